/**
 * The plain page as data: one page on which every number leads to the clause it stands in, and those clauses after it. Owns: the
 * one page. Does not own: its sentences (sections.ts), how it looks (twin-page.ts, twin-template.ts).
 */
import { spaced, Writer } from '@troth/core';
import type { Block, Language, Revision } from '@troth/core';
import { clausesOf, linked } from './clauses.ts';
import type { Clause, Run } from './clauses.ts';
import { readingGrade } from './reading-grade.ts';
import { between, plainParts, plainTitle } from './sections.ts';

export type TwinItem =
  | { readonly kind: 'promise'; readonly figure: readonly Run[]; readonly text: readonly Run[] }
  | { readonly kind: 'line'; readonly text: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly (readonly Run[])[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    };

export interface TwinSection {
  readonly title: string;
  readonly items: readonly TwinItem[];
}

export interface Twin {
  readonly title: readonly Run[];
  readonly language: Language;
  readonly lead: readonly Run[];
  readonly sections: readonly TwinSection[];
  readonly identity: string;
  readonly hash: string;
  /** Years of school that reading it asks for; in English only, where there is a measure. */
  readonly grade?: number;
  /** The clauses that its numbers lead to, in the order of the contract. */
  readonly clauses: readonly Clause[];
  readonly clausesTitle: string;
}

export function twinOf(revision: Revision, language: Language): Twin {
  const writer = new Writer(revision, language);
  const clauses = clausesOf(revision, language);
  const used = new Set<Clause>();
  const link = (text: string, keys: readonly string[]): readonly Run[] => {
    const runs = linked(language === 'en' ? text : spaced(text), keys, clauses);
    for (const { clause } of runs) if (clause !== undefined) used.add(clause);
    return runs;
  };
  const title = link(plainTitle(writer), ['K00']);
  const lead = link(between(writer), ['K03', 'K00']);
  const parts = plainParts(writer);
  const sections = parts.map(({ clauses: keys, blocks }) => sectionOf(blocks, (text) => link(text, keys)));
  const grade =
    language === 'en' ? readingGrade(parts.flatMap(({ blocks }) => blocks.flatMap(sentences)).join('\n')) : undefined;
  return {
    title,
    language,
    lead,
    sections,
    identity: `${revision.agreement} · ${writer.say(`revision ${revision.revision}`, `第 ${revision.revision} 版`)}`,
    hash: revision.hash,
    ...(grade === undefined ? {} : { grade }),
    clauses: clauses.filter((one) => used.has(one)),
    clausesTitle: writer.say('The clauses behind the numbers', '數字所依的條款'),
  };
}

function sectionOf(blocks: readonly Block[], link: (text: string) => readonly Run[]): TwinSection {
  const [head, ...rest] = blocks;
  return {
    title: head?.kind === 'heading' ? head.text : '',
    items: rest.flatMap((block): readonly TwinItem[] => {
      if (block.kind === 'highlight') return [{ kind: 'promise', figure: link(block.figure), text: link(block.text) }];
      if (block.kind === 'list') return block.items.map((item) => ({ kind: 'line', text: link(item) }));
      if (block.kind === 'paragraph') return [{ kind: 'line', text: link(block.text) }];
      if (block.kind !== 'table') return [];
      return [
        {
          kind: 'table',
          caption: block.caption,
          head: block.head.map(link),
          rows: block.rows.map((row) => row.map(link)),
        },
      ];
    }),
  };
}

/** What is read as sentences: tables and headings are not. */
function sentences(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'highlight') return [`${block.figure} ${block.text}`];
  return block.kind === 'paragraph' ? [block.text] : [];
}

/** Every number of the page with the clause it leads to, for whoever checks that none is left without. */
export function twinRuns({ title, lead, sections }: Twin): readonly Run[] {
  const of = (item: TwinItem): readonly Run[] => {
    if (item.kind === 'table') return [...item.head.flat(), ...item.rows.flat(2)];
    return item.kind === 'promise' ? [...item.figure, ...item.text] : item.text;
  };
  return [...title, ...lead, ...sections.flatMap(({ items }) => items.flatMap(of))];
}

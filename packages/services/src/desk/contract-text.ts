/**
 * The contract of a revision beside the terms it is written from, and two revisions beside each other. Owns: which term belongs
 * to which chapter, and pairing clauses by their numbers. Does not own: the sentences (documents), the terms (core).
 */
import { accepted, changedTerms, contractProse, refused, termLeaves, wordChanges } from '@troth/core';
import type { Block, Language, Outcome, Revision, TermChange, WordChange } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';

export interface TermLine {
  readonly term: string;
  readonly value: string;
}

export interface ContractChapter {
  /** K01 … K25; missing for what stands before the first. */
  readonly key?: string | undefined;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What its sentences are written from. */
  readonly terms: readonly TermLine[];
}

export interface ContractText {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly title: string;
  readonly chapters: readonly ContractChapter[];
}

/** Chapter by the first name of a term. */
const chapterOf: Readonly<Record<string, string>> = {
  parties: 'K01',
  purpose: 'K02',
  term: 'K03',
  services: 'K04',
  calendars: 'K05',
  zone: 'K05',
  commitments: 'K06',
  waivers: 'K06',
  priorities: 'K07',
  workload: 'K08',
  exclusions: 'K09',
  maintenance: 'K10',
  measurement: 'K11',
  reporting: 'K12',
  fees: 'K13',
  credits: 'K13',
  currency: 'K13',
  consequences: 'K14',
  problemReports: 'K15',
  duties: 'K16',
  reviews: 'K17',
  amendment: 'K18',
  warranties: 'K19',
  confidentiality: 'K20',
  legal: 'K21',
  sustainability: 'K22',
  restrictions: 'K23',
  exit: 'K24',
  distribution: 'K25',
};

export interface ContractQuestion extends Question {
  readonly agreement: string;
  readonly language: Language;
  /** The last one when missing. */
  readonly revision?: number | undefined;
}

export async function contractText(context: Context, question: ContractQuestion): Promise<Outcome<ContractText>> {
  const { language, revision: asked } = question;
  const found = await revisionsOf(context, question);
  if (!found.ok) return found;
  const revision = asked === undefined ? found.value.at(-1) : found.value.find((one) => one.revision === asked);
  if (revision === undefined) return noRevision(question.agreement, asked);
  const { title, blocks } = contractProse(revision, language);
  const { agreement, hash } = revision;
  return accepted({ agreement, revision: revision.revision, hash, title, chapters: chaptersOf(blocks, revision) });
}

async function revisionsOf(
  context: Context,
  { organisation, agreement }: Question & { readonly agreement: string },
): Promise<Outcome<readonly Revision[]>> {
  return context.store.read(organisation, async (reader) => {
    const found = agreementOn(await shelfOf(context.store, reader), agreement);
    return found.ok ? accepted(found.value.agreement.revisions) : found;
  });
}

const noRevision = (agreement: string, revision: number | undefined): Outcome<never> =>
  refused({ code: 'NOT-FOUND', message: `${agreement} has no revision ${revision ?? ''}` });

function chaptersOf(blocks: readonly Block[], { terms }: Revision): readonly ContractChapter[] {
  const leaves = Map.groupBy(termLeaves(terms), ([term]) => chapterOf[/^\w+/u.exec(term)?.[0] ?? ''] ?? '');
  const found: { key?: string; title: string; blocks: Block[]; terms: readonly TermLine[] }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level === 3) {
      found.at(-1)?.blocks.push(block);
      continue;
    }
    const { anchor, text } = block;
    const own = (anchor === undefined ? [] : (leaves.get(anchor) ?? [])).map(([term, value]) => ({ term, value }));
    found.push({ ...(anchor === undefined ? {} : { key: anchor }), title: text, blocks: [], terms: own });
  }
  return found;
}

export interface ClauseChange {
  readonly chapter: string;
  /** "6.1", or the caption of a table. */
  readonly clause: string;
  readonly words: readonly WordChange[];
}

export interface RevisionDifference {
  readonly agreement: string;
  readonly before: { readonly revision: number; readonly hash: string };
  readonly after: { readonly revision: number; readonly hash: string };
  readonly clauses: readonly ClauseChange[];
  readonly terms: readonly TermChange[];
}

export async function revisionDifference(
  context: Context,
  question: Omit<ContractQuestion, 'revision'> & { readonly from: number; readonly to: number },
): Promise<Outcome<RevisionDifference>> {
  const { agreement, language, from, to } = question;
  const found = await revisionsOf(context, question);
  if (!found.ok) return found;
  const named = (number: number): Revision | undefined => found.value.find(({ revision }) => revision === number);
  const [before, after] = [named(from), named(to)];
  if (before === undefined || after === undefined) return noRevision(agreement, before === undefined ? from : to);
  return accepted({
    agreement,
    before: { revision: before.revision, hash: before.hash },
    after: { revision: after.revision, hash: after.hash },
    clauses: clauseChanges(sentencesOf(before, language), sentencesOf(after, language)),
    terms: changedTerms(before.terms, after.terms),
  });
}

interface Sentence {
  readonly chapter: string;
  readonly clause: string;
  readonly text: string;
}

function sentencesOf(revision: Revision, language: Language): ReadonlyMap<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const { key, title, blocks } of chaptersOf(contractProse(revision, language).blocks, revision)) {
    if (key === undefined) continue;
    for (const [index, block] of blocks.entries()) {
      const { clause, text } = sentenceOf(block, index);
      found.set(`${key} ${clause}`, { chapter: title, clause, text });
    }
  }
  return found;
}

function sentenceOf(block: Block, index: number): Pick<Sentence, 'clause' | 'text'> {
  switch (block.kind) {
    case 'clause':
      return { clause: block.number, text: `${block.title === undefined ? '' : `${block.title} `}${block.text}` };
    case 'table':
      return { clause: block.caption, text: block.rows.map((row) => row.join(' · ')).join('\n') };
    case 'list':
      return { clause: `#${index + 1}`, text: block.items.join('\n') };
    case 'highlight':
      return { clause: `#${index + 1}`, text: `${block.figure} ${block.text}` };
    case 'hash':
      return { clause: block.label, text: block.value };
    case 'facts':
      return { clause: `#${index + 1}`, text: block.rows.map((row) => row.join(': ')).join('\n') };
    case 'drawing':
      return { clause: block.drawing.title, text: block.drawing.description };
    default:
      return { clause: `#${index + 1}`, text: block.text };
  }
}

function clauseChanges(
  before: ReadonlyMap<string, Sentence>,
  after: ReadonlyMap<string, Sentence>,
): readonly ClauseChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const { chapter, clause } = is ?? was ?? { chapter: '', clause: '' };
    if (was?.text === is?.text) return [];
    return [{ chapter, clause, words: wordChanges(was?.text ?? '', is?.text ?? '') }];
  });
}

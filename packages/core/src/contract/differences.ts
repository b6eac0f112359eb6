/**
 * Two texts of an agreement side by side, chapter by chapter: their terms before and after, and their sentences word by word in
 * each language. Owns: pairing sentences by their numbers. Pure, so that a browser
 * shows the difference of a text that no server has seen.
 */
import { changedTerms } from '../agreements/term-changes.ts';
import type { TermChange } from '../agreements/term-changes.ts';
import type { Revision } from '../agreements/revision.ts';
import { languages } from '../terms/text.ts';
import type { Language, Localized } from '../terms/text.ts';
import { wordChanges } from '../terms/word-changes.ts';
import type { WordChange } from '../terms/word-changes.ts';
import type { Block } from './block.ts';
import { clauseOfTerm } from './clause-of-term.ts';
import { contractChapters, writeChapters } from './contract.ts';

/** A sentence, list or table that reads differently. */
export interface ClauseChange {
  /** K01 … K25. */
  readonly key: string;
  readonly chapter: string;
  /** "6.1", or the caption of a table. */
  readonly clause: string;
  readonly words: readonly WordChange[];
}

/** What a chapter says differently; `key` is missing for what heads the document. */
export interface ChapterDifference {
  readonly key?: string | undefined;
  readonly title: Localized;
  readonly terms: readonly TermChange[];
  readonly words: Readonly<Record<Language, readonly ClauseChange[]>>;
}

const wholeDocument: Localized = { en: 'The agreement as a whole', 'zh-Hant': '協議整體' };

/** Chapters that differ, in the order of the contract. */
export function textDifference(before: Revision, after: Revision): readonly ChapterDifference[] {
  const terms = Map.groupBy(changedTerms(before.terms, after.terms), ({ term }) => clauseOfTerm(term));
  const [en, zh] = languages.map((language) =>
    Map.groupBy(changedSentences(before, after, language), ({ key }) => key),
  );
  const heads = [{ key: undefined, title: wholeDocument }, ...contractChapters];
  return heads.flatMap(({ key, title }) => {
    const own = terms.get(key) ?? [];
    const words = { en: en?.get(key ?? '') ?? [], 'zh-Hant': zh?.get(key ?? '') ?? [] };
    if (own.length + words.en.length + words['zh-Hant'].length === 0) return [];
    return [{ key, title, terms: own, words }];
  });
}

/**
 * Sentences of both texts that differ, in the order of the first, then those that only the second has. A sentence that only got
 * another number, because one before it went, reads as it did.
 */
export function changedSentences(before: Revision, after: Revision, language: Language): readonly ClauseChange[] {
  const [one, two] = withoutSame(sentencesOf(before, language), sentencesOf(after, language));
  return [...new Set([...one.keys(), ...two.keys()])].flatMap((name) => {
    const [was, is] = [one.get(name), two.get(name)];
    const { key, chapter, clause } = is ?? was ?? { key: '', chapter: '', clause: '' };
    if (was?.text === is?.text) return [];
    return [{ key, chapter, clause, words: wordChanges(was?.text ?? '', is?.text ?? '') }];
  });
}

type Sentences = ReadonlyMap<string, Sentence>;

/** Both without the sentences that stand in both under different numbers; those under the same number pair by it. */
function withoutSame(before: Sentences, after: Sentences): readonly [Sentences, Sentences] {
  const bodyOf = ({ key, text }: Sentence): string => `${key} ${text}`;
  const moved = new Map<string, string[]>();
  for (const [name, sentence] of after)
    if (before.get(name)?.text !== sentence.text)
      moved.set(bodyOf(sentence), [...(moved.get(bodyOf(sentence)) ?? []), name]);
  const [one, two] = [new Map(before), new Map(after)];
  for (const [name, sentence] of before) {
    if (after.get(name)?.text === sentence.text) continue;
    const found = moved.get(bodyOf(sentence))?.shift();
    if (found === undefined) continue;
    one.delete(name);
    two.delete(found);
  }
  return [one, two];
}

interface Sentence {
  readonly key: string;
  readonly chapter: string;
  readonly clause: string;
  readonly text: string;
}

function sentencesOf(revision: Revision, language: Language): Sentences {
  const found = new Map<string, Sentence>();
  for (const { key, title, blocks } of writeChapters(revision, language)) {
    // The title of the chapter heads every one of its sentences already.
    const own = blocks.filter((block) => block.kind !== 'heading' || block.level === 3);
    for (const [index, block] of own.entries()) {
      const { clause, text } = sentenceOf(block, index);
      found.set(`${key} ${clause}`, { key, chapter: title, clause, text });
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

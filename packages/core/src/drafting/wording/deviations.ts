/**
 * Where the words of an agreement are not the approved ones. Owns: finding them, and the hash that counsel approves. A place for
 * which nothing is approved is the author's; further prose (`clauses`) is always compared. Does not own: whether something is
 * missing (lint), who approves (services).
 */
import type { Json } from '../../ledger/entry.ts';
import { languages } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import { wordChanges } from '../../terms/word-changes.ts';
import type { WordChange } from '../../terms/word-changes.ts';
import { canonicalHash } from '../../values/canonical.ts';
import { approvedWording } from './library.ts';
import type { Passage, WordingLibrary } from './passage.ts';

type Group = { readonly [key: string]: Json };

export interface Deviation {
  /** K01 … K25. */
  readonly clause: string;
  /** Where it stands in the document, keys and numbers from the outside in. */
  readonly path: readonly (string | number)[];
  readonly language: Language;
  /** The approved passage that is nearest to what is written; none is approved for this place when missing. */
  readonly passage?: string;
  readonly approved: string;
  readonly written: string;
  readonly changes: readonly WordChange[];
  /** Of clause, place, language, approved and written words. */
  readonly hash: string;
}

/** Every passage of the agreement document that differs from what is approved for its place, in the order of the clauses. */
export function deviationsOf(text: Group, library: WordingLibrary = approvedWording): readonly Deviation[] {
  return written(text, library)
    .flatMap((found) => languages.flatMap((language) => compare(found, language)))
    .sort((a, b) => (a.clause === b.clause ? 0 : a.clause < b.clause ? -1 : 1));
}

/** What counsel approves: the same deviations, the same hash; one word more, another hash. */
export function deviationsHash(deviations: readonly Pick<Deviation, 'hash'>[]): string {
  return canonicalHash(deviations.map(({ hash }) => hash).sort());
}

interface Written {
  readonly clause: string;
  readonly path: readonly (string | number)[];
  readonly text: Json;
  readonly candidates: readonly Passage[];
}

function written(text: Group, library: WordingLibrary): readonly Written[] {
  const places = Map.groupBy(
    library.filter(({ place }) => place !== 'clauses'),
    ({ place }) => place,
  );
  const typed = [...places].flatMap(([place, candidates]) =>
    at(text, place.split('.')).map(({ path, value }): Written => ({
      clause: candidates[0]?.clause ?? '',
      path,
      text: value,
      candidates,
    })),
  );
  const { clauses } = text;
  const prose = (isList(clauses) ? clauses : []).flatMap((one, index): Written[] => {
    if (!isGroup(one) || typeof one['key'] !== 'string' || one['text'] === undefined) return [];
    const { key } = one;
    const candidates = library.filter((passage) => passage.place === 'clauses' && passage.clause === key);
    return [{ clause: key, path: ['clauses', index, 'text'], text: one['text'], candidates }];
  });
  return [...typed, ...prose];
}

interface Found {
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

/** Values at a place; `*` stands for every member. */
function at(value: Json | undefined, [head, ...rest]: readonly string[]): readonly Found[] {
  if (value === undefined) return [];
  if (head === undefined) return [{ path: [], value }];
  const members: readonly (readonly [string | number, Json])[] =
    head !== '*'
      ? isGroup(value) && value[head] !== undefined
        ? [[head, value[head]]]
        : []
      : isList(value)
        ? value.map((one, index) => [index, one] as const)
        : isGroup(value)
          ? Object.entries(value)
          : [];
  return members.flatMap(([key, member]) => at(member, rest).map((one) => ({ ...one, path: [key, ...one.path] })));
}

function compare({ clause, path, text, candidates }: Written, language: Language): readonly Deviation[] {
  const words = inLanguageOf(text, language);
  if (words === undefined || candidates.some((passage) => passage.text[language] === words)) return [];
  const [nearest] = candidates
    .map((passage) => ({ passage, changes: wordChanges(passage.text[language], words) }))
    .sort((a, b) => weight(a.changes) - weight(b.changes));
  const approved = nearest?.passage.text[language] ?? '';
  return [
    {
      clause,
      path,
      language,
      ...(nearest === undefined ? {} : { passage: nearest.passage.id }),
      approved,
      written: words,
      changes: nearest?.changes ?? wordChanges('', words),
      hash: canonicalHash({ clause, path, language, approved, written: words }),
    },
  ];
}

const weight = (changes: readonly WordChange[]): number =>
  changes.reduce((sum, { kind, text }) => (kind === 'same' ? sum : sum + text.length), 0);

function inLanguageOf(text: Json, language: Language): string | undefined {
  if (typeof text === 'string') return language === 'en' ? text : undefined;
  const words = isGroup(text) ? text[language] : undefined;
  return typeof words === 'string' ? words : undefined;
}

const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

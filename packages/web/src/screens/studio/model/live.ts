/**
 * The text of a draft as it stands this moment, compiled in the browser: the contract, what is wrong with it, the sentences of
 * one promise. Owns: going on with what can be read while something is missing. Does not own: the text (working-text.ts).
 */
import { canonicalText, compileBook, lintRevision, readDocuments, writeChapters } from '@troth/core';
import type { AgreementDocument, Finding, Json, Language, Refusal, Revision, WrittenChapter } from '@troth/core';
import { inNumbers, valueAt, withValueAt } from './text-at.ts';
import type { Place } from './text-at.ts';

/** What a draft is read with: the agreements that it inherits from, and the revision that it follows. */
export interface Around {
  readonly parents: readonly Json[];
  readonly before?: Json | undefined;
}

export interface Live {
  /** Missing while the text cannot be read at all. */
  readonly revision?: Revision | undefined;
  /** Errors first. Those of reading stand before those of lint. */
  readonly findings: readonly Finding[];
}

const file = 'draft';

const named = (text: Json): string => {
  const id = valueAt(text, ['id']);
  return typeof id === 'string' ? id : '';
};

function compiled(text: Json, parents: readonly AgreementDocument[]): readonly Refusal[] | Revision {
  const read = readDocuments([{ file, text: canonicalText(text) }]);
  if (!read.ok) return read.refusals;
  const book = compileBook([...read.value, ...parents]);
  if (!book.ok) return book.refusals;
  const own = book.value.agreements.find(({ id }) => id === named(text))?.revisions.at(-1);
  return own ?? [{ code: 'DOCUMENT', message: 'the text has no id', at: ['id'] }];
}

const isRevision = (found: readonly Refusal[] | Revision): found is Revision => 'terms' in found;

/** Documents once read, so that a letter typed costs only the reading of the draft. */
export function reader({ parents, before }: Around): (text: Json) => Live {
  const above = parents.flatMap((parent) => {
    const read = readDocuments([{ file: named(parent), text: canonicalText(parent) }]);
    return read.ok ? read.value : [];
  });
  const earlier = before === undefined ? undefined : compiled(before, above);
  const follows = earlier !== undefined && isRevision(earlier) ? earlier : undefined;
  return (text) => {
    const found = compiled(text, above);
    if (isRevision(found)) return { revision: found, findings: lintRevision(found, follows) };
    const whole = compiled(withGaps(text, found), above);
    return {
      revision: isRevision(whole) ? whole : undefined,
      findings: [
        ...found.map((refusal) => findingOf(text, refusal)),
        ...(isRevision(whole) ? lintRevision(whole, follows) : []),
      ],
    };
  };
}

/** Words that are still to be written are shown as dots, so that the rest can be read. */
function withGaps(text: Json, refusals: readonly Refusal[]): Json {
  const places = refusals.flatMap(({ at }) => (at === undefined ? [] : [inNumbers(text, at)]));
  return places
    .filter((place) => valueAt(text, place) === '')
    .reduce<Json>((now, place) => withValueAt(now, place, '…'), text);
}

/** The place of a refusal is a field here; what names a line of a file is left out. */
function findingOf(text: Json, { code, message, at = [] }: Refusal): Finding {
  const plain = message.replace(/^draft:\d+:\d+:\s*/u, '');
  const path = placeIn(text, at);
  const start = `${at.join('.')}: `;
  return {
    code,
    severity: 'error',
    path,
    message:
      valueAt(text, path) === ''
        ? 'is still to be written'
        : plain.startsWith(start)
          ? plain.slice(start.length)
          : plain,
    example: '',
    fix: '',
  };
}

const placeIn = (text: Json, at: Place): Place => inNumbers(text, at);

/** Chapters in a language; none while nothing can be read. */
export const chaptersOf = ({ revision }: Live, language: Language): readonly WrittenChapter[] =>
  revision === undefined ? [] : writeChapters(revision, language);

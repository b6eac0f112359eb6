/** Free words: numbers typed by hand, vague promises, references to nothing. */
import { referencesIn, knownReferences } from '../agreements/references.ts';
import { fault, warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';
import type { Localized } from '../terms/text.ts';

const typedNumber =
  /\d+(?:[.,]\d+)?\s*(?:%|percent|per cent|minutes?|min\b|hours?|business days?|calendar days?|HKD|USD|EUR|GBP|分鐘|小時|個?工作日|個?曆日)/iu;
const vague =
  /\b(?:best[- ]efforts?|reasonable endeavours|as soon as (?:possible|practicable)|approximately|industry[- ]standard|promptly|from time to time)\b|盡力|盡快|大約/iu;

interface Passage {
  readonly path: readonly (string | number)[];
  readonly text: Localized;
}

/** Every free text of the document that stands for itself: further clauses and descriptions. */
function passages(value: unknown, path: readonly (string | number)[] = []): Passage[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => passages(item, [...path, index]));
  if (isLocalized(value)) return [{ path, text: value }];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    skipped.has(key) ? [] : passages(item, [...path, key]),
  );
}

/** Titles name things, methods describe instruments; figures may stand there. */
const skipped = new Set(['title', 'method', 'provenance', 'metric', 'credits', 'band', 'bound', 'name', 'means']);

function isLocalized(value: object): value is Localized {
  return 'en' in value && typeof value.en === 'string';
}

/** A number with a unit in prose can drift away from the term it repeats. */
export const numbersInProse: Check = ({ terms }) =>
  passages(terms).flatMap(({ path, text }) => {
    const found = typedNumber.exec(text.en) ?? typedNumber.exec(text['zh-Hant'] ?? '');
    if (found === null) return [];
    return [
      warning('PROSE-NUMBER', path, {
        message: `“${found[0]}” is typed into prose.`,
        example: 'the target is amended and the sentence still says the old number; both are signed',
        fix: 'refer to the term instead, as in {availability.target}, or make it a term',
      }),
    ];
  });

/** Words that promise nothing that can be measured. */
export const vagueWords: Check = ({ terms }) =>
  passages(terms).flatMap(({ path, text }) => {
    const found = vague.exec(text.en) ?? vague.exec(text['zh-Hant'] ?? '');
    if (found === null || terms.type === 'expectation') return [];
    return [
      warning('PROSE-VAGUE', path, {
        message: `“${found[0]}” cannot be measured.`,
        example: 'four hours is prompt to one side and late to the other',
        fix: 'write a number as a term, or leave the word out',
      }),
    ];
  });

/** References in braces, and defined terms, must lead somewhere. */
export const referencesLead: Check = (revision) => {
  const known = knownReferences(revision);
  const found: Finding[] = passages(revision.terms).flatMap(({ path, text }) =>
    [...referencesIn(text.en), ...referencesIn(text['zh-Hant'] ?? '')]
      .filter((name) => !known.has(name))
      .map((name) => unknownReference(name, path, [...known])),
  );
  for (const [term, { refersTo }] of Object.entries(revision.terms.definitions ?? {})) {
    if (refersTo !== undefined && !known.has(refersTo))
      found.push(unknownReference(refersTo, ['definitions', term], [...known]));
  }
  return found;
};

function unknownReference(name: string, path: Finding['path'], known: readonly string[]): Finding {
  return fault('PROSE-REFERENCE', path, {
    message: `{${name}} refers to nothing.`,
    example: 'the signed sentence would have a hole',
    fix: known.length === 0 ? 'define the term' : `refer to one of ${known.slice(0, 8).join(', ')}`,
  });
}

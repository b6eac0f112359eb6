/**
 * References from prose to terms: {availability.target}, {availability}, {office}. Owns: what may be referred to and the words
 * that stand for it, so that prose and program cannot differ.
 */
import { sayTarget } from '../terms/target.ts';
import { inLanguage } from '../terms/text.ts';
import type { Language } from '../terms/text.ts';
import type { Revision } from './revision.ts';

const reference = /\{([A-Za-z0-9][A-Za-z0-9._:-]*)\}/gu;

/** Names in braces that a text refers to. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(reference)].map((found) => found[1] ?? '');
}

/** Every name that may be referred to. */
export function knownReferences(revision: Revision): ReadonlySet<string> {
  return new Set(wordsFor(revision, 'en').keys());
}

/** The text with every reference replaced by the words of its term; an unknown reference stays as written (lint refuses it). */
export function withReferences(text: string, revision: Revision, language: Language): string {
  const words = wordsFor(revision, language);
  return text.replace(reference, (whole, name: string) => words.get(name) ?? whole);
}

function wordsFor(revision: Revision, language: Language): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const commitment of revision.commitments) {
    words.set(commitment.id, inLanguage(commitment.title, language));
    const target = commitment.targetFor(undefined);
    if (target !== undefined) words.set(`${commitment.id}.target`, sayTarget(target, language));
  }
  for (const service of revision.terms.services ?? []) words.set(service.id, inLanguage(service.title, language));
  for (const [id, calendar] of Object.entries(revision.terms.calendars ?? {}))
    words.set(id, calendar.description === undefined ? id : inLanguage(calendar.description, language));
  for (const [term, { means }] of Object.entries(revision.terms.definitions ?? {}))
    words.set(term, inLanguage(means, language));
  return words;
}

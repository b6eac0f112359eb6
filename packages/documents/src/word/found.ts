/** What is said of a difference between a text that left and the file that came back. */
import type { Change, Json, Language, Localized, Revision, WordChange } from '@troth/core';
import type { Line, Piece } from './lines.ts';
import type { WordRemark } from './read.ts';

/** A term that a sentence is written from. */
export interface SentenceTerm {
  readonly path: readonly string[];
  readonly name: Localized;
}

export interface FoundChange {
  /** K01 … K25; K00 before the first. */
  readonly key: string;
  /** "6.1", the caption of a table, or a place in the clause. */
  readonly clause: string;
  readonly language: Language;
  readonly kind: 'prose' | 'generated' | 'comment';
  readonly before: string;
  readonly after: string;
  readonly words: readonly WordChange[];
  /** It stands at another place among the sentences than before. */
  readonly moved: boolean;
  /** Words of an author: this change of the document makes them read so. */
  readonly change?: Change | undefined;
  /** A sentence written from terms: these. */
  readonly terms: readonly SentenceTerm[];
  /** What it means and what to do. */
  readonly message: Localized;
  readonly remarks: readonly WordRemark[];
  readonly by: string;
  readonly at: string;
  /** The file shows the change itself; otherwise it was found by comparing. */
  readonly tracked: boolean;
}

/** One paragraph as it left. */
export interface BaseLine {
  readonly line: Line;
  readonly piece: Piece;
  readonly language: Language;
  readonly text: string;
}

/** Spaces and breaks that a text processor sets as it likes. */
export const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

export interface Basis {
  readonly revision: Revision;
  /** The document of that revision as data. */
  readonly document: Json;
}

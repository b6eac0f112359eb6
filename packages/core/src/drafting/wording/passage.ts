/** One approved passage: words that counsel has read, for one place of an agreement, in both languages. */
import type { Language } from '../../terms/text.ts';

export interface Passage {
  /** Begins with the key of its clause: "K18-rule". */
  readonly id: string;
  /** K01 … K25. */
  readonly clause: string;
  /** Where it may stand: keys from the outside in, `*` for any member of a list or group; `clauses` is further prose. */
  readonly place: string;
  readonly version: number;
  readonly text: Readonly<Record<Language, string>>;
}

/** Approved passages by their id; several may stand at one place. */
export type WordingLibrary = readonly Passage[];

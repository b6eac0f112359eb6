/** What the program and the thread of the press tell each other. */

/** PDF/A-2a: archival, with tags. PDF/A-3a: the same with files in it. PDF/UA-1: accessible. The press can follow one at a time. */
export type PaperStandard = 'a-2a' | 'a-3a' | 'ua-1';

/** Which of our sheets the data is set in. */
export type SheetName = 'paper' | 'contract' | 'twin' | 'redline' | 'mark';

/** A file inside the file. */
export interface Attachment {
  readonly name: string;
  /** What it is, as readers of the file list it. */
  readonly description: string;
  /** Kept to the letter: what is hashed is never touched by the press. */
  readonly text: string;
}

/** Where the signature of a signatory belongs: left, bottom, right and top, in points from the lower left corner of the page. */
export interface SigningPlace {
  readonly order: number;
  /** From 1. */
  readonly page: number;
  readonly rectangle: readonly number[];
}

export interface PressOrder {
  readonly sheet: SheetName;
  readonly data: unknown;
  readonly attachments: readonly Attachment[];
  readonly standard: PaperStandard;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export interface Printed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly places: readonly SigningPlace[];
  /** Of the part that the sheet counts; 0 where it counts none. */
  readonly pages: number;
}

export interface ToPress extends PressOrder {
  readonly id: number;
}

export type FromPress = ({ readonly id: number } & Printed) | { readonly id: number; readonly why: string };

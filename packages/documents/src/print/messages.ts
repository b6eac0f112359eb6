/** What the program and the thread of the press tell each other. */

/** PDF/A-2a: archival, with tags. PDF/UA-1: accessible. The press can follow one of them at a time. */
export type PaperStandard = 'a-2a' | 'a-3a' | 'ua-1';

export interface ToPress {
  readonly id: number;
  readonly data: unknown;
  readonly standard: PaperStandard;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export type FromPress =
  { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly id: number; readonly why: string };

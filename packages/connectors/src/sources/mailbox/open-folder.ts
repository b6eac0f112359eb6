/**
 * The port between reading mail and a mail server. Owns: what a reader may ask. It never writes: mail stays unread, because
 * people read the same mailbox.
 */
import type { MailboxTerms } from './terms.ts';

export interface FoundMail {
  /** Number within the folder, rising, for as long as `validity` stays the same. */
  readonly uid: number;
  /** Bytes of the whole mail. */
  readonly size: number;
  /** The mail from its beginning, at most as long as asked. */
  readonly source: Uint8Array;
  /** When the server got it, epoch milliseconds. */
  readonly arrivedAt?: number | undefined;
}

export interface Folder {
  /** Changes when the server numbers the folder anew. */
  readonly validity: string;
  /** Mails numbered above `uid`, in order, at most `count` of them, each cut to `bytes`. */
  after(uid: number, most: { readonly count: number; readonly bytes: number }): Promise<readonly FoundMail[]>;
  close(): Promise<void>;
}

/** Logs in and opens the folder. Throws an error with a sentence when it cannot. */
export type OpenFolder = (terms: MailboxTerms, secret: string) => Promise<Folder>;

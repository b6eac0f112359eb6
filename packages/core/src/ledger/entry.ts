/**
 * The ledger: everything that was ever told or decided, in the order in which it became known. Owns: what an entry is,
 * the chain of hashes that ties it to all before it, the tree over them, and signed checkpoints. Does not own: keeping
 * entries (stores), keys (whoever signs hands in a function), and what kinds of entry say (packs, services).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';

/** What a body may hold. Exact numbers, money and instants are text; numbers only count and index. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What is to be entered: who did what to what. */
export interface EntryDraft {
  readonly kind: string;
  /** The thing the entry is about, by its id. */
  readonly subject: string;
  readonly actor: string;
  /** When it happened in the world, where that is another moment than when we learned of it. */
  readonly occurred?: Instant | undefined;
  /** Key of the request, so that the same request told twice is entered once. */
  readonly key?: string | undefined;
  readonly body: Json;
}

/** Where an entry stands: counted from 0 without gaps, after the entry whose hash is `previous`. */
export interface EntryPlace {
  readonly index: number;
  readonly recordedAt: Instant;
  /** Hash of the entry before; `chainStart` for the first. */
  readonly previous: string;
}

/** A draft in its place. Nothing of it is ever changed. */
export interface Entry extends EntryDraft, EntryPlace {
  readonly hash: string;
}

/** Stands for the entry before the first. */
export const chainStart = '0'.repeat(64);

/** SHA-256 of the previous hash, a line feed and the canonical JSON of the entry: no entry changes without all after it. */
export function entryHash(entry: EntryDraft & EntryPlace): string {
  return bytesToHex(sha256(utf8ToBytes(`${entry.previous}\n${canonicalText(hashed(entry))}`)));
}

/** The part of an entry that its hash covers besides `previous`; instants are RFC 3339 text in UTC. */
function hashed(entry: EntryDraft & EntryPlace): { readonly [key: string]: Json } {
  return {
    actor: entry.actor,
    body: entry.body,
    index: entry.index,
    ...(entry.key === undefined ? {} : { key: entry.key }),
    kind: entry.kind,
    ...(entry.occurred === undefined ? {} : { occurred: Instant.format(entry.occurred) }),
    recordedAt: Instant.format(entry.recordedAt),
    subject: entry.subject,
  };
}

/** The draft as an entry in that place. */
export function chainEntry(draft: EntryDraft, place: EntryPlace): Entry {
  const { kind, subject, actor, occurred, key, body } = draft;
  const { index, recordedAt, previous } = place;
  const entry = {
    kind,
    subject,
    actor,
    ...(occurred === undefined ? {} : { occurred }),
    ...(key === undefined ? {} : { key }),
    body,
    index,
    recordedAt,
    previous,
  };
  return { ...entry, hash: entryHash(entry) };
}

/**
 * What the entries that evidence rests on say. Owns: the bodies of the kinds `evidence`, `pages` and `record`,
 * and the digest by which an entry names its rows. Whoever writes such an entry and whoever checks one goes through here.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalHash } from '../values/canonical.ts';
import type { Entry } from '../ledger/entry.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.number().int().nonnegative();

/** Rows that were told together: how many, and the digest over them in the order in which they were told. */
const evidenceSchema = z.object({ source: z.string(), count, digest: hash });
/** A day of a series that was sealed: the hash stands for all its slices. */
const sealedDay = z.object({
  source: z.string(),
  series: z.string(),
  subject: z.string().optional(),
  agreement: z.string().optional(),
  day: z.string(),
  hash,
});
const pagesBody = z.object({ pages: z.array(sealedDay) });
/** One version of a record; `agreement` and `statement` are the kinds that a pack rests on. */
const recordBody = z.object({ kind: z.string(), id: z.string(), version: count, body: z.json() });

export type EvidenceBody = z.output<typeof evidenceSchema>;
export type SealedDay = z.output<typeof sealedDay>;
export type RecordBody = z.output<typeof recordBody>;

/** SHA-256 of a row's canonical text. */
export const rowHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * The digest of rows that were told together: SHA-256 over the hashes of their canonical texts (hexadecimal, one a line,
 * in the order of telling). Over hashes and not over texts, so that a row is named when it was altered, and a row that is
 * another customer's can be left out of a pack and still be counted.
 */
export const batchDigest = (hashes: readonly string[]): string => bytesToHex(sha256(utf8ToBytes(hashes.join('\n'))));

const read = <T>(entry: Entry, kind: string, schema: z.ZodType<T>): T | undefined =>
  entry.kind === kind ? schema.safeParse(entry.body).data : undefined;

/** Undefined when the entry records no rows, or says so in no known way. */
export const evidenceIn = (entry: Entry): EvidenceBody | undefined => read(entry, 'evidence', evidenceSchema);
export const sealedDaysIn = (entry: Entry): readonly SealedDay[] => read(entry, 'pages', pagesBody)?.pages ?? [];
export const recordIn = (entry: Entry): RecordBody | undefined => read(entry, 'record', recordBody);

/** What a record is told by: the hash that it carries, where it stands for a text kept elsewhere, or that of its body. */
export function recordHash({ body }: RecordBody): string {
  const carried = hash.safeParse(
    typeof body === 'object' && body !== null && 'hash' in body ? body['hash'] : undefined,
  );
  return carried.data ?? canonicalHash(body);
}

/** The body of an entry that records rows, given by the hashes of their texts. */
export function evidenceBody(source: string, hashes: readonly string[]): EvidenceBody {
  return { source, count: hashes.length, digest: batchDigest(hashes) };
}

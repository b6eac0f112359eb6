/** An entry of the ledger as JSON: a line of ledger.jsonl. Instants are RFC 3339 text, as in what its hash covers. */
import { z } from 'zod';
import type { Entry, Json } from '../ledger/entry.ts';
import { Instant } from '../values/instant.ts';
import { countSchema, hashSchema, instantSchema } from './pack.ts';

/** Reads a line. A key that no hash covers is refused, so that nothing can be slipped in. */
export const entrySchema = z.strictObject({
  index: countSchema,
  kind: z.string(),
  subject: z.string(),
  actor: z.string(),
  occurred: instantSchema.optional(),
  key: z.string().optional(),
  body: z.json(),
  recordedAt: instantSchema,
  previous: hashSchema,
  hash: hashSchema,
});

export function entryJson(entry: Entry): Json {
  const { index, kind, subject, actor, occurred, key, body, recordedAt, previous, hash } = entry;
  return {
    index,
    kind,
    subject,
    actor,
    ...(occurred === undefined ? {} : { occurred: Instant.format(occurred) }),
    ...(key === undefined ? {} : { key }),
    body,
    recordedAt: Instant.format(recordedAt),
    previous,
    hash,
  };
}

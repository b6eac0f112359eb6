/**
 * Evidence packs: everything the other party needs to compute a statement again, and to see that nothing in it was altered.
 * Owns: the files of a pack and what each says, building one, checking one. Does not own: the zip around them (cli), who
 * gets which rows (services), keys (whoever signs or verifies hands in a function).
 */
import { z } from 'zod';
import { Instant } from '../values/instant.ts';

/** The files of a pack by their names. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

export const packFormat = 'troth-pack/1';

export const packNames = {
  manifest: 'pack.json',
  ledger: 'ledger.jsonl',
  rows: 'rows.jsonl',
  proofs: 'proofs.json',
  checkpoint: 'checkpoint.txt',
  keys: 'keys.json',
  agreements: 'agreements/',
  pages: 'pages/',
  statements: 'statements/',
} as const;

export const instantSchema = z.string().transform((text, context): Instant => {
  const found = Instant.tryParse(text);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: `"${text.slice(0, 40)}" names no moment` });
  return z.NEVER;
});
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in lower-case hexadecimal is expected');
export const countSchema = z.number().int().nonnegative();

/** What the pack is about, and how much of each thing it holds, so that a cut is seen. */
export const manifestSchema = z.strictObject({
  format: z.literal(packFormat),
  product: z.string().describe('Version that computed the statements.'),
  org: z.string(),
  agreement: z.string(),
  period: z.string(),
  knownAt: instantSchema,
  holds: z.strictObject({
    agreements: countSchema,
    entries: countSchema,
    pages: countSchema,
    rows: countSchema,
    statements: countSchema,
  }),
});
export type Manifest = z.output<typeof manifestSchema>;

/** A row of a batch by its hash; `id` where the row itself is in the pack. */
const listedRow = z.strictObject({ hash: hashSchema, id: z.string().optional() });
export type ListedRow = z.output<typeof listedRow>;

const indexed = <T extends z.ZodType>(schema: T) => z.record(z.string().regex(/^(0|[1-9]\d*)$/u), schema);

export const proofsSchema = z.strictObject({
  /** By the index of the entry. */
  inclusion: indexed(z.array(hashSchema)),
  /** By the size of an earlier tree. */
  consistency: indexed(z.array(hashSchema)),
  /** By the index of the entry that recorded them: all rows told together, those of others too. */
  batches: indexed(z.array(listedRow)),
  /** Days of slices that are in the pack, by their hashes. */
  pages: z.array(hashSchema),
});
export type Proofs = z.output<typeof proofsSchema>;

/** Public keys, each as one line of C2SP signed-note. */
export const keysSchema = z.strictObject({ keys: z.array(z.string()).min(1) });

/** A line of rows.jsonl: the entry that recorded the row, its place among those told together, the row. */
export const rowLineSchema = z.strictObject({
  entry: countSchema,
  place: countSchema,
  row: z.record(z.string(), z.json()),
});
export type RowLine = z.output<typeof rowLineSchema>;

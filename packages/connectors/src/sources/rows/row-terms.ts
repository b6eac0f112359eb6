/** What all kinds that bring rows as they are have in common: their configuration, their answer. */
import { rowSchema } from '@troth/core';
import { z } from 'zod';
import type { PushRequest, PushResponse, Receipt } from '../source.ts';

const forms = rowSchema.options.map((option) => option.shape.form.value);

export const rowTerms = z.strictObject({
  source: z.string().min(1).max(200).describe('Id of the measurement source, as agreements name it.'),
  form: z.enum(forms).optional().describe('What the records are, where no field of theirs says it.'),
  mostBytes: z
    .int()
    .min(1024)
    .max(256 * 1024 * 1024)
    .default(64 * 1024 * 1024)
    .describe('Largest request after decompression, in bytes.'),
});

export type RowTerms = z.output<typeof rowTerms>;

/** More reasons help nobody; all of them are in the quarantine. */
const mostTold = 1000;

/** Every row that was refused is told with its place; a request of which nothing could be taken is no success. */
export function rowsAnswer({ accepted, duplicates, refused }: Receipt): PushResponse {
  const told = refused.slice(0, mostTold).map(({ place, code, message }) => ({ place, code, message }));
  return {
    status: refused.length > 0 && accepted + duplicates === 0 ? 422 : 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accepted, duplicates, refusedCount: refused.length, refused: told }),
  };
}

/** The media type without its parameters, in lower case. */
export const mediaTypeOf = ({ headers }: PushRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Rows of evidence as a Parquet table, read by the rules that files are read by. Every record is one row. */
import { z } from 'zod';
import type { PushSource, Received } from '../source.ts';
import { plainBody } from '../wire/plain-body.ts';
import { refusedWhole } from '../wire/refusals.ts';
import { mediaTypeOf, rowsAnswer, rowTerms } from '../rows/row-terms.ts';
import { readInThread } from './reading-thread.ts';

const mediaTypes = ['application/vnd.apache.parquet', 'application/x-parquet', 'application/octet-stream'];

const configuration = rowTerms.extend({
  mostMilliseconds: z.int().min(50).max(600_000).default(60_000).describe('How long one table may take to read.'),
});

export const parquetRows: PushSource<z.output<typeof configuration>, Promise<Received>> = {
  kind: 'parquet-rows',
  title: 'Rows of evidence as Parquet',
  configuration,
  signed: false,
  async receive(request, { config }) {
    if (!mediaTypes.includes(mediaTypeOf(request))) {
      const message = `this content type is not read; send ${mediaTypes.join(' or ')}`;
      return refusedWhole({ status: 415, code: 'MEDIA-TYPE', message });
    }
    const { source, form, mostBytes, mostMilliseconds } = config;
    const body = plainBody(request, mostBytes);
    if (!body.ok) return refusedWhole(body.refusal);
    const bytes = Uint8Array.from(body.bytes).buffer;
    const found = await readInThread({ bytes, source, form }, mostMilliseconds);
    if (!found.ok) return refusedWhole(found.refusal);
    return { ok: true, delivery: { rows: found.rows, samples: [], refused: found.refused } };
  },
  answer: rowsAnswer,
};

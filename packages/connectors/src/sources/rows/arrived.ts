/** A body of rows as a delivery. Owns: that a body which cannot be read as a whole is refused as a whole. */
import { arrivingRows } from '../../files/arriving-rows.ts';
import type { ArrivingBody } from '../../files/arriving-rows.ts';
import { Unreadable } from '../../files/unreadable.ts';
import type { PushRequest, Received, RefusedItem, WrittenRow } from '../source.ts';
import { plainBody } from '../wire/plain-body.ts';
import { refusedWhole } from '../wire/refusals.ts';
import type { RowTerms } from './row-terms.ts';

export async function arrived(
  request: PushRequest,
  format: ArrivingBody['format'],
  { source, form, mostBytes }: RowTerms,
): Promise<Received> {
  const body = plainBody(request, mostBytes);
  if (!body.ok) return refusedWhole(body.refusal);
  const rows: WrittenRow[] = [];
  const refused: RefusedItem[] = [];
  try {
    for await (const one of arrivingRows({ chunks: once(body.bytes), format, source, form })) {
      if ('row' in one) rows.push(one.row);
      else refused.push(one.refused);
    }
  } catch (error) {
    return refusedWhole(unreadable(error));
  }
  return { ok: true, delivery: { rows, samples: [], refused } };
}

/** What a reader of files gives up with, as a refusal; anything else is a fault of the program and is thrown on. */
export function unreadable(error: unknown): { status: number; code: string; message: string } {
  if (!(error instanceof Unreadable)) throw error;
  return { status: 400, ...error.refusal };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

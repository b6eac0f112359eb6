/**
 * Rows of evidence over HTTP: read while they arrive, stored part by part, each row with its own fate. Owns: parts, the sum
 * over them, bytes on the way. Does not own: what a row means (core), storing (services), who shares a transaction.
 */
import { createHash } from 'node:crypto';
import { arrivingRows, Unreadable } from '@troth/connectors';
import type { ArrivingBody, Receipt, RefusedItem, WrittenRow } from '@troth/connectors';
import { ingest } from '@troth/services';
import type { Command } from '@troth/services';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { valueOf } from '../operations/operation.ts';

export interface SentEvidence {
  readonly accepted: number;
  readonly duplicates: number;
  readonly samples: number;
  /** All that were refused. */
  readonly refusedCount: number;
  /** The first of them, with reasons; all are set aside at the source. */
  readonly refused: readonly Omit<RefusedItem, 'raw'>[];
}

export interface Sending {
  readonly command: Required<Pick<Command, 'organisation' | 'actor'>>;
  readonly key: string | undefined;
  readonly body: ArrivingBody;
  readonly claimed: boolean;
}

/** Rows stored in one go. Larger parts hold the ledger's turn for longer than others should wait. */
const partSize = 2_000;
const refusalsShown = 100;

export async function sendEvidence(house: House, sending: Sending): Promise<SentEvidence> {
  const sum = { accepted: 0, duplicates: 0, samples: 0, refusedCount: 0, refused: [] as Omit<RefusedItem, 'raw'>[] };
  let number = 0;
  for await (const part of partsOf(sending.body)) {
    const receipt = await storePart(house, sending, { part, number });
    number += 1;
    sum.accepted += receipt.accepted;
    sum.duplicates += receipt.duplicates;
    sum.samples += receipt.samples;
    sum.refusedCount += receipt.refused.length;
    for (const { place, code, message } of receipt.refused.slice(0, refusalsShown - sum.refused.length))
      sum.refused.push({ place, code, message });
  }
  house.metrics.rows('accepted', sum.accepted);
  house.metrics.rows('duplicate', sum.duplicates);
  house.metrics.rows('refused', sum.refusedCount);
  return sum;
}

interface Part {
  readonly rows: readonly WrittenRow[];
  readonly refused: readonly RefusedItem[];
}

async function storePart(
  house: House,
  { command, key, body, claimed }: Sending,
  { part, number }: { part: Part; number: number },
): Promise<Receipt> {
  const { source } = body;
  const own = key === undefined ? {} : { key: number === 0 ? key : `${key}#part-${number}` };
  const delivery = { rows: part.rows, samples: [], refused: part.refused };
  return house.groups.store(command.organisation, async () =>
    valueOf(await ingest(house.context, { ...command, ...own, source, delivery, claimed })),
  );
}

async function* partsOf(body: ArrivingBody): AsyncGenerator<Part> {
  let [rows, refused]: [WrittenRow[], RefusedItem[]] = [[], []];
  let any = false;
  try {
    for await (const one of arrivingRows(body)) {
      any = true;
      if ('row' in one) rows.push(one.row);
      else refused.push(one.refused);
      if (rows.length + refused.length < partSize) continue;
      yield { rows, refused };
      [rows, refused] = [[], []];
    }
  } catch (error) {
    if (error instanceof Unreadable) throw unreadable(error);
    throw error;
  }
  if (!any) throw new Problem('invalid', 'The body holds no row. Send at least one.');
  if (rows.length + refused.length > 0) yield { rows, refused };
}

const unreadable = ({ refusal }: Unreadable): Problem =>
  new Problem('malformed', `The body cannot be read: ${refusal.message}.`, { errors: [refusal] });

/** Passes the chunks on and keeps a digest of them: what makes two requests with one key the same. */
export function hashing(chunks: AsyncIterable<Uint8Array>): { chunks: AsyncIterable<Uint8Array>; digest(): string } {
  const hash = createHash('sha256');
  async function* passed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: passed(), digest: () => hash.digest('hex') };
}

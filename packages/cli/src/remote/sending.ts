/**
 * Evidence on its way to a server. Owns: one part told once, a source made when it is missing, what became of each row.
 * Does not own: which rows there are (told-rows.ts).
 */
import { z } from 'zod';
import { dataOf, Refused, wholeAnswer } from '../client/answers.ts';
import { isReplay, onceKey } from '../client/once-key.ts';
import type { Server } from '../client/server.ts';
import { badInput } from '../endings.ts';
import { partsOf } from './told-rows.ts';
import type { Told, ToldRow } from './told-rows.ts';

export interface SetAside {
  readonly row: string;
  readonly code: string;
  readonly message: string;
}

export interface Sent {
  readonly source: string;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly setAside: number;
  /** The first of what was set aside. */
  readonly reasons: readonly SetAside[];
}

export interface Sending {
  readonly server: Server;
  readonly claimed: boolean;
  progress(sent: number): void;
}

export async function sendAll(told: Told, sending: Sending): Promise<Sent> {
  const { source } = told;
  let sum: Sent = { source, rows: 0, accepted: 0, duplicates: 0, setAside: 0, reasons: [] };
  for (const part of partsOf(told.rows())) {
    const done = await sendPart(part, source, sending).catch(async (fault: unknown) => {
      if (!(fault instanceof Refused) || fault.status !== 404) throw fault;
      await makeSource(source, sending.server);
      return sendPart(part, source, sending);
    });
    sum = {
      source,
      rows: sum.rows + part.length,
      accepted: sum.accepted + done.accepted,
      duplicates: sum.duplicates + done.duplicates,
      setAside: sum.setAside + done.setAside,
      reasons: [...sum.reasons, ...done.reasons],
    };
    sending.progress(sum.rows);
  }
  return sum;
}

/** Rows in our own form, let in by an API key. A source that was retired is not brought back in passing. */
async function makeSource(source: string, server: Server): Promise<void> {
  const path = { source };
  const body = { kind: 'rows', title: `Rows of ${source}` };
  const header = { 'idempotency-key': onceKey('source', source, JSON.stringify(body)) };
  try {
    await dataOf(server.PUT('/v1/sources/{source}', { params: { path, header }, body }));
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.problem.code !== 'conflict') throw fault;
    const { retired } = await dataOf(server.GET('/v1/sources/{source}', { params: { path } }));
    if (retired)
      throw badInput(`the source ${source} is retired; register it again, or tell the rows under another one`);
  }
}

type Done = Omit<Sent, 'source' | 'rows'>;

async function sendPart(part: readonly ToldRow[], source: string, sending: Sending): Promise<Done> {
  const body = `${part.map(({ line }) => line).join('\n')}\n`;
  const key = onceKey('evidence', source, String(sending.claimed), body);
  const first = await tell(part, { source, body, key }, sending);
  // What was set aside the other day may be taken now (a key that may do more, a clock that went on): it is told afresh.
  if (!first.again || first.done.setAside === 0) return first.done;
  return (await tell(part, { source, body, key: undefined }, sending)).done;
}

interface Telling {
  readonly source: string;
  readonly body: string;
  readonly key: string | undefined;
}

const refusedShape = z.object({ place: z.string(), code: z.string(), message: z.string() });
const sentShape = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  refusedCount: z.int(),
  refused: z.array(refusedShape),
});

async function tell(
  part: readonly ToldRow[],
  { source, body, key }: Telling,
  { server, claimed }: Sending,
): Promise<{ readonly done: Done; readonly again: boolean }> {
  try {
    const { data, response } = await wholeAnswer(
      server.POST('/v1/sources/{source}/evidence', {
        params: {
          path: { source },
          query: { claimed: claimed ? 'true' : 'false' },
          header: key === undefined ? {} : { 'idempotency-key': key },
        },
        headers: { 'content-type': 'application/x-ndjson' },
        body,
        bodySerializer: (text) => text,
      }),
    );
    const { accepted, duplicates, refusedCount, refused } = sentShape.parse(data);
    const again = isReplay(response);
    const reasons = refused.map((one) => reasonOf(one, part));
    // The answer of the other day counted as new what is known by now.
    const counts = again ? { accepted: 0, duplicates: accepted + duplicates } : { accepted, duplicates };
    return { done: { ...counts, setAside: refusedCount, reasons }, again };
  } catch (fault) {
    // Every row was refused: no success over HTTP, and yet an answer row by row.
    if (!(fault instanceof Refused) || !isRowByRow(fault)) throw fault;
    const reasons = fault.problem.errors.map(({ pointer = '', code, message }) =>
      reasonOf({ place: pointer, code, message }, part),
    );
    return { done: { accepted: 0, duplicates: 0, setAside: part.length, reasons }, again: key !== undefined };
  }
}

const isRowByRow = ({ problem: { code, errors } }: Refused): boolean =>
  code === 'invalid' && errors.length > 0 && errors.every(({ pointer }) => /^body:\d+$/u.test(pointer ?? ''));

/** The server counts lines of what it was sent; people know the row by its file. */
function reasonOf({ place, code, message }: z.output<typeof refusedShape>, part: readonly ToldRow[]): SetAside {
  const line = Number(/^body:(\d+)$/u.exec(place)?.[1]);
  return { row: part[line - 1]?.name ?? place, code, message };
}

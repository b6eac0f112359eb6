/**
 * One organisation's transaction on one connection. Owns: the role and organisation that row-level security sees, how values
 * arrive, and what database errors mean. Does not own: SQL of any table.
 */
import { types as pgTypes } from 'pg';
import type pg from 'pg';
import { Unavailable } from '../ports/faults.ts';
import { copyOut } from './copy-out.ts';
import type { CopiedRow } from './copy-out.ts';

/** Numbers of series by their keys. A committed one never changes; what an undone transaction made is not among them. */
export type SeriesNumbers = Map<string, number>;

export interface Session {
  /** Committed before this transaction began; only read here. */
  readonly remembered: ReadonlyMap<string, number>;
  /** Learned in this transaction; remembered when it is committed. */
  readonly learned: SeriesNumbers;
  /** Surrogate of the organisation in every key. */
  readonly org: number;
  readonly organisation: string;
  readonly rows: <R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<readonly R[]>;
  /** Rows of a select without parameters as the server's bytes, one by one: for what is large. */
  readonly copied: (select: string, take: (row: CopiedRow) => void) => Promise<void>;
}

const int8 = 20;

/** Big integers of the schema are milliseconds and indexes: safe as numbers. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary' ? Number : pgTypes.getTypeParser(oid, format),
};

/** The session of a client that has begun its transaction; after `end` nothing goes through it any more. */
export function sessionOn(
  client: pg.ClientBase,
  organisation: { readonly org: number; readonly id: string; readonly remembered: ReadonlyMap<string, number> },
): { readonly session: Session; readonly end: () => void } {
  let ended = false;
  const stillOpen = (): void => {
    if (ended) throw new Error('The transaction has ended; open a new one.');
  };
  let last: Promise<unknown> = Promise.resolve();
  /** A connection answers one question at a time: what is asked beside it waits, and is not asked at all of an ended transaction. */
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    stillOpen();
    const answer = last.then(() => {
      stillOpen();
      return ask();
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  const session: Session = {
    org: organisation.org,
    organisation: organisation.id,
    remembered: organisation.remembered,
    learned: new Map(),
    async rows<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      return (await inTurn(() => client.query<R>({ text, values: [...values], types }))).rows;
    },
    async copied(select: string, take: (row: CopiedRow) => void) {
      await inTurn(() => copyOut(client, select, take));
    },
  };
  const end = (): void => {
    ended = true;
  };
  return { session, end };
}

/** First statements of a transaction, in one round trip. `org` is a number we made ourselves. */
export function beginning(mode: 'read' | 'write', org: number): string {
  const begin = mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin';
  return `${begin}; set local role troth_app; set local troth.org = '${org}'`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Another attempt may succeed: nothing was committed. */
export function mayRetry(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** No disk, no memory, a limit that was set on either. */
const fullCodes = ['53000', '53100', '53200', '53400'];

/** The connection is gone, there is none to be had, or the server is going down. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error);
  if (['53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code))
    return true;
  if (code.startsWith('08')) return true;
  return (
    error instanceof Error &&
    /connection (?:terminated|timeout|ended)|client has encountered|timeout exceeded when trying to connect/iu.test(
      error.message,
    )
  );
}

/** What callers are told: full and away are states of the world, everything else is passed on as it is. */
export function translated(error: unknown): unknown {
  if (error instanceof Unavailable) return error;
  if (fullCodes.includes(codeOf(error))) {
    return new Unavailable('full', 'The database has no space left; nothing was written. Free space, then ask again.');
  }
  if (isAway(error)) {
    return new Unavailable(
      'away',
      'The database cannot be reached; whether the last write took effect is not known. Ask again with the same key.',
    );
  }
  return error;
}

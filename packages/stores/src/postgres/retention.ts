/**
 * The log of slices is given up, its pages stay. Owns: that a month of runs goes only when every day in it is sealed and a
 * signed checkpoint covers the entries of its pages, and that the ledger says so. A partition holds all organisations, so all
 * of them have to be ready.
 */
import { Instant } from '@troth/core';
import type pg from 'pg';
import { Conflict } from '../ports/faults.ts';
import { LedgerEnd } from './ledger-sql.ts';
import { sessionOn } from './session.ts';

export interface DroppedLog {
  /** Runs that told of time before this are gone. */
  readonly until: Instant;
  /** Months that went, such as "202411". */
  readonly months: readonly string[];
  readonly runs: number;
}

interface Month {
  readonly name: string;
  /** First millisecond after it. */
  readonly end: number;
}

const dayMs = 86_400_000;

/** Drops every month of runs that ended by `before`. Throws `Conflict` with a sentence where something is not ready. */
export async function dropLog(client: pg.ClientBase, before: Instant, clock: () => Instant): Promise<DroppedLog> {
  await client.query('begin');
  try {
    const months = (await monthsOf(client)).filter(({ end }) => end <= before);
    const last = months.at(-1);
    if (last === undefined) {
      await client.query('rollback');
      return { until: before, months: [], runs: 0 };
    }
    const until = Instant.of(last.end);
    const { rows } = await client.query<{ org: number; id: string }>(
      'select org, id from troth.organisations order by org',
    );
    let runs = 0;
    for (const organisation of rows) runs += await giveUp(client, organisation, { until, clock });
    for (const { name } of months) await client.query(`drop table troth.runs_${name}`);
    await client.query('commit');
    return { until, months: months.map(({ name }) => name), runs };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function monthsOf(client: pg.ClientBase): Promise<readonly Month[]> {
  const { rows } = await client.query<{ name: string }>(
    `select substring(c.relname from 'runs_([0-9]{6})$') as name from pg_inherits i
     join pg_class c on c.oid = i.inhrelid where i.inhparent = 'troth.runs'::regclass order by 1`,
  );
  return rows.map(({ name }) => {
    const [year, month] = [Number(name.slice(0, 4)), Number(name.slice(4))];
    return { name, end: Date.UTC(year, month, 1) };
  });
}

interface Standing {
  readonly unsealed: string;
  readonly sealed_by: string | null;
  readonly anchored: string | null;
  readonly runs: string;
}

/** Checks one organisation and writes in its ledger what goes. */
async function giveUp(
  client: pg.ClientBase,
  { org, id }: { readonly org: number; readonly id: string },
  { until, clock }: { readonly until: Instant; readonly clock: () => Instant },
): Promise<number> {
  await client.query("select set_config('troth.org', $1, true)", [String(org)]);
  const { rows } = await client.query<Standing>(
    `select (select count(*) from troth.unsealed_days where org = $1 and day < $2) as unsealed,
       (select max(entry) from troth.pages where org = $1 and day < $2) as sealed_by,
       (select max(size) from troth.checkpoints where org = $1) as anchored,
       (select count(*) from troth.runs where org = $1 and starts < $3) as runs`,
    [org, until / dayMs, until],
  );
  const [found] = rows;
  if (found === undefined) throw new Error('A query of counts gives one row.');
  if (Number(found.unsealed) > 0)
    throw new Conflict(
      `${id}: ${found.unsealed} days before ${Instant.format(until)} are not sealed; let the worker seal them first.`,
    );
  if (found.sealed_by !== null && Number(found.anchored ?? 0) <= Number(found.sealed_by))
    throw new Conflict(
      `${id}: no signed checkpoint covers the pages before ${Instant.format(until)} yet; sign one first.`,
    );
  const runs = Number(found.runs);
  if (runs === 0) return 0;
  const { session } = sessionOn(client, { org, id, remembered: new Map() });
  const end = new LedgerEnd(session, clock);
  const body = { until: Instant.format(until), runs };
  await end.append({ kind: 'retention', subject: 'runs', actor: 'system', body });
  await end.settle();
  await client.query('update troth.ledger_heads set log_from = $2 where org = $1', [org, until]);
  return runs;
}

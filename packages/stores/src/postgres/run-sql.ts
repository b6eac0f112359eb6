/** The log of slices in SQL. Owns: finding what was told before, keeping what is new. Does not own: what is new (rules). */
import { decodeRun, encodeRun, Instant } from '@troth/core';
import type { EvidenceReceipt, RunBatch, StoredRun } from '../ports/evidence.ts';
import type { Act } from '../ports/store.ts';
import { slicesEntry } from '../rules/entries.ts';
import { freshRuns } from '../rules/fresh-runs.ts';
import type { HeldRun } from '../rules/fresh-runs.ts';
import { splitAtMidnight } from '../rules/runs.ts';
import type { DayRun } from '../rules/runs.ts';
import type { LedgerEnd } from './ledger-sql.ts';
import { makeMonths } from './months.ts';
import { nameOf, numbersOf, seriesKey } from './series-sql.ts';
import type { SeriesRow } from './series-sql.ts';
import type { Session } from './session.ts';

export const dayMs = 86_400_000;

interface NumberedRun {
  readonly run: DayRun;
  readonly series: number;
}

interface HeldRow {
  /** Place among the runs asked about. */
  readonly at: number;
  readonly starts: number;
  readonly entry: number;
  readonly position: number;
  readonly recorded_at: number;
  readonly body: Buffer;
}

const held = 'r.starts, r.entry, r.position, r.recorded_at, r.body';
const touching = `r.org = $1 and r.series = n.series and r.starts >= n.starts - mod(mod(n.starts, ${dayMs}) + ${dayMs}, ${dayMs})
  and r.starts < n.starts + n.slices::bigint * n.step and r.starts + r.slices::bigint * n.step > n.starts`;
const lastTold = 'order by r.recorded_at desc, r.entry desc, r.position desc limit 1';

/**
 * Runs that share a slice with each of those given. For a single slice, the live case, two probes of an index are enough:
 * the last told at that very slice, and the last longer run over it, of those that were told by then.
 */
const findHeld = `
  select n.at - 1 as at, h.* from unnest($2::int[], $3::bigint[], $4::int[], $5::int[]) with ordinality
    as n (series, starts, step, slices, at)
  cross join lateral (
    (select ${held} from troth.runs r where n.slices = 1 and r.org = $1 and r.series = n.series and r.starts = n.starts and r.recorded_at <= $6 ${lastTold})
    union all
    (select ${held} from troth.runs r where n.slices = 1 and r.slices > 1 and ${touching} and r.starts <> n.starts and r.recorded_at <= $6 ${lastTold})
    union all
    (select ${held} from troth.runs r where n.slices > 1 and ${touching})
  ) h`;

/** Runs told before at the same instant over the same slices: only these make a claimed run a duplicate. */
const findSame = `
  select n.at - 1 as at, ${held} from unnest($2::int[], $3::bigint[], $4::int[], $5::bigint[]) with ordinality
    as n (series, starts, slices, recorded_at, at)
  join troth.runs r on r.org = $1 and r.series = n.series and r.starts = n.starts and r.slices = n.slices
    and r.recorded_at = n.recorded_at`;

async function heldOf(
  { org, rows }: Session,
  runs: readonly NumberedRun[],
  { claimed, stamp }: { readonly claimed: boolean; readonly stamp: Instant },
): Promise<ReadonlyMap<DayRun, HeldRun[]>> {
  const series = runs.map((one) => one.series);
  const starts = runs.map(({ run }) => run.start);
  const slices = runs.map(({ run }) => run.total.length);
  const recorded = runs.map(({ run }) => run.recordedAt);
  const steps = runs.map(({ run }) => run.name.stepMs);
  const found = [
    ...(await rows<HeldRow>(findHeld, [org, series, starts, steps, slices, stamp])),
    ...(claimed ? await rows<HeldRow>(findSame, [org, series, starts, slices, recorded]) : []),
  ].sort((a, b) => a.entry - b.entry || a.position - b.position);
  const byRun = new Map<DayRun, HeldRun[]>(runs.map(({ run }) => [run, []]));
  for (const { at, starts: start, entry, recorded_at: recordedAt, body } of found) {
    const run = runs[at]?.run;
    if (run === undefined) continue;
    const told = decodeRun(body, { start: Instant.of(start), recordedAt: Instant.of(recordedAt), entry });
    byRun.get(run)?.push(told);
  }
  return byRun;
}

/** New slices become runs under one entry; nothing is written when all are known. Counts are of the runs handed in. */
export async function addRuns(
  session: Session,
  end: LedgerEnd,
  { batch, act }: { readonly batch: RunBatch; readonly act: Act },
): Promise<EvidenceReceipt> {
  const stamp = await end.stamp();
  const claimed = batch.claimed === true;
  const split = splitAtMidnight(batch, stamp);
  if (split.length === 0) return { entry: undefined, accepted: 0, duplicates: 0, fresh: [] };
  const numbers = await numbersOf(
    session,
    split.map(({ name }) => name),
  );
  const numbered = (run: DayRun): NumberedRun => ({ run, series: numbers.get(seriesKey(run.name)) ?? -1 });
  const before = await heldOf(session, split.map(numbered), { claimed, stamp });
  const { runs, told } = freshRuns({ runs: split, claimed, held: (run) => before.get(run) ?? [] });
  const duplicates = batch.runs.length - told.length;
  if (runs.length === 0) return { entry: undefined, accepted: 0, duplicates, fresh: [] };
  const encoded = runs.map((run) => ({ ...numbered(run), body: Buffer.from(encodeRun(run)) }));
  const entry = await end.append(slicesEntry(batch, encoded, act));
  await insertRuns(session, entry.index, encoded);
  return { entry: entry.index, accepted: told.length, duplicates, fresh: told };
}

async function insertRuns(
  { org, rows }: Session,
  entry: number,
  fresh: readonly (NumberedRun & { readonly body: Buffer })[],
): Promise<void> {
  const starts = fresh.map(({ run }) => run.start);
  await makeMonths(rows, starts);
  await rows(
    `with told as (
       insert into troth.runs (org, series, starts, entry, position, slices, recorded_at, body)
       select $1, t.series, t.starts, $2, t.position - 1, t.slices, t.recorded_at, t.body
       from unnest($3::int[], $4::bigint[], $5::int[], $6::bigint[], $7::bytea[])
         with ordinality as t (series, starts, slices, recorded_at, body, position)
       returning series, starts
     )
     insert into troth.unsealed_days (org, series, day)
     select distinct $1::int, series, floor(starts / ${dayMs}.0)::int from told
     on conflict (org, series, day) do nothing`,
    [
      org,
      entry,
      fresh.map(({ series }) => series),
      starts,
      fresh.map(({ run }) => run.total.length),
      fresh.map(({ run }) => run.recordedAt),
      fresh.map(({ body }) => body),
    ],
  );
}

interface KeptRow extends SeriesRow {
  readonly starts: number;
  readonly recorded_at: number;
  readonly entry: number;
  readonly position: number;
  readonly body: Buffer;
}

/** Runs of some entries, in order of the ledger. */
export async function findRuns({ org, rows }: Session, from: number, to: number): Promise<readonly StoredRun[]> {
  const found = await rows<KeptRow>(
    `select s.series, s.source, s.name, s.subject, s.agreement, s.step_ms, r.starts, r.recorded_at, r.entry, r.position, r.body
     from troth.runs r join troth.series s on s.org = r.org and s.series = r.series
     where r.org = $1 and r.entry >= $2 and r.entry < $3 order by r.entry, r.position`,
    [org, from, to],
  );
  return found.map((row) => ({
    name: nameOf(row),
    start: Instant.of(row.starts),
    recordedAt: Instant.of(row.recorded_at),
    entry: row.entry,
    position: row.position,
    bytes: row.body,
  }));
}

/**
 * Slices as columns in SQL. Owns: which page of a day holds at an instant, laying later runs over it, sealing days.
 * A sealed day and an unsealed one give the same bytes: both are what core's `layPage` makes of the runs.
 */
import { columnsFromPages, decodePage, decodeRun, Instant, layPage } from '@troth/core';
import type { Page, Run, SealedPage, SliceColumns } from '@troth/core';
import type { ColumnQuestion, SeriesPages, UnsealedDay } from '../ports/evidence.ts';
import { Conflict } from '../ports/faults.ts';
import type { Act } from '../ports/store.ts';
import { pagesEntry, sealedByOwner } from '../rules/entries.ts';
import { intOf, literal } from './copy-out.ts';
import { bytes } from './ledger-sql.ts';
import type { LedgerEnd } from './ledger-sql.ts';
import { dayMs } from './run-sql.ts';
import { findSeries, numbersOf, seriesKey } from './series-sql.ts';
import type { NumberedSeries } from './series-sql.ts';
import type { Session } from './session.ts';

interface RunRow {
  readonly series: number;
  readonly starts: number;
  readonly entry: number;
  readonly recorded_at: number;
  readonly body: Buffer;
}

interface Days {
  readonly series: readonly number[];
  /** Days since 1970-01-01, first and last inclusive. */
  readonly first: number;
  readonly last: number;
  readonly knownAt: Instant;
}

const newestPage = `select distinct on (series, day) series, day, upto, told_until from troth.pages
  where org = $1 and series = any($2) and day between $3 and $4 and recorded_at <= $5 order by series, day, version desc`;

/** Day, length of the body, hash: what stands before the body of each page of a series. Counts are read in place on eights. */
const pageHead = { length: 4, hash: 8, body: 40 } as const;
const padding = `substring('\\x00000000000000'::bytea from 1 for (8 - octet_length(body) % 8) % 8)`;

/**
 * The newest pages known at the instant, by series and day. All pages of a series come in one row: a thousand series of a
 * month are thirty thousand pages, and each row costs the driver more than the bytes in it.
 */
async function pagesOf(
  { org, copied }: Session,
  { series, first, last, knownAt }: Days,
): Promise<Map<string, SealedPage>> {
  const found = new Map<string, SealedPage>();
  const which = `org = ${literal(org)} and series = any('{${series.map(literal).join()}}')
    and day between ${literal(first)} and ${literal(last)} and recorded_at <= ${literal(knownAt)}`;
  const newest = `select distinct on (series, day) series, day, hash, body from troth.pages where ${which}
    order by series, day, version desc`;
  const select = `select series, string_agg(int4send(day) || int4send(octet_length(body)) || hash || body || ${padding}, '')
    from (${newest}) p group by series`;
  await copied(select, ([number, joined]) => {
    if (joined === undefined) throw new TypeError('A series came without its pages.');
    const own = Buffer.from(new Uint8Array(joined).buffer);
    for (let at = 0; at < own.length;) {
      const [day, end] = [own.readInt32BE(at), at + pageHead.body + own.readInt32BE(at + pageHead.length)];
      const hash = own.toString('hex', at + pageHead.hash, at + pageHead.body);
      found.set(keyOf(intOf(number), day), { bytes: own.subarray(at + pageHead.body, end), hash });
      at = Math.ceil(end / 8) * 8;
    }
  });
  return found;
}

interface OpenDay {
  readonly series: number;
  readonly day: number;
  /** Runs before this entry are in the page; 0 where no page holds. */
  readonly upto: number;
  /** When the latest of the runs in the page was recorded. */
  readonly told_until: number | null;
}

/** Days whose page, if any, does not tell all that was known: unsealed ones, and those sealed after `knownAt`. */
async function openDaysOf({ org, rows }: Session, { series, first, last, knownAt }: Days): Promise<readonly OpenDay[]> {
  return rows<OpenDay>(
    `select d.series, d.day, coalesce(p.upto, 0) as upto, p.told_until from (
       select series, day from troth.unsealed_days where org = $1 and series = any($2) and day between $3 and $4
       union
       select series, day from troth.pages
       where org = $1 and series = any($2) and day between $3 and $4 and recorded_at > $5
     ) d left join (${newestPage}) p using (series, day) order by d.series, d.day`,
    [org, [...series], first, last, knownAt],
  );
}

async function runsOf({ org, rows }: Session, open: readonly OpenDay[], knownAt: Instant): Promise<readonly RunRow[]> {
  if (open.length === 0) return [];
  return rows<RunRow>(
    `select r.series, r.starts, r.entry, r.recorded_at, r.body
     from unnest($2::int[], $3::bigint[], $4::bigint[]) d (series, start, upto)
     join troth.runs r on r.org = $1 and r.series = d.series and r.starts >= d.start and r.starts < d.start + ${dayMs}
     where r.entry >= d.upto and r.recorded_at <= $5 order by r.series, r.entry, r.position`,
    [org, open.map((day) => day.series), open.map(({ day }) => day * dayMs), open.map(({ upto }) => upto), knownAt],
  );
}

const keyOf = (series: number, day: number): string => `${series} ${day}`;
const runOf = (row: RunRow): Run =>
  decodeRun(row.body, { start: Instant.of(row.starts), recordedAt: Instant.of(row.recorded_at), entry: row.entry });

/** Runs that told of time before this are gone. */
async function logFrom({ org, rows }: Session): Promise<number> {
  const [row] = await rows<{ log_from: number }>('select log_from from troth.ledger_heads where org = $1', [org]);
  return row?.log_from ?? 0;
}

/** Every day of the series as a page, sealed or laid now. */
async function pagesAsKnown(
  session: Session,
  series: readonly NumberedSeries[],
  days: Days,
): Promise<Map<string, SealedPage>> {
  const found = await pagesOf(session, days);
  const open = await openDaysOf(session, days);
  const runs = Map.groupBy(await runsOf(session, open, days.knownAt), (row) =>
    keyOf(row.series, Math.floor(row.starts / dayMs)),
  );
  const kept = open.length === 0 ? 0 : await logFrom(session);
  const gone = open.find(({ series: number, day }) => day * dayMs < kept && !found.has(keyOf(number, day)));
  if (gone !== undefined)
    throw new Conflict(
      `The log of ${Instant.format(Instant.of(gone.day * dayMs)).slice(0, 10)} was given up, and its page was recorded after the instant asked for: what was known then is no longer held.`,
    );
  // A run recorded before what its page holds cannot be laid over it: that day is laid from the beginning.
  const anew = open.filter(
    ({ series: number, day, told_until: until }) =>
      day * dayMs >= kept &&
      (runs.get(keyOf(number, day)) ?? []).some((run) => until !== null && run.recorded_at < until),
  );
  const whole = Map.groupBy(
    await runsOf(
      session,
      anew.map((day) => ({ ...day, upto: 0 })),
      days.knownAt,
    ),
    (row) => keyOf(row.series, Math.floor(row.starts / dayMs)),
  );
  const names = new Map(series.map(({ number, name }) => [number, name]));
  for (const { series: number, day } of open) {
    const key = keyOf(number, day);
    const name = names.get(number);
    if (name === undefined) continue;
    const held = found.get(key);
    const base = held === undefined || whole.has(key) ? {} : { base: decodePage(held.bytes) };
    const told = (whole.get(key) ?? runs.get(key) ?? []).map(runOf);
    const page = layPage({ series: name, day: Instant.of(day * dayMs), ...base, runs: told });
    if (page !== undefined) found.set(key, page);
  }
  return found;
}

const dayOf = (at: number): number => Math.floor(at / dayMs);

/** Each series over the days that the span touches. */
export async function findPages(session: Session, question: ColumnQuestion): Promise<readonly SeriesPages[]> {
  const series = await findSeries(session, question);
  if (series.length === 0) return [];
  const [first, last] = [dayOf(question.span.start), dayOf(question.span.end - 1)];
  const days: Days = {
    series: series.map(({ number }) => number),
    first,
    last,
    knownAt: question.knownAt ?? Instant.latest,
  };
  const pages = await pagesAsKnown(session, series, days);
  return series.flatMap(({ number, name }) => {
    const own: SealedPage[] = [];
    for (let day = first; day <= last; day += 1) {
      const page = pages.get(keyOf(number, day));
      if (page !== undefined) own.push(page);
    }
    return own.length === 0 ? [] : [{ name, pages: own }];
  });
}

/** One block per series over the days that the span touches. */
export async function findColumns(session: Session, question: ColumnQuestion): Promise<readonly SliceColumns[]> {
  const found = await findPages(session, question);
  return found.flatMap(({ name, pages }) => columnsFromPages(name, pages) ?? []);
}

export async function findUnsealed(
  { org, rows }: Session,
  before: Instant,
  limit: number,
): Promise<readonly UnsealedDay[]> {
  const found = await rows<{
    source: string;
    name: string;
    subject: string;
    agreement: string;
    step_ms: number;
    day: number;
  }>(
    `select s.source, s.name, s.subject, s.agreement, s.step_ms, d.day from troth.unsealed_days d
     join troth.series s on s.org = d.org and s.series = d.series
     where d.org = $1 and d.day < $2 order by d.day, s.name, s.source, s.subject, s.agreement, s.step_ms limit $3`,
    [org, dayOf(before), limit],
  );
  return found.map(({ source, name, subject, agreement, step_ms: stepMs, day }) => ({
    source,
    series: name,
    ...(subject === '' ? {} : { subject }),
    ...(agreement === '' ? {} : { agreement }),
    stepMs,
    day: Instant.of(day * dayMs),
  }));
}

interface DayToSeal {
  readonly day: UnsealedDay;
  readonly series: number;
}

/** The days among those given that have runs beyond their newest page, with the numbers of their series. */
async function stillUnsealed(session: Session, days: readonly UnsealedDay[]): Promise<readonly DayToSeal[]> {
  const numbers = await numbersOf(session, days);
  const wanted = days.map((day): DayToSeal => ({ day, series: numbers.get(seriesKey(day)) ?? -1 }));
  const open = await session.rows<{ series: number; day: number }>(
    `select d.series, d.day from troth.unsealed_days d join unnest($2::int[], $3::int[]) t (series, day) using (series, day)
     where d.org = $1`,
    [session.org, wanted.map(({ series }) => series), wanted.map(({ day }) => dayOf(day.day))],
  );
  const keys = new Set(open.map(({ series, day }) => keyOf(series, day)));
  return wanted.filter(({ series, day }) => keys.delete(keyOf(series, dayOf(day.day))));
}

interface SealedPageOfDay extends DayToSeal {
  readonly page: Page;
}

/** Writes a page for each day given that has runs beyond its newest page. */
export async function sealDays(
  session: Session,
  end: LedgerEnd,
  { days, act }: { readonly days: readonly UnsealedDay[]; readonly act: Act },
): Promise<number> {
  await end.stamp();
  const sealed: SealedPageOfDay[] = [];
  for (const [date, group] of Map.groupBy(await stillUnsealed(session, days), ({ day }) => dayOf(day.day))) {
    const series = group.map(({ series: number, day }): NumberedSeries => ({ number, name: day }));
    const all: Days = { series: series.map(({ number }) => number), first: date, last: date, knownAt: Instant.latest };
    const pages = await pagesAsKnown(session, series, all);
    for (const one of group) {
      const page = pages.get(keyOf(one.series, date));
      if (page !== undefined) sealed.push({ ...one, page: decodePage(page.bytes) });
    }
  }
  if (sealed.length === 0) return 0;
  const upto = (await end.head()).size;
  const entered: SealedPageOfDay[] = [];
  const entries: number[] = [];
  for (const own of sealedByOwner(sealed)) {
    const { index } = await end.append(pagesEntry(own, act));
    for (const one of own) {
      entered.push(one);
      entries.push(index);
    }
  }
  await insertPages(session, { sealed: entered, entries, upto });
  return sealed.length;
}

interface PagesToInsert {
  readonly sealed: readonly SealedPageOfDay[];
  /** Index of the entry of each. */
  readonly entries: readonly number[];
  readonly upto: number;
}

async function insertPages({ org, rows }: Session, { sealed, entries, upto }: PagesToInsert): Promise<void> {
  const series = sealed.map((one) => one.series);
  const dates = sealed.map(({ day }) => dayOf(day.day));
  await rows(
    `insert into troth.pages (org, series, day, version, entry, recorded_at, upto, told_until, hash, body)
     select $1, t.series, t.day, coalesce(p.version, 0) + 1, t.entry, t.recorded_at, $6, greatest(p.told_until, r.told_until), t.hash, t.body
     from unnest($2::bigint[], $3::int[], $4::int[], $5::bigint[], $7::bytea[], $8::bytea[]) t (entry, series, day, recorded_at, hash, body)
     left join lateral (
       select version, upto, told_until from troth.pages p where p.org = $1 and p.series = t.series and p.day = t.day
       order by version desc limit 1
     ) p on true
     cross join lateral (
       select max(r.recorded_at) as told_until from troth.runs r where r.org = $1 and r.series = t.series
       and r.starts >= t.day::bigint * ${dayMs} and r.starts < (t.day::bigint + 1) * ${dayMs} and r.entry >= coalesce(p.upto, 0)
     ) r`,
    [
      org,
      entries,
      series,
      dates,
      sealed.map(({ page }) => page.recordedAt),
      upto,
      sealed.map(({ page }) => bytes(page.hash)),
      sealed.map(({ page }) => Buffer.from(page.bytes)),
    ],
  );
  await rows(
    `delete from troth.unsealed_days d using unnest($2::int[], $3::int[]) t (series, day)
     where d.org = $1 and d.series = t.series and d.day = t.day`,
    [org, series, dates],
  );
}

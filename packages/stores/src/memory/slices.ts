/**
 * Slices in memory. Every answer is laid anew from all runs known at its instant; a page is never read, so that what it
 * should hold is known independently of what was sealed when.
 */
import { columnsFromPages, dayOf, encodeRun, Instant, layPage } from '@troth/core';
import type { Page, SliceColumns } from '@troth/core';
import type {
  ColumnQuestion,
  EvidenceReceipt,
  RunBatch,
  SeriesPages,
  StoredRun,
  UnsealedDay,
} from '../ports/evidence.ts';
import type { Act } from '../ports/store.ts';
import { pagesEntry, sealedByOwner, slicesEntry } from '../rules/entries.ts';
import type { SealedDay } from '../rules/entries.ts';
import { freshRuns } from '../rules/fresh-runs.ts';
import { bySeries } from '../rules/names.ts';
import { splitAtMidnight } from '../rules/runs.ts';
import type { DayRun } from '../rules/runs.ts';
import { append } from './ledger.ts';
import { keyOf } from './session.ts';
import type { Session } from './session.ts';
import type { SeriesDay } from './state.ts';

const dayMs = 86_400_000;

type SeriesAndDay = Pick<SeriesDay, 'name' | 'day'>;

const seriesKey = ({ source, series, subject = '', agreement = '', stepMs }: SeriesDay['name']): string =>
  keyOf(source, series, subject, agreement, stepMs);
const dayKey = ({ name, day }: SeriesAndDay): string => keyOf(seriesKey(name), day);

export function addRuns(session: Session, batch: RunBatch, act: Act): EvidenceReceipt {
  const { days } = session.state;
  const claimed = batch.claimed === true;
  const runs = splitAtMidnight(batch, session.stamp());
  const held = (run: DayRun): SeriesDay['runs'] => {
    const end = run.start + run.total.length * run.name.stepMs;
    const sameDay = days.get(dayKey({ name: run.name, day: dayOf(run.start) }))?.runs ?? [];
    return sameDay.filter((one) => one.start < end && one.start + one.total.length * run.name.stepMs > run.start);
  };
  const fresh = freshRuns({ runs, claimed, held });
  const duplicates = batch.runs.length - fresh.told.length;
  if (fresh.runs.length === 0) return { entry: undefined, accepted: 0, duplicates, fresh: [] };
  const encoded = fresh.runs.map((run) => ({ run, body: encodeRun(run) }));
  const { index: entry } = append(session, slicesEntry(batch, encoded, act));
  for (const [position, { name, start, recordedAt, bad, total, unknown }] of fresh.runs.entries()) {
    const told = { name, day: dayOf(start) };
    const { runs: before, laid, sealed } = days.get(dayKey(told)) ?? { runs: [], laid: 0, sealed: 0 };
    days.set(dayKey(told), {
      ...told,
      runs: [...before, { start, recordedAt, entry, position, bad, total, unknown }],
      laid,
      sealed,
    });
  }
  return { entry, accepted: fresh.told.length, duplicates, fresh: fresh.told };
}

const pageOf = ({ name, day, runs }: SeriesDay, knownAt: Instant): Page | undefined =>
  layPage({ series: name, day, runs: runs.filter(({ recordedAt }) => recordedAt <= knownAt) });

export function findPages({ state }: Session, question: ColumnQuestion): readonly SeriesPages[] {
  const { span, knownAt = Instant.latest } = question;
  const found = [...state.days.values()]
    .filter(({ name, day }) => day < span.end && day + dayMs > span.start && isAsked(name, question))
    .sort((a, b) => a.day - b.day);
  return [...Map.groupBy(found, ({ name }) => seriesKey(name)).values()]
    .flatMap((days) => days.slice(0, 1).map(({ name }) => ({ name, days })))
    .sort((a, b) => bySeries(a.name, b.name))
    .map(({ name, days }) => ({ name, pages: days.flatMap((day) => pageOf(day, knownAt) ?? []) }))
    .filter(({ pages }) => pages.length > 0);
}

export function findColumns(session: Session, question: ColumnQuestion): readonly SliceColumns[] {
  return findPages(session, question).flatMap(({ name, pages }) => columnsFromPages(name, pages) ?? []);
}

export function findRuns({ state }: Session, from: number, to: number): readonly StoredRun[] {
  return state.days
    .values()
    .flatMap(({ name, runs }) =>
      runs.map(({ start, recordedAt, entry, position, ...counts }) => ({
        name,
        start,
        recordedAt,
        entry,
        position,
        bytes: encodeRun(counts),
      })),
    )
    .filter(({ entry }) => entry >= from && entry < to)
    .sort((a, b) => a.entry - b.entry || a.position - b.position);
}

function isAsked({ series, subject, agreement: own }: SeriesDay['name'], question: ColumnQuestion): boolean {
  const { agreement, names } = question;
  const among = (name: string | undefined): boolean =>
    names === undefined || name === undefined || names.includes(name);
  if (!among(series)) return false;
  return agreement === undefined || own === agreement || (own === undefined && among(subject));
}

export function findUnsealed({ state }: Session, before: Instant, limit: number): readonly UnsealedDay[] {
  return state.days
    .values()
    .filter(({ day, runs, laid }) => day + dayMs <= before && runs.length > laid)
    .sort((a, b) => a.day - b.day || bySeries(a.name, b.name))
    .slice(0, limit)
    .map(unsealedDay);
}

function unsealedDay({ name, day }: SeriesAndDay): UnsealedDay {
  const { source, series, subject, agreement, stepMs } = name;
  const named = { ...(subject === undefined ? {} : { subject }), ...(agreement === undefined ? {} : { agreement }) };
  return { source, series, ...named, stepMs, day };
}

export function seal(session: Session, days: readonly UnsealedDay[], act: Act): number {
  const sealed: SealedDay[] = [];
  for (const { day, ...name } of days) {
    const held = session.state.days.get(dayKey({ name, day }));
    if (held === undefined || held.runs.length === held.laid) continue;
    const page = pageOf(held, Instant.latest);
    if (page === undefined) continue;
    sealed.push({ day: unsealedDay(held), page });
    session.state.days.set(dayKey(held), { ...held, laid: held.runs.length, sealed: held.sealed + 1 });
  }
  for (const own of sealedByOwner(sealed)) append(session, pagesEntry(own, act));
  return sealed.length;
}

/** One new slice: how many agreements it touches among a thousand, and what evaluating one of them again costs. */
import { columnsFromPages, dayOf, evaluateOpen, Instant, layPage } from '@troth/core';
import type { Agreement, JudgedHistory, Page, Run, SeriesName, SliceColumns } from '@troth/core';
import { ingest, publishAgreement, registerSource, system } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { contextOver, need } from './business.ts';
import { minute, month, monthEnd, monthStart } from './data.ts';
import { option, size } from './options.ts';
import { agreementName, promises, promiseText, worksRows } from './promise.ts';
import { seriesName } from './filled.ts';
import { organisation } from './places.ts';
import { middle } from './rounds.ts';
import type { Section } from './rounds.ts';

const agreements = option('agreements', size(1_000, 50));
const slices = size(240, 40);
const dayMs = 86_400_000;
/** May to October: six months that were judged before. */
const pastDays = 184;

export async function run(): Promise<Section> {
  const touched = await touchedBySlice();
  const costs = costsOfSlices();
  const micro = (value: number): string => `${(value * 1e3).toFixed(0)} µs`;
  const rows = (Object.keys(steps) as (keyof typeof steps)[]).map((step) => [
    steps[step],
    micro(middle(costs[step])),
    micro([...costs[step]].sort((a, b) => a - b)[Math.floor(costs[step].length * 0.95)] ?? 0),
  ]);
  const evaluating = middle(costs.again);
  return {
    title: 'One new slice',
    about: [
      `The last day of the seventh month of a promise over minute slices, with 20 works, slice after slice (${slices} of them): the day is laid with the new slice, the month is put together, the statement under way is made again on top of the one before; beside it the same statement from nothing. Touched: one slice told to a store in memory that holds ${agreements.toLocaleString('en')} agreements; told are those that are asked to be evaluated again.`,
    ],
    head: ['step', 'median', 'p95'],
    rows: [...rows, [`agreements touched of ${agreements.toLocaleString('en')}`, String(touched), '']],
    targets: [
      { what: 'a new slice: at most 1 ms of evaluation', reached: evaluating <= 1, measured: micro(evaluating) },
      {
        what: `a new slice touches only what depends on it`,
        reached: touched === 1,
        measured: `${touched} of ${agreements.toLocaleString('en')} agreements`,
      },
    ],
  };
}

/** Tells one slice through the services and reads whom it was said to bear on. */
async function touchedBySlice(): Promise<number> {
  const context = contextOver(memoryStore({ clock: () => Instant.of(Date.now()) }));
  await context.store.establish(organisation, organisation);
  try {
    const texts = Array.from({ length: agreements }, (_, index) => ({
      file: `${agreementName(index)}.json`,
      text: promiseText(index),
    }));
    const head = { organisation, actor: system };
    need(await publishAgreement(context, { ...head, texts }));
    need(await registerSource(context, { ...head, id: 'probe', kind: 'rows' }));
    const now = Math.floor(Date.now() / minute) * minute;
    const row = {
      form: 'slice',
      id: 'slice-1',
      series: seriesName(agreements >> 1),
      start: Instant.format(Instant.of(now - minute)),
      end: Instant.format(Instant.of(now)),
      bad: '1',
      total: '6',
    };
    const delivery = { rows: [{ place: 'bench', row }], samples: [], refused: [] };
    need(await ingest(context, { ...head, source: 'probe', delivery }));
    return (await context.store.jobs.waiting())['evaluate'] ?? 0;
  } finally {
    await context.store.close();
  }
}

const steps = {
  laid: 'day laid with the slice',
  put: 'month put together from its days',
  again: 'evaluated again, with what is remembered',
  anew: 'evaluated from nothing, all seven months',
} as const;

type Costs = Record<keyof typeof steps, number[]>;

function costsOfSlices(): Costs {
  const name: SeriesName = { source: 'probe', series: seriesName(0), stepMs: minute };
  const past = Array.from({ length: pastDays + 29 }, (_, at) =>
    laid(name, undefined, runOf(at - pastDays, [0, 1_440])),
  );
  const [agreement] = promises(1, '2024-05-01');
  if (agreement === undefined) throw new Error('There is no agreement.');
  const named = {
    days: past.slice(0, pastDays).map(({ day, hash }) => ({ day, hash })),
    recordedAt: monthStart,
    until: monthStart,
  };
  const first = 1_440 - slices - 60;
  let today = laid(name, undefined, runOf(29, [0, first]));
  const rows = worksRows(0).map((row) => ({ ...row, recordedAt: monthStart }));
  const evaluated = (columns: SliceColumns | undefined, minutes: number, earlier?: JudgedHistory): JudgedHistory => {
    if (columns === undefined) throw new Error('There are no slices.');
    const knownAt = Instant.of(monthEnd - dayMs + minutes * minute);
    return judged({ agreement, rows, columns, knownAt, earlier });
  };
  let earlier = evaluated(columnsFromPages(name, [...past, today]), first);
  const costs: Costs = { laid: [], put: [], again: [], anew: [] };
  for (let at = first; at < first + slices; at += 1) {
    const begun = performance.now();
    today = laid(name, today, runOf(29, [at, at + 1]));
    const laidAt = performance.now();
    const columns = columnsFromPages(name, [...past.slice(pastDays), today], named);
    const put = performance.now();
    earlier = evaluated(columns, at + 1, earlier);
    const again = performance.now();
    const all = columnsFromPages(name, [...past, today]);
    const anew = performance.now();
    evaluated(all, at + 1);
    const done = performance.now();
    // The engine compiles in the first ones.
    if (at < first + slices / 4) continue;
    costs.laid.push(laidAt - begun);
    costs.put.push(put - laidAt);
    costs.again.push(again - put);
    costs.anew.push(done - anew);
  }
  return costs;
}

const source = month(0);

/** Slices of a day of the month (earlier months: negative days), told when they had passed. */
function runOf(day: number, [from, to]: readonly [number, number]): Run {
  const offset = (((day % 30) + 30) % 30) * 1_440;
  const start = monthStart + day * dayMs;
  return {
    start: Instant.of(start + from * minute),
    recordedAt: Instant.of(start + to * minute),
    entry: 0,
    bad: source.bad.slice(offset + from, offset + to),
    total: source.total.slice(offset + from, offset + to),
  };
}

function laid(series: SeriesName, base: Page | undefined, told: Run): Page {
  const page = layPage({ series, day: dayOf(told.start), base, runs: [told] });
  if (page === undefined) throw new Error('The day is empty.');
  return page;
}

interface Judging {
  readonly agreement: Agreement;
  readonly rows: ReturnType<typeof worksRows>;
  readonly columns: SliceColumns;
  readonly knownAt: Instant;
  readonly earlier: JudgedHistory | undefined;
}

function judged({ agreement, rows, columns, knownAt, earlier }: Judging): JudgedHistory {
  const made = evaluateOpen({
    agreement,
    evidence: { rows, columns: [columns] },
    knownAt,
    period: '2024-11',
    ...(earlier === undefined ? {} : { earlier }),
  });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  if (made.value.statement.rows[0]?.soFar === undefined) throw new Error('The month is not under way.');
  return made.value.history;
}

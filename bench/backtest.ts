/** A draft with twenty promises over thirteen months of minute slices: what the studio and the impact of a draft wait for. */
import { backTest, Instant, readAgreements } from '@troth/core';
import type { Agreement, BackTestAsked, SliceColumns } from '@troth/core';
import { minute, numbersFrom } from './data.ts';
import { option, size } from './options.ts';
import { rate, time } from './rounds.ts';
import type { Section } from './rounds.ts';

const promises = option('promises', size(20, 3));
const months = option('months', size(13, 2));
const from = Instant.parse('2024-01-01T00:00:00+08:00');

export function run(): Section {
  const agreement = agreementOf();
  const [draft] = agreement.revisions;
  if (draft === undefined) throw new Error('The agreement has no revision.');
  const keys = monthKeys();
  const until = Instant.parse(`${monthAfter(months)}-01T00:00:00+08:00`);
  const columns = Array.from({ length: promises }, (_, index) => seriesOf(index, until));
  const asked: BackTestAsked = {
    draft,
    history: agreement,
    evidence: { rows: [], columns },
    periods: keys,
    knownAt: until,
  };
  const measured = (sections: BackTestAsked['with']) =>
    time(
      () => {
        const made = backTest({ ...asked, with: sections });
        if (!made.ok || made.value.promises.length !== promises) throw new Error('It was not evaluated.');
      },
      { rounds: 5, warmUp: 1 },
    );
  const plain = measured([]);
  const whole = measured(['ablation', 'honesty', 'stress']);
  const slices = columns.reduce((sum, { total }) => sum + total.length, 0);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return {
    title: `Back-test of a draft: ${promises} promises × ${months} months of minute slices`,
    about: [
      `${(slices / 1e6).toFixed(1)} million slices in typed columns. Every month is judged by the engine that states them: values, verdicts, margins, credits, promises that would have held, confidence, what made them miss. With everything: one more run for every clause that can be switched off, every other reading of time and every stress.`,
    ],
    head: ['', 'median', 'best round', 'slices/s'],
    rows: [
      ['table, promises, money', ms(plain.median), ms(plain.best), rate(slices / (plain.median / 1e3))],
      ['with clauses, readings and stress', ms(whole.median), ms(whole.best), rate(slices / (whole.median / 1e3))],
    ],
    targets: [{ what: 'below 2 s', reached: plain.median < 2_000, measured: ms(plain.median) }],
  };
}

const monthAfter = (count: number): string => {
  const at = count % 12;
  return `${2024 + Math.floor(count / 12)}-${String(at + 1).padStart(2, '0')}`;
};
const monthKeys = (): readonly string[] => Array.from({ length: months }, (_, at) => monthAfter(at));

/** A year and a month of one series: one byte for bad events and one or two for all. */
function seriesOf(index: number, until: Instant): SliceColumns {
  const count = Math.round((until - from) / minute);
  const next = numbersFrom(index * 7_919 + 17);
  const bad = new Uint8Array(count);
  const total = index % 2 === 0 ? new Uint8Array(count).fill(6) : new Uint16Array(count).fill(600);
  for (let incident = 0; incident < count / 5_000; incident += 1) {
    const start = Math.floor(next() * (count - 40));
    for (let at = start; at < start + 3 + Math.floor(next() * 30); at += 1) bad[at] = 6;
  }
  return { series: `series-${index}`, source: 'probe', recordedAt: until, start: from, stepMs: minute, bad, total };
}

function agreementOf(): Agreement {
  const text = JSON.stringify({
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'BENCH',
    title: 'Bench',
    effective: { from: '2024-01-01' },
    zone: 'Asia/Hong_Kong',
    currency: 'HKD',
    calendars: {
      always: { always: true, holidays: 'none' },
      office: { weekly: { 'mon-fri': ['09:00-18:00'] }, holidays: 'hk-general' },
    },
    commitments: Array.from({ length: promises }, (_, index) => promiseOf(index)),
    fees: {
      lines: [{ id: 'charge', amount: '120000.00', per: 'month' }],
      bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
    },
  });
  const book = readAgreements([{ file: 'bench.json', text }]);
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  const [agreement] = book.value.agreements;
  if (agreement === undefined) throw new Error('There is no agreement.');
  return agreement;
}

function promiseOf(index: number): object {
  const series = `series-${index}`;
  const metric =
    index % 2 === 0
      ? { kind: 'event-ratio', series, count: 'good', aggregate: 'pooled' }
      : { kind: 'good-slices', series, slice: '1 min', badWhen: { errors: '> 0 %' }, empty: 'good' };
  return {
    id: `promise-${index}`,
    title: `Promise ${index}`,
    metric,
    target: '>= 99.9 %',
    period: 'month',
    hours: index % 4 === 3 ? 'office' : 'always',
    unknown: 'up',
    rounding: 'none',
    credits: [
      {
        id: `credit-${index}`,
        kind: 'steps',
        on: 'value',
        steps: [
          { when: '[99 %, 99.9 %)', pay: { percent: '5 %', of: 'fee' } },
          { when: '< 99 %', pay: { percent: '10 %', of: 'fee' } },
        ],
      },
    ],
  };
}

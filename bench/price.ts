/** The price of an agreement by a hundred thousand simulated years: one promise, several under one limit, and every site alone. */
import { Instant, priceAgreement, readAgreements } from '@troth/core';
import type { AgreementPrice, HabitOf, PriceAsked, Revision } from '@troth/core';
import { time } from './rounds.ts';
import type { Section } from './rounds.ts';

const years = 100_000;
const sites = 20;

const steps = [
  { when: '[99.9 %, 99.95 %)', pay: { percent: '5 %', of: 'fee' } },
  { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } },
  { when: '< 99 %', pay: { percent: '25 %', of: 'fee' } },
];

/** A gate of no length forgives nothing, and keeps the promise from being priced analytically. */
const metric = { kind: 'availability', denominator: 'agreed', express: 'share', onlyIfTotalExceeds: '0 s' };

const promise = (id: string, more: object = {}): object => ({
  id,
  title: id,
  metric,
  target: '>= 99.95 %',
  period: 'month',
  hours: 'always',
  unknown: 'separate',
  rounding: 'none',
  credits: [{ id: `${id}-credit`, kind: 'steps', on: 'value', steps }],
  ...more,
});

function revisionOf(commitments: readonly object[]): Revision {
  const whole = {
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'BENCH',
    title: 'Bench',
    effective: { from: '2024-01-01' },
    zone: 'Asia/Hong_Kong',
    currency: 'HKD',
    services: [{ id: 's', title: 's', sites: Array.from({ length: sites }, (_, at) => ({ id: `site-${at}` })) }],
    calendars: { always: { always: true, holidays: 'none' } },
    commitments,
    fees: {
      lines: [{ id: 'charge', amount: '100000.00', per: 'month' }],
      bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
    },
    credits: { caps: [{ limit: { percent: '30 %', of: 'fee' }, per: 'month', scope: 'agreement' }] },
  };
  const book = readAgreements([{ file: 'bench.yaml', text: JSON.stringify(whole) }]);
  const revision = book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
  if (revision === undefined) throw new Error(JSON.stringify(book));
  return revision;
}

const minute = 60_000;
const repairsMs = [4, 6, 7, 9, 12, 15, 18, 25, 34, 70].map((minutes) => minutes * minute);
const source = { en: 'assumed', 'zh-Hant': '假設' };

const habit = (commitment: string, perMonth: number): HabitOf => ({
  commitment,
  habit: { law: 'outages', perMonth, meanRepairMs: 20 * minute, repairsMs, source },
});

function priced(asked: PriceAsked): AgreementPrice {
  const found = priceAgreement(asked);
  if (found === undefined) throw new Error('nothing was priced');
  return found;
}

export function run(): Section {
  const from = Instant.parse('2025-02-01T00:00:00Z');
  const base = { from, years, seed: 1, onlyMain: true };
  const several = ['a', 'b', 'c', 'd', 'e'];
  const scenes: readonly (readonly [string, PriceAsked])[] = [
    ['one promise of time', { ...base, revision: revisionOf([promise('a')]), habits: [habit('a', 1.2)] }],
    [
      'the same under three laws of repair',
      { ...base, onlyMain: false, revision: revisionOf([promise('a')]), habits: [habit('a', 1.2)] },
    ],
    [
      'five promises on common outages under one limit',
      { ...base, revision: revisionOf(several.map((id) => promise(id))), habits: several.map((id) => habit(id, 1.2)) },
    ],
    [
      `${sites} sites, each judged alone, under one limit`,
      { ...base, revision: revisionOf([promise('a', { each: 'subject' })]), habits: [habit('a', 0.1)] },
    ],
  ];
  const rows = scenes.map(([name, asked]) => {
    let found = priced(asked);
    const { median, best, core } = time(() => (found = priced(asked)), { rounds: 3, warmUp: 1 });
    const { main, way } = found;
    return { name, median, best, core, way, main };
  });
  const slowest = Math.max(...rows.map(({ core }) => core));
  return {
    title: 'Price of an agreement, 100,000 simulated years',
    about: [
      'Each row reads the credits off the very terms, draws 1.2 million months by a seed and looks up what each pays. The worked example has an expected credit of 2,959.77 a month; what is simulated differs from it by its standard error.',
    ],
    head: ['', 'median', 'best round', 'core time', 'looked up by', 'expected credit', 'standard error'],
    rows: rows.map(({ name, median, best, core, way, main }) => [
      name,
      `${median.toFixed(0)} ms`,
      `${best.toFixed(0)} ms`,
      `${core.toFixed(0)} ms`,
      way,
      main.expected.toFixed(2),
      main.standardError.toFixed(2),
    ]),
    targets: [
      {
        what: 'each below 5 s of one core',
        reached: slowest < 5_000,
        measured: `${(slowest / 1000).toFixed(2)} s at most`,
      },
    ],
  };
}

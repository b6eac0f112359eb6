/**
 * What is measured besides outages and cases: round trips to London, satisfaction, backups, power, workload; and the storm of
 * flaps that one contract counts and another does not. Owns: the values, exact where a month is told in the guide.
 */
import { parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { need } from '../../endings.ts';
import { chance, demoSeed } from './chance.ts';
import { dayMs, days, firstDay, hongKong, lastMoment, midnight, minuteMs } from './days.ts';
import { months } from './written-cases.ts';

type Told = Readonly<Record<string, unknown>> & { readonly id: string };

const row = (told: Told): EvidenceRow => need(parseRow(told, told.id));

/** The cable was cut for twelve of January's days: 245 ms and 312 ms give a mean of 270.94. */
const cut = { from: midnight('2025-01-09') + 8 * 3_600_000, to: midnight('2025-01-21') + 8 * 3_600_000 };
const fourHours = 240 * minuteMs;

function roundTrips(): readonly EvidenceRow[] {
  const count = Math.floor((lastMoment - firstDay) / fourHours);
  return Array.from({ length: count }, (_, nth) => {
    const at = firstDay + nth * fourHours;
    const value = at >= cut.from && at < cut.to ? 312 : 245;
    return row({
      form: 'value',
      id: `RTT-${nth + 1}`,
      source: 'probe',
      agreement: 'SLA-TG-VPN',
      series: 'rtt-lon-hkg',
      at: hongKong(at),
      value: `${value} ms`,
      recordedAt: hongKong(at),
    });
  });
}

/** Twenty answers a month with a mean of 2.9: all in time, and nobody content. */
const answers = [3, 2, 3, 4, 3, 3, 2, 3, 3, 2, 4, 3, 3, 2, 3, 3, 4, 3, 2, 3];

function satisfaction(): readonly EvidenceRow[] {
  return months
    .flatMap(([month], at) =>
      answers.map((score, nth) => {
        const when = midnight(`${month}-01`) + (nth + 2) * dayMs + 17 * 3_600_000;
        return row({
          form: 'score',
          id: `CSAT-${at * 20 + nth + 1}`,
          source: 'desk',
          agreement: 'SLA-WC-HELP',
          series: 'csat',
          score,
          at: hongKong(when),
          recordedAt: hongKong(when),
        });
      }),
    )
    .filter(({ recordedAt }) => recordedAt < lastMoment);
}

/** Backups that were never done: one in most seasons, and three in June 2024, which is one too many. */
const failed = new Set(['2024-03-19', '2024-06-04', '2024-06-12', '2024-06-13', '2024-09-06', '2024-12-01']);

function backups(): readonly EvidenceRow[] {
  return days.flatMap((day) => {
    const date = hongKong(day).slice(0, 10);
    const due = day + 2 * 3_600_000;
    const done = due - 35 * minuteMs;
    if (due > lastMoment) return [];
    return [
      row({
        form: 'duty',
        id: `BKP-${date}`,
        source: 'desk',
        agreement: 'SLA-WC-BACKUP',
        duty: 'daily-backup',
        due: hongKong(due),
        ...(failed.has(date) ? {} : { done: hongKong(done) }),
        recordedAt: hongKong(due),
      }),
    ];
  });
}

const pue = ['1.48', '1.49', '1.51', '1.54', '1.57', '1.58', '1.58', '1.56', '1.53', '1.50', '1.48', '1.47'];
/** Tickets opened by the chambers; more than a hundred and twenty are not paid for when they are late. */
const opened = ['88', '92', '95', '97', '90', '86', '93', '99', '131', '96', '85', '91'];

function monthly(): readonly EvidenceRow[] {
  return months.slice(0, 12).flatMap(([month, length], at) => {
    const start = midnight(`${month}-01`);
    const end = start + length * dayMs;
    const told = hongKong(end + 9 * 3_600_000);
    const span = { start: hongKong(start), end: hongKong(end), recordedAt: told };
    return [
      row({
        form: 'reported',
        id: `PUE-${month}`,
        source: 'desk',
        agreement: 'SLA-OR-COLO',
        series: 'pue',
        value: pue[at] ?? '1.5',
        ...span,
      }),
      row({
        form: 'figure',
        id: `LOAD-${month}`,
        source: 'desk',
        agreement: 'SLA-WC-HELP',
        name: 'tickets',
        value: opened[at] ?? '90',
        ...span,
      }),
    ];
  });
}

/** Forty flaps of fifty seconds on one Sunday: 33 minutes to whoever counts seconds, nothing to whoever counts from a minute. */
function flaps(): readonly EvidenceRow[] {
  const dice = chance(demoSeed + 200);
  const day = midnight('2024-07-21');
  return Array.from({ length: 40 }, (_, nth) => {
    const start = day + (9 * 60 + nth * 14 + dice.whole(10)) * minuteMs;
    return [{ agreement: 'SLA-LR-DIA' }, { agreement: 'UC-VFC', subject: 'single' }].map((whose) =>
      row({
        form: 'state',
        id: `FLAP-${nth + 1}-${whose.agreement}`,
        source: 'probe',
        ...whose,
        state: 'down',
        start: hongKong(start),
        end: hongKong(start + 50_000),
        recordedAt: hongKong(start + 50_000),
        cause: 'a card of the carrier that restarted',
      }),
    );
  }).flat();
}

/** One miss in August, and three good months after it: the fee at risk is earned back in November. */
const portalOutage = row({
  form: 'state',
  id: 'OUT-0161',
  source: 'probe',
  agreement: 'SLA-EI-POOL',
  state: 'down',
  start: '2024-08-14T10:20:00+08:00',
  end: '2024-08-14T11:50:00+08:00',
  recordedAt: '2024-08-14T11:50:00+08:00',
  cause: 'software',
});

export const measuredRows = (): readonly EvidenceRow[] => [
  ...roundTrips(),
  ...satisfaction(),
  ...backups(),
  ...monthly(),
  ...flaps(),
  portalOutage,
];

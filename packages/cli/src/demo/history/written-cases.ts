/**
 * Cases whose months are exact: field work at kiosks, the desk of the chambers, attendance at Lion Rock; backups, satisfaction,
 * workload. Owns: how many there were and how many were late, month by month.
 */
import { Instant } from '@troth/core';
import { chance, demoSeed } from './chance.ts';
import { dayMs, hongKong, lastMoment, midnight, minuteMs } from './days.ts';
import type { CaseEvent } from './tickets.ts';

/** Months with their first day and length. */
export const months: readonly (readonly [month: string, days: number])[] = [
  ['2024-02', 29],
  ['2024-03', 31],
  ['2024-04', 30],
  ['2024-05', 31],
  ['2024-06', 30],
  ['2024-07', 31],
  ['2024-08', 31],
  ['2024-09', 30],
  ['2024-10', 31],
  ['2024-11', 30],
  ['2024-12', 31],
  ['2025-01', 31],
  ['2025-02', 25],
];

interface Counted {
  readonly agreement: string;
  readonly prefix: string;
  readonly type: string;
  /** Cases of each month, and how many of them were late. */
  readonly months: readonly (readonly [cases: number, late: number])[];
  readonly answer: number;
  readonly solve: number;
  readonly lateSolve: number;
  readonly priorities: readonly string[];
  readonly ends: 'restored' | 'resolved';
}

/** In February 2025, 37 of 40 kiosks were restored in time; in October 2024 the chambers opened 131 tickets. */
const counted: readonly Counted[] = [
  {
    agreement: 'SLA-MK-FIELD',
    prefix: 'MKF',
    type: 'incident',
    ends: 'restored',
    months: [
      [43, 1],
      [46, 2],
      [44, 1],
      [47, 2],
      [45, 2],
      [48, 2],
      [46, 1],
      [52, 2],
      [45, 2],
      [49, 2],
      [46, 2],
      [44, 2],
      [40, 3],
    ],
    answer: 30,
    solve: 200,
    lateSolve: 620,
    priorities: [],
  },
  {
    agreement: 'SLA-WC-HELP',
    prefix: 'WCH',
    type: 'request',
    ends: 'resolved',
    months: [
      [88, 1],
      [92, 2],
      [95, 2],
      [97, 2],
      [90, 1],
      [86, 2],
      [93, 2],
      [99, 2],
      [131, 12],
      [96, 2],
      [84, 1],
      [91, 2],
      [72, 1],
    ],
    answer: 8,
    solve: 100,
    lateSolve: 4400,
    priorities: ['P2', 'P3', 'P3'],
  },
  {
    agreement: 'SLA-LR-METRO',
    prefix: 'LRA',
    type: 'attendance',
    ends: 'resolved',
    months: [
      [2, 0],
      [1, 0],
      [2, 0],
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 0],
      [3, 0],
      [1, 0],
      [2, 0],
      [0, 0],
      [1, 0],
      [1, 0],
    ],
    answer: 110,
    solve: 190,
    lateSolve: 400,
    priorities: [],
  },
];

export const countedTickets = (): readonly CaseEvent[] => counted.flatMap((one, at) => ticketsOf(one, at));

function ticketsOf(one: Counted, seed: number): readonly CaseEvent[] {
  const dice = chance(demoSeed + 100 + seed);
  let number = 20_000;
  return one.months.flatMap(([cases, late], at) => {
    const [month, length] = months[at] ?? ['2024-02', 29];
    // Late ones lie in the middle of the month, so that they are over when it ends.
    const lateFrom = Math.floor(cases / 3);
    return Array.from({ length: cases }, (_, nth) => {
      number += 1;
      const day = workday(month, Math.floor((nth * length) / cases), length);
      const opened = day + (9 * 60 + 15 + dice.whole(6 * 60)) * minuteMs;
      const isLate = nth >= lateFrom && nth < lateFrom + late;
      const usual = isLate ? one.lateSolve : one.solve * (0.5 + dice.draw());
      const answered = opened + Math.round(one.answer * (0.5 + dice.draw() / 2)) * minuteMs;
      const solved = Math.max(answered + minuteMs, opened + Math.round(usual) * minuteMs);
      const head = { agreement: one.agreement, case: `${one.prefix}-${number}` };
      const priority = one.priorities[nth % Math.max(1, one.priorities.length)];
      return [
        { ...head, event: 'opened', at: opened, type: one.type, ...(priority === undefined ? {} : { priority }) },
        { ...head, event: 'responded', at: answered },
        { ...head, event: one.ends, at: solved },
        { ...head, event: 'closed', at: solved + 30 * minuteMs },
      ].filter((event) => event.at < lastMoment);
    }).flat();
  });
}

/** Office hours count for some of them: Saturdays, Sundays and the long holidays are moved to the working day before. */
const off = new Set([
  '2024-02-10',
  '2024-02-12',
  '2024-02-13',
  '2024-03-29',
  '2024-03-30',
  '2024-04-01',
  '2024-04-04',
  '2024-05-01',
  '2024-05-15',
  '2024-06-10',
  '2024-07-01',
  '2024-09-18',
  '2024-10-01',
  '2024-10-11',
  '2024-12-25',
  '2024-12-26',
  '2025-01-01',
  '2025-01-29',
  '2025-01-30',
  '2025-01-31',
]);

function workday(month: string, offset: number, length: number): number {
  const first = midnight(`${month}-01`);
  for (const step of [0, -1, 1, -2, 2, -3, 3, 4, 5, 6]) {
    const at = offset + step;
    const day = first + at * dayMs;
    const weekday = (Math.floor((day + 8 * 3_600_000) / dayMs) + 4) % 7;
    if (at >= 0 && at < length && weekday > 0 && weekday < 6 && !off.has(hongKong(day).slice(0, 10))) return day;
  }
  return first + offset * dayMs;
}

const at = (text: string): number => Instant.parse(`${text}+08:00`);

/**
 * Two cases that clocks are tried on. INC-20458: raised from P3 to P1, paused three times, closed and reopened. WO-0009: logged
 * half an hour before the desk of the engineers closes for the weekend of Lunar New Year.
 */
export const trickyCases: readonly CaseEvent[] = [
  // Open this morning, and the turn of the supplier of the access fibre.
  {
    agreement: 'OLA-NOC-REPAIR',
    case: 'RPR-20931',
    event: 'opened',
    at: at('2025-02-26T06:10:00'),
    type: 'incident',
    priority: 'P3',
    party: 'noc',
  },
  {
    agreement: 'OLA-NOC-REPAIR',
    case: 'RPR-20931',
    event: 'handed-over',
    at: at('2025-02-26T06:40:00'),
    party: 'victoria-fibre',
  },
  {
    agreement: 'SLA-WC-HELP',
    case: 'INC-20458',
    event: 'opened',
    at: at('2024-12-03T09:40:00'),
    type: 'incident',
    priority: 'P3',
  },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'responded', at: at('2024-12-03T09:52:00') },
  {
    agreement: 'SLA-WC-HELP',
    case: 'INC-20458',
    event: 'paused',
    at: at('2024-12-03T10:10:00'),
    why: 'waiting-for-customer',
  },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'resumed', at: at('2024-12-03T11:00:00') },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'priority', at: at('2024-12-03T11:05:00'), priority: 'P1' },
  {
    agreement: 'SLA-WC-HELP',
    case: 'INC-20458',
    event: 'paused',
    at: at('2024-12-03T11:30:00'),
    why: 'waiting-for-customer',
  },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'resumed', at: at('2024-12-03T12:10:00') },
  {
    agreement: 'SLA-WC-HELP',
    case: 'INC-20458',
    event: 'handed-over',
    at: at('2024-12-03T12:15:00'),
    party: 'core-network',
  },
  {
    agreement: 'SLA-WC-HELP',
    case: 'INC-20458',
    event: 'paused',
    at: at('2024-12-03T12:40:00'),
    why: 'waiting-for-customer',
  },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'resumed', at: at('2024-12-03T13:00:00') },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'resolved', at: at('2024-12-03T13:40:00') },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'closed', at: at('2024-12-03T14:00:00') },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'reopened', at: at('2024-12-04T09:30:00') },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'resolved', at: at('2024-12-04T10:00:00') },
  { agreement: 'SLA-WC-HELP', case: 'INC-20458', event: 'closed', at: at('2024-12-04T10:20:00') },
  { agreement: 'SLA-MK-FIELD', case: 'WO-0009', event: 'opened', at: at('2024-02-09T17:30:00'), type: 'incident' },
  { agreement: 'SLA-MK-FIELD', case: 'WO-0009', event: 'responded', at: at('2024-02-14T11:50:00') },
  { agreement: 'SLA-MK-FIELD', case: 'WO-0009', event: 'restored', at: at('2024-02-14T12:40:00') },
  { agreement: 'SLA-MK-FIELD', case: 'WO-0009', event: 'closed', at: at('2024-02-14T13:00:00') },
  { agreement: 'UC-FIX', case: 'WO-0009', event: 'opened', at: at('2024-02-09T17:30:00'), type: 'attendance' },
  { agreement: 'UC-FIX', case: 'WO-0009', event: 'responded', at: at('2024-02-14T11:50:00') },
  { agreement: 'UC-FIX', case: 'WO-0009', event: 'resolved', at: at('2024-02-14T12:40:00') },
  { agreement: 'UC-FIX', case: 'WO-0009', event: 'closed', at: at('2024-02-14T13:00:00') },
];

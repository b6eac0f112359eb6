/**
 * About 9,500 tickets of thirteen months, from the seed: busy on working days from nine to six, few at Lunar New Year, three times
 * as many under a typhoon. Owns: when cases are opened and how they go on. Hand-written cases stand in written-cases.ts.
 */
import { chance, demoSeed } from './chance.ts';
import type { Chance } from './chance.ts';
import { dateOf, days, hongKong, lastMoment, midnight, minuteMs, weekdayOf } from './days.ts';

export interface CaseEvent {
  readonly agreement: string;
  readonly case: string;
  readonly event: string;
  readonly at: number;
  readonly priority?: string;
  readonly type?: string;
  readonly why?: string;
  readonly party?: string;
}

/** One stream of cases. Times are minutes: what most cases take, and what a late one takes. */
export interface Stream {
  readonly agreement: string;
  readonly prefix: string;
  readonly types: readonly [string, ...string[]];
  readonly perDay: number;
  /** Priorities with their share in percent; none where the limit is one for all. */
  readonly priorities: readonly (readonly [name: string, percent: number])[];
  readonly answer: number;
  readonly solve: number;
  readonly late: { readonly percent: number; readonly answer: number; readonly solve: number };
  /** What ends its clock, beside the closing that ends every case. */
  readonly ends?: 'restored' | 'resolved';
  /** Work goes on at night too. */
  readonly always?: true;
  readonly handsTo?: string;
}

const threes = [
  ['P1', 6],
  ['P2', 30],
  ['P3', 64],
] as const;
const twos = [
  ['P1', 18],
  ['P2', 82],
] as const;

export const streams: readonly Stream[] = [
  {
    agreement: 'SLA-SP-SOC',
    prefix: 'ALR',
    types: ['alert'],
    perDay: 3.6,
    priorities: twos,
    answer: 6,
    solve: 50,
    late: { percent: 2, answer: 95, solve: 400 },
    always: true,
    handsTo: 'sentinelwatch',
  },
  {
    agreement: 'OLA-SD-ANSWER',
    prefix: 'TKT',
    types: ['incident', 'request'],
    perDay: 5.6,
    priorities: threes,
    answer: 5,
    solve: 120,
    late: { percent: 2, answer: 240, solve: 900 },
  },
  {
    agreement: 'OLA-SD-SOLVE',
    ends: 'resolved',
    prefix: 'REQ',
    types: ['request'],
    perDay: 1.6,
    priorities: threes,
    answer: 9,
    solve: 110,
    late: { percent: 5, answer: 60, solve: 3000 },
  },
  {
    agreement: 'OLA-NOC-RESPONSE',
    prefix: 'NOC',
    types: ['incident'],
    perDay: 3.2,
    priorities: threes,
    answer: 5,
    solve: 80,
    late: { percent: 2, answer: 130, solve: 300 },
    always: true,
    handsTo: 'core-network',
  },
  {
    agreement: 'OLA-NOC-REPAIR',
    ends: 'restored',
    prefix: 'RPR',
    types: ['incident'],
    perDay: 1.4,
    priorities: threes,
    answer: 5,
    solve: 70,
    late: { percent: 4, answer: 15, solve: 1100 },
    always: true,
    handsTo: 'field-ops',
  },
  {
    agreement: 'OLA-CORE-CHANGE',
    ends: 'resolved',
    prefix: 'CCH',
    types: ['change'],
    perDay: 0.6,
    priorities: [],
    answer: 10,
    solve: 100,
    late: { percent: 2, answer: 10, solve: 400 },
    always: true,
  },
  {
    agreement: 'OLA-FIELD-ATTEND',
    prefix: 'FLD',
    types: ['attendance'],
    perDay: 0.9,
    priorities: [],
    answer: 75,
    solve: 160,
    late: { percent: 3, answer: 260, solve: 420 },
    always: true,
    handsTo: 'fixit',
  },
  {
    agreement: 'OLA-FIELD-SPARES',
    ends: 'resolved',
    prefix: 'SPR',
    types: ['spare'],
    perDay: 0.25,
    priorities: [],
    answer: 20,
    solve: 400,
    late: { percent: 2, answer: 30, solve: 2200 },
    always: true,
  },
  {
    agreement: 'OLA-CLOUD-RESTORE',
    ends: 'resolved',
    prefix: 'RST',
    types: ['restore'],
    perDay: 0.2,
    priorities: [],
    answer: 12,
    solve: 75,
    late: { percent: 2, answer: 30, solve: 380 },
    always: true,
  },
  {
    agreement: 'OLA-SEC-TRIAGE',
    prefix: 'SEC',
    types: ['alert'],
    perDay: 0.9,
    priorities: twos,
    answer: 4,
    solve: 40,
    late: { percent: 2, answer: 80, solve: 200 },
    always: true,
  },
  {
    agreement: 'OLA-SEC-RULES',
    ends: 'resolved',
    prefix: 'RUL',
    types: ['rule-change'],
    perDay: 0.5,
    priorities: [],
    answer: 25,
    solve: 200,
    late: { percent: 0, answer: 60, solve: 6000 },
  },
  {
    agreement: 'OLA-PROV-ORDER',
    ends: 'resolved',
    prefix: 'ORD',
    types: ['order'],
    perDay: 0.45,
    priorities: [],
    answer: 60,
    solve: 7000,
    late: { percent: 4, answer: 90, solve: 26_000 },
  },
  {
    agreement: 'OLA-PROV-CEASE',
    ends: 'resolved',
    prefix: 'CES',
    types: ['cessation'],
    perDay: 0.14,
    priorities: [],
    answer: 60,
    solve: 2900,
    late: { percent: 2, answer: 90, solve: 14_000 },
  },
  {
    agreement: 'UC-SW-SOC',
    prefix: 'SWA',
    types: ['alert'],
    perDay: 0.9,
    priorities: twos,
    answer: 4,
    solve: 30,
    late: { percent: 2, answer: 80, solve: 200 },
    always: true,
  },
  {
    agreement: 'UC-FIX',
    prefix: 'WO',
    types: ['attendance'],
    perDay: 0.6,
    priorities: [],
    answer: 80,
    solve: 200,
    late: { percent: 3, answer: 1500, solve: 1800 },
  },
];

const quiet = new Set([
  '2024-02-10',
  '2024-02-11',
  '2024-02-12',
  '2024-02-13',
  '2025-01-29',
  '2025-01-30',
  '2025-01-31',
  '2025-02-01',
]);
const stormy = new Set(['2024-09-05', '2024-09-06', '2024-11-13', '2024-11-14']);

/** How busy a day is, against the mean. */
export function busyness(day: number): number {
  const date = dateOf(day);
  if (stormy.has(date)) return 3;
  if (quiet.has(date)) return 0.25;
  const weekday = weekdayOf(day);
  return weekday === 0 ? 0.3 : weekday === 6 ? 0.5 : 1.25;
}

/** Share of the day's cases by the hour, from midnight. */
const byHour = [1, 1, 1, 1, 1, 1, 2, 3, 6, 12, 12, 11, 7, 8, 10, 10, 9, 7, 4, 3, 2, 2, 1, 1];
const hourSum = byHour.reduce((sum, share) => sum + share, 0);

function minuteOfDay(dice: Chance, always: boolean): number {
  if (!always) return 9 * 60 + 10 + dice.whole(8 * 60);
  let left = dice.draw() * hourSum;
  const hour = byHour.findIndex((share) => (left -= share) < 0);
  return Math.max(0, hour) * 60 + dice.whole(60);
}

function priorityOf(dice: Chance, { priorities }: Stream): string | undefined {
  let left = dice.whole(100);
  return priorities.find(([, percent]) => (left -= percent) < 0)?.[0];
}

/** Every case of every stream; what would happen after the morning of the demo has not happened yet. */
export function noiseTickets(): readonly CaseEvent[] {
  return streams.flatMap((stream, at) => {
    const dice = chance(demoSeed + at + 1);
    let number = 10_000;
    return days.flatMap((day) => {
      const open = dice.times(stream.perDay * busyness(day));
      // Groups that work from nine to six have no cases on days off.
      if (stream.always !== true && busyness(day) < 1) return [];
      return Array.from({ length: open }, () => {
        number += 1;
        return ticket(dice, stream, { id: `${stream.prefix}-${number}`, day });
      }).flat();
    });
  });
}

function ticket(
  dice: Chance,
  stream: Stream,
  { id, day }: { readonly id: string; readonly day: number },
): readonly CaseEvent[] {
  const opened = day + minuteOfDay(dice, stream.always === true) * minuteMs;
  const late = dice.whole(100) < stream.late.percent;
  const priority = priorityOf(dice, stream);
  const events = course(dice, { stream, late, opened, urgent: priority === 'P1' });
  const type = dice.pick(stream.types);
  const head = { agreement: stream.agreement, case: id };
  return [
    { ...head, event: 'opened', at: opened, type, ...(priority === undefined ? {} : { priority }) },
    ...events.map((event) => ({ ...head, ...event })),
  ].filter(({ at }) => at < lastMoment);
}

interface Course {
  readonly stream: Stream;
  readonly late: boolean;
  readonly opened: number;
  readonly urgent: boolean;
}

type Happened = Omit<CaseEvent, 'agreement' | 'case'>;

/** What happens to a case after it was opened: an answer, perhaps another's turn or a pause, an end, rarely a second one. */
function course(dice: Chance, { stream, late, opened, urgent }: Course): readonly Happened[] {
  const haste = urgent ? 0.5 : 1;
  const answered = opened + minutes(dice, late ? stream.late.answer : stream.answer * haste);
  const solved = Math.max(answered + minuteMs, opened + minutes(dice, late ? stream.late.solve : stream.solve * haste));
  const between = (share: number): number => answered + Math.round(((solved - answered) * share) / 1000) * 1000;
  const turn: readonly Happened[] =
    stream.handsTo !== undefined && dice.whole(5) === 0
      ? [{ event: 'handed-over', at: between(0.2), party: stream.handsTo }]
      : [];
  const pause: readonly Happened[] =
    dice.whole(9) === 0
      ? [
          { event: 'paused', at: between(0.3), why: dice.pick(['waiting-for-customer', 'access-refused']) },
          { event: 'resumed', at: between(0.6) },
        ]
      : [];
  const closed = solved + dice.whole(600) * minuteMs + minuteMs;
  const again: readonly Happened[] =
    dice.whole(60) === 0
      ? [
          { event: 'reopened', at: closed + 60 * minuteMs },
          { event: 'resolved', at: closed + 75 * minuteMs },
          { event: 'closed', at: closed + 80 * minuteMs },
        ]
      : [];
  return [
    { event: 'responded', at: answered },
    ...turn,
    ...pause,
    ...(stream.ends === undefined ? [] : [{ event: stream.ends, at: solved }]),
    { event: 'closed', at: stream.ends === undefined ? solved : closed },
    ...again,
  ];
}

/** Most cases take about so long; none takes much longer, so that only those meant to be late are. */
const minutes = (dice: Chance, usual: number): number => Math.round(usual * (0.5 + dice.draw()) * 60) * 1000;

const groupsPromise = midnight('2024-11-01');

/** A row of evidence, as a ticket system exports it. */
export function caseRow(event: CaseEvent, number: number): Readonly<Record<string, unknown>> {
  const { at, agreement, ...rest } = event;
  // Before groups had agreements their tickets belonged to nobody's promise.
  const told =
    agreement.startsWith('OLA-') && at < groupsPromise ? { ...rest, subject: 'internal' } : { ...rest, agreement };
  return {
    form: 'case',
    id: `${event.agreement}/${event.case}/${number}`,
    source: 'desk',
    ...told,
    at: hongKong(at),
    recordedAt: hongKong(at),
  };
}

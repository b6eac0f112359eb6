/** Clocks of open cases: all of them replayed, one moved by a new event, and the timers that they are set to. */
import { compileBook, Instant, openClocks, readDocuments } from '@troth/core';
import type { Agreement, RowOf } from '@troth/core';
import type { Store } from '@troth/stores';
import { minute, monthEnd, monthStart, numbersFrom } from './data.ts';
import { option, size } from './options.ts';
import { atPlace, organisation, placeNames } from './places.ts';
import { rate, time } from './rounds.ts';
import type { Section } from './rounds.ts';

const cases = option('cases', size(100_000, 2_000));
const together = 1_000;

type CaseRow = RowOf<'case'>;

interface TimerTimes {
  readonly store: string;
  /** Milliseconds for all of them. */
  readonly setting: number;
  readonly taking: number;
  /** Milliseconds to move one when all are there. */
  readonly moving: number;
}

export async function run(): Promise<Section> {
  const agreement = deskAgreement();
  const logs = Array.from({ length: cases }, (_, index) => logOf(index));
  const rows = logs.flat();
  const at = Instant.of(monthEnd - 1);
  let open = 0;
  const all = time(
    () => {
      open = openClocks({ agreement, rows, at }).length;
    },
    { rounds: 5, warmUp: 2 },
  );
  if (open !== cases) throw new Error(`${open} of ${cases} clocks are open.`);
  let turn = 0;
  const one = time(
    () => {
      for (let i = 0; i < 100; i += 1) {
        turn = (turn + 7_919) % cases;
        openClocks({ agreement, rows: logs[turn] ?? [], at });
      }
    },
    { rounds: 20, warmUp: 5 },
  );
  const timers: TimerTimes[] = [];
  for (const name of placeNames)
    timers.push(await atPlace(name, async ({ store }) => ({ store: name, ...(await timersIn(store)) })));
  const perEvent = one.median / 100;
  const count = cases.toLocaleString('en');
  const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  return {
    title: `${count} open cases: clocks and timers`,
    about: [
      `${count} tickets with ${rows.length.toLocaleString('en')} events (opened, assigned, half of them paused and resumed, a fifth changed in priority), limits of 4 h around the clock and of 2 business days. Replayed: from the events to what is left of every limit and when it is used up. One event: the clock of its case alone. Timers: one row a case, written ${together} to a transaction, then all taken as due; one moved while all wait.`,
    ],
    head: ['what', 'all', 'for each'],
    rows: [
      ['clocks replayed', ms(all.median), `${((all.median * 1e3) / cases).toFixed(2)} µs`],
      ['one ticket event', '', `${(perEvent * 1e3).toFixed(1)} µs`],
      ...timers.flatMap(({ store, setting, taking, moving }) => [
        [`${store}: timers set`, ms(setting), `${rate(cases / (setting / 1e3))}/s`],
        [`${store}: timers taken when due`, ms(taking), `${rate(cases / (taking / 1e3))}/s`],
        [`${store}: one timer moved, a transaction of its own`, '', ms(moving)],
      ]),
    ],
    targets: [
      {
        what: `100,000 open clocks replayed in at most 1 s`,
        reached: cases >= 100_000 && all.median <= 1_000,
        measured: `${ms(all.median)} for ${count}`,
      },
      { what: 'a ticket event: at most 1 ms of evaluation', reached: perEvent <= 1, measured: ms(perEvent) },
    ],
  };
}

/** A service desk: one promise about restoring, with hours and limits by priority. */
function deskAgreement(): Agreement {
  const text = JSON.stringify({
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'SLA-DESK',
    revision: 1,
    title: 'Service desk',
    effective: { from: '2024-11-01' },
    zone: 'UTC',
    currency: 'EUR',
    services: [{ id: 'desk', title: 'Service desk' }],
    calendars: {
      always: { always: true, holidays: 'none' },
      office: {
        weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:30']])),
        holidays: 'none',
      },
    },
    commitments: [
      {
        id: 'restore',
        title: 'Faults are repaired in time',
        metric: {
          kind: 'case-clock',
          clock: 'restore',
          population: { types: ['incident'] },
          limits: { P1: '4 h', P2: '2 business days' },
          hours: { P1: 'always', P2: 'office' },
          pauses: { reasons: ['waiting-for-customer'] },
          dayLimitsEnd: 'close-of-day',
          onPriorityChange: 'carry',
          reopen: 'continue',
          belongsTo: 'opened',
          counts: 'share',
          openOverdue: 'miss',
        },
        target: '>= 95 %',
        period: 'month',
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
      },
    ],
    measurement: { sources: [{ id: 'desk', kind: 'ticket-system' }] },
  });
  const documents = readDocuments([{ file: 'desk.json', text }]);
  if (!documents.ok) throw new Error(documents.refusals[0]?.message);
  const book = compileBook(documents.value);
  const agreement = book.ok ? book.value.agreements[0] : undefined;
  if (agreement === undefined) throw new Error(book.ok ? 'no agreement' : book.refusals[0]?.message);
  return agreement;
}

function logOf(index: number): readonly CaseRow[] {
  const next = numbersFrom(index * 6_151 + 5);
  const opened = monthStart + Math.floor(next() * 29 * 1_440) * minute;
  const id = `INC-${String(index).padStart(6, '0')}`;
  const row = (event: CaseRow['event'], minutes: number, more: Partial<CaseRow> = {}): CaseRow => {
    const at = Instant.of(opened + minutes * minute);
    return {
      form: 'case',
      id: `${id}-${event}-${minutes}`,
      source: 'desk',
      recordedAt: at,
      case: id,
      event,
      at,
      ...more,
    };
  };
  const paused = index % 2 === 0 ? [row('paused', 30, { why: 'waiting-for-customer' }), row('resumed', 75)] : [];
  const raised = index % 5 === 0 ? [row('priority', 90, { priority: 'P1' })] : [];
  return [
    row('opened', 0, { priority: index % 3 === 0 ? 'P1' : 'P2', type: 'incident' }),
    row('assigned', 8, { party: 'provider' }),
    ...paused,
    ...raised,
  ];
}

async function timersIn(store: Store): Promise<Omit<TimerTimes, 'store'>> {
  const kind = 'case-due';
  const timer = (index: number, dueAt: Instant) => ({
    kind,
    subject: `SLA-DESK/restore/INC-${String(index).padStart(6, '0')}`,
    dueAt,
    body: { agreement: 'SLA-DESK', commitment: 'restore', case: `INC-${index}` },
  });
  const begun = performance.now();
  for (let first = 0; first < cases; first += together) {
    const timers = Array.from({ length: Math.min(together, cases - first) }, (_, at) =>
      timer(first + at, Instant.of(monthStart + ((first + at) % 1_440) * minute)),
    );
    await store.write(organisation, (transaction) => transaction.setTimers(timers));
  }
  const set = performance.now();
  const moves = 50;
  for (let i = 0; i < moves; i += 1)
    await store.write(organisation, (transaction) => transaction.setTimers([timer(i, Instant.of(monthStart + i))]));
  const moved = performance.now();
  let taken = 0;
  for (let more = 1; more > 0; taken += more)
    more = (await store.write(organisation, (transaction) => transaction.takeDue(kind, monthEnd, together))).length;
  if (taken !== cases) throw new Error(`${taken} of ${cases} timers were taken.`);
  return { setting: set - begun, moving: (moved - set) / moves, taking: performance.now() - moved };
}

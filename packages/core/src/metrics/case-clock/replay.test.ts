import { describe, expect, it } from 'vitest';
import { Calendar } from '../../calendars/calendar.ts';
import type { CaseRow } from '../../evidence/row.ts';
import { parseQuantity } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { event, hk, hour, min, office, wallOf, zoneOf } from './testing/cases.ts';
import { hoursOf, wallHours } from './hours.ts';
import type { Hours } from './hours.ts';
import type { Limit, LimitRules } from './limit.ts';
import { before, caseLogs } from './log.ts';
import { openClock, readRun, thresholdsOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { replay } from './replay.ts';
import type { ReplayRules, Run } from './replay.ts';

const always = wallHours(zoneOf('Asia/Hong_Kong'));
const restore: ReplayRules = {
  startsAt: 'opened',
  ends: ['restored', 'resolved', 'closed'],
  ticks: [],
  reopen: 'continue',
  stops: () => true,
  excluded: IntervalSet.empty,
};

function limit(text: string): Limit {
  const q = parseQuantity(text);
  if (typeof q === 'string') throw new Error(q);
  return { ...q, dimension: q.dimension === 'days' ? 'days' : 'time' };
}

const rulesOf = (
  text: string | Record<string, string>,
  hours: Hours = always,
  more: Partial<LimitRules> = {},
): LimitRules => ({
  limit: (priority) => {
    const own = typeof text === 'string' ? text : text[priority ?? ''];
    return own === undefined ? undefined : limit(own);
  },
  hours: () => hours,
  dayMode: 'same-wall-time',
  onPriorityChange: 'carry',
  ...more,
});

function runsOf(rows: readonly CaseRow[], rules: Partial<ReplayRules> = {}, horizon = hk('2024-12-31 00:00')): Run[] {
  return caseLogs(rows).flatMap((log) => replay(before(log, horizon), { ...restore, ...rules }, horizon));
}

function read(run: Run | undefined, rules: LimitRules): Reading {
  if (run === undefined) throw new Error('no run');
  return readRun(run, rules);
}

describe('a clock replayed', () => {
  const at = (
    what: 'opened' | 'paused' | 'resumed' | 'restored' | 'reopened' | 'closed' | 'refused',
    wall: string,
    why?: string,
  ) => event('C1', what, [`2024-01-08 ${wall}`, why === undefined ? {} : { why }]);

  it('counts open time less pauses, whatever order the rows come in and however often', () => {
    const rows = [at('opened', '09:00'), at('paused', '09:30'), at('resumed', '10:30'), at('restored', '12:00')];
    const shuffled = [...rows, ...rows].reverse();
    for (const told of [rows, shuffled]) {
      expect(read(runsOf(told)[0], rulesOf('4 h'))).toMatchObject({
        runningMs: 2 * hour,
        pausedMs: hour,
        late: undefined,
      });
    }
  });

  it('counts overlapping pauses once; each ends with its own reason', () => {
    const rows = [
      at('opened', '09:00'),
      at('paused', '10:00', 'customer'),
      at('paused', '10:30', 'supplier'),
      at('resumed', '11:00', 'customer'),
      at('resumed', '11:30', 'supplier'),
      at('restored', '12:00'),
    ];
    expect(read(runsOf(rows)[0], rulesOf('4 h'))).toMatchObject({ runningMs: 1.5 * hour, pausedMs: 1.5 * hour });
    const onlyCustomer = runsOf(rows, { stops: (pause) => pause.reason === 'customer' })[0];
    expect(read(onlyCustomer, rulesOf('4 h'))).toMatchObject({ runningMs: 2 * hour, pausedMs: hour });
  });

  it('is born paused when the pause began before it or with it', () => {
    const rows = [at('paused', '08:00'), at('opened', '09:00'), at('resumed', '12:00'), at('restored', '14:00')];
    const reading = read(runsOf(rows)[0], rulesOf('4 h'));
    expect(reading).toMatchObject({ runningMs: 2 * hour, pausedMs: 3 * hour });
    // Zammad's born-paused case: 4 h from 09:00, paused 09:00–12:00, due 16:00.
    expect(wallOf(reading.due)).toBe('2024-01-08 16:00');
  });

  it('takes a pause and a resumption of one instant for nothing, but a switch of reasons for a switch', () => {
    const nothing = [at('opened', '09:00'), at('resumed', '10:00'), at('paused', '10:00'), at('restored', '11:00')];
    expect(read(runsOf(nothing)[0], rulesOf('4 h'))).toMatchObject({ pausedMs: 0, runningMs: 2 * hour });
    const resumption = event('C1', 'resumed', '2024-01-08 10:00');
    const change = [
      at('opened', '09:00'),
      at('paused', '09:30', 'a'),
      at('paused', '10:00', 'b'),
      resumption,
      at('restored', '11:00'),
    ];
    expect(read(runsOf(change)[0], rulesOf('4 h'))).toMatchObject({ runningMs: hour / 2, pausedMs: 1.5 * hour });
  });

  it('ends when it starts if the work was done before', () => {
    const rows = [at('restored', '08:59'), at('opened', '09:00')];
    expect(runsOf(rows)[0]).toMatchObject({
      startedAt: hk('2024-01-08 09:00'),
      endedAt: hk('2024-01-08 09:00'),
      stretches: [],
    });
  });

  it('does not exist before the event that starts it', () => {
    expect(runsOf([at('restored', '10:00')])).toEqual([]);
    expect(runsOf([at('opened', '10:00')], {}, hk('2024-01-08 10:00'))).toEqual([]);
  });

  it('follows the policy when a case comes back (published case: closed 10:00, not fixed 10:05, restored 13:00)', () => {
    const rows = [at('opened', '08:00'), at('closed', '10:00'), at('reopened', '10:05'), at('restored', '13:00')];
    const minutes = (reopen: ReplayRules['reopen']): number[] =>
      runsOf(rows, { reopen }).map((run) => read(run, rulesOf('8 h')).runningMs / min);
    expect(minutes('void-closure')).toEqual([300]);
    expect(minutes('continue')).toEqual([295]);
    expect(minutes('new-cycle')).toEqual([120, 175]);
  });

  it('takes a refused closure for none under every policy', () => {
    const rows = [at('opened', '08:00'), at('closed', '10:00'), at('refused', '10:05'), at('restored', '13:00')];
    for (const reopen of ['continue', 'void-closure', 'new-cycle'] as const) {
      expect(runsOf(rows, { reopen }).map((run) => read(run, rulesOf('8 h')).runningMs / min)).toEqual([300]);
    }
  });

  it('closes and reopens in the order that makes sense at one instant', () => {
    const open = [at('opened', '08:00'), at('reopened', '10:00'), at('closed', '10:00')];
    expect(runsOf(open)[0]?.endedAt).toBeUndefined();
    const closed = [at('opened', '08:00'), at('closed', '09:00'), at('closed', '10:00'), at('reopened', '10:00')];
    expect(runsOf(closed)[0]?.endedAt).toBe(hk('2024-01-08 10:00'));
  });

  it('lets closure end a pause, so that a reopened case runs', () => {
    const rows = [
      at('opened', '08:00'),
      at('paused', '09:00'),
      at('closed', '10:00'),
      at('reopened', '11:00'),
      at('restored', '12:00'),
    ];
    expect(read(runsOf(rows)[0], rulesOf('8 h'))).toMatchObject({ runningMs: 2 * hour, pausedMs: hour });
  });
});

describe('deadlines', () => {
  it('gives MetroKiosk its two due times: 4 office hours and 8 hours round the clock over Lunar New Year', () => {
    const [run] = runsOf([event('WO-0009', 'opened', '2024-02-09 17:30')], {}, hk('2024-02-09 17:31'));
    expect(wallOf(read(run, rulesOf('240 min', hoursOf(office))).due)).toBe('2024-02-14 12:30');
    expect(wallOf(read(run, rulesOf('8 h')).due)).toBe('2024-02-10 01:30');
  });

  it('puts a limit that runs out at closing at closing, and work done in the evening after it', () => {
    const rows = [event('C', 'opened', '2024-02-07 09:00')];
    const nineHours = rulesOf('9 h', hoursOf(office));
    expect(wallOf(read(runsOf(rows)[0], nineHours).due)).toBe('2024-02-07 18:00');
    const inTime = runsOf([...rows, event('C', 'restored', '2024-02-07 18:00')])[0];
    expect(read(inTime, nineHours).late).toBeUndefined();
    const evening = runsOf([...rows, event('C', 'restored', '2024-02-07 20:00')])[0];
    expect(read(evening, nineHours).late).toMatchObject({ since: hk('2024-02-07 18:00'), overrunMs: 0 });
  });

  it('counts business days, at the same time of day or to the close of the last', () => {
    const [run] = runsOf([event('C', 'opened', '2024-02-09 11:00')]);
    const hours = hoursOf(office);
    expect(wallOf(read(run, rulesOf('2 business days', hours)).due)).toBe('2024-02-15 11:00');
    expect(wallOf(read(run, rulesOf('2 business days', hours, { dayMode: 'end-of-working-day' })).due)).toBe(
      '2024-02-15 18:00',
    );
    const [night] = runsOf([event('C', 'opened', '2024-02-08 22:00')]);
    expect(wallOf(read(night, rulesOf('1 business days', hours)).due)).toBe('2024-02-09 22:00');
  });

  it('counts calendar days on the wall, also when a day has 23 hours', () => {
    const rows = [event('C', 'opened', Instant.parse('2024-03-30T12:00:00Z'))];
    const rules = rulesOf('1 calendar days', wallHours(zoneOf('Europe/London')));
    expect(read(runsOf(rows)[0], rules).due).toBe(Instant.parse('2024-03-31T12:00:00+01:00'));
    const close = { ...rules, dayMode: 'end-of-working-day' as const };
    expect(read(runsOf(rows)[0], close).due).toBe(Instant.parse('2024-04-01T00:00:00+01:00'));
  });

  it('adds to a limit in days exactly the open time that was held (GLPI, five days and two pauses)', () => {
    const hours = (open: string) => [[open, '19:00']] as const;
    const calendar = Calendar.of({
      zone: 'UTC',
      weekly: {
        mon: hours('10:30'),
        tue: hours('08:30'),
        wed: hours('08:30'),
        thu: hours('08:30'),
        fri: hours('08:30'),
      },
    });
    if (!calendar.ok) throw new Error('calendar');
    const utc = (text: string): Instant => Instant.parse(`2034-06-${text}:00Z`);
    const rows = [
      event('C', 'opened', utc('07T10:00')),
      event('C', 'paused', utc('07T11:00')),
      event('C', 'resumed', utc('13T11:00')),
      event('C', 'paused', utc('14T07:00')),
      event('C', 'resumed', utc('14T18:00')),
    ];
    const [run] = runsOf(rows, {}, utc('14T18:30'));
    expect(read(run, rulesOf('5 business days', hoursOf(calendar.value))).due).toBe(utc('21T09:00'));
  });

  it('fires thresholds through pauses and beyond the limit (iTop)', () => {
    const at = (what: 'opened' | 'paused' | 'resumed', wall: string) => event('C', what, `2024-01-08 ${wall}`);
    const rows = [
      at('opened', '09:00'),
      at('paused', '09:30'),
      at('resumed', '10:30'),
      at('paused', '11:30'),
      at('resumed', '11:45'),
    ];
    const [run] = runsOf(rows, {}, hk('2024-01-08 12:00'));
    if (run === undefined) throw new Error('no run');
    expect(thresholdsOf(run, rulesOf('8 h'), [50, 75, 100, 150]).map(wallOf)).toEqual([
      '2024-01-08 14:15',
      '2024-01-08 16:15',
      '2024-01-08 18:15',
      '2024-01-08 22:15',
    ]);
  });

  it('freezes the overrun in a pause after the miss (iTop)', () => {
    const at = (what: 'opened' | 'paused' | 'resumed' | 'restored', wall: string) =>
      event('C', what, `2024-01-08 ${wall}`);
    const rows = [at('opened', '09:00'), at('paused', '10:30'), at('resumed', '11:00'), at('restored', '11:15')];
    expect(read(runsOf(rows)[0], rulesOf('1 h'))).toMatchObject({
      runningMs: 105 * min,
      late: { overrunMs: 45 * min },
    });
  });

  it('counts a pause that begins in the repeated hour on the line of instants', () => {
    const rows = [
      event('C', 'opened', Instant.parse('2024-10-26T22:00:00Z')),
      event('C', 'paused', Instant.parse('2024-10-27T01:30:00Z')),
      event('C', 'resumed', Instant.parse('2024-10-27T03:00:00Z')),
      event('C', 'restored', Instant.parse('2024-10-27T06:00:00Z')),
    ];
    expect(read(runsOf(rows)[0], rulesOf('8 h')).runningMs).toBe(6.5 * hour);
  });
});

describe('priority changes', () => {
  const opened = event('C', 'opened', ['2024-01-08 09:00', { priority: 'P3' }]);
  const raised = event('C', 'priority', ['2024-01-08 12:00', { priority: 'P1' }]);
  const limits = rulesOf({ P1: '1 h', P3: '8 h' });

  it('misses at once when the limit falls below the time used (iTop leaves the deadline empty)', () => {
    const rows = [opened, event('C', 'paused', '2024-01-08 11:00'), event('C', 'resumed', '2024-01-08 12:00'), raised];
    const [run] = runsOf(rows, {}, hk('2024-01-08 12:01'));
    expect(read(run, limits).late).toMatchObject({
      due: hk('2024-01-08 10:00'),
      since: hk('2024-01-08 12:00'),
      overrunMs: hour + min,
    });
  });

  it('starts anew where the agreement says so', () => {
    const rows = [opened, raised, event('C', 'restored', '2024-01-08 12:50')];
    expect(read(runsOf(rows)[0], limits).late).toBeDefined();
    expect(read(runsOf(rows)[0], { ...limits, onPriorityChange: 'restart' }).late).toBeUndefined();
  });

  it('keeps a miss that happened before the priority was lowered', () => {
    const rows = [
      event('C', 'opened', ['2024-01-08 09:00', { priority: 'P1' }]),
      event('C', 'priority', ['2024-01-08 11:00', { priority: 'P3' }]),
      event('C', 'restored', '2024-01-08 12:00'),
    ];
    expect(read(runsOf(rows)[0], limits).late).toMatchObject({
      since: hk('2024-01-08 10:00'),
      overrunMs: hour,
      priority: 'P1',
    });
  });

  it('keeps pauses over a change of priority and of hours (GLPI loses them)', () => {
    const rows = [
      event('C', 'opened', ['2024-02-08 16:00', { priority: 'P3' }]),
      event('C', 'paused', '2024-02-08 17:00'),
      event('C', 'resumed', '2024-02-09 10:00'),
      event('C', 'priority', ['2024-02-09 11:00', { priority: 'P1' }]),
    ];
    const rules: LimitRules = {
      ...rulesOf({ P1: '4 h', P3: '8 h' }),
      hours: (priority) => (priority === 'P1' ? always : hoursOf(office)),
    };
    const [run] = runsOf(rows, {}, hk('2024-02-09 12:00'));
    // One hour before the pause, one after it, then one round the clock: one of four is left.
    expect(read(run, rules)).toMatchObject({ runningMs: 3 * hour, pausedMs: 2 * hour, due: hk('2024-02-09 13:00') });
  });
});

describe('an open clock', () => {
  const rows = [event('C', 'opened', '2024-01-08 09:00'), event('C', 'paused', '2024-01-08 10:00')];
  const clockAt = (wall: string, more: readonly CaseRow[] = []) => {
    const [run] = runsOf([...rows, ...more], {}, hk(wall));
    if (run === undefined) throw new Error('no run');
    return openClock(run, rulesOf('4 h'));
  };

  it('shows what is left and when it will be due', () => {
    expect(clockAt('2024-01-08 09:30')).toEqual({
      stopped: false,
      remainingMs: 3.5 * hour,
      dueAt: hk('2024-01-08 13:00'),
      late: undefined,
    });
  });

  it('has no due time while it is stopped, and never becomes late there', () => {
    expect(clockAt('2024-12-30 00:00')).toEqual({
      stopped: true,
      remainingMs: 3 * hour,
      dueAt: undefined,
      late: undefined,
    });
  });

  it('goes on from what was left', () => {
    const more = [event('C', 'resumed', '2024-01-09 10:00')];
    expect(clockAt('2024-01-09 11:00', more)).toMatchObject({ remainingMs: 2 * hour, dueAt: hk('2024-01-09 13:00') });
    expect(clockAt('2024-01-09 14:00', more)).toMatchObject({
      remainingMs: -hour,
      late: { since: hk('2024-01-09 13:00') },
    });
  });
});

describe('an update clock', () => {
  it('is one turn per wait, the closed time between two of them left out', () => {
    const rows = [
      event('C', 'opened', '2024-01-08 09:00'),
      event('C', 'updated', '2024-01-08 09:20'),
      event('C', 'updated', '2024-01-08 10:00'),
      event('C', 'resolved', '2024-01-08 10:10'),
      event('C', 'reopened', '2024-01-08 12:00'),
      event('C', 'updated', '2024-01-08 12:30'),
      event('C', 'closed', '2024-01-08 12:35'),
    ];
    const waits = (reopen: ReplayRules['reopen']) =>
      runsOf(rows, { ticks: ['responded', 'updated'], reopen }).map(
        (run) => read(run, rulesOf('30 min')).runningMs / min,
      );
    expect(waits('continue')).toEqual([20, 40, 10, 30, 5]);
    expect(waits('void-closure')).toEqual([20, 40, 10, 140, 5]);
  });
});

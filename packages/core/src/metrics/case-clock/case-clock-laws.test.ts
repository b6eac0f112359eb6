import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { event, facet, hk, hour, measureTerms, min, office, valueIn, zoneOf } from './testing/cases.ts';
import { hoursOf, wallHours } from './hours.ts';
import type { Limit, LimitRules } from './limit.ts';
import { before, caseLogs } from './log.ts';
import { time } from '../../terms/quantity.ts';
import { readRun } from './reading.ts';
import { replay } from './replay.ts';
import type { ReplayRules, Run } from './replay.ts';
import { reopenPolicies } from './windows.ts';

const always = wallHours(zoneOf('Asia/Hong_Kong'));
const officeHours = hoursOf(office);
const start = hk('2024-02-05 09:00');
const horizon = hk('2024-02-20 00:00');

const later: readonly CaseEvent[] = [
  'assigned',
  'priority',
  'responded',
  'updated',
  'paused',
  'resumed',
  'handed-over',
  'restored',
  'resolved',
  'reopened',
  'closed',
  'refused',
];
const anyEvent = fc.record({
  what: fc.constantFrom(...later),
  minutes: fc.integer({ min: 0, max: 10 * 24 * 60 }),
  priority: fc.option(fc.constantFrom('P1', 'P3'), { nil: undefined }),
  why: fc.option(fc.constantFrom('customer', 'supplier'), { nil: undefined }),
  party: fc.option(fc.constantFrom('desk', 'field', 'customer'), { nil: undefined }),
});
/** A case opened on Monday 09:00 and whatever happened to it in ten days. */
const anyLog = fc
  .array(anyEvent, { maxLength: 14 })
  .map((events): CaseRow[] => [
    event('C', 'opened', [start, { priority: 'P3' }]),
    ...events.map(({ what, minutes, ...telling }) => event('C', what, [Instant.plus(start, minutes * min), telling])),
  ]);

const replayRules: ReplayRules = {
  startsAt: 'opened',
  ends: ['restored', 'resolved', 'closed'],
  ticks: [],
  reopen: 'continue',
  stops: () => true,
  excluded: IntervalSet.empty,
};
const limits = new Map<string | undefined, Limit>([
  ['P1', time(4 * hour)],
  ['P3', time(16 * hour)],
]);
const rules: LimitRules = {
  limit: (priority) => limits.get(priority),
  hours: (priority) => (priority === 'P1' ? always : officeHours),
  dayMode: 'same-wall-time',
  onPriorityChange: 'carry',
};
const runsOf = (rows: readonly CaseRow[], more: Partial<ReplayRules> = {}, at = horizon): Run[] =>
  caseLogs(rows).flatMap((log) => replay(before(log, at), { ...replayRules, ...more }, at));

describe('clocks of cases', () => {
  it('24: what ran, paused or was excluded is the open time from start to end, and is never negative', () => {
    const flat: LimitRules = { ...rules, hours: () => officeHours };
    fc.assert(
      fc.property(anyLog, fc.constantFrom(...reopenPolicies), (rows, reopen) => {
        for (const run of runsOf(rows, {
          reopen,
          excluded: IntervalSet.single(hk('2024-02-07 12:00'), hk('2024-02-08 12:00')),
        })) {
          const { runningMs, pausedMs, excludedMs } = readRun(run, flat);
          const covered = IntervalSet.of(run.stretches);
          const open = [...covered].reduce((ms, one) => ms + office.elapsed(one.start, one.end), 0);
          expect(runningMs + pausedMs + excludedMs).toBe(open);
          expect(Math.min(runningMs, pausedMs, excludedMs)).toBeGreaterThanOrEqual(0);
          if (reopen !== 'continue') expect(covered.total()).toBe((run.endedAt ?? horizon) - run.startedAt);
        }
      }),
    );
  });

  it('25: what was paused stays paused when priority, party or agreement change', () => {
    const changes: readonly CaseEvent[] = ['priority', 'handed-over', 'assigned', 'updated'];
    const paused = (run: Run | undefined): IntervalSet =>
      IntervalSet.of(run?.stretches.filter((one) => one.stop !== undefined) ?? []);
    fc.assert(
      fc.property(anyLog, (rows) => {
        const plain = rows.filter((row) => !changes.includes(row.event));
        expect(paused(runsOf(rows)[0]).equals(paused(runsOf(plain)[0]))).toBe(true);
      }),
    );
  });

  it('26: a case that is paused and not late never becomes late by the passage of time', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 1, max: 400 }), (rows, days) => {
        const [run] = runsOf(rows);
        fc.pre(run !== undefined && run.endedAt === undefined && run.stretches.at(-1)?.stop !== undefined);
        const [much] = runsOf(rows, {}, Instant.plus(horizon, days * 24 * hour));
        if (run === undefined || much === undefined) throw new Error('no run');
        expect(readRun(much, rules).late).toEqual(readRun(run, rules).late);
        expect(readRun(much, rules).runningMs).toBe(readRun(run, rules).runningMs);
      }),
    );
  });

  it('27: reopening resumes the old clock; a void closure costs exactly the time between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (first, gap, second) => {
          const at = (minutes: number) => Instant.plus(start, minutes * min);
          const rows = [
            event('C', 'opened', start),
            event('C', 'closed', at(first)),
            event('C', 'reopened', at(first + gap)),
            event('C', 'restored', at(first + gap + second)),
          ];
          const wall: LimitRules = { ...rules, hours: () => always };
          const used = (reopen: ReplayRules['reopen']): number[] =>
            runsOf(rows, { reopen }).map((run) => readRun(run, wall).runningMs / min);
          expect(used('continue')).toEqual([first + second]);
          expect(used('void-closure')).toEqual([first + gap + second]);
          expect(used('new-cycle')).toEqual([first, second]);
        },
      ),
    );
  });

  it('28: whatever is open past its limit when the period ends is a miss, and no case is counted twice', () => {
    const period = { start: hk('2024-02-01 00:00'), end: hk('2024-02-10 00:00') };
    const next = { start: period.end, end: hk('2024-03-01 00:00') };
    const terms = { clock: 'restore', limit: '4 h', pauses: { reasons: ['customer', 'supplier'] }, counts: 'each' };
    fc.assert(
      fc.property(anyLog, (rows) => {
        const [run] = runsOf(rows, { stops: (pause) => pause.reason !== '' }, period.end);
        if (run === undefined) throw new Error('no run');
        const late = readRun(run, { ...rules, limit: () => time(4 * hour), hours: () => always }).late !== undefined;
        const ended = (span: typeof period) => measureTerms({ ...terms, belongsTo: 'ended' }, rows, { period: span });
        if (late) expect(facet(ended(period), 'misses')).toBe('1');
        // A case that ended in one period and comes back in another one ended in both.
        fc.pre(!rows.some((row) => ['reopened', 'refused'].includes(row.event) && row.at >= period.end));
        const both = [ended(period), ended(next)].map((one) => Number(facet(one, 'cases')));
        expect(both[0] === 1 && both[1] === 1).toBe(false);
      }),
    );
  });

  it('29: the minutes of the parties sum to the minutes of the case', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(...reopenPolicies), (rows, reopen) => {
        for (const run of runsOf(rows, { reopen })) {
          const { parties, runningMs, pausedMs, excludedMs } = readRun(run, rules);
          expect([...parties.values()].reduce((a, b) => a + b, 0)).toBe(runningMs + pausedMs + excludedMs);
        }
      }),
    );
  });

  it('30: no case, no value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('each', 'share', 'mean', 'max'),
        fc.constantFrom('response', 'update', 'restore', 'resolve'),
        (counts, clock) => {
          expect(valueIn(measureTerms({ clock, limit: '4 h', counts }, []))).toBe('no-volume');
        },
      ),
    );
  });

  it('reads the same from any order and any number of tellings', () => {
    fc.assert(
      fc.property(
        anyLog.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length * 2 })),
        ),
        ([rows, told]) => {
          expect(runsOf(told)).toEqual(runsOf(rows));
        },
      ),
    );
  });

  it('is due where it becomes late: one millisecond decides', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 1, max: 40 * 60 }), (rows, minutes) => {
        const one: LimitRules = { ...rules, limit: () => time(minutes * min) };
        const unended = rows.filter((row) => ['opened', 'paused', 'resumed'].includes(row.event));
        const [open] = runsOf(unended);
        const due = open && readRun(open, one).due;
        fc.pre(due !== undefined && due < horizon);
        if (due === undefined) return;
        const endedAt = (at: Instant) =>
          runsOf([...unended, event('C', 'restored', at)], {}, hk('2024-03-01 00:00'))[0];
        const [inTime, after] = [endedAt(due), endedAt(Instant.plus(due, 1))];
        if (inTime === undefined || after === undefined) throw new Error('no run');
        expect(readRun(inTime, one).late).toBeUndefined();
        // Where the limit runs out as a pause begins, the clock stands still in that millisecond.
        expect(readRun(after, one).late === undefined).toBe(after.stretches.at(-1)?.stop !== undefined);
      }),
    );
  });
});

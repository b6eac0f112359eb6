/** The worst start of a chain, against a scan of every minute. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Calendar } from '../calendars/calendar.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import { runOf, worstRun } from './time-chain.ts';
import type { TimeChain } from './time-chain.ts';

const minute = 60_000;
const calendarOf = (definition: Partial<Parameters<typeof Calendar.of>[0]>): Calendar => {
  const made = Calendar.of({ zone: 'Asia/Hong_Kong', ...definition });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
};
const office = [['09:00', '18:00']] as const;
const halves = [
  ['08:00', '12:00'],
  ['13:00', '20:00'],
] as const;
const calendars = [
  calendarOf({ always: true }),
  calendarOf({ weekly: { mon: office, tue: office, wed: office } }),
  calendarOf({ weekly: { tue: halves, wed: halves, thu: halves, sat: office } }),
] as const;

const from = Instant.parse('2024-06-17T00:00+08:00');
const within = { start: from, end: Instant.plus(from, 3 * 1440 * minute) };

const stops = fc.array(fc.tuple(fc.nat({ max: 3 * 1440 }), fc.nat({ max: 600 })), { maxLength: 2 }).map((pairs) =>
  IntervalSet.of(
    pairs.map(([start, length]) => ({
      start: Instant.plus(from, start * minute),
      end: Instant.plus(from, (start + length) * minute),
    })),
  ),
);

const { chain } = fc.letrec<{ chain: TimeChain; step: TimeChain }>((tie) => ({
  step: fc
    .record({ minutes: fc.nat({ max: 700 }), calendar: fc.constantFrom(...calendars), stops })
    .map(({ minutes, ...rest }) => ({ name: 'step', ms: minutes * minute, ...rest })),
  chain: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    tie('step'),
    fc.array(tie('chain'), { minLength: 1, maxLength: 3 }).map((sequence) => ({ sequence })),
    fc.array(tie('chain'), { minLength: 1, maxLength: 3 }).map((parallel) => ({ parallel })),
  ),
}));

it('finds a start from which no other takes longer', () => {
  fc.assert(
    fc.property(chain, fc.constantFrom(...calendars), fc.nat({ max: 28 }), (one, counted, offset) => {
      const worst = worstRun(one, counted, within);
      if (!worst.ok) throw new Error(worst.refusals[0]?.message);
      for (let at = offset; at < 3 * 1440; at += 29) {
        const run = runOf(one, counted, Instant.plus(from, at * minute + (at % 2)));
        expect(run.ok && run.value.elapsedMs).toBeLessThanOrEqual(worst.value.elapsedMs);
      }
    }),
    { numRuns: 150 },
  );
});

it('says that hours which never come make a step endless, and that there must be a moment to start', () => {
  const never: TimeChain = { name: 'never', ms: minute, calendar: calendarOf({ weekly: {} }) };
  const chains: readonly TimeChain[] = [never, { sequence: [never, never] }, { parallel: [never] }];
  for (const one of chains) {
    expect(worstRun(one, calendars[0], within)).toMatchObject({
      ok: false,
      refusals: [{ code: 'calendar/never-open' }],
    });
  }
  const nothing = worstRun({ sequence: [] }, calendars[0], { start: from, end: from });
  expect(nothing).toMatchObject({ ok: false, refusals: [{ code: 'proof/no-start' }] });
});

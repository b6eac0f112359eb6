/** Proofs over dated periods: windows, hours and terms laid over each other, and that kept promises keep what is proven. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../calendars/calendar.ts';
import { periodsBetween } from '../calendars/period.ts';
import type { PeriodUnit } from '../calendars/period.ts';
import { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { minutesOf } from './in-period.ts';
import type { LeafPromise } from './in-period.ts';
import { downtimeOf } from './measured.ts';
import { proveAvailability } from './prove.ts';
import type { Proof, ProofQuestion } from './prove.ts';
import { picks } from './testing/structures.ts';

const zone = Zone.get('Asia/Hong_Kong') ?? expect.unreachable();
const calendarOf = (definition: Partial<Parameters<typeof Calendar.of>[0]>): Calendar => {
  const made = Calendar.of({ zone: zone.name, ...definition });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
};
const office = [['09:00', '18:00']] as const;
const always = calendarOf({ always: true });
const business = calendarOf({ weekly: { mon: office, tue: office, wed: office, thu: office, fri: office } });
const term = { start: zone.startOfDay('2024-01-01'), end: zone.startOfDay('2025-01-01') };
const months = periodsBetween({ unit: 'month', zone }, term.start, term.end);

const promiseOf = (value: string, unit: PeriodUnit, more: Partial<LeafPromise> = {}): LeafPromise => ({
  ref: 'UC',
  value: Ratio.parse(value),
  calendar: always,
  windows: { unit, zone },
  ...more,
});

function proofOf(question: ProofQuestion): Proof {
  const proof = proveAvailability(question);
  if (!proof.ok) throw new Error(proof.refusals[0]?.message);
  return proof.value;
}

const alone = (promises: readonly LeafPromise[], target: string, calendar = always): Proof =>
  proofOf({
    structure: { leaf: 'line' },
    promises: new Map([['line', promises]]),
    target: { value: Ratio.parse(target), calendar, periods: months },
  });

describe('a dated proof', () => {
  it('finds the shortest month the worst for a yearly promise', () => {
    const { verdict, worst } = alone([promiseOf('0.999', 'year')], '0.999');
    // 2024 has 366 days: 527.04 minutes, all of which may fall into the 41,760 minutes of February.
    expect(verdict).toBe('UNDELIVERABLE');
    expect(worst.period.key).toBe('2024-02');
    expect(worst.guaranteed.toString()).toBe(Ratio.one.minus(Ratio.of(52_704, 4_176_000)).toString());
    expect(worst.gaps.map(({ code }) => code)).toEqual(['WINDOW', 'AVAILABILITY']);
  });

  it('counts the hours that a promise of office hours leaves open', () => {
    const { worst } = alone([promiseOf('0.999', 'month', { calendar: business })], '0.999');
    // June 2024 has 20 working days, February 21 in 29 days: 10,800 of 43,200 minutes are covered.
    expect(worst.period.key).toBe('2024-06');
    expect(worst.gaps.find(({ code }) => code === 'HOURS')?.minutes?.toString()).toBe('32400');
    expect(alone([promiseOf('0.999', 'month')], '0.999', business).worst.gaps.map(({ code }) => code)).toEqual([
      'WINDOW',
      'AVAILABILITY',
    ]);
  });

  it('takes what lies outside the term of a promise as down, and the strictest of several promises', () => {
    const ended = promiseOf('0.9999', 'month', { ref: 'UC-OLD', until: zone.startOfDay('2024-03-11') });
    const { worst } = alone([ended], '0.999');
    expect(worst.gaps.map(({ code, ref }) => [code, ref])).toEqual([
      ['AVAILABILITY', undefined],
      ['TERM', 'UC-OLD'],
    ]);
    expect(alone([ended, promiseOf('0.999', 'month')], '0.999').verdict).toBe('PROVEN');
    expect(alone([], '0.5').worst.gaps.map(({ code }) => code)).toEqual(['AVAILABILITY', 'TERM']);
  });

  it('is unprovable where works are left out without limit, unless the target leaves them out, too', () => {
    const endless = promiseOf('0.9999', 'month', { leftOut: { maintenance: 'unlimited' } });
    expect(alone([endless], '0.999').verdict).toBe('UNPROVABLE');
    const target = { value: Ratio.parse('0.999'), calendar: always, periods: months };
    const question = { structure: { leaf: 'line' }, promises: new Map([['line', [endless]]]) };
    expect(proofOf({ ...question, target: { ...target, leftOut: { maintenance: 'unlimited' } } }).verdict).toBe(
      'PROVEN',
    );
  });

  it('refuses a target without agreed time instead of calling it met', () => {
    const target = { value: Ratio.one, calendar: calendarOf({ weekly: {} }), periods: months };
    expect(proveAvailability({ structure: { leaf: 'x' }, promises: new Map(), target })).toMatchObject({
      ok: false,
      refusals: [{ code: 'proof/no-time' }],
    });
  });
});

interface Drawn {
  readonly slack: number;
  readonly unit: PeriodUnit;
  readonly calendar: Calendar;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  slack: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom<PeriodUnit>('week', 'month', 'quarter', 'year'),
  calendar: fc.constantFrom(always, business),
});

/** Outages at random, each kept only while every window of the promise still keeps its value. */
function keptSchedule({ value, calendar, windows }: LeafPromise, pick: (below: number) => number): IntervalSet {
  const open = calendar.openBetween(
    Instant.plus(term.start, -400 * 86_400_000),
    Instant.plus(term.end, 400 * 86_400_000),
  );
  const periods = periodsBetween(windows, term.start, term.end).map((window) => {
    const agreed = open.clip(window.start, window.end);
    return { ...window, agreed, budget: Ratio.one.minus(value).times(minutesOf(agreed)) };
  });
  let down = IntervalSet.empty;
  for (let tries = 0; tries < 12; tries += 1) {
    const start = Instant.plus(term.start, pick(term.end - term.start));
    const longer = down.union(
      IntervalSet.single(start, Instant.plus(start, 60_000 + Math.floor(pick(4 * 86_400_000) / 2 ** pick(8)))),
    );
    if (periods.every(({ agreed, budget }) => minutesOf(agreed.intersect(longer)).atMost(budget))) down = longer;
  }
  return down;
}

it('45: with other windows and hours, too, kept promises never break what is proven', () => {
  const property = fc.property(
    fc.array(drawn, { minLength: 1, maxLength: 3 }),
    fc.nat(),
    fc.record({ calendar: fc.constantFrom(always, business), seed: fc.nat() }),
    (leaves, k, { calendar, seed }) => {
      const promises = new Map(
        leaves.map(({ slack, unit, calendar: hours }, i) => {
          const value = Ratio.one.minus(Ratio.of(slack, 1000)).toString();
          return [`leaf ${i}`, [promiseOf(value, unit, { calendar: hours })]] as const;
        }),
      );
      const structure = { needs: (k % leaves.length) + 1, of: [...promises.keys()].map((leaf) => ({ leaf })) };
      const { worst } = proofOf({ structure, promises, target: { value: Ratio.one, calendar, periods: months } });
      const pick = picks(seed);
      const schedule = new Map(
        [...promises].map(([leaf, [promise]]) => [leaf, promise ? keptSchedule(promise, pick) : IntervalSet.empty]),
      );
      const down = downtimeOf(structure, schedule);
      for (const { start, end } of months) {
        const agreed = calendar.openBetween(start, end);
        const attained = Ratio.one.minus(minutesOf(agreed.intersect(down)).dividedBy(minutesOf(agreed)));
        expect(attained.atLeast(worst.guaranteed)).toBe(true);
      }
    },
  );
  fc.assert(property, { numRuns: 200 });
});

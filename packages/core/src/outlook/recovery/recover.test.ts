import { array, assert, boolean, constantFrom, integer, nat, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { apportion } from './apportion.ts';
import { attribute } from './attribute.ts';
import { recover } from './recover.ts';
import { waterfallOf } from './waterfall.ts';

const cents = (count: number): Money<'HKD'> => Money.of(Ratio.of(count, 100).toFixed(2), 'HKD');
const sumOf = (parts: readonly Money<string>[]): string => Money.sum<string>(parts, 'HKD').toString();

const terms = record({
  credit: nat(90_000).map(cents),
  cap: option(record({ limit: nat(90_000).map(cents), used: nat(90_000).map(cents) }), { nil: undefined }),
  threshold: option(
    nat(200).map((count) => Ratio.of(count)),
    { nil: undefined },
  ),
  stillMet: boolean(),
  forceMajeure: boolean(),
  claimLate: boolean(),
});
const drawn = record({
  owed: array(nat(50_000).map(cents), { minLength: 1, maxLength: 6 }),
  outage: integer({ min: 1, max: 300 }),
  outside: option(nat(300), { nil: undefined }),
  terms: option(terms, { nil: undefined }),
});

describe('what comes back from a supplier', () => {
  it('and what is lost add up to what is owed, for each customer and together, within credit and limit (36)', () => {
    assert(
      property(drawn, ({ owed, outage, outside, terms: given }) => {
        const falls = recover({
          owed: owed.map((amount, at) => ({ customer: String(at), amount })),
          currency: 'HKD',
          outage: Ratio.of(outage),
          covered: outside === undefined ? undefined : Ratio.of(Math.max(0, outage - outside)),
          terms: given,
        });
        for (const [at, { recoverable, lost }] of falls.entries()) {
          expect(sumOf([recoverable, ...lost.map(({ amount }) => amount)])).toBe(owed[at]?.toString());
          for (const part of [recoverable, ...lost.map(({ amount }) => amount)]) expect(part.isNegative()).toBe(false);
        }
        const whole = waterfallOf(falls, 'HKD');
        expect(sumOf([whole.recoverable, ...whole.lost.map(({ amount }) => amount)])).toBe(sumOf(owed));
        expect(whole.recoverable.plus(whole.uncovered).equals(whole.owed)).toBe(true);
        const most = given?.credit ?? cents(0);
        expect(whole.recoverable.compare(most)).toBeLessThanOrEqual(0);
        const room = given?.cap === undefined ? most : given.cap.limit.minus(given.cap.used);
        expect(whole.recoverable.compare(room.isNegative() ? cents(0) : room)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('is said under one code where one thing takes it all', () => {
    const one = { owed: [{ customer: 'a', amount: cents(100) }], currency: 'HKD', outage: Ratio.of(230) };
    const code = (more: object): string | undefined =>
      recover({ ...one, terms: { credit: cents(100), ...more } })[0]?.lost[0]?.code;
    expect(recover(one)[0]?.lost).toEqual([{ code: 'UC_NO_PROMISE', amount: cents(100) }]);
    expect(code({ forceMajeure: true, stillMet: true })).toBe('UC_FORCE_MAJEURE');
    expect(code({ threshold: Ratio.of(240) })).toBe('UC_THRESHOLD');
    expect(code({ threshold: Ratio.of(230) })).toBeUndefined();
    expect(code({ claimLate: true })).toBe('CLAIM_LATE');
    expect(waterfallOf([], 'HKD').coverage).toBeUndefined();
  });
});

describe('minutes and cents in parts', () => {
  const outages = array(record({ from: nat(500), long: integer({ min: 1, max: 120 }) }), { maxLength: 5 }).map((all) =>
    all.map(({ from, long }) => ({ start: Instant.of(from), end: Instant.of(from + long) })),
  );

  it('bears every minute once, whatever the rule', () => {
    assert(
      property(array(outages, { maxLength: 4 }), constantFrom('first', 'equal'), (causes, rule) => {
        const borne = attribute(
          causes.map((intervals, at) => ({ cause: String(at), intervals })),
          rule,
        );
        const union = IntervalSet.of(causes.flat());
        expect(Ratio.sumOf(borne.map(({ time }) => time)).toString()).toBe(String(union.total()));
      }),
    );
  });

  it('gives what overlaps to the one that began first', () => {
    const causes = [
      { cause: 'late', intervals: [{ start: Instant.of(30), end: Instant.of(80) }] },
      { cause: 'first', intervals: [{ start: Instant.of(0), end: Instant.of(60) }] },
    ];
    expect(attribute(causes, 'first').map(({ time }) => time.toString())).toEqual(['20', '60']);
    expect(attribute(causes, 'equal').map(({ time }) => time.toString())).toEqual(['35', '45']);
  });

  it('loses and makes no cent', () => {
    assert(
      property(
        nat(1_000_000).map(cents),
        array(
          nat(40).map((count) => Ratio.of(count)),
          { minLength: 1 },
        ),
        (total, weights) => {
          const parts = apportion(total, weights);
          const none = weights.every((weight) => weight.isZero());
          expect(sumOf(parts)).toBe(none ? '0.00' : total.toString());
          for (const part of parts) expect(part.isNegative()).toBe(false);
        },
      ),
    );
  });
});

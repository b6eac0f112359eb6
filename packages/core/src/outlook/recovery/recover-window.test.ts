import { array, assert, boolean, nat, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { recoverWindow } from './recover-window.ts';
import { waterfallOf } from './waterfall.ts';

const cents = (count: number): Money<'HKD'> => Money.of(Ratio.of(count, 100).toFixed(2), 'HKD');
const sumOf = (parts: readonly Money<string>[]): string => Money.sum<string>(parts, 'HKD').toString();
const minutes = nat(300).map((count) => Ratio.of(count));
const time = record({ counted: minutes, excused: minutes, outside: minutes, short: minutes });
const all = { counted: Ratio.of(55), excused: Ratio.zero, outside: Ratio.zero, short: Ratio.zero };

describe('a window of a supplier’s contract', () => {
  it('gives and loses what is owed, to the cent, within its credit and its limit (36)', () => {
    const shares = array(record({ amount: nat(90_000).map(cents), time }), { minLength: 1, maxLength: 5 });
    const terms = record({
      credit: nat(90_000).map(cents),
      cap: option(record({ limit: nat(90_000).map(cents), used: nat(90_000).map(cents) }), { nil: undefined }),
      stillMet: boolean(),
      claimLate: boolean(),
    });
    assert(
      property(shares, option(terms, { nil: undefined }), (drawn, given) => {
        const falls = recoverWindow({
          shares: drawn.map((one, at) => ({ customer: String(at), ...one })),
          currency: 'HKD',
          terms: given,
        });
        for (const [at, { recoverable, lost }] of falls.entries()) {
          const parts = [recoverable, ...lost.map(({ amount }) => amount)];
          expect(sumOf(parts)).toBe(drawn[at]?.amount.toString());
          for (const part of parts) expect(part.isNegative()).toBe(false);
        }
        const whole = waterfallOf(falls, 'HKD');
        const limit = given?.cap === undefined ? given?.credit : given.cap.limit;
        expect(whole.recoverable.compare(limit ?? cents(0))).toBeLessThanOrEqual(0);
        if (given === undefined || given.stillMet || given.claimLate) expect(whole.recoverable.isZero()).toBe(true);
        if (given === undefined) expect(whole.lost.every(({ code }) => code === 'UC_NO_PROMISE')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('names the code of each minute', () => {
    const share = { customer: 'a', amount: cents(10_000) };
    const lost = (own: object) =>
      recoverWindow({
        shares: [{ ...share, time: { ...all, ...own } }],
        currency: 'HKD',
        terms: { credit: cents(10_000) },
      })[0]?.lost;
    const none = { counted: Ratio.zero };
    expect(lost({ ...none, excused: Ratio.of(55) })).toEqual([{ code: 'UC_FORCE_MAJEURE', amount: cents(10_000) }]);
    expect(lost({ ...none, outside: Ratio.of(5) })).toEqual([{ code: 'UC_WINDOW', amount: cents(10_000) }]);
    expect(lost({ ...none, short: Ratio.of(5) })).toEqual([{ code: 'UC_THRESHOLD', amount: cents(10_000) }]);
    expect(lost({ ...none })).toEqual([]);
    expect(lost({ short: Ratio.of(165) })).toEqual([{ code: 'UC_THRESHOLD', amount: cents(7500) }]);
  });

  it('divides one credit between the customers of one cut', () => {
    const falls = recoverWindow({
      shares: [
        { customer: 'a', amount: cents(50_000), time: all },
        { customer: 'b', amount: cents(18_500), time: all },
      ],
      currency: 'HKD',
      terms: { credit: cents(12_000) },
    });
    expect(waterfallOf(falls, 'HKD').recoverable).toEqual(cents(12_000));
    expect(falls.map(({ lost }) => lost.map(({ code }) => code))).toEqual([
      ['UC_AMOUNT', 'SHARED'],
      ['UC_AMOUNT', 'SHARED'],
    ]);
  });
});

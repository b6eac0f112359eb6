import { array, assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { availabilityOf, confidenceOf, heldBy, highestHeld, timeToRemove } from './history.ts';

const months = array(record({ down: nat(900), agreed: integer({ min: 1000, max: 2000 }) }), {
  minLength: 1,
  maxLength: 15,
}).map((drawn) =>
  drawn.map(({ down, agreed }, at) => ({ key: String(at), down: Ratio.of(down), agreed: Ratio.of(agreed) })),
);
const target = integer({ min: 0, max: 1000 }).map((thousandths) => Ratio.of(thousandths, 1000));
const grid = Ratio.of(1, 400);

describe('a target on periods of the past', () => {
  it('is never held by fewer when it is loosened', () => {
    assert(
      property(months, target, target, (past, one, other) => {
        const values = past.flatMap((month) => availabilityOf(month) ?? []);
        const held = (of: Ratio): number => heldBy(values, { side: 'at-least', target: of }).met;
        expect(held(Ratio.min(one, other))).toBeGreaterThanOrEqual(held(Ratio.max(one, other)));
      }),
    );
  });

  it('is the highest on the grid that so many held, on either side', () => {
    assert(
      property(months, nat(14), (past, more) => {
        const values = past.flatMap((month) => availabilityOf(month) ?? []);
        for (const side of ['at-least', 'at-most'] as const) {
          const met = 1 + (more % values.length);
          const found = highestHeld(values, { met, side, grid });
          const offered = found?.offered ?? Ratio.zero;
          const stricter = side === 'at-least' ? offered.plus(grid) : offered.minus(grid);
          expect(heldBy(values, { side, target: offered }).met).toBeGreaterThanOrEqual(met);
          expect(heldBy(values, { side, target: stricter }).met).toBeLessThan(
            heldBy(values, { side, target: found?.exact ?? Ratio.zero }).met + 1,
          );
          expect(offered.dividedBy(grid).den).toBe(1n);
          expect((found?.exact ?? Ratio.zero).minus(offered).abs().lessThan(grid)).toBe(true);
        }
      }),
    );
  });

  it('needs mending in exactly the periods that miss', () => {
    assert(
      property(months, target, (past, goal) => {
        const values = past.flatMap((month) => availabilityOf(month) ?? []);
        const { periods, total } = timeToRemove(past, goal);
        expect(periods.length).toBe(values.length - heldBy(values, { side: 'at-least', target: goal }).met);
        const mended = past.map((month) => {
          const over = periods.find(({ key }) => key === month.key)?.over ?? Ratio.zero;
          return { ...month, down: month.down.minus(over) };
        });
        expect(timeToRemove(mended, goal).periods).toEqual([]);
        expect(Ratio.sumOf(periods.map(({ over }) => over)).equals(total)).toBe(true);
      }),
    );
  });

  it('is surer the more periods held it, and never surer than the share that did', () => {
    for (let of = 1; of <= 24; of += 1)
      for (let met = 0; met <= of; met += 1) {
        const { mean, low, bound, tooFew } = confidenceOf({ met, of });
        expect(low).toBeGreaterThanOrEqual(bound);
        expect(low).toBeLessThan(mean.toNumber());
        expect(bound).toBeLessThanOrEqual(met / of);
        expect(tooFew).toBe(of < 12);
        if (met > 0) expect(bound).toBeGreaterThan(confidenceOf({ met: met - 1, of }).bound);
      }
  });

  it('has no availability where no time was agreed, and no k-th best of fewer', () => {
    expect(availabilityOf({ key: 'x', down: Ratio.zero, agreed: Ratio.zero })).toBeUndefined();
    expect(highestHeld([], { met: 1, side: 'at-least', grid })).toBeUndefined();
    expect(highestHeld([{ key: 'x', value: Ratio.one }], { met: 0, side: 'at-least', grid })).toBeUndefined();
  });
});

import { assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { projectTime } from './projection.ts';

const minutes = (text: string): Ratio => Ratio.parse(text).times(Ratio.of(60_000));
const february = { passedMs: minutes('36510'), wholeMs: minutes('40320') };

describe('a budget of time', () => {
  const hospital = { ...february, usedMs: minutes('3.1'), allowedMs: minutes('4.032') };

  it('is at most E ÷ room where only the pace speaks', () => {
    const found = projectTime({ ...hospital, worksMs: Ratio.zero });
    expect(found.outlook).toBe('open');
    expect(found.room.toString()).toBe(minutes('0.932').toString());
    expect(found.expected.equals(minutes('3.1').times(Ratio.of(3810, 36_510)))).toBe(true);
    expect(found.probability.equals(found.expected.dividedBy(found.room))).toBe(true);
    expect(found.probability.toPercent(1)).toBe('34.7');
  });

  it('is certain once works that count do not fit', () => {
    expect(projectTime({ ...hospital, worksMs: minutes('2') })).toMatchObject({ outlook: 'works' });
    expect(projectTime({ ...hospital, worksMs: minutes('2') }).probability.toString()).toBe('1');
    expect(projectTime({ ...hospital, worksMs: minutes('0.932') }).outlook).toBe('open');
  });

  it('is lost when more was used than is allowed, and safe when the rest fits', () => {
    expect(projectTime({ ...hospital, usedMs: minutes('4.033'), worksMs: Ratio.zero }).outlook).toBe('unrecoverable');
    const last = { ...hospital, passedMs: minutes('40319.5'), worksMs: Ratio.zero };
    expect(projectTime(last)).toMatchObject({ outlook: 'secured' });
    expect(projectTime(last).probability.isZero()).toBe(true);
  });

  it('is never more likely with less used, nor beyond 0 and 1', () => {
    const drawn = record({ one: nat(5000), two: nat(5000), allowed: nat(6000), at: integer({ min: 1, max: 9999 }) });
    assert(
      property(drawn, ({ one, two, allowed, at }) => {
        const [less, more] = [Math.min(one, two), Math.max(one, two)];
        const rest = { allowedMs: Ratio.of(allowed), passedMs: Ratio.of(at), wholeMs: Ratio.of(10_000) };
        const of = (used: number): Ratio =>
          projectTime({ ...rest, usedMs: Ratio.of(used), worksMs: Ratio.zero }).probability;
        expect(of(less).atMost(of(more))).toBe(true);
        expect(of(more).atMost(Ratio.one) && !of(less).isNegative()).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { foldPeriod } from './fold.ts';
import type { CreditInput } from './fold.ts';
import { startOfTerm } from './ledger.ts';
import { fixed, input, options, totals } from './testing/context.ts';
import type { PartSketch } from './testing/context.ts';

const missed = (rule: object, more: Partial<PartSketch> = {}): PartSketch => ({
  verdict: 'missed',
  rules: [rule],
  ...more,
});
const one = (made: CreditInput, from = startOfTerm) => foldPeriod(from, made, options).credits;

describe('one event, one credit', () => {
  const vrack = missed(fixed('30.00', { oncePerEvent: 'network' }), { commitment: 'vrack' });
  const server = missed(fixed('50.00', { oncePerEvent: 'network' }), { commitment: 'server' });
  it('pays the rule best for the customer', () => {
    const credits = one(input('2026-01', [vrack, server, missed(fixed('7.00'), { commitment: 'other' })]));
    expect(credits.total.toString()).toBe('57.00');
    expect(credits.lines[0]?.limits).toEqual([
      { what: 'the event is credited once in group network: another rule gives more', value: '30 USD less' },
    ]);
    expect(credits.lines[1]?.limits).toEqual([]);
    expect(totals([input('2026-01', [server, vrack])])).toEqual(['50.00']);
    expect(
      totals([input('2026-01', [vrack, missed(fixed('50.00', { oncePerEvent: 'power' }), { commitment: 'server' })])]),
    ).toEqual(['80.00']);
  });
  it('compares occurrences that overlap, event by event', () => {
    const each = (pay: string) => ({
      kind: 'trigger',
      each: 'occurrence',
      oncePerEvent: 'network',
      pay: { money: pay },
    });
    const a = { commitment: 'a', value: '99 %', occurrences: ['1 h', '1 h'], rules: [each('5.00')] };
    const b = { commitment: 'b', value: '99 %', occurrences: ['30 min'], rules: [each('8.00')] };
    const credits = one(input('2026-01', [a, b]));
    expect(credits.total.toString()).toBe('13.00');
    expect(credits.lines.map(({ commitment, occurrence, limits }) => [commitment, occurrence, limits.length])).toEqual([
      ['a', 'o1', 1],
      ['a', 'o2', 0],
      ['b', 'o1', 0],
    ]);
    expect(
      totals([input('2026-01', [a, b, missed(fixed('11.00', { oncePerEvent: 'network' }), { commitment: 'c' })])]),
    ).toEqual(['11.00']);
  });
});

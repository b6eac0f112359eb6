import { describe, expect, it } from 'vitest';
import type { Sum } from '../today/item.ts';
import { orderOf } from './slot-order.ts';
import { reasonOf } from './slot-words.ts';
import type { SlotEffect, Tried } from './slots.ts';

interface Given {
  readonly expected: readonly Sum[];
  readonly effects?: readonly (readonly [agreement: string, missed: boolean, before: number, after: number])[];
}

function slot(start: string, { expected, effects = [] }: Given): Tried {
  const all = effects.map(([agreement, missed, before, after]): SlotEffect => ({
    agreement,
    commitment: 'availability',
    period: '2025-02',
    usedMs: '0',
    afterMs: '0',
    allowedMs: '0',
    missed,
    excluded: false,
    linked: false,
    chance: { before, after },
    text: { en: agreement },
  }));
  const missed = all.some((one) => one.missed);
  const rest = { noticeHours: 1, credits: [], exactOnly: false, current: false, kind: 'same-time' as const };
  return { start, end: start, effects: all, expected, missed, ...rest };
}

const hkd = (amount: string): Sum => ({ amount, currency: 'HKD' });
const usd = (amount: string): Sum => ({ amount, currency: 'USD' });
const sorted = (slots: readonly Tried[]): readonly string[] =>
  slots.toSorted(orderOf(slots).compare).map(({ start }) => start);

describe('slots', () => {
  it('go by expected credit where it is all in one currency', () => {
    const slots = [slot('a', { expected: [hkd('100.00')] }), slot('b', { expected: [hkd('30.00'), usd('0.00')] })];
    expect(orderOf(slots).apart).toEqual([]);
    expect(sorted(slots)).toEqual(['b', 'a']);
  });

  it('never add two currencies: misses decide, not the sum of the numbers', () => {
    // 100 HKD are less money than 30 USD; added up as numbers, the other one would look cheaper.
    const dear = slot('a', { expected: [usd('30.00')], effects: [['EAST', true, 0.1, 1]] });
    const cheap = slot('b', { expected: [hkd('100.00')], effects: [['WEST', false, 0.1, 0.3]] });
    const slots = [dear, cheap];
    expect(sorted(slots)).toEqual(['b', 'a']);
    const { apart } = orderOf(slots);
    expect(apart).toEqual(['HKD', 'USD']);
    const said = reasonOf(cheap, { best: cheap, apart });
    expect(said.en).toContain('Fewest misses to expect: 0.20 more');
    expect(said.en).toContain('Credits in HKD and USD are not added up');
    expect(said['zh-Hant']).toContain('不作相加');
  });

  it('go by the misses to expect where the same number of agreements is missed', () => {
    const slots = [
      slot('a', { expected: [usd('1.00')], effects: [['EAST', false, 0.1, 0.4]] }),
      slot('b', { expected: [hkd('90.00')], effects: [['WEST', false, 0.1, 0.2]] }),
    ];
    expect(sorted(slots)).toEqual(['b', 'a']);
    const [other, best] = slots;
    if (other === undefined || best === undefined) throw new Error('two slots');
    expect(reasonOf(other, { best, apart: ['HKD', 'USD'] }).en).toContain('0.30 more to expect, 0.10 at the best');
  });
});

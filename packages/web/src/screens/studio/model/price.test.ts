/** A text priced while it is written: it follows each change, says what it leaves out, and agrees with the worked example. */
import { describe, expect, it } from 'vitest';
import type { HabitOf, Json, Revision } from '@troth/core';
import { reader } from './live.ts';
import { designer, pricer } from './price.ts';
import type { Known } from './price.ts';
import { smallDraft } from './small-draft.ts';
import { withValueAt } from './text-at.ts';

const read = reader({ parents: [] });
const revisionOf = (text: Json): Revision => read(text).revision ?? expect.unreachable();
const outages: HabitOf = {
  commitment: 'availability',
  habit: { law: 'outages', perMonth: 1.2, meanRepairMs: 1_200_000, source: { en: 'log', 'zh-Hant': '紀錄' } },
};
const known: Known = { habits: [outages], charges: [], from: '2024-12-31T16:00:00.000Z' };

/** Thresholds and fee of the worked example. */
const tiers = ['[99.9 %, 99.95 %)', '[99 %, 99.9 %)', '< 99 %'].map((when, at) => ({
  when,
  pay: { percent: ['5 %', '10 %', '25 %'][at] ?? '', of: 'fee' },
}));
const worked = [
  [['commitments', 0, 'target'], '>= 99.95 %'],
  [['commitments', 0, 'credits', 0, 'steps'], tiers],
  [['fees', 'lines', 0, 'amount'], '100000.00'],
] as const;
const example = worked.reduce<Json>((text, [at, value]) => withValueAt(text, at, value), smallDraft);

const hkd = (amount: string) => ({ amount, currency: 'HKD' });
const support = {
  model: {
    source: 'written' as const,
    written: {
      designs: [
        { id: 'single', name: 'Single tail', outagesPerMonth: '1.2', meanRepair: '20 min', costPerYear: hkd('0') },
        { id: 'diverse', name: 'Diverse', outagesPerMonth: '0.3', meanRepair: '15 min', costPerYear: hkd('36000') },
        { id: 'spare', name: 'Hot spare', outagesPerMonth: '0.1', meanRepair: '5 min', costPerYear: hkd('120000') },
      ],
    },
  },
  documents: [],
};

describe('the price in the studio', () => {
  const price = pricer(known);

  it('is that of the worked example, and follows a change of what a miss pays', () => {
    expect(price(revisionOf(example))?.main.expected).toBeCloseTo(2959.7691, 3);
    const dearer = withValueAt(example, ['commitments', 0, 'credits', 0, 'steps', 1, 'pay', 'percent'], '20 %');
    // 10 % of the fee more in the months of the second step.
    expect(price(revisionOf(dearer))?.main.expected).toBeCloseTo(2959.7691 + 0.204475 * 10_000, 1);
    expect(price(revisionOf(dearer))?.main.valueAtRisk).toBe(20_000);
  });

  it('names each promise that it leaves out, and why', () => {
    const without = withValueAt(example, ['commitments', 0, 'credits'], []);
    expect(price(revisionOf(without))).toBeUndefined();
    expect(pricer({ ...known, habits: [] })(revisionOf(example))).toBeUndefined();
    const second = { ...(example as { commitments: readonly object[] }).commitments[0], id: 'other', credits: [] };
    const both = withValueAt(example, ['commitments', 1], second);
    expect(price(revisionOf(both))?.without).toEqual([{ commitment: 'other', why: 'no-credits' }]);
  });

  it('stands beside each written design: on credits alone the single tail is the cheapest', () => {
    const found = designer(known, support)(revisionOf(example));
    expect(found?.designs.map(({ total }) => Math.round(total))).toEqual([35_517, 41_781, 120_095]);
    expect([found?.cheapest, found?.designs[0]?.proof?.verdict]).toEqual(['single', 'UNPROVABLE']);
    expect(designer(known, { documents: [] })(revisionOf(example))).toBeUndefined();
  });
});

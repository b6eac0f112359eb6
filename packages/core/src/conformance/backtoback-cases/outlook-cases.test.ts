/** Every case of conformance/outlook.json, and that a wrong answer fails. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCases } from '../run-cases.ts';

const text = readFileSync(new URL('../../../../../conformance/outlook.json', import.meta.url), 'utf8');
const ran = runCases({ file: 'outlook.json', text });
const outcomes = ran.ok ? ran.value : [];

/** What running one case by itself says. */
const detail = (one: object): string => {
  const found = runCases({
    file: 'mine.json',
    text: JSON.stringify({ cases: [{ id: 'mine', tolerance: 0, ...one }] }),
  });
  return found.ok ? (found.value[0]?.detail ?? '') : found.refusals.map(({ message }) => message).join(' | ');
};

describe('conformance/outlook.json', () => {
  it('holds cases', () => {
    expect(outcomes.length).toBeGreaterThan(55);
  });

  it.each(outcomes.map((outcome) => [outcome.id, outcome] as const))('%s', (_id, { passed, detail: why }) => {
    expect(passed, why).toBe(true);
  });
});

describe('cases about the future', () => {
  const budget = { budgetMin: '10', usedMin: '4', remainingMin: 100 };

  it('fail on another answer', () => {
    const asked = { kind: 'forecast.breach', input: { ...budget, usedMin: '11' } };
    expect(detail({ ...asked, expected: { pBreach: 1, state: 'BREACHED' } })).toBe('');
    expect(detail({ ...asked, expected: { state: 'SECURED' } })).toBe('state: wanted "SECURED", found "BREACHED"');
  });

  it('find nothing to say of an open budget without a rate', () => {
    expect(detail({ kind: 'forecast.breach', input: budget, expected: { pBreach: 0 } })).toMatch(/found nothing/u);
  });

  it('find nothing behind a reference that leads nowhere', () => {
    const uplift = { ref: 'V99', extraCostPerYear: '1', riskLoading: '0' };
    expect(detail({ kind: 'price.uplift', input: uplift, expected: { monthlyUplift: 1 } })).toMatch(/found nothing/u);
    const lost = { ref: 'B99', tiers: [{ credit: '0' }], fee: '1' };
    expect(detail({ kind: 'backtest.cost', input: lost, expected: { total: '0' } })).toMatch(/found nothing/u);
    const options = [{ option: 'x', outagesPerMonth: '1', meanRepairMin: 1, costPerYear: 0 }];
    const unread = { promise: 'whatever is usual', options };
    expect(detail({ kind: 'price.costEffective', input: unread, expected: { cheapest: 'x' } })).toMatch(/nothing/u);
  });

  it('name the place of a mistake', () => {
    const uneven = { p: [0.5], outcome: [] };
    expect(detail({ kind: 'forecast.calibration', input: uneven, expected: { brier: 0 } })).toMatch(/every forecast/u);
  });
});

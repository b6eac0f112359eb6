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

  const open = { budgetMin: '43.2', usedMin: '30', remainingMin: 14_400, ratePerMin: '1/36000', meanRepairMin: '20' };
  const tickets = { done: 40, good: 37, expectedMore: 20, target: '0.95' };
  const latency = { target: 260, days: 28, doneDays: 18, doneMean: 255, expectedMean: 255, dailySd: 12 };
  const tiers = [
    { ge: '0.999', credit: '0' },
    { lt: '0.999', credit: '0.1' },
  ];
  const priced = { tiers, fee: '100.00', outagesPerMonth: '1', meanRepairMin: '20' };
  const factor = { sloPeriodDays: 30, budgetPercent: '2', longWindowHours: '1' };
  const rule = { target: '0.999', burnRate: '14.4', windowSeconds: 3600, errorRatio: '1' };
  it.each([
    ['forecast.breach', { ...open, ratePerMin: '-1' }, 'input.ratePerMin: is below zero'],
    ['forecast.breach', { ...open, ratePerMin: 'NaN' }, 'input.ratePerMin: "NaN" is not a number'],
    ['forecast.breach', { ...open, ratePerMin: '1/2/3' }, 'input.ratePerMin: "1/2/3" is not a number'],
    ['forecast.breach', { ...open, ratePerMin: 1e300 }, /hundred million/u],
    ['forecast.breach', { ...open, remainingMin: -1 }, 'input.remainingMin: is below zero'],
    ['forecast.breach', { ...tickets, pSuccess: '1.5' }, 'input.pSuccess: is above one: 95 % is written 0.95'],
    ['forecast.breach', { ...tickets, target: '95' }, 'input.target: is above one: 95 % is written 0.95'],
    ['forecast.breach', { ...tickets, expectedMore: Number.MAX_SAFE_INTEGER }, /expectedMore: Too big/u],
    [
      'forecast.breach',
      { ...tickets, expectedMore: undefined, meanMore: '1e30' },
      'input.meanMore: is above a billion',
    ],
    ['forecast.breach', { ...latency, autocorrelation: '-1' }, 'input.autocorrelation: is not between -1 and 1'],
    ['forecast.breach', { ...latency, autocorrelation: '0', days: 10 }, /more days are done/u],
    ['price.expectedCredit', { ...priced, outagesPerMonth: '-1' }, 'input.outagesPerMonth: is below zero'],
    ['price.expectedCredit', { ...priced, periodMinutes: '0' }, 'input.periodMinutes: is not above zero'],
    ['price.expectedCredit', { ...priced, tiers: tiers.slice(0, 1) }, /input.tiers: values .* lie in no row/u],
    ['price.expectedCredit', { ...priced, tiers: [{ ge: '99.9', credit: '0' }] }, /input.tiers.0.ge: is above one/u],
    ['burn-rate-factor', { ...factor, longWindowHours: '0' }, 'input.longWindowHours: is not above zero'],
    ['detection-time', { ...rule, burnRate: '0', errorRatio: '0' }, 'input.burnRate: is not above zero'],
  ])('are refused with the place of the mistake: %s %j', (kind, input, said) => {
    expect(detail({ kind, input, expected: { pBreach: 0 } })).toMatch(said);
  });

  it('name the place of a mistake', () => {
    const uneven = { p: [0.5], outcome: [] };
    expect(detail({ kind: 'forecast.calibration', input: uneven, expected: { brier: 0 } })).toMatch(/every forecast/u);
  });
});

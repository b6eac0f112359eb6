/** How back-to-back cases are compared, and what becomes of those that cannot be read. */
import { describe, expect, it } from 'vitest';
import { runCases } from '../run-cases.ts';
import { backToBackKinds } from './kinds.ts';

const performance = { kind: 'compose.performance', input: { latencyMs: ['1', '2'], slaLatencyMs: '3' } };

function detail(one: object): string {
  const ran = runCases({ file: 'mine.json', text: JSON.stringify({ cases: [{ id: 'mine', ...one }] }) });
  if (!ran.ok) return `refused: ${ran.refusals.map(({ message }) => message).join(' | ')}`;
  return ran.value.map((outcome) => (outcome.passed ? 'passed' : outcome.detail)).join(' | ');
}

describe('an answer', () => {
  it('is compared exactly without a tolerance, and within it with one', () => {
    expect(detail({ ...performance, expected: { latencyMs: 3, verdict: 'PROVEN' } })).toBe('passed');
    const near = { ...performance, expected: { latencyMs: '3.001' } };
    expect(detail(near)).toBe('latencyMs: wanted "3.001", found "3"');
    expect(detail({ ...near, tolerance: 1e-3 })).toBe('passed');
    expect(detail({ ...near, tolerance: 1e-4 })).toBe('latencyMs: wanted "3.001", found "3"');
  });

  it('must have every key that is asked for', () => {
    expect(detail({ ...performance, expected: { delay: 3 } })).toBe('delay: wanted 3, found nothing');
    expect(detail({ ...performance, expected: { latencyMs: { of: 3 } } })).toBe(
      'latencyMs: wanted {"of":3}, found "3"',
    );
    expect(detail({ ...performance, expected: { latencyMs: [3] } })).toBe('latencyMs: wanted [3], found "3"');
    expect(detail({ ...performance, expected: { verdict: 'GAP' } })).toBe('verdict: wanted "GAP", found "PROVEN"');
  });

  it('takes tiny numbers for numbers, and floats of cases about objectives for near ones', () => {
    const tail = {
      kind: 'forecast.breach',
      input: { budgetMin: 40, usedMin: 0, remainingMin: 60, ratePerMin: '1/60' },
    };
    const expected = { pBreach: 1.1325e-43 };
    const far = { ...tail, input: { ...tail.input, meanRepairMin: '0.4' }, expected, tolerance: 1e-9 };
    expect(detail(far)).toBe('passed');
    expect(detail({ ...far, tolerance: 0 })).toMatch(/^pBreach: wanted 1.1325e-43/);
    const burn = { kind: 'max-burn-rate', expected: { maxBurnRate: 33.333333333333336 } };
    expect(detail({ ...burn, inputs: { target: '0.97' } })).toBe('passed');
    expect(detail({ ...burn, input: { target: '0.97' } })).toMatch(/^maxBurnRate: wanted/);
  });

  it('takes instants for what they are, whatever their offset', () => {
    const time = { kind: 'compose.time', input: { start: '2024-06-18T09:00+08:00', minutes: 60 } };
    expect(detail({ ...time, expected: { deadline: '2024-06-18T02:00Z' } })).toBe('passed');
    expect(detail({ ...time, expected: { deadline: '2024-06-18T10:00Z' } })).toMatch(/^deadline: wanted/);
  });
});

describe('a reference', () => {
  const uplift = { kind: 'price.uplift', input: { ref: 'V01', extraCostPerYear: '0', riskLoading: '0' } };
  const asked = { id: 'mine', ...uplift, expected: { expectedCreditPerYear: 0 } };
  const beside = (other: object): string => {
    const cases = [asked, { id: 'V01', kind: 'price.expectedCredit', expected: { expectedCredit: 0 }, ...other }];
    const ran = runCases({ file: 'mine.json', text: JSON.stringify({ cases }) });
    return ran.ok ? (ran.value[0]?.detail ?? '') : 'refused';
  };

  it('means the case of that name, or the worked example where that asks in a form of its own', () => {
    const input = { tiers: [{ credit: '0', ge: '0' }], fee: '1', outagesPerMonth: '1', meanRepairMin: '1' };
    expect(beside({ input })).toBe('');
    expect(beside({ input: { words: 'of its own' } })).toMatch(/^expectedCreditPerYear: wanted 0, found 355\d\d\./);
  });
});

describe('a case that cannot be answered', () => {
  it('fails alone when its kind or its input is unknown', () => {
    expect(detail({ ...performance, kind: 'compose.performence', expected: { a: 1 } })).toBe(
      'the engine does not answer questions of the kind compose.performence yet. Did you mean "compose.performance"?',
    );
    expect(detail({ ...performance, input: { latencyMs: 'x' }, expected: { a: 1 } })).toMatch(/^input/);
  });

  it('is refused with its file when it expects nothing or its tolerance is no number', () => {
    expect(detail({ ...performance, expected: {} })).toBe('refused: mine.json: Case mine, expected: is empty');
    expect(detail({ ...performance, expected: { a: 1 }, tolerance: 'wide' })).toMatch(
      /^refused: .*Case mine, tolerance/,
    );
  });
});

it('every kind has one name and says what it asks', () => {
  expect(new Set(backToBackKinds.map(({ name }) => name)).size).toBe(backToBackKinds.length);
  expect(backToBackKinds.filter(({ says }) => says === '')).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarOps } from './kinds.ts';
import { runCalendarCase } from './run.ts';

interface Written {
  readonly id: string;
  readonly op: string;
}

const file: { readonly cases: readonly Written[] } = JSON.parse(
  readFileSync(new URL('../../../../../conformance/calendar.json', import.meta.url), 'utf8'),
);

const openAt = {
  id: 'mine',
  op: 'is_open',
  status: 'normative',
  calendar: { timezone: 'UTC', weekly: { mon: [['09:00', '17:00']] } },
  inputs: { at: '2024-05-06T09:00:00.000Z' },
  expected: { open: true },
};

const budget = {
  id: 'mine',
  op: 'error_budget',
  status: 'normative',
  inputs: { targetPercent: 99.9, windowMs: 100 },
  expected: { budgetMs: 0.1 },
};

const detail = (value: unknown): string => {
  const result = runCalendarCase(value);
  return result.ok
    ? `${result.value.passed ? 'passed' : 'failed'}: ${result.value.detail}`
    : result.refusals.map(({ message }) => message).join(' | ');
};

describe('conformance/calendar.json', () => {
  it.each(file.cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const result = runCalendarCase(one);
    expect(result.ok ? result.value : result.refusals).toMatchObject({ id, op: one.op, passed: true });
  });

  it('asks every operation, and names no case twice', () => {
    expect(new Set(file.cases.map(({ op }) => op))).toEqual(new Set(calendarOps.map(({ name }) => name)));
    expect(new Set(file.cases.map(({ id }) => id)).size).toBe(file.cases.length);
  });
});

describe('a result', () => {
  it('shows what was found, what was asked for, and whether they agree', () => {
    expect(runCalendarCase(openAt)).toEqual({
      ok: true,
      value: {
        id: 'mine',
        op: 'is_open',
        passed: true,
        got: { open: true },
        expected: { open: true },
        detail: 'as expected',
      },
    });
    expect(detail({ ...openAt, expected: { open: false } })).toBe('failed: open: wanted false, found true');
    expect(detail({ ...openAt, expected: { closed: true } })).toBe('failed: closed: wanted true, found nothing');
  });

  it('compares whole numbers exactly and others to the last places of a double', () => {
    expect(detail(budget)).toBe('passed: as expected');
    expect(detail({ ...budget, expected: { budgetMs: 0.1 + 2 ** -56 } })).toBe('passed: as expected');
    expect(detail({ ...budget, expected: { budgetMs: 0.1 + 2 ** -50 } })).toMatch(/^failed: budgetMs/);
    expect(detail({ ...budget, expected: { budgetMs: 0 } })).toBe('failed: budgetMs: wanted 0, found 0.1');
  });

  it('of a quirk must not be the peer’s, and must be the exact one', () => {
    const quirk = { ...budget, status: 'peer-quirk', expected: { budgetMs: 0 } };
    expect(detail(quirk)).toBe('passed: not as the peer, as it must be');
    expect(detail({ ...quirk, exactAlternative: { budgetMs: 0.1 } })).toBe('passed: not as the peer, as it must be');
    expect(detail({ ...quirk, exactAlternative: { budgetMs: 0.2 } })).toBe('failed: budgetMs: wanted 0.2, found 0.1');
    expect(detail({ ...quirk, expected: { budgetMs: 0.1 } })).toBe(
      'failed: answers as the peer does, which is not exact',
    );
    const alternative = runCalendarCase({ ...quirk, exactAlternative: { budgetMs: 0.1 } });
    expect(alternative.ok && alternative.value.expected).toEqual({ budgetMs: 0.1 });
  });

  it('meets an expected error with any refusal, but a quirk’s only with its words', () => {
    const negative = { ...openAt, op: 'add', inputs: { start: openAt.inputs.at, ms: -1 }, expected: { error: 'no' } };
    expect(detail(negative)).toBe('passed: as expected');
    expect(detail({ ...negative, status: 'peer-quirk' })).toBe('passed: not as the peer, as it must be');
    expect(detail({ ...negative, inputs: { start: openAt.inputs.at, ms: 1 } })).toBe(
      'failed: error: wanted "no", found nothing',
    );
    expect(detail({ ...negative, expected: { error: 5 } })).toMatch(/^failed: error: wanted 5, found "-1 ms is not/);
  });

  it('compares lists as wholes and objects by the keys that are written', () => {
    const periods = (expected: unknown) =>
      detail({
        ...openAt,
        op: 'periods',
        inputs: { from: '2024-05-06T00:00:00.000Z', count: 2 },
        expected: { periods: expected },
      });
    const first = { from: '2024-05-06T09:00:00.000Z', to: '2024-05-06T17:00:00.000Z' };
    const second = { from: '2024-05-13T09:00:00.000Z', to: '2024-05-13T17:00:00.000Z' };
    expect(periods([first, second])).toBe('passed: as expected');
    expect(periods([{ from: first.from }, second])).toBe('passed: as expected');
    expect(periods([first])).toMatch(/^failed: periods/);
    expect(periods([second, first])).toMatch(/^failed: periods/);
    expect(periods({ 0: first })).toMatch(/^failed: periods/);
    expect(periods('x')).toMatch(/^failed: periods/);
    expect(periods([['x'], second])).toMatch(/^failed: periods/);
  });
});

describe('a malformed case is refused by name and field', () => {
  it.each([
    ['nothing', undefined, /^Case \(without id\): /],
    ['no id', { ...openAt, id: undefined }, /^Case \(without id\), id: /],
    [
      'an unknown operation',
      { ...openAt, op: 'is_opn' },
      /^Case mine, op: there is no operation "is_opn"\. Did you mean "is_open"\?$/,
    ],
    ['an unknown key', { ...openAt, expects: {} }, /^Case mine, expects: Unrecognized key: "expects"$/],
    ['an unknown status', { ...openAt, status: 'maybe' }, /^Case mine, status: /],
    ['no expectation', { ...openAt, expected: undefined }, /^Case mine, expected: /],
    ['an empty expectation', { ...openAt, expected: {} }, /^Case mine, expected: is empty$/],
    [
      'an unknown input',
      { ...openAt, inputs: { ...openAt.inputs, to: 1 } },
      /^Case mine, inputs\.to: Unrecognized key: "to"$/,
    ],
    ['an input of the wrong type', { ...openAt, inputs: { at: 5 } }, /^Case mine, inputs\.at: /],
    [
      'an instant without offset',
      { ...openAt, inputs: { at: '2024-05-06T09:00:00' } },
      /^Case mine, inputs\.at: "2024-05-06T09:00:00" is not an instant from 1970 to 2999/,
    ],
    [
      'an instant too early',
      { ...openAt, inputs: { at: '1969-12-31T23:59:59Z' } },
      /^Case mine, inputs\.at: .* is not an instant/,
    ],
    [
      'an instant too late',
      { ...openAt, inputs: { at: '3000-01-01T00:00:00.001Z' } },
      /^Case mine, inputs\.at: .* is not an instant/,
    ],
    ['no calendar', { ...openAt, calendar: null }, /^Case mine, calendar: /],
    ['a calendar that is not needed', { ...budget, calendar: openAt.calendar }, /^Case mine, calendar: /],
    [
      'an unknown zone',
      { ...openAt, calendar: { timezone: 'Mars', weekly: {} } },
      /^Case mine, calendar\.zone: "Mars" is not a time zone/,
    ],
    [
      'an unknown weekday',
      { ...openAt, calendar: { timezone: 'UTC', weekly: { monday: [] } } },
      /^Case mine, calendar\.weekly/,
    ],
    [
      'an unknown calendar key',
      { ...openAt, calendar: { timezone: 'UTC', weekly: {}, holiday: [] } },
      /^Case mine, calendar\.holiday: /,
    ],
    [
      'a bad wall time',
      { ...openAt, calendar: { timezone: 'UTC', weekly: { mon: [['9', '10:00']] } } },
      /^Case mine, calendar\.weekly\.mon\.0\.0: "9" is not a wall time/,
    ],
    ['two mistakes', { ...openAt, calendar: null, inputs: {} }, /^Case mine, calendar: .* \| Case mine, inputs\.at: /],
    [
      'a fraction of a millisecond',
      { ...openAt, op: 'add', inputs: { start: openAt.inputs.at, ms: 0.5 } },
      /^Case mine, inputs\.ms: /,
    ],
    [
      'a pause that ends before it begins',
      { ...openAt, op: 'hold', inputs: { pauses: [{ from: '2024-05-06T09:00:00Z', to: '2024-05-06T08:00:00Z' }] } },
      /^Case mine, inputs\.pauses\.0: ends before it begins$/,
    ],
    [
      'a date that does not exist',
      { ...openAt, op: 'is_holiday', inputs: { date: '2023-02-29' } },
      /^Case mine, inputs\.date: not a date such as 2024-11-14$/,
    ],
    [
      'a time that does not exist',
      { ...openAt, op: 'local_to_instant', inputs: { date: '2023-02-28', time: '9' } },
      /^Case mine, inputs\.time: not a wall time such as 09:00$/,
    ],
    [
      'a band upside down',
      {
        ...budget,
        op: 'credit',
        inputs: {
          tiers: [{ fromPercent: 99, toPercent: 98, amount: 1 }],
          currency: 'USD',
          reviewPeriod: 'day',
          achievedPercent: 98,
        },
      },
      /^Case mine, inputs\.tiers\.0: ends below where it begins$/,
    ],
    [
      'a renewal without length',
      {
        ...budget,
        op: 'contract_dates',
        inputs: { start: '2024-01-01', initialMonths: 12, renewal: 'tacit', asOf: '2024-01-01' },
      },
      /^Case mine, inputs\.renewalMonths: a contract that renews tacitly/,
    ],
    [
      'an unknown weight',
      { ...budget, op: 'weighted_uptime', inputs: { windowMs: 100, partial: 5 } },
      /^Case mine, inputs\.partial: /,
    ],
    [
      'uptime without a window',
      { ...budget, op: 'weighted_uptime', inputs: { partialMs: 5 } },
      /^Case mine, inputs: the window is missing/,
    ],
    [
      'a zone of an availability case',
      {
        ...budget,
        op: 'report_periods',
        inputs: { timezone: 'Mars', period: 'daily', containing: openAt.inputs.at, count: 1 },
      },
      /^Case mine, inputs\.timezone: "Mars" is not a time zone of the IANA database$/,
    ],
    [
      'a schedule with a bad time',
      {
        ...budget,
        op: 'sli',
        inputs: {
          timezone: 'UTC',
          from: openAt.inputs.at,
          to: openAt.inputs.at,
          initialState: 'ok',
          events: [],
          schedule: { mon: [['09:00', '25:00']] },
        },
      },
      /^Case mine, inputs\.schedule\.mon\.0\.1: "25:00" is not a wall time/,
    ],
  ])('%s', (_, value, message) => {
    expect(detail(value)).toMatch(message);
    const result = runCalendarCase(value);
    expect(result.ok ? '' : result.refusals[0]?.code).toBe('case/malformed');
  });
});

it('lists its operations once, each with a line that says what it asks', () => {
  const names = calendarOps.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(25);
  expect(calendarOps.every(({ says }) => says.length > 20)).toBe(true);
});

import { expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { bindingValue } from './binding-value.ts';
import type { Revision } from '../agreements/revision.ts';

const valueOf = (lines: readonly object[], term: object | undefined): ReturnType<typeof bindingValue> =>
  bindingValue({ terms: { currency: 'HKD', fees: { lines, bases: {} }, term } } as unknown as Revision);
const fee = (amount: string, per: string): object => ({ id: per, amount: Ratio.parse(amount), per });

it.each([
  ['24 months', [fee('150000.00', 'month')], { start: '2024-02-01', end: '2026-02-01' }, '3600000.00'],
  ['a month begun', [fee('1000.00', 'month')], { start: '2024-02-01', end: '2024-03-02' }, '2000.00'],
  [
    'quarters begun, once',
    [fee('300.00', 'quarter'), fee('50.00', 'once')],
    { start: '2024-01-01', end: '2024-08-01' },
    '950.00',
  ],
  ['an open term as a year', [fee('10.00', 'month')], undefined, '120.00'],
])('%s', (...[, lines, term, amount]) => {
  expect(valueOf(lines, term)).toEqual({ amount, currency: 'HKD' });
});

it('is unknown where nothing is paid', () => {
  expect(bindingValue({ terms: {} } as unknown as Revision)).toBeUndefined();
  expect(valueOf([{ id: 'm', metered: true }], undefined)).toBeUndefined();
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped, minutesText, moneyText, percentText } from '../terms/exact-words.ts';
import { Ratio } from '../values/ratio.ts';
import { groupAmount, sayStepValue } from './step-value.ts';

const share = (text: string): Ratio => Ratio.parse(text);

describe('percentages', () => {
  test.each([
    ['1', undefined, '100'],
    ['0.9995', undefined, '99.95'],
    ['43145/43200', undefined, '99.87269'],
    ['0.99949999999', undefined, '99.95000'],
    ['0.99949999999', '0.9995', '99.949999999'],
    ['0.9995', '0.9995', '99.95'],
    ['99950001/100000000', '0.9995', '99.950001'],
    ['99949999/100000000', '0.9995', '99.949999'],
  ])('%s beside %s is shown as %s', (value, beside, expected) => {
    expect(percentText(share(value), beside === undefined ? undefined : share(beside))).toBe(expected);
  });
  test('whatever is shown lies on the same side of the target as the value', () => {
    const part = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [value, target] = [Ratio.of(a, 10n ** 12n), Ratio.of(b, 10n ** 12n)];
        const text = percentText(value, target);
        expect(Ratio.parse(text).dividedBy(Ratio.of(100)).compare(target)).toBe(value.compare(target));
      }),
    );
  });
});

test('minutes keep three decimals, thousands are grouped, a minus is a minus', () => {
  expect(minutesText(Ratio.of(1_296_000))).toBe('21.6');
  expect(minutesText(Ratio.of(2_592_000_000))).toBe('43,200');
  expect(minutesText(Ratio.parse('16200000/17'))).toBe('15.882');
  expect(grouped('1234567.8912')).toBe('1,234,567.8912');
  expect(moneyText('-18000.00')).toBe('−18,000.00');
});

test('fractions in steps are shown as decimals beside the fraction', () => {
  expect(sayStepValue('43139/432 % lies in [99 %, 99.9 %)')).toBe('99.85880 % (43139/432 %) lies in [99 %, 99.9 %)');
  expect(sayStepValue('case 2024/11 of 30 d')).toBe('case 2024/11 of 30 d');
  expect(groupAmount('15000 HKD')).toBe('15,000 HKD');
});

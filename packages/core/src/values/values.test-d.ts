/** Wrong use does not compile: every expectation below fails the build when the line under it becomes legal. */
import { Id } from './id.ts';
import { Instant } from './instant.ts';
import type { Measured } from './measured.ts';
import { Amount, Money } from './money.ts';
import type { Outcome } from './outcome.ts';
import { Ratio } from './ratio.ts';
import { Span } from './span.ts';

const hkd = Money.of('1', 'HKD');
const usd = Money.of('1', 'USD');
const credit = hkd.times(Ratio.one);
const paper = (money: Money<'HKD'>): string => money.toString();

export const legal: readonly unknown[] = [
  hkd.plus(Money.of('2', 'HKD')),
  credit.plus(Amount.zero('HKD')),
  paper(credit.settle()),
  Money.sum([hkd], 'HKD'),
  Ratio.percent('99.95'),
  Span.service(1).plus(Span.service(2)),
];

export const money = (): readonly unknown[] => [
  // @ts-expect-error currencies do not add up
  hkd.plus(usd),
  // @ts-expect-error currencies do not subtract
  hkd.minus(usd),
  // @ts-expect-error currencies do not compare
  hkd.compare(usd),
  // @ts-expect-error a sum has one currency
  Money.sum([usd], 'HKD'),
  // @ts-expect-error amounts keep their currency too
  credit.plus(usd.toAmount()),
  // @ts-expect-error a cap is in the currency of the credit
  credit.min(usd.toAmount()),
  // @ts-expect-error papers do not accept what is not settled
  paper(credit),
  // @ts-expect-error nor another currency
  paper(usd),
  // @ts-expect-error money is not an amount until asked for
  credit.plus(hkd),
  // @ts-expect-error money is written as text, so that no float enters
  Money.of(1234.55, 'HKD'),
  // @ts-expect-error a factor is a Ratio
  hkd.times(0.25),
  // @ts-expect-error no product with a number
  hkd * 2,
  // @ts-expect-error nobody makes money without reading or settling
  new Money(1n, 'HKD'),
];

export const ratios = (): readonly unknown[] => [
  // @ts-expect-error a comma is not a decimal point
  Ratio.percent('99,9'),
  // @ts-expect-error the sign is not part of the number
  Ratio.percent('99.95%'),
  // @ts-expect-error a percent is text, so that no float enters
  Ratio.percent(99.95),
  // @ts-expect-error no float sneaks in by arithmetic
  Ratio.one.plus(0.5),
  // @ts-expect-error ratios do not multiply by operator
  Ratio.one * Ratio.one,
  // @ts-expect-error a ratio is not a number
  Math.max(Ratio.one),
];

export const spans = (): readonly unknown[] => [
  // @ts-expect-error service time does not meet elapsed time
  Span.service(1).plus(Span.elapsed(1)),
  // @ts-expect-error nor is it compared with it
  Span.service(1).compare(Span.elapsed(1)),
  // @ts-expect-error milliseconds are not yet a span
  Span.service(1).plus(1),
];

const start = Instant.of(0);
export const elapsed: number = Instant.latest - start;
// @ts-expect-error a sum of two moments is not a moment
export const sum: Instant = start + start;
// @ts-expect-error a number is not a moment until it is checked
export const unchecked: Instant = 5;

const agreement = Id.of('agreement', 'a');
const service = Id.of('service', 'a');
// @ts-expect-error ids of different things do not assign
export const assigned: Id<'agreement'> = service;
// @ts-expect-error nor do they compare
export const compared: boolean = agreement === service;
// @ts-expect-error text is not an id until it is checked
export const text: Id<'agreement'> = 'a';

export const silence = (attained: Measured<Ratio>, outcome: Outcome<Ratio>): readonly unknown[] => [
  attained.measured ? attained.value : attained.why,
  outcome.ok ? outcome.value : outcome.refusals,
  // @ts-expect-error nobody reads the value without deciding about silence
  attained.value,
  // @ts-expect-error nor the reason
  attained.why,
  // @ts-expect-error nor a result without looking at refusals
  outcome.value,
];

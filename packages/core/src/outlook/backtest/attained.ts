/** What was attained under a text, promise by promise: what lint over history asks for. */
import type { Attained } from '../../lint/history.ts';
import { quantity } from '../../terms/quantity.ts';
import { parseTarget } from '../../terms/target.ts';
import { Ratio } from '../../values/ratio.ts';
import type { BackTest } from './backtest.ts';

export interface AttainedPeriods extends Attained {
  readonly target: string;
  /** One for each value, the oldest first. */
  readonly periods: readonly string[];
}

/** Of promises that have a target; periods without a value are not among them. */
export function attainedIn({ promises }: BackTest): readonly AttainedPeriods[] {
  return promises.flatMap(({ commitment, target: text, values }): AttainedPeriods[] => {
    const target = text === undefined ? undefined : parseTarget(text);
    if (text === undefined || target === undefined || typeof target === 'string') return [];
    const { dimension, unit } = target.bound;
    const counted = values.flatMap(({ period, value }) =>
      value === undefined ? [] : [{ period, value: quantity(dimension, Ratio.parse(value.exact), unit) }],
    );
    return [
      {
        commitment,
        target: text,
        values: counted.map(({ value }) => value),
        periods: counted.map(({ period }) => period),
      },
    ];
  });
}

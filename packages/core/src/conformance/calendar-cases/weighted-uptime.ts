/** Uptime in which a partial outage counts for part of its time. */
import { z } from 'zod';
import { Ratio } from '../../values/ratio.ts';
import { nearestDouble } from './exact-number.ts';
import { instant, percent } from './fields.ts';
import { plainOp } from './op.ts';

const length = z.int().min(0);

/** What a state weighs when the case does not say. */
const usual: Readonly<Record<string, Ratio>> = {
  major: Ratio.one,
  partial: Ratio.parse('0.3'),
  degraded: Ratio.zero,
  maintenance: Ratio.zero,
};

const outage = z.strictObject({ from: instant, to: instant, state: z.string(), weight: percent.optional() });

/**
 * The window is `windowMs` or `from` and `to`. Time in a state is `outages`, or one key a state: `partialMs`,
 * `majorMs`. Weights are `weights`, or one key a state: `partialWeight`.
 */
const inputs = z
  .object({
    windowMs: length.optional(),
    from: instant.optional(),
    to: instant.optional(),
    outages: z.array(outage).default([]),
    weights: z.record(z.string(), percent).default({}),
  })
  .catchall(z.number())
  .superRefine((given, context) => {
    for (const key of Object.keys(given)) {
      if (/^(windowMs|from|to|outages|weights|[a-z]+(Outage)?(Ms|Weight))$/.test(key)) continue;
      context.addIssue({ code: 'unrecognized_keys', keys: [key], input: given });
    }
    const spanned = given.from !== undefined && given.to !== undefined;
    if (given.windowMs === undefined && !spanned) context.addIssue('the window is missing: windowMs, or from and to');
  });

type Inputs = z.output<typeof inputs>;

/** The decimal fraction that a JSON number is written as. */
const decimal = (value: unknown): Ratio => Ratio.parse(JSON.stringify(value));

const stateOf = (key: string): string => key.replace(/(Outage)?(Ms|Weight)$/, '');

function weightOf(given: Inputs, state: string): Ratio {
  const key = Object.keys(given).find((name) => name.endsWith('Weight') && stateOf(name) === state);
  const own = key === undefined ? undefined : decimal(given[key]);
  return own ?? given.weights[state] ?? usual[state] ?? Ratio.one;
}

function weightedDown(given: Inputs): Ratio {
  const single = Object.entries(given)
    .filter(([key]) => key.endsWith('Ms') && key !== 'windowMs')
    .map(([key, ms]) => weightOf(given, stateOf(key)).times(decimal(ms)));
  const dated = given.outages.map(({ from, to, state, weight }) =>
    (weight ?? weightOf(given, state)).times(Ratio.of(Math.max(0, to - from))),
  );
  return Ratio.sumOf([...single, ...dated]);
}

export const weightedUptime = plainOp({
  name: 'weighted_uptime',
  says: 'percent of a window that was up, time in each state counting by its weight',
  inputs,
  answer(given) {
    const { windowMs, from = 0, to = 0 } = given;
    const window = Ratio.of(windowMs ?? Math.max(0, to - from));
    const down = weightedDown(given);
    const percentUp = window.isZero() ? null : window.minus(down).dividedBy(window).times(Ratio.of(100));
    return { downtimeMs: nearestDouble(down), percent: percentUp === null ? null : nearestDouble(percentUp) };
  },
});

/**
 * Sets of burn alerts that teams share, as data, fitted to a period. Owns: the two ways to fit a set to another period
 * (shares of the budget stay and factors move, or factors stay and windows move). Does not own: sending alerts.
 */
import { Ratio } from '../values/ratio.ts';
import table from './alert-windows.json' with { type: 'json' };
import { burnFactor } from './burn-rate.ts';

/** Lengths are in minutes. */
export interface AlertRule {
  readonly severity: string;
  readonly long: Ratio;
  readonly short?: Ratio | undefined;
  /** How long the condition must hold before it is told. */
  readonly holding: Ratio;
  readonly factor: Ratio;
}

interface Written {
  readonly severity: string;
  readonly longMinutes: number;
  readonly shortMinutes?: number;
  readonly forMinutes?: number;
  readonly share?: string;
  readonly factor?: string;
}

export type AlertSet = keyof typeof table;

/** Names of the sets. */
export const alertSets: readonly string[] = Object.keys(table);

interface Scaled extends AlertRule {
  readonly exactLong: Ratio;
  readonly exactHolding: Ratio;
}

const wholeMinutes = (minutes: Ratio): Ratio => minutes.round({ mode: 'half-up', decimals: 0 });

function scaledRules(set: AlertSet, period: Ratio): Scaled[] {
  const written: { readonly periodMinutes: number; readonly rules: readonly Written[] } = table[set];
  const scale = period.dividedBy(Ratio.of(written.periodMinutes));
  return written.rules.map((rule) => {
    const times = rule.share === undefined ? scale : Ratio.one;
    const [exactLong, exactHolding] = [
      Ratio.of(rule.longMinutes).times(times),
      Ratio.of(rule.forMinutes ?? 0).times(times),
    ];
    return {
      severity: rule.severity,
      exactLong,
      exactHolding,
      long: wholeMinutes(exactLong),
      short: rule.shortMinutes === undefined ? undefined : wholeMinutes(Ratio.of(rule.shortMinutes).times(times)),
      holding: wholeMinutes(exactHolding),
      factor:
        rule.share === undefined
          ? Ratio.parse(rule.factor ?? '1')
          : burnFactor(Ratio.parse(rule.share), { period, window: exactLong }),
    };
  });
}

/**
 * The rules of a set for a period of so many minutes. Rules written as shares of the budget keep their windows and get
 * factor p·P/w; rules written as factors keep them and their windows scale with the period, to the nearest minute.
 */
export function alertRules(set: AlertSet, period: Ratio): AlertRule[] {
  return scaledRules(set, period).map(({ severity, long, short, holding, factor }) => ({
    severity,
    long,
    short,
    holding,
    factor,
  }));
}

/** Windows over which error ratios must be recorded for a set, shortest first, the period last. */
export function recordedWindows(set: AlertSet, period: Ratio): Ratio[] {
  const all = alertRules(set, period).flatMap((rule) =>
    rule.short === undefined ? [rule.long] : [rule.short, rule.long],
  );
  const distinct = new Map([...all, period].map((minutes) => [minutes.toString(), minutes]));
  return [...distinct.values()].sort((a, b) => a.compare(b));
}

/**
 * After how many minutes silence is as bad as a total outage: when the quickest rule of the set would have told of one,
 * to the nearest minute.
 */
export function silenceLimit(
  set: AlertSet,
  facts: { readonly period: Ratio; readonly target: Ratio },
): Ratio | undefined {
  const [first] = scaledRules(set, facts.period);
  if (first === undefined) return undefined;
  const detection = Ratio.one.minus(facts.target).times(first.factor).times(first.exactLong);
  return wholeMinutes(detection.plus(first.exactHolding));
}

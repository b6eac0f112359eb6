/** A statistic of measured values: mean, sum, extreme, percentile, or the share within a limit. */
import { reachable } from '../../terms/band.ts';
import { comparable, dimensionName, formatQuantity } from '../../terms/quantity.ts';
import type { Kind, TermFinding } from '../metric.ts';
import { defineMetric } from '../metric.ts';
import { kindOfUnit } from '../value-unit.ts';
import { measureStatistic, unitOf } from './measure.ts';
import { statisticTerms } from './terms.ts';
import type { StatisticTerms } from './terms.ts';
import { sayStatistic } from './wording.ts';

const count: Kind = { dimension: 'count', unit: '' };
const time: Kind = { dimension: 'time', unit: '' };

export const statistic = defineMetric<StatisticTerms>({
  kind: 'statistic',
  title: { en: 'Statistic of values', 'zh-Hant': '數值統計' },
  description: {
    en: 'The mean, sum, extreme or percentile of measured values, or the share of them within a limit.',
    'zh-Hant': '量度值的平均值、總和、極值或百分位數，或不超過界限的數值所佔的比例。',
  },
  terms: statisticTerms,
  unit: unitOf,
  facets: () => ({ samples: count, beyond: count, agreed: time, excluded: time, unknown: time }),
  domain: (terms) => reachable(unitOf(terms)),
  measure: measureStatistic,
  wording: sayStatistic,
  ablations: (terms) =>
    terms.over === undefined
      ? []
      : [{ name: 'all values together instead of slice by slice', terms: { ...terms, over: undefined } }],
  lint: (terms) => [...limitUnit(terms), ...unused(terms), ...meanOfShares(terms)],
});

function limitUnit(terms: StatisticTerms): TermFinding[] {
  const unit = kindOfUnit(terms.unit);
  if (terms.within === undefined || comparable(terms.within, unit)) return [];
  return [
    {
      code: 'statistic.unit',
      severity: 'error',
      path: ['within'],
      message: `The values are ${dimensionName(unit)}, the limit is ${dimensionName(terms.within)}.`,
      example: `No value in ${terms.unit} can be compared with ${formatQuantity(terms.within)}.`,
      fix: 'Write the limit in the unit of the series.',
    },
  ];
}

function unused(terms: StatisticTerms): TermFinding[] {
  const idle: [boolean, string][] = [
    [terms.take !== 'share-within' && terms.within !== undefined, 'within'],
    [terms.take !== 'percentile' && terms.percentile !== undefined, 'percentile'],
    [terms.take !== 'percentile' && terms.method !== undefined, 'method'],
  ];
  return idle
    .filter(([isIdle]) => isIdle)
    .map(([, term]) => ({
      code: 'statistic.no-effect',
      severity: 'warning',
      path: [term],
      message: `\`${term}\` has no effect with take: ${terms.take}.`,
      example: 'A reader may believe that it was promised.',
      fix: `Remove \`${term}\`, or choose the statistic that it belongs to.`,
    }));
}

function meanOfShares(terms: StatisticTerms): TermFinding[] {
  if (terms.take !== 'percentile' || terms.over?.take !== 'mean') return [];
  return [
    {
      code: 'statistic.mean-of-percentiles',
      severity: 'warning',
      path: ['over', 'take'],
      message: 'A mean of percentiles is no percentile of the values: quiet slices weigh like busy ones.',
      example:
        'An hour with 1 call at 9 s and an hour with 99,999 calls at 1 s: mean of the two p95 is 5 s, p95 of all calls 1 s.',
      fix: 'Promise the percentile of all values, or the share of values within a limit, which adds up.',
    },
  ];
}

/** Metric kind `duty`: scheduled duties done on time. Owns: the kind's declaration and what lint can see in its terms. */
import { reachable } from '../../terms/band.ts';
import { quantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { defineMetric } from '../metric.ts';
import type { Kind, TermFinding } from '../metric.ts';
import { measureDuties } from './measure.ts';
import { extremesOf } from './extremes.ts';
import { dutyTerms } from './terms.ts';
import type { DutyTerms } from './terms.ts';
import { wordingOf } from './wording.ts';

function unitOf({ express, days }: DutyTerms): Kind {
  if (express === 'share-on-time') return { dimension: 'ratio', unit: '' };
  if (express === 'missed') return { dimension: 'count', unit: '' };
  return days === undefined ? { dimension: 'time', unit: '' } : { dimension: 'days', unit: days };
}

/** Duties and started days are whole. */
function gridOf(terms: DutyTerms): Quantity | undefined {
  const { dimension, unit } = unitOf(terms);
  return dimension === 'count' || dimension === 'days' ? quantity(dimension, Ratio.one, unit) : undefined;
}

function lintTerms(terms: DutyTerms): TermFinding[] {
  if (terms.days === undefined || terms.express === 'lateness') return [];
  return [
    {
      code: 'duty/days-without-lateness',
      severity: 'warning',
      path: ['days'],
      message: 'Days are named, but only a lateness is counted in days.',
      example: 'A report 3 business days late is one missed duty, whatever `days` says.',
      fix: 'Write express: lateness, or leave `days` out.',
    },
  ];
}

export const duty = defineMetric<DutyTerms>({
  kind: 'duty',
  title: { en: 'Scheduled duty', 'zh-Hant': '定期事項' },
  description: {
    en: 'Scheduled duties (reports, reviews, tests, deliveries) done on time, or how late they were.',
    'zh-Hant': '定期事項（報告、檢討、測試、交付）是否準時完成，或延誤多久。',
  },
  terms: dutyTerms,
  unit: unitOf,
  facets: () => ({
    duties: { dimension: 'count', unit: '' },
    missed: { dimension: 'count', unit: '' },
    lateness: { dimension: 'time', unit: '' },
  }),
  domain: (terms) => reachable(unitOf(terms)),
  grid: gridOf,
  measure: measureDuties,
  wording: wordingOf,
  ablations: (terms) => (terms.grace === undefined ? [] : [{ name: 'grace', terms: { ...terms, grace: undefined } }]),
  extremes: extremesOf,
  lint: lintTerms,
});

/** The share of good or bad events among all events. */
import { reachable } from '../../terms/band.ts';
import type { Kind, TermFinding } from '../metric.ts';
import { defineMetric } from '../metric.ts';
import { extremesOfCounts } from '../slices/extremes.ts';
import { measureEventRatio } from './measure.ts';
import { eventRatioTerms } from './terms.ts';
import type { EventRatioTerms } from './terms.ts';
import { sayEventRatio } from './wording.ts';

const ratio: Kind = { dimension: 'ratio', unit: '' };
const count: Kind = { dimension: 'count', unit: '' };
const time: Kind = { dimension: 'time', unit: '' };

export const eventRatio = defineMetric<EventRatioTerms>({
  kind: 'event-ratio',
  title: { en: 'Ratio of events', 'zh-Hant': '事件比率' },
  description: {
    en: 'The share of good (or bad) events among all events, pooled over the period or as the mean of its slices.',
    'zh-Hant': '良好（或不良）事件佔全部事件的比例，可整段期間合併計算，或取各時段比例的平均值。',
  },
  terms: eventRatioTerms,
  unit: () => ratio,
  facets: ({ aggregate }) => ({
    bad: count,
    total: count,
    slices: count,
    ...(aggregate === 'mean-of-slices' ? { 'bad-shares': ratio } : {}),
    agreed: time,
    excluded: time,
    unknown: time,
    share: ratio,
  }),
  domain: () => reachable(ratio),
  measure: measureEventRatio,
  wording: sayEventRatio,
  ablations: (terms) =>
    terms.aggregate === 'mean-of-slices'
      ? [{ name: 'all events pooled instead of the mean of slices', terms: { ...terms, aggregate: 'pooled' } }]
      : [],
  extremes: ({ series, aggregate, slice }, span) =>
    extremesOfCounts(series, span, aggregate === 'mean-of-slices' ? slice?.value : undefined),
  lint,
});

function lint(terms: EventRatioTerms): TermFinding[] {
  if (terms.aggregate === 'pooled')
    return (['slice', 'empty'] as const)
      .filter((term) => terms[term] !== undefined)
      .map((term) => ({
        code: 'event-ratio.no-effect',
        severity: 'warning',
        path: [term],
        message: `\`${term}\` has no effect when events are pooled.`,
        example: '0 of 1 good, then 500 of 1,000 good: pooled 49.95 %, whatever the slices; their mean is 25 %.',
        fix: `Remove \`${term}\`, or write aggregate: mean-of-slices.`,
      }));
  if (terms.empty !== 'good') return [];
  return [
    {
      code: 'event-ratio.empty-is-good',
      severity: 'note',
      path: ['empty'],
      message: 'Slices without events raise the mean: an outage that keeps all requests away counts as perfect.',
      example: 'Ten of twelve slices empty, two wholly bad: 83.33 % instead of 0 %.',
      fix: 'Write empty: skip, unless both sides mean that no demand is good service.',
    },
  ];
}

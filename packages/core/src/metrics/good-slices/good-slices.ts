/** Time cut into slices, each wholly good or bad by a threshold. */
import { reachable } from '../../terms/band.ts';
import { quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Kind } from '../metric.ts';
import { defineMetric } from '../metric.ts';
import { extremesOfCounts } from '../slices/extremes.ts';
import { lintGoodSlices } from './lint.ts';
import { measureGoodSlices } from './measure.ts';
import { goodSlicesTerms } from './terms.ts';
import type { GoodSlicesTerms } from './terms.ts';
import { sayGoodSlices } from './wording.ts';

const ratio: Kind = { dimension: 'ratio', unit: '' };
const count: Kind = { dimension: 'count', unit: '' };
const time: Kind = { dimension: 'time', unit: '' };
const unitOf = (terms: GoodSlicesTerms): Kind =>
  ({ share: ratio, 'bad-time': time, 'bad-count': count })[terms.express];

export const goodSlices = defineMetric<GoodSlicesTerms>({
  kind: 'good-slices',
  title: { en: 'Good slices of time', 'zh-Hant': '良好時段' },
  description: {
    en: 'Time is cut into slices; a slice is bad when its errors or its value pass a threshold.',
    'zh-Hant': '時間分成等長時段，錯誤比例或量度值超過界限的時段即屬不良。',
  },
  terms: goodSlicesTerms,
  unit: unitOf,
  facets: () => ({
    downtime: time,
    'bad-slices': count,
    slices: count,
    longest: time,
    agreed: time,
    excluded: time,
    unknown: time,
    share: ratio,
  }),
  domain: (terms) => reachable(unitOf(terms)),
  grid: (terms) => (terms.express === 'bad-count' ? quantity('count', Ratio.one) : undefined),
  measure: measureGoodSlices,
  wording: sayGoodSlices,
  ablations: (terms) =>
    (terms.atLeastConsecutive ?? 1) > 1
      ? [{ name: 'short runs of bad slices forgiven', terms: { ...terms, atLeastConsecutive: undefined } }]
      : [],
  extremes: ({ series, slice, badWhen }, span) =>
    'errors' in badWhen ? extremesOfCounts(series, span, slice.value) : undefined,
  lint: lintGoodSlices,
});

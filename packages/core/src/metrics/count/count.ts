/** How many: outages, cases, bad slices, rows; the time between failures; the share of repeats. Owns: the kind. */
import { reachable } from '../../terms/band.ts';
import { defineMetric } from '../metric.ts';
import type { Kind } from '../metric.ts';
import { extremesOf } from './extremes.ts';
import { lintCount } from './lint.ts';
import { measureCount } from './measure.ts';
import { countSchema } from './terms.ts';
import type { CountTerms } from './terms.ts';
import { wordingOf } from './wording.ts';

const number: Kind = { dimension: 'count', unit: '' };
const time: Kind = { dimension: 'time', unit: '' };
const ratio: Kind = { dimension: 'ratio', unit: '' };

const unitOf = ({ express }: CountTerms): Kind =>
  ({ count: number, mtbf: time, 'repeat-share': ratio })[express ?? 'count'];

const optional = ['longerThan', 'types', 'priorities', 'series'] as const;

export const count = defineMetric<CountTerms>({
  kind: 'count',
  title: { en: 'Count', 'zh-Hant': '次數' },
  description: {
    en: 'How many outages, cases, bad slices or records; the mean time between failures; the share of repeats.',
    'zh-Hant': '服務中斷、個案、不良時段或紀錄的數目；平均故障間隔；重複發生的比率。',
  },
  terms: countSchema,
  unit: unitOf,
  facets: ({ of }) => ({ count: number, ...(of === 'outages' ? { downtime: time, longest: time, uptime: time } : {}) }),
  domain: (terms) => reachable(unitOf(terms)),
  measure: measureCount,
  wording: wordingOf,
  ablations: (terms) =>
    optional
      .filter((name) => terms[name] !== undefined)
      .map((name) => ({ name, terms: { ...terms, [name]: undefined } })),
  extremes: extremesOf,
  lint: lintCount,
});

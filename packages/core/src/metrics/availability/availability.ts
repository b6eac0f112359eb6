/**
 * Availability by time. Owns: the kind and what it can answer. Formula: 1 − downtime ÷ agreed service time, with the
 * denominator, units and forgiveness that the terms declare; published forms are listed in the README beside.
 */
import { reachable } from '../../terms/band.ts';
import { defineMetric } from '../metric.ts';
import type { Kind } from '../metric.ts';
import { ablationsOf } from './ablations.ts';
import { extremesOf } from './extremes.ts';
import { lintAvailability } from './lint.ts';
import { measureAvailability } from './measure.ts';
import { availabilitySchema } from './terms.ts';
import type { AvailabilityTerms } from './terms.ts';
import { wordingOf } from './wording.ts';

const time: Kind = { dimension: 'time', unit: '' };
const count: Kind = { dimension: 'count', unit: '' };
const ratio: Kind = { dimension: 'ratio', unit: '' };

const unitOf = (terms: AvailabilityTerms): Kind => (terms.express === 'downtime' ? time : ratio);

export const availability = defineMetric<AvailabilityTerms>({
  kind: 'availability',
  title: { en: 'Availability', 'zh-Hant': '可用性' },
  description: {
    en: 'How much of agreed service time the service was up, from outages and states.',
    'zh-Hant': '按中斷及狀態紀錄，計算約定服務時間內服務正常的比率。',
  },
  terms: availabilitySchema,
  unit: unitOf,
  facets: () => ({
    downtime: time,
    outages: count,
    longest: time,
    gross: time,
    excluded: time,
    unknown: time,
    agreed: time,
    denominator: time,
    'down-days': count,
    share: ratio,
  }),
  domain: (terms) => reachable(unitOf(terms)),
  measure: measureAvailability,
  wording: wordingOf,
  ablations: ablationsOf,
  extremes: extremesOf,
  lint: lintAvailability,
});

/**
 * Metric kind `case-clock`: how soon cases are answered, updated, restored or resolved. Owns: the kind's declaration.
 * The clock itself is in replay.ts and reading.ts, the choice of cases in judge.ts, the value in measure.ts.
 */
import { reachable } from '../../terms/band.ts';
import { defineMetric } from '../metric.ts';
import type { Kind } from '../metric.ts';
import { ablationsOf } from './ablations.ts';
import { extremesOf } from './extremes.ts';
import { lintTerms } from './lint.ts';
import { facetKinds, measureCases } from './measure.ts';
import { openCaseClocks } from './open-clocks.ts';
import { readCaseClocks } from './read-cases.ts';
import { caseClockTerms } from './terms.ts';
import type { CaseClockTerms } from './terms.ts';
import { wordingOf } from './wording.ts';

function unitOf({ counts }: CaseClockTerms): Kind {
  if (counts === 'each') return { dimension: 'count', unit: '' };
  return counts === 'share' ? { dimension: 'ratio', unit: '' } : { dimension: 'time', unit: '' };
}

export const caseClock = defineMetric<CaseClockTerms>({
  kind: 'case-clock',
  title: { en: 'Case clock', 'zh-Hant': '個案時限' },
  description: {
    en: 'How soon cases (incidents, requests, orders) are answered, updated, restored or resolved.',
    'zh-Hant': '個案（事故、請求、訂單）獲回應、更新進度、復原或解決的快慢。',
  },
  terms: caseClockTerms,
  unit: unitOf,
  facets: () => facetKinds,
  domain: (terms) => reachable(unitOf(terms)),
  measure: measureCases,
  wording: wordingOf,
  ablations: ablationsOf,
  extremes: extremesOf,
  openClocks: openCaseClocks,
  readClocks: readCaseClocks,
  lint: lintTerms,
});

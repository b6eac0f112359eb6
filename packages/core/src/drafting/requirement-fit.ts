/**
 * Requirements beside the promises of an agreement: each met, partly or not, with both numbers. Owns: finding the promise that
 * answers a requirement, and the comparison. Does not own: who drafts (services, studio).
 */
import type { AgreementTerms } from '../agreements/schema/agreement.ts';
import type { CommitmentTerms } from '../agreements/schema/commitments.ts';
import { sayTargetText } from '../evaluation/figure-words.ts';
import { comparable, formatQuantity } from '../terms/quantity.ts';
import type { Quantity } from '../terms/quantity.ts';
import { atLeastAsStrict, parseTarget, sayTarget } from '../terms/target.ts';
import type { Target } from '../terms/target.ts';
import type { Language, Localized } from '../terms/text.ts';
import { targetOf } from './requirements/measurable.ts';
import { measureOf } from './requirements/measures.ts';
import type { Measure } from './requirements/measures.ts';

export interface Required {
  readonly id: string;
  readonly title: Localized;
  readonly measure: string;
  readonly target: string;
  readonly period?: string | undefined;
}

export interface RequirementFit {
  readonly requirement: string;
  readonly verdict: 'met' | 'partly' | 'not';
  readonly asked: string;
  /** What the agreement says of it; nothing when it says nothing. */
  readonly promised?: string;
  readonly commitment?: string;
  readonly clause?: string;
  readonly why: Localized;
}

/** By the terms of a revision or of a draft that was read. */
export function requirementFit(
  requirements: readonly Required[],
  { commitments = [] }: Pick<AgreementTerms, 'commitments'>,
): readonly RequirementFit[] {
  return requirements.map((one) => {
    const wanted = targetOf(one.target);
    const measure = measureOf(one.measure);
    const known = { requirement: one.id, asked: one.target };
    if (wanted === undefined || measure === undefined)
      return { ...known, verdict: 'not', why: say('It cannot be measured.', '此需求無法量度。') };
    const answers = commitments
      .filter((commitment) => speaksOf(commitment, measure, one.id))
      .flatMap((commitment) => judged({ commitment, wanted, asked: one }) ?? []);
    const [best] = answers.toSorted((a, b) => rank[a.verdict] - rank[b.verdict]);
    return best === undefined
      ? { ...known, verdict: 'not', why: say('No promise speaks of it.', '沒有任何承諾涉及此項。') }
      : { ...known, ...best };
  });
}

/** What is promised, in words; where it is promised for a share of cases only, with the share. */
export function sayPromised(promised: string, language: Language): string {
  const [, target, share] = /^(.+?) \((.+)\)$/u.exec(promised) ?? [];
  if (target === undefined || share === undefined) return sayTargetText(promised, language);
  const [limit, cases] = [sayTargetText(target, language), sayTargetText(share, language)];
  return language === 'en' ? `${limit} for ${cases} of cases` : `${cases}的個案${limit}`;
}

const rank = { met: 0, partly: 1, not: 2 } as const;
const say = (en: string, zh: string): Localized => ({ en, 'zh-Hant': zh });

/** A promise that names the requirement answers it; else one of its kind of metric, by its words where a kind measures much. */
function speaksOf({ metric, id, title, requirements = [] }: CommitmentTerms, measure: Measure, asked: string): boolean {
  if (requirements.length > 0 && requirements.includes(asked)) return true;
  if (metric.kind !== measure.metric && measure.also?.includes(metric.kind) !== true) return false;
  if (metric.kind === 'case-clock' && measure.clock !== undefined && metric.clock !== measure.clock) return false;
  const series = 'series' in metric && typeof metric.series === 'string' ? metric.series : '';
  return measure.hint === undefined || measure.hint.test(`${id} ${title.en} ${title['zh-Hant'] ?? ''} ${series}`);
}

interface Judging {
  readonly commitment: CommitmentTerms;
  readonly wanted: Target;
  readonly asked: Required;
}

type Judged = Omit<RequirementFit, 'requirement' | 'asked'>;

function judged({ commitment, wanted, asked }: Judging): Judged | undefined {
  const promise = promisedBy(commitment, wanted.bound);
  if (promise === undefined) return undefined;
  const { target, share } = promise;
  const known = {
    promised: share === undefined ? target.text : `${target.text} (${share})`,
    commitment: commitment.id,
    ...(commitment.clause === undefined ? {} : { clause: commitment.clause }),
  };
  if (!atLeastAsStrict({ candidate: target, than: wanted }))
    return {
      ...known,
      verdict: 'not',
      why: say(
        `Asked for ${sayTarget(wanted, 'en')}, promised ${sayTarget(target, 'en')}.`,
        `要求${sayTarget(wanted, 'zh-Hant')}，承諾${sayTarget(target, 'zh-Hant')}。`,
      ),
    };
  if (share !== undefined)
    return {
      ...known,
      verdict: 'partly',
      why: say(
        `Promised for ${sayTargetText(share, 'en')} of cases only.`,
        `只就${sayTargetText(share, 'zh-Hant')}的個案作出承諾。`,
      ),
    };
  const longer = periodRank(commitment.period) > units.findIndex((one) => one === asked.period);
  return longer
    ? {
        ...known,
        verdict: 'partly',
        why: say('The promise is judged over a longer time than was asked for.', '承諾的計算期間長於要求。'),
      }
    : { ...known, verdict: 'met', why: say('Promised at least as strictly as asked for.', '承諾不低於要求。') };
}

/** What a promise says in the dimension of what is asked for: its target, or the limit of its cases. */
function promisedBy(
  { metric, target }: CommitmentTerms,
  bound: Quantity,
): { readonly target: Target; readonly share?: string } | undefined {
  const own = target === undefined ? [] : 'byClass' in target ? Object.values(target.byClass) : [target];
  const [direct] = own.filter((one) => comparable(one.bound, bound)).toSorted(loosestFirst);
  if (direct !== undefined) return { target: direct };
  if (metric.kind !== 'case-clock') return undefined;
  const limits = [metric.limit, ...Object.values(metric.limits ?? {})]
    .flatMap((limit) => (limit === undefined || !comparable(limit, bound) ? [] : [limit]))
    .toSorted((one, other) => one.value.compare(other.value));
  // The most urgent cases are what a requirement means.
  const [limit] = limits;
  const read = limit === undefined ? undefined : parseTarget(`<= ${formatQuantity(limit)}`);
  if (read === undefined || typeof read === 'string') return undefined;
  const share = own.find(({ bound: { dimension } }) => dimension === 'ratio');
  return share === undefined || share.text.includes('100 %') ? { target: read } : { target: read, share: share.text };
}

const loosestFirst = (one: Target, other: Target): number =>
  atLeastAsStrict({ candidate: one, than: other }) ? (atLeastAsStrict({ candidate: other, than: one }) ? 0 : 1) : -1;

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** Fixed lengths are taken as no longer than what is asked. */
function periodRank(period: CommitmentTerms['period']): number {
  const unit = typeof period === 'object' && 'unit' in period ? period.unit : period;
  const at = units.findIndex((one) => one === unit);
  return typeof period === 'object' && 'count' in period && period.count > 1 ? at + 0.5 : at;
}

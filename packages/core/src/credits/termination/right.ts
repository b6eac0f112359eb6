/**
 * Rights from chronic failure: whether one exists, since when, and until when it may be used. Owns: combining conditions and
 * the exercise window. Does not own: the conditions' tests.
 */
import type { Step } from '../../metrics/metric.ts';
import type { Instant } from '../../values/instant.ts';
import { addDays } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';
import { sayQuantity } from '../../terms/quantity.ts';
import { enumerate, inLanguage } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import { deadlineAfter } from '../claims/deadline.ts';
import type { BusinessDates } from '../claims/deadline.ts';
import { sayBand } from '../say-band.ts';
import { conditionMet } from './conditions.ts';
import type { ConditionFacts } from './conditions.ts';
import type { Condition, TerminationRight } from './schema.ts';

export interface RightState {
  readonly right: string;
  readonly clause: string | undefined;
  readonly gives: TerminationRight['gives'];
  readonly commitment: string;
  readonly triggered: boolean;
  /** Last day of the period, or the day of the occurrence, that met the condition. */
  readonly triggeredOn: PlainDate | undefined;
  /** The first instant at which the right can no longer be used; undefined when it is open-ended or not triggered. */
  readonly exerciseBy: Instant | undefined;
  readonly steps: readonly Step[];
}

export interface RightSetting extends ConditionFacts {
  readonly commitment: string;
  readonly businessDays: BusinessDates;
}

/** The state of one right for one commitment at the end of its history. */
export function rightState(right: TerminationRight, setting: RightSetting): RightState {
  const lastDay = (condition: Condition, on: PlainDate): PlainDate =>
    condition.kind === 'occurrences' ? on : addDays(on, -1);
  const found = right.when.flatMap((condition) => {
    const met = conditionMet(condition, setting);
    return met === undefined ? [] : [{ on: lastDay(condition, met.on), step: met.step }];
  });
  const triggeredOn = found.map(({ on }) => on).sort()[0];
  return {
    right: right.id,
    clause: right.clause,
    gives: right.gives,
    commitment: setting.commitment,
    triggered: triggeredOn !== undefined,
    triggeredOn,
    exerciseBy: triggeredOn === undefined ? undefined : exerciseBy(right, triggeredOn, setting),
    steps: found.map(({ step }) => step),
  };
}

function exerciseBy(
  { exerciseWithin }: TerminationRight,
  on: PlainDate,
  { zone, businessDays }: RightSetting,
): Instant | undefined {
  if (exerciseWithin === undefined) return undefined;
  return deadlineAfter(addDays(on, 1), exerciseWithin, { zone, businessDays, receivedBy: 'end-of-day' });
}

/** Whether a right looks at a commitment. */
export function looksAt({ commitments }: Pick<TerminationRight, 'commitments'>, commitment: string): boolean {
  return commitments === undefined || commitments.includes(commitment);
}

const holderWords = {
  en: { customer: 'the Customer', provider: 'the Provider' },
  'zh-Hant': { customer: '客戶', provider: '服務供應商' },
} as const;

const givesWords = {
  en: {
    termination: 'may terminate',
    plan: 'may require an improvement plan',
    'step-in': 'may step in',
    meeting: 'may require a meeting of the management',
    other: 'has the right named below',
  },
  'zh-Hant': {
    termination: '可終止協議',
    plan: '可要求改善計劃',
    'step-in': '可介入接管',
    meeting: '可要求召開管理層會議',
    other: '享有下述權利',
  },
} as const;

/** The right as a sentence. */
export function sayRight(right: TerminationRight, language: Language): string {
  const en = language === 'en';
  const when = enumerate(
    right.when.map((condition) => sayCondition(condition, language)),
    language,
    'or',
  );
  const notice =
    right.notice === undefined
      ? ''
      : en
        ? ` on ${sayQuantity(right.notice, language)} notice`
        : `（須提前 ${sayQuantity(right.notice, language)}通知）`;
  const until =
    right.exerciseWithin === undefined
      ? ''
      : en
        ? `, within ${sayQuantity(right.exerciseWithin, language)} afterwards`
        : `，並須於其後 ${sayQuantity(right.exerciseWithin, language)}內行使`;
  const remedy = right.remedy === undefined ? '' : ` ${inLanguage(right.remedy, language)}`;
  const holder = holderWords[language][right.holder ?? 'customer'];
  if (en) return `Where ${when}, ${holder} ${givesWords.en[right.gives]}${notice}${until}.${remedy}`;
  return `如${when}，${holder}${givesWords['zh-Hant'][right.gives]}${notice}${until}。${remedy.trim()}`;
}

function sayCondition(condition: Condition, language: Language): string {
  const en = language === 'en';
  switch (condition.kind) {
    case 'missed-of':
      return en
        ? `the target is missed in ${condition.misses} of ${condition.periods} consecutive periods`
        : `連續 ${condition.periods} 個期間內有 ${condition.misses} 個未達標`;
    case 'consecutive':
      return en
        ? `the target is missed in ${condition.misses} consecutive periods`
        : `連續 ${condition.misses} 個期間未達標`;
    case 'figure': {
      const band = sayBand(condition.when, language);
      const name =
        condition.figure === 'value'
          ? en
            ? 'the value attained'
            : '達成值'
          : en
            ? `the figure “${condition.figure}”`
            : `「${condition.figure}」數值`;
      const many = condition.periods ?? 1;
      if (en) return `${name} is ${band} in ${many === 1 ? 'one period' : `each of ${many} consecutive periods`}`;
      return many === 1 ? `任何一個期間的${name}${band}` : `連續 ${many} 個期間的${name}均${band}`;
    }
    case 'occurrences':
      return sayOccurrences(condition, language);
    case 'at-maximum':
      return en
        ? `the credit is at its maximum in ${condition.periods} consecutive periods`
        : `連續 ${condition.periods} 個期間的補償均達上限`;
    case 'share-of-subjects': {
      const share = sayBand(condition.share, language);
      const misses = condition.misses ?? 1;
      return en
        ? `${share} of the sites each miss the target ${misses === 1 ? 'once' : `${misses} times`} within ${condition.months} months`
        : `${condition.months} 個月內有${share}的站點各 ${misses} 次未達標`;
    }
  }
}

function sayOccurrences(
  { days, events, total, longerThan }: Extract<Condition, { kind: 'occurrences' }>,
  language: Language,
): string {
  const en = language === 'en';
  const parts: string[] = [];
  if (events !== undefined)
    parts.push(en ? `their number is ${sayBand(events, language)}` : `次數${sayBand(events, language)}`);
  if (total !== undefined)
    parts.push(en ? `their total is ${sayBand(total, language)}` : `總時間${sayBand(total, language)}`);
  const which =
    longerThan === undefined
      ? ''
      : en
        ? ` that count ${sayBand(longerThan, language)} each`
        : `（每次${sayBand(longerThan, language)}）`;
  return en
    ? `of the occurrences${which} within any ${days} days ${enumerate(parts, language, 'or')}`
    : `任何 ${days} 日內的事件${which}${enumerate(parts, language, 'or')}`;
}

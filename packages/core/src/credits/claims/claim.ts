/**
 * Where a claim stands. Entitlement, claim and payment are different things: a credit that was earned is lost when it is not
 * claimed in time. Owns: statuses from claim rows. Does not own: deadlines (deadline.ts), what the credit is (fold).
 */
import type { ClaimRow } from '../../evidence/row.ts';
import type { TermFinding } from '../../metrics/metric.ts';
import { formatQuantity, sayQuantity, time } from '../../terms/quantity.ts';
import type { Language } from '../../terms/text.ts';
import type { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { error } from '../findings.ts';
import { sayUnstated, Undetermined, unstated } from '../undetermined.ts';
import { deadlineFrom, deadlineOf } from './deadline.ts';
import type { BusinessDates, ClaimFacts, DeadlineSetting } from './deadline.ts';
import type { Claims, ClaimProcedure, ClaimStage } from './schema.ts';

export const claimStatuses = ['automatic', 'claimable', 'notified', 'claimed', 'forfeited'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

export interface StageState {
  readonly id: string;
  /** The first instant at which it is too late; undefined while the anchor is unknown. */
  readonly deadline: Instant | undefined;
  readonly receivedAt: Instant | undefined;
  readonly inTime: boolean | undefined;
  readonly row: string | undefined;
}

export interface ClaimState {
  readonly status: ClaimStatus;
  readonly stages: readonly StageState[];
  /** The next deadline of the customer; undefined when nothing is left to do. */
  readonly next: { readonly stage: string; readonly deadline: Instant | undefined } | undefined;
  /** By when the provider answers, once claimed. */
  readonly answerBy: Instant | undefined;
}

export interface ClaimQuestion {
  readonly claims: Claims;
  readonly facts: ClaimFacts;
  /** Claim rows for this commitment and this period (or this incident); `about` has been matched by the caller or by `claimsAbout`. */
  readonly rows: readonly ClaimRow[];
  readonly knownAt: Instant;
  readonly zone: DeadlineSetting['zone'];
  /** Business days by calendar id; the empty id is the calendar of the commitment. */
  readonly calendarOf: (id: string) => BusinessDates;
}

/** Rows for a commitment that speak of a span: a period, or an incident from its start to its end. */
export function claimsAbout(
  rows: readonly ClaimRow[],
  commitment: string,
  span: { readonly start: number; readonly end: number },
): readonly ClaimRow[] {
  return rows.filter((row) => row.commitment === commitment && row.about >= span.start && row.about < span.end);
}

/** Where the claim stands as known at an instant. Throws `Undetermined` when the text does not say when a day ends. */
export function claimState(question: ClaimQuestion): ClaimState {
  const { claims } = question;
  if (claims === 'automatic') return { status: 'automatic', stages: [], next: undefined, answerBy: undefined };
  const stages = claims.stages.map((stage) => stageState(stage, claims, question));
  const late = stages.some(
    ({ inTime, deadline }) =>
      inTime === false || (inTime === undefined && deadline !== undefined && deadline <= question.knownAt),
  );
  const open = stages.find(({ inTime }) => inTime === undefined);
  const status = late ? 'forfeited' : statusOf(stages);
  return {
    status,
    stages,
    next: late || open === undefined ? undefined : { stage: open.id, deadline: open.deadline },
    answerBy: status === 'claimed' ? answerBy(claims, stages, question) : undefined,
  };
}

function statusOf(stages: readonly StageState[]): ClaimStatus {
  const done = stages.filter(({ inTime }) => inTime === true).length;
  if (done === stages.length) return 'claimed';
  return done === 0 ? 'claimable' : 'notified';
}

function stageState(stage: ClaimStage, claims: ClaimProcedure, question: ClaimQuestion): StageState {
  const deadline = deadlineOf(stage, question.facts, settingOf(stage, claims, question));
  const received = question.rows
    .filter((row) => row.stage === stage.id && row.receivedAt <= question.knownAt)
    .reduce<ClaimRow | undefined>(
      (first, row) => (first === undefined || row.receivedAt < first.receivedAt ? row : first),
      undefined,
    );
  // "Within 24 h" holds the last instant of the 24th hour; a day that ends at midnight does not hold midnight.
  const lastInstant = stage.within?.dimension === 'time' ? 1 : 0;
  const inTime = received && (deadline === undefined || received.receivedAt < deadline + lastInstant);
  return { id: stage.id, deadline, receivedAt: received?.receivedAt, inTime, row: received?.id };
}

function settingOf(
  stage: Pick<ClaimStage, 'calendar' | 'within'>,
  { receivedBy }: ClaimProcedure,
  { zone, calendarOf }: ClaimQuestion,
): DeadlineSetting {
  const byDays = stage.within !== undefined && stage.within.dimension !== 'time';
  if (receivedBy === unstated && byDays) {
    throw new Undetermined('AMBIGUOUS-RECEIVED-BY', {
      message: 'the text does not say at what time the last day of a limit ends',
      readings: ['end-of-day', 'instant'],
    });
  }
  return {
    zone,
    businessDays: calendarOf(stage.calendar ?? ''),
    receivedBy: receivedBy === unstated ? 'end-of-day' : receivedBy,
  };
}

function answerBy(claims: ClaimProcedure, stages: readonly StageState[], question: ClaimQuestion): Instant | undefined {
  const received = stages.at(-1)?.receivedAt;
  const { answerWithin: within, answerFrom: from } = claims;
  if (received === undefined || within === undefined) return undefined;
  const setting = settingOf({ within }, claims, question);
  return from === undefined
    ? deadlineFrom(received, within, setting)
    : deadlineOf({ from, within }, question.facts, setting);
}

/** What the claim terms leave open. */
export function lintClaims(claims: Claims): readonly TermFinding[] {
  if (claims === 'automatic') return [];
  const ids = claims.stages.map(({ id }) => id);
  const twice = ids.flatMap((id, at) =>
    ids.indexOf(id) === at
      ? []
      : [
          error('CLAIM-STAGE-TWICE', ['stages', at, 'id'], {
            message: `the stage "${id}" stands twice`,
            example: 'one letter would count for both',
            fix: 'give each stage an id of its own',
          }),
        ],
  );
  if (claims.receivedBy !== unstated) return twice;
  return [
    ...twice,
    error('AMBIGUOUS-RECEIVED-BY', ['receivedBy'], {
      message: 'the text does not say at what time the last day of a limit ends',
      example:
        'a claim of 23:30 on the last day is in time when the day ends at midnight, and late when it ends at the hour of the incident',
      fix: 'write receivedBy: end-of-day or instant',
    }),
  ];
}

const anchorWords = {
  en: {
    'period-end': 'the end of the period',
    'month-end': 'the end of the calendar month',
    'quarter-end': 'the end of the calendar quarter',
    'following-month-end': 'the end of the calendar month that follows',
    'incident-start': 'the start of the incident',
    'incident-end': 'the end of the incident',
    'incident-month-end': 'the end of the month of the incident',
    awareness: 'the Customer becoming aware of it',
    eligibility: 'the Customer becoming entitled',
    'ticket-closure': 'the closing of the ticket',
  },
  'zh-Hant': {
    'period-end': '評核期間終結',
    'month-end': '該曆月終結',
    'quarter-end': '該曆季終結',
    'following-month-end': '下一個曆月終結',
    'incident-start': '事件開始',
    'incident-end': '事件結束',
    'incident-month-end': '事件所屬月份終結',
    awareness: '客戶知悉事件',
    eligibility: '客戶享有補償資格',
    'ticket-closure': '個案結束',
  },
} as const;

/** The claim procedure as sentences. */
export function sayClaims(claims: Claims, language: Language): readonly string[] {
  const en = language === 'en';
  if (claims === 'automatic') return [en ? 'Credits are given without a claim.' : '補償無須申請，自動給予。'];
  const stages = claims.stages.map((stage) => sayStage(stage, language));
  const day = {
    'end-of-day': en ? 'A limit in days ends with the last local day.' : '以日計算的期限於最後一日當地時間終結時屆滿。',
    instant: en ? 'A limit in days ends at the time of day from which it runs.' : '以日計算的期限於起算時刻屆滿。',
    unstated: sayUnstated(language),
  };
  const lost = en ? 'A credit not claimed in time lapses.' : '逾期申請者，補償作廢。';
  return [...stages, day[claims.receivedBy], lost, ...sayAnswer(claims, language)];
}

/** An answer whose limit runs from somewhere else than the receipt of the claim. */
function sayAnswer({ answerWithin, answerFrom }: ClaimProcedure, language: Language): readonly string[] {
  if (answerWithin === undefined || answerFrom === undefined) return [];
  const limit = sayLimit(answerWithin, language);
  const from = sayAnchor(answerFrom, language);
  return [
    language === 'en' ? `The Provider answers within ${limit} of ${from}.` : `供應商於${from}後 ${limit}內答覆。`,
  ];
}

function sayAnchor(from: ClaimStage['from'], language: Language): string {
  if (typeof from !== 'object') return anchorWords[language][from];
  const cycle = from.billingCycleEnd;
  return language === 'en'
    ? `the end of billing cycle ${cycle} after the incident`
    : `事件後第 ${cycle} 個帳單周期終結`;
}

function sayStage(stage: ClaimStage, language: Language): string {
  const limit = stage.within && sayLimit(stage.within, language);
  const from = sayAnchor(stage.from, language);
  if (language === 'en')
    return `The ${stage.id} must be received ${limit === undefined ? `by ${from}` : `within ${limit} of ${from}`}.`;
  return limit === undefined ? `「${stage.id}」須於${from}前送達。` : `「${stage.id}」須於${from}後 ${limit}內送達。`;
}

function sayLimit(within: NonNullable<ClaimStage['within']>, language: Language): string {
  // "24 h" is not "1 d": a day of a time limit could be taken for a calendar day.
  if (within.dimension === 'time') return sayHours(within.value, language);
  if (within.unit !== 'months') return sayQuantity(within, language);
  return language === 'en' ? formatQuantity(within) : `${within.value.toString()} 個月`;
}

function sayHours(ms: Ratio, language: Language): string {
  const hours = ms.dividedBy(Ratio.of(3_600_000));
  if (hours.den !== 1n) return sayQuantity(time(ms), language);
  return `${hours.toString()} ${language === 'en' ? 'h' : '小時'}`;
}

/** Records of the practice as lines of a report. Owns: which records belong to an agreement's period, and how they are named. */
import { Instant, recordKindOf } from '@troth/core';
import type { Localized, RecordKindName } from '@troth/core';
import type { InternalFacts, ReportView } from '@troth/documents';
import type { IssuedStatement } from '../periods/issued.ts';
import type { Register } from '../practice/register.ts';

/** A name that people know; the id where nobody wrote one down. */
export function nameOf(register: Register, kind: 'party' | 'person', id: string): Localized {
  return register.get(kind, id)?.body.name ?? { en: id };
}

const stateOf = (kind: RecordKindName, state: string): Localized => recordKindOf(kind).states[state] ?? { en: state };

interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

const coming = 45 * 86_400_000;

/** Works in the period and in the weeks after it, in order of time. */
export function worksLines(
  register: Register,
  { agreement, span }: { readonly agreement: string; readonly span: Span },
): ReportView['works'] {
  return register
    .all('change')
    .filter(({ body }) => body.agreements.includes(agreement) && body.state !== 'cancelled')
    .map(({ id, body }) => ({ id, body, start: Instant.parse(body.window.start), end: Instant.parse(body.window.end) }))
    .filter(({ start, end }) => end > span.start && start < span.end + coming)
    .sort((one, other) => one.start - other.start)
    .map(({ id, body, start, end }) => ({
      id,
      title: body.title,
      start: Instant.format(start),
      end: Instant.format(end),
      state: stateOf('change', body.state),
      expectedCutMs: String(body.expectedCutMs),
      counted: body.counted,
    }));
}

/** Actions that are not over; for a party's edition those it may see. */
export function actionLines(
  register: Register,
  { agreement, party }: { readonly agreement: string; readonly party: string | undefined },
): ReportView['actions'] {
  return register
    .all('action')
    .filter(({ body }) => body.agreement === agreement && (body.state === 'open' || body.state === 'done'))
    .filter(({ parties }) => party === undefined || parties.includes(party))
    .map(({ id, body }) => ({
      id,
      title: body.title,
      owner: nameOf(register, 'person', body.owner),
      dueOn: body.dueOn,
      state: stateOf('action', body.state),
    }));
}

const grounds: Readonly<Record<string, Localized>> = {
  'outage-missing': { en: 'an outage is missing', 'zh-Hant': '漏列中斷' },
  'outage-longer': { en: 'an outage was longer', 'zh-Hant': '中斷時間較長' },
  'exclusion-wrong': { en: 'time was left out wrongly', 'zh-Hant': '豁除不當' },
  'exclusion-missing': { en: 'time should be left out', 'zh-Hant': '應予豁除而未豁除' },
  'case-clock-wrong': { en: 'the clock of a case is wrong', 'zh-Hant': '個案計時有誤' },
  'credit-wrong': { en: 'the credit is wrong', 'zh-Hant': '補償有誤' },
  other: { en: 'other', 'zh-Hant': '其他' },
};

export function disputeLines(
  register: Register,
  { agreement, period }: { readonly agreement: string; readonly period: string },
): ReportView['disputes'] {
  return register
    .all('dispute')
    .filter(({ body }) => body.agreement === agreement && body.period === period)
    .map(({ id, body }) => ({
      id,
      grounds: grounds[body.grounds] ?? { en: body.grounds },
      state: stateOf('dispute', body.state),
      ruling: body.rulingText,
    }));
}

const notWarned: Readonly<Record<string, Localized>> = {
  sudden: { en: 'it was sudden', 'zh-Hant': '事出突然' },
  'no-forecast': { en: 'there was no forecast', 'zh-Hant': '沒有預測' },
  'not-told': { en: 'we were not told', 'zh-Hant': '未獲通知' },
  'told-late': { en: 'we were told late', 'zh-Hant': '通知過遲' },
};

export function internalFacts(
  register: Register,
  { issued, note }: { readonly issued: IssuedStatement; readonly note: Localized | undefined },
): InternalFacts {
  const { agreement, period, statement } = issued;
  return {
    note,
    impactPerHour: register.get('agreement-roles', agreement)?.body.impactPerHour,
    recoverable: register
      .all('claim')
      .filter(({ body }) => body.forAgreement === agreement && body.period === period)
      .map(({ id, body }) => ({
        id,
        supplier: nameOf(register, 'party', body.supplier),
        event: body.event,
        amount: body.recoverable ?? body.amount,
        state: stateOf('claim', body.state),
        gap: body.gap,
      })),
    breaches: register
      .all('breach')
      .filter(({ body }) => body.agreement === agreement && body.period === period)
      .map(({ body }) => ({
        title: statement.rows.find(({ commitment }) => commitment === body.commitment)?.title ?? {
          en: body.commitment,
        },
        warnedAt: body.warned?.at,
        warnedBy: body.warned?.by,
        why: body.notWarned === undefined ? undefined : (notWarned[body.notWarned] ?? { en: body.notWarned }),
        cause: body.cause,
        attribution: (body.attribution ?? []).map(({ party, ms }) => ({
          party: nameOf(register, 'party', party),
          ms: String(ms),
        })),
      })),
  };
}

/** The clause of an availability promise in both languages, made from the terms alone. */
import { sayQuantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { enumerate } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import { quantity } from '../../terms/quantity.ts';
import type { Combine } from '../timeline/combine.ts';
import type { OutageStart } from '../timeline/saying.ts';
import type { Denominator } from '../timeline/totals.ts';
import type { AvailabilityTerms } from './terms.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: AvailabilityTerms, language: Language): string {
  const write = language === 'en' ? english : chinese;
  const parts = [write.value(terms), ...details(terms, write)];
  return parts.join(language === 'en' ? '; ' : '；');
}

interface Words {
  readonly language: Language;
  value(terms: AvailabilityTerms): string;
  members(ids: readonly string[]): string;
  combine(combine: Combine): string;
  severity(state: string, share: Quantity): string;
  startsAt: Readonly<Record<OutageStart, string>>;
  ignore(rule: NonNullable<AvailabilityTerms['ignoreShorterThan']>): string;
  unreported(rule: NonNullable<AvailabilityTerms['ignoreUnreported']>): string;
  gate(length: Quantity): string;
  quantum(rule: NonNullable<AvailabilityTerms['quantum']>): string;
  allowance(rule: NonNullable<AvailabilityTerms['allowance']>): string;
}

function details(terms: AvailabilityTerms, write: Words): string[] {
  const partial = Object.entries(terms.severities ?? {}).filter(
    ([state, share]) => state !== 'down' || !isWhole(share),
  );
  return [
    ...(terms.members === undefined ? [] : [write.members(terms.members)]),
    write.combine(terms.combine ?? 'any-down'),
    ...partial.map(([state, share]) => write.severity(state, quantity('ratio', share))),
    write.startsAt[terms.startsAt ?? 'fault'],
    ...(terms.ignoreShorterThan === undefined ? [] : [write.ignore(terms.ignoreShorterThan)]),
    ...(terms.ignoreUnreported === undefined ? [] : [write.unreported(terms.ignoreUnreported)]),
    ...(terms.onlyIfTotalExceeds === undefined ? [] : [write.gate(terms.onlyIfTotalExceeds)]),
    ...(terms.quantum === undefined ? [] : [write.quantum(terms.quantum)]),
    ...(terms.allowance === undefined ? [] : [write.allowance(terms.allowance)]),
  ];
}

const isWhole = (share: Quantity['value']): boolean => share.num === share.den;

const en = (q: Quantity): string => sayQuantity(q, 'en');
const zh = (q: Quantity): string => sayQuantity(q, 'zh-Hant');

const english: Words = {
  language: 'en',
  value: (terms) =>
    terms.express === 'downtime'
      ? 'the downtime in agreed service time that is not excluded'
      : `the share of time in which the service was up, that is 1 − downtime ÷ ${englishDenominator(terms.denominator ?? 'agreed')}; downtime is time within agreed service time in which the service is down and which is not excluded, and overlapping outages count once`,
  members: (ids) => `the members measured are ${enumerate(ids, 'en')}`,
  combine: (combine) => {
    if (combine === 'any-down') return 'the service is down while it, or any of its members, is down';
    if (combine === 'all-down') return 'the service is down only while all of its members are down at the same time';
    if (combine === 'weighted')
      return 'downtime counts in proportion to the users or sites that are down, by their weights';
    return `the service is down while at least ${combine.atLeastDown} of its members are down at the same time`;
  },
  severity: (state, share) => `time in the state "${state}" counts at ${en(share)} of its length`,
  startsAt: {
    fault: 'an outage runs from the fault to its repair',
    detection: 'an outage runs from when the provider detects it',
    report: 'an outage runs from when it is reported to the provider',
  },
  ignore: ({ length, comparator }) =>
    `an outage ${comparator === '<' ? `shorter than ${en(length)}` : `of ${en(length)} or less`} is not counted, and a longer one counts from its first moment`,
  unreported: ({ upTo, within }) =>
    `an outage of ${en(upTo)} or less is counted only where it is reported to the provider within ${en(within)} of its end`,
  gate: (length) => `nothing counts unless downtime exceeds ${en(length)} in the period; if it does, all of it counts`,
  quantum: ({ unit, rule, partly }) => {
    if (rule === 'floor') return `each outage counts in completed units of ${en(unit)}`;
    if (rule === 'ceiling') return `each outage counts in units of ${en(unit)}, a unit begun counting whole`;
    const how = partly === true ? 'in any part of which the service is down' : 'throughout which the service is down';
    return `time is divided into slots of ${en(unit)} from the start of the period, and only slots ${how} count, each whole`;
  },
  allowance: ({ free, per }) =>
    `the first ${free.dimension === 'ratio' ? `${en(free)} of agreed service time` : en(free)} of downtime in each ${per === 'year' ? 'calendar year' : 'period'} is free`,
};

function englishDenominator(rule: Denominator): string {
  if (rule === 'agreed') return 'agreed service time';
  if (rule === 'minus-excluded') return 'agreed service time less all excluded time';
  if (rule === 'existed') return 'the agreed service time in which the service was in use';
  if ('fixed' in rule) return `a fixed ${en(rule.fixed)}`;
  return `the agreed service time of the ${en(rule.lookBack)} up to the end of the period`;
}

const chinese: Words = {
  language: 'zh-Hant',
  value: (terms) =>
    terms.express === 'downtime'
      ? '約定服務時間內未獲豁除的停機時間'
      : `服務正常的時間所佔比率，即 1 − 停機時間 ÷ ${chineseDenominator(terms.denominator ?? 'agreed')}；停機時間指約定服務時間內服務中斷而未獲豁除的時間，重疊的中斷只計算一次`,
  members: (ids) => `量度的成員為${enumerate(ids, 'zh-Hant')}`,
  combine: (combine) => {
    if (combine === 'any-down') return '服務本身或其任何成員中斷，即視為服務中斷';
    if (combine === 'all-down') return '所有成員同時中斷，方視為服務中斷';
    if (combine === 'weighted') return '停機時間按中斷的用戶或地點所佔權重計算';
    return `至少 ${combine.atLeastDown} 個成員同時中斷，方視為服務中斷`;
  },
  severity: (state, share) => `處於「${state}」狀態的時間按 ${zh(share)} 計算`,
  startsAt: {
    fault: '每次中斷由故障發生起計，至修復為止',
    detection: '每次中斷由服務供應商察覺時起計',
    report: '每次中斷由向服務供應商報告時起計',
  },
  ignore: ({ length, comparator }) =>
    `${comparator === '<' ? `短於 ${zh(length)}` : `不超過 ${zh(length)}`}的中斷不予計算，較長者由首刻起全數計算`,
  unreported: ({ upTo, within }) => `不超過 ${zh(upTo)} 的中斷須於結束後 ${zh(within)} 內向服務供應商報告，方予計算`,
  gate: (length) => `除非該期停機時間超過 ${zh(length)}，否則不予計算；一經超過，全數計算`,
  quantum: ({ unit, rule, partly }) => {
    if (rule === 'floor') return `每次中斷以完整的 ${zh(unit)} 為單位計算`;
    if (rule === 'ceiling') return `每次中斷以 ${zh(unit)} 為單位計算，不足一單位亦作一單位計`;
    const how = partly === true ? '任何部分服務中斷' : '服務全程中斷';
    return `由該期開始起按每 ${zh(unit)} 劃分時段，只有${how}的時段計算在內，並以整段計算`;
  },
  allowance: ({ free, per }) =>
    `每${per === 'year' ? '曆年' : '期'}首 ${free.dimension === 'ratio' ? `約定服務時間的 ${zh(free)}` : zh(free)} 停機時間不予計算`,
};

function chineseDenominator(rule: Denominator): string {
  if (rule === 'agreed') return '約定服務時間';
  if (rule === 'minus-excluded') return '扣除所有豁除時間後的約定服務時間';
  if (rule === 'existed') return '服務投入使用期間的約定服務時間';
  if ('fixed' in rule) return `固定的 ${zh(rule.fixed)}`;
  return `截至該期結束前 ${zh(rule.lookBack)} 內的約定服務時間`;
}

/**
 * A promise of availability as the proof counts it. Owns: what its terms allow to be down: share, window, hours, rounding, what
 * is ignored. Does not own: minutes in a period (`in-period.ts`), structures.
 */
import type { PeriodRule } from '../../calendars/period.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { inWindows } from '../../exclusions/notice.ts';
import type { TermsOf } from '../../metrics/kinds.ts';
import type { Target } from '../../terms/target.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { LeafPromise } from '../in-period.ts';
import { roundingSlack } from '../worst-minutes.ts';
import type { LeftOut, PromiseTerms } from '../worst-minutes.ts';
import { cited } from './bound-promise.ts';
import type { BoundPromise, BoundText } from './bound-promise.ts';
import { leftOutBeyond, spanOf } from './left-out.ts';
import type { LimitsLeft, Text } from './left-out.ts';

const minute = Ratio.of(60_000);

export function availabilityTerms({ commitment }: Pick<Text, 'commitment'>): TermsOf<'availability'> | undefined {
  const { metric } = commitment.terms;
  return metric.kind === 'availability' ? metric : undefined;
}

/** The target that counts of a text: of a class of subject, of all, or the strictest of the classes. */
export function targetOfText({ commitment }: Pick<Text, 'commitment'>, subject?: string): Target | undefined {
  const { target } = commitment.terms;
  const subjectClass = commitment.subjects.find(({ id }) => id === subject)?.class;
  const found = commitment.targetFor(subjectClass);
  if (found !== undefined || target === undefined || !('byClass' in target)) return found;
  const of = Object.values(target.byClass);
  return of.reduce(
    (strictest, one) => (one.bound.value.greaterThan(strictest.bound.value) ? one : strictest),
    of[0] ?? undefinedTarget(),
  );
}

function undefinedTarget(): never {
  throw new TypeError('a matrix of targets has a class');
}

/** Minutes that may be down in a window of so many agreed minutes; `share` where they are a share of it. */
export type Allowance =
  | { readonly share: Ratio }
  /** `of`: the fixed length that a share of was promised. */
  | { readonly minutes: Ratio; readonly of?: Ratio | undefined };

/** What a promise allows to be down; undefined where the target is no limit on downtime. */
export function allowanceOf(text: Pick<Text, 'commitment'>, subject?: string): Allowance | undefined {
  const terms = availabilityTerms(text);
  const target = targetOfText(text, subject);
  if (terms === undefined || target === undefined) return undefined;
  const { comparator, bound } = target;
  if (terms.express === 'downtime') {
    return comparator === '>' || comparator === '>=' ? undefined : { minutes: bound.value.dividedBy(minute) };
  }
  if (comparator === '<' || comparator === '<=') return undefined;
  const share = Ratio.one.minus(bound.value);
  const { denominator } = terms;
  if (typeof denominator !== 'object') return { share };
  // A window that looks back from the end of a period says nothing of the rest of it.
  if ('lookBack' in denominator) return undefined;
  const of = denominator.fixed.value.dividedBy(minute);
  return { minutes: share.times(of), of };
}

/** Decimals to which half-up rounding goes, and what any other rounding forgives. */
export function roundingOf({ commitment }: Pick<Text, 'commitment'>): {
  readonly to?: number;
  readonly forgives: Ratio;
} {
  const { rounding = 'none' } = commitment.terms;
  if (rounding === 'none' || rounding.mode === 'down' || rounding.mode === 'floor') return { forgives: Ratio.zero };
  const step = rounding.to.value;
  // Half a step of time is given as time; of a share, as decimals of its percent where it is one.
  const decimals =
    rounding.to.dimension === 'time'
      ? undefined
      : Array.from({ length: 12 }, (_, at) => at).find((at) => roundingSlack(at).times(Ratio.of(2)).equals(step));
  if (rounding.mode.startsWith('half-')) {
    return decimals === undefined ? { forgives: step.dividedBy(Ratio.of(2)) } : { to: decimals, forgives: Ratio.zero };
  }
  return { forgives: step };
}

/** The windows a commitment is judged in; undefined for windows of a fixed length that is no whole number of days. */
export function windowRule({ revision, commitment }: Text): PeriodRule | undefined {
  const { period } = commitment.terms;
  const { zone } = revision;
  if (typeof period === 'string') return { unit: period, zone };
  if ('fixed' in period) {
    const days = period.fixed.value.dividedBy(Ratio.of(86_400_000));
    return days.equals(Ratio.of(days.floor()))
      ? { unit: 'day', count: Number(days.floor()), anchor: period.anchor, zone }
      : undefined;
  }
  return {
    unit: period.unit,
    count: period.count,
    zone,
    ...(period.anchor === undefined ? {} : { anchor: period.anchor }),
  };
}

/** A text of ours; `alone` where the service stands on this one part, so that its outages are those of the service. */
export interface OwnText extends Text {
  readonly alone: boolean;
  /** Of our limits on what is left out, what no other part has used. */
  readonly left?: LimitsLeft | undefined;
}

/** The promise through all its texts, against a target of ours; undefined where it is none of availability. */
export function leafPromiseOf(promise: BoundPromise, ours: OwnText): LeafPromise | undefined {
  const made = promise.texts.map((text) => oneText(text, { ours, subject: promise.reference.subject }));
  return made.reduceRight<LeafPromise | undefined>(
    (next, one) => (one === undefined ? next : next === undefined ? one : { ...one, next }),
    undefined,
  );
}

function oneText(
  text: BoundText,
  { ours, subject }: { readonly ours: OwnText; readonly subject: string | undefined },
): LeafPromise | undefined {
  const windows = windowRule(text);
  const terms = promiseTerms(text, ours, subject);
  if (windows === undefined || terms === undefined) return undefined;
  return {
    ...terms,
    ref: cited(text),
    calendar: text.commitment.calendar,
    windows,
    leftOutIn: worksTimes(text),
    from: text.from,
    until: text.until,
  };
}

/** When works may be done, where every clause on works says so. */
function worksTimes({ revision, commitment }: Text): LeafPromise['leftOutIn'] {
  const works = revision.maintenance.filter(({ appliesTo }) => appliesTo?.includes(commitment.id) ?? true);
  const times = works.map(({ windows, zone, emergency }) => ({
    windows: emergency === 'excluded' ? undefined : windows,
    zone: (zone === undefined ? undefined : Zone.get(zone)) ?? revision.zone,
  }));
  if (times.length === 0 || times.some(({ windows }) => windows === undefined)) return undefined;
  return {
    maintenance: (within) =>
      IntervalSet.unionOf(times.map(({ windows, zone }) => inWindows(windows ?? [], zone, within))),
  };
}

/** Value, what is left out, ignored and rounded: the part that needs no dates. */
export function promiseTerms(
  text: Text,
  ours: OwnText,
  subject?: string,
): (PromiseTerms & Pick<LeafPromise, 'windowOf'>) | undefined {
  const allowance = allowanceOf(text, subject);
  const terms = availabilityTerms(text);
  if (allowance === undefined || terms === undefined) return undefined;
  const rounding = roundingOf(text);
  const leftOut: LeftOut = { ...leftOutBeyond(text, ours, ours.left), ...freeTime(text) };
  const base = {
    leftOut,
    ignores: ignoredBy(terms, ours),
    ...(rounding.to === undefined ? {} : { roundedTo: rounding.to }),
  };
  if ('share' in allowance) return { ...base, value: Ratio.one.minus(allowance.share).minus(rounding.forgives) };
  if (allowance.of !== undefined) {
    const value = Ratio.one.minus(allowance.minutes.dividedBy(allowance.of)).minus(rounding.forgives);
    return { ...base, windowOf: allowance.of, value };
  }
  // A number of minutes is a share of a window of any length, as long as that is not shorter.
  const minutes = allowance.minutes.plus(rounding.forgives.dividedBy(minute));
  const windowOf = minutes.plus(Ratio.one);
  return { leftOut, ignores: base.ignores, windowOf, value: Ratio.one.minus(minutes.dividedBy(windowOf)) };
}

/** The first downtime of a window that is free, as time that is left out. */
function freeTime(text: Text): LeftOut {
  const allowance = availabilityTerms(text)?.allowance;
  if (allowance === undefined) return {};
  if (allowance.free.dimension === 'time') return { allowance: allowance.free.value.dividedBy(minute) };
  const days = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;
  const { unit, count } = spanOf(text.commitment);
  const length = allowance.per === 'year' ? days.year : days[unit] * count;
  return { allowance: allowance.free.value.times(Ratio.of(length * 1440)) };
}

/** What a promise does not see; nothing where our own count does not see it either. */
function ignoredBy(terms: TermsOf<'availability'>, ours: OwnText): PromiseTerms['ignores'] {
  const { ignoreShorterThan: short, quantum, onlyIfTotalExceeds: total } = terms;
  // Two parts that are down one after the other, each too short to count, make one outage of ours that does.
  const own = ours.alone ? availabilityTerms(ours) : undefined;
  const started =
    quantum !== undefined && (quantum.rule === 'ceiling' || (quantum.rule === 'aligned' && quantum.partly === true));
  const unit = quantum === undefined || started ? undefined : quantum.unit;
  const unseen = [short?.length, unit].filter((length) => length !== undefined).map(({ value }) => value);
  const ourLimit = own?.ignoreShorterThan?.length.value;
  const longest = unseen.length === 0 ? undefined : Ratio.max(...unseen);
  if (longest !== undefined && !(ourLimit?.atLeast(longest) === true)) return { under: longest.dividedBy(minute) };
  const ourTotal = own?.onlyIfTotalExceeds?.value ?? Ratio.zero;
  if (total === undefined || total.value.atMost(ourTotal)) return undefined;
  return { under: total.value.dividedBy(minute), atMost: Ratio.one };
}

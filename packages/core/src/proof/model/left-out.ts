/**
 * What a promise behind leaves out of its count and ours does not. Owns: comparing works and exclusions of two texts, each with
 * its limit and the window that the limit is granted for. Does not own: causes beyond control, which are compared by name
 * (`sides.ts`); dates: the most that may fall into one period of ours is taken, whatever the month.
 *
 * Of one window of our limit the promise may leave out at most its own limits that touch it; what that exceeds ours counts here,
 * and all of it may fall into one period. Parts that have works of their own share our limit: what one uses is gone for the next. Works are the same works only where theirs may be done at no other time than ours and
 * are announced as early as we must announce them; otherwise nothing of ours covers them.
 */
import type { Commitment, Revision } from '../../agreements/revision.ts';
import type { PeriodUnit } from '../../calendars/period.ts';
import type { ExclusionTerms, MaintenanceTerms } from '../../exclusions/schema.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { LeftOut } from '../worst-minutes.ts';

export interface Text {
  readonly revision: Revision;
  readonly commitment: Commitment;
}

/** How long a period may be, and whether it begins and ends with natural ones. */
export interface Span {
  readonly unit: PeriodUnit;
  readonly count: number;
  readonly natural: boolean;
}

interface Limit {
  readonly minutes: Ratio | 'unlimited';
  readonly per: Span;
}

interface Rule extends Limit {
  readonly kind: string;
  readonly works?: MaintenanceTerms | undefined;
  readonly written: Written;
}

type Written = MaintenanceTerms | ExclusionTerms;

/** Minutes of a limit of ours that other parts of the service have not used: a minute of it excuses one part only. */
export type LimitsLeft = ReadonlyMap<Written, Ratio>;

/** The period a commitment is judged by. */
export function spanOf({ terms: { period } }: Pick<Commitment, 'terms'>): Span {
  if (typeof period === 'string') return { unit: period, count: 1, natural: true };
  if ('fixed' in period) {
    const length = Number(period.fixed.value.ceil()) / 86_400_000;
    return { unit: 'day', count: Math.ceil(length), natural: false };
  }
  return { unit: period.unit, count: period.count, natural: period.anchor === undefined && period.count === 1 };
}

/** Minutes by kind that the promise may leave out in one period of ours and that count there. */
export function leftOutBeyond(theirs: Text, ours: Text, left?: LimitsLeft): LeftOut {
  const period = spanOf(ours.commitment);
  const found = new Map<string, Ratio | 'unlimited'>();
  for (const [rule, ourRule] of matched(theirs, ours, left)) {
    const beyond = excess(rule, ourRule, period);
    const known = found.get(rule.kind) ?? Ratio.zero;
    found.set(rule.kind, beyond === 'unlimited' || known === 'unlimited' ? 'unlimited' : known.plus(beyond));
  }
  return Object.fromEntries([...found].filter(([, minutes]) => minutes === 'unlimited' || !minutes.isZero()));
}

/** What is left of our limits for the parts that come next, once this one has used what it can of them, under any of its texts. */
export function limitsLeftAfter(texts: readonly Text[], ours: Text, left: LimitsLeft): LimitsLeft {
  const next = new Map(left);
  for (const theirs of texts) {
    for (const [rule, ourRule] of matched(theirs, ours, left)) {
      if (ourRule === undefined || ourRule.minutes === 'unlimited') continue;
      const rest = ourRule.minutes.minus(Ratio.min(ourRule.minutes, most(rule, ourRule.per) ?? ourRule.minutes));
      const known = next.get(ourRule.written) ?? ourRule.minutes;
      next.set(ourRule.written, Ratio.min(known, rest));
    }
  }
  return next;
}

/** Nothing of our limits on works is left. */
export function noWorksLeft({ revision }: Text): LimitsLeft {
  return new Map(revision.maintenance.filter(({ cap }) => hasLimit(cap)).map((works) => [works, Ratio.zero]));
}

const hasLimit = (cap: Written['cap']): boolean => cap !== undefined && !('uncapped' in cap);

/** Each rule of theirs with the one of ours that leaves out the same, if there is one. */
function matched(theirs: Text, ours: Text, left?: LimitsLeft): readonly (readonly [Rule, Rule | undefined])[] {
  const open = rulesOf(ours).map((rule): Rule => ({ ...rule, ...ourLimit(rule, spanOf(ours.commitment), left) }));
  return rulesOf(theirs).map((rule) => {
    const at = open.findIndex((one) => covers(one, rule));
    return [rule, at === -1 ? undefined : open.splice(at, 1)[0]] as const;
  });
}

/** What covers theirs needs no limit from its windows: theirs lie within them. */
function ourLimit({ written }: Rule, own: Span, left: LimitsLeft | undefined): Limit {
  const limit = limitOf(written.cap, own);
  const rest = left?.get(written);
  return rest === undefined ? limit : { ...limit, minutes: rest };
}

/**
 * Causes that lie with whoever receives the service are in our own hands when the service is theirs; those beyond anybody's
 * control are compared by name.
 */
const elsewhere: ReadonlySet<ExclusionTerms['kind']> = new Set([
  'customer-caused',
  'access-refused',
  'suspension',
  'force-majeure',
]);

function rulesOf({ revision, commitment }: Text): readonly Rule[] {
  const own = spanOf(commitment);
  const applies = ({ appliesTo }: { readonly appliesTo?: readonly string[] | undefined }): boolean =>
    appliesTo === undefined || appliesTo.includes(commitment.id);
  return [
    ...revision.maintenance
      .filter(applies)
      .map((works): Rule => ({ kind: 'maintenance', works, written: works, ...worksLimit(works, own) })),
    ...revision.exclusions
      .filter((one) => applies(one) && !elsewhere.has(one.kind))
      .map((written): Rule => ({ kind: written.kind, written, ...limitOf(written.cap, own) })),
  ];
}

function limitOf(cap: ExclusionTerms['cap'], own: Span): Limit {
  if (cap === undefined || 'uncapped' in cap) return { minutes: 'unlimited', per: own };
  const minutes = cap.length.value.dividedBy(Ratio.of(60_000));
  return { minutes, per: cap.per === 'period' ? own : { unit: cap.per, count: 1, natural: true } };
}

/** Works without a limit are bounded by the windows they must stay in, and not at all by none. */
function worksLimit(works: MaintenanceTerms, own: Span): Limit {
  const limit = limitOf(works.cap, own);
  if (limit.minutes !== 'unlimited' || works.windows === undefined || works.emergency === 'excluded') return limit;
  const weekly = works.windows.reduce((sum, { days, from, to }) => sum + days.length * windowMinutes(from, to), 0);
  return { minutes: Ratio.of(weekly), per: { unit: 'week', count: 1, natural: true } };
}

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function windowMinutes(from: string, to: string): number {
  const length = minuteOfDay(to) - minuteOfDay(from);
  return length > 0 ? length : length + 1440;
}

function covers(ours: Rule, theirs: Rule): boolean {
  if (ours.kind !== theirs.kind) return false;
  if (ours.works === undefined || theirs.works === undefined) return ours.works === theirs.works;
  return withinOurs(theirs.works, ours.works) && announced(theirs.works, ours.works);
}

function withinOurs(theirs: MaintenanceTerms, ours: MaintenanceTerms): boolean {
  if (theirs.emergency === 'excluded' && ours.emergency !== 'excluded') return false;
  if (ours.windows === undefined) return true;
  if (theirs.windows === undefined || theirs.zone !== ours.zone) return false;
  return theirs.windows.every(({ days, from, to }) =>
    days.every((day) =>
      ours.windows?.some(
        (one) =>
          one.days.includes(day) &&
          minuteOfDay(one.from) <= minuteOfDay(from) &&
          minuteOfDay(one.from) + windowMinutes(one.from, one.to) >= minuteOfDay(from) + windowMinutes(from, to),
      ),
    ),
  );
}

/** As early as we must, in the same kind of days; a business day is never shorter than a calendar day. */
function announced({ notice: theirs }: MaintenanceTerms, { notice: ours }: MaintenanceTerms): boolean {
  if (ours === undefined) return true;
  return theirs !== undefined && hoursAtLeast(theirs) >= hoursAtMost(ours);
}

function hoursAtLeast({ dimension, value }: Quantity): number {
  return dimension === 'time'
    ? Number(value.floor()) / 3_600_000
    : Number(value.floor()) * (dimension === 'days' ? 24 : 672);
}

function hoursAtMost(notice: Quantity): number {
  return hoursAtLeast(notice);
}

function excess(theirs: Limit, ours: Limit | undefined, period: Span): Ratio | 'unlimited' {
  if (ours?.minutes === 'unlimited') return Ratio.zero;
  const whole = most(theirs, period);
  if (whole === undefined) return 'unlimited';
  if (ours === undefined) return whole;
  const beyond = Ratio.max(Ratio.zero, (most(theirs, ours.per) ?? whole).minus(ours.minutes));
  const inPeriod = beyond.times(Ratio.of(touching(ours.per, period)));
  return Ratio.min(inPeriod, whole);
}

/** Minutes that a limit allows within a span; undefined where it allows any number. */
function most({ minutes, per }: Limit, within: Span): Ratio | undefined {
  return minutes === 'unlimited' ? undefined : minutes.times(Ratio.of(touching(per, within)));
}

const daysOf = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;
const monthsOf = { day: 0, week: 0, month: 1, quarter: 3, year: 12 } as const;

/** How many windows of one kind may touch one of another. */
function touching(windows: Span, within: Span): number {
  const [months, whole] = [monthsOf[windows.unit] * windows.count, monthsOf[within.unit] * within.count];
  if (windows.natural && within.natural && months > 0 && whole > 0) return Math.max(1, whole / months);
  if (windows.natural && within.unit === 'day' && within.count === 1) return 1;
  if (windows.unit === 'day' && windows.natural) return daysOf[within.unit] * within.count;
  // Windows that do not nest: the last one may have begun just before, and another may begin just before the end.
  const length = months > 0 ? months * 28 : daysOf[windows.unit] * windows.count;
  return Math.ceil((daysOf[within.unit] * within.count) / length) + 1;
}

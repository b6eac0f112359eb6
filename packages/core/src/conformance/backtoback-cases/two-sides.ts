/**
 * A draft target and the promise behind it, as cases write them: with lengths of windows, or with calendars and a month, from which
 * the lengths follow, and what one calendar covers of the other.
 */
import { z } from 'zod';
import { parsePeriod } from '../../calendars/period-key.ts';
import { periodOf } from '../../calendars/period.ts';
import type { Period } from '../../calendars/period.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import type { OwnSide, SupportingSide } from '../../proof/back-to-back.ts';
import type { LeftOut } from '../../proof/worst-minutes.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { always, calendarPhrase } from './calendar-phrase.ts';
import { exactNumber } from './numbers.ts';

const unit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
const left = z.union([z.literal('unlimited'), exactNumber]);

/** "2024-09", "2024-Q3", "2024": the period of the target that is asked about. */
const period = z.string().transform((key, context): Period => {
  const read = parsePeriod(key, hongKong());
  if (read.ok) return read.value;
  context.addIssue({ code: 'custom', message: `${JSON.stringify(key)} is no period` });
  return z.NEVER;
});

function hongKong(): Zone {
  const zone = Zone.get('Asia/Hong_Kong');
  if (zone === undefined) throw new RangeError('Asia/Hong_Kong is not known.');
  return zone;
}

const side = {
  calendar: calendarPhrase.default(always),
  window: unit.default('month'),
  restoreMin: exactNumber.optional(),
  latencyMs: exactNumber.optional(),
  forceMajeure: z.array(z.string()).optional(),
  creditCapPct: exactNumber.optional(),
  noticeDays: exactNumber.optional(),
  excludedCapMin: left.optional(),
  maintenanceCapMin: left.optional(),
  excludes: z.record(z.string(), left).optional(),
  roundedToPercentDecimals: z.int().min(0).max(20).optional(),
};

/** `value`, `minutes` under the two names that cases use. */
const value = z.union([
  z.object({ a: exactNumber }).transform(({ a }) => a),
  z.object({ availability: exactNumber }).transform(({ availability }) => availability),
  z.object({ target: exactNumber }).transform(({ target }) => target),
]);
const minutes = z.union([
  z.object({ minutes: exactNumber }).transform((one) => one.minutes),
  z.object({ periodMinutes: exactNumber }).transform((one) => one.periodMinutes),
]);

const own = z.object({
  ...side,
  period: period.optional(),
  month: period.optional(),
  reportedAfterDays: exactNumber.optional(),
});
const supporting = z.object({
  ...side,
  id: z.string().optional(),
  claimDays: exactNumber.optional(),
  expires: z.iso.date().optional(),
  coveredMin: exactNumber.optional(),
  ignoresUnderMin: exactNumber.optional(),
  ignoresAtMost: exactNumber.optional(),
});

/** Values and lengths are read by their own shapes, so that either name will do. */
export const twoSides = z
  .object({
    sla: z.looseObject({}),
    uc: z.looseObject({}),
    slaTerm: z.tuple([z.iso.date(), z.iso.date()]).optional(),
    period: period.optional(),
    month: period.optional(),
  })
  .transform((given, context): { readonly ours: OwnSide; readonly theirs: SupportingSide } => {
    const [slaTerms, ucTerms] = [own.safeParse(given.sla), supporting.safeParse(given.uc)];
    const figures = [value, minutes].flatMap((shape) => [shape.safeParse(given.sla), shape.safeParse(given.uc)]);
    const [target, promise, writtenAgreed, writtenLength] = figures.map((one) => one.data);
    const asked = given.period ?? given.month ?? slaTerms.data?.period ?? slaTerms.data?.month;
    const dated = asked && slaTerms.data && ucTerms.data && datedLengths(asked, slaTerms.data, ucTerms.data);
    const [agreed, length] = [writtenAgreed ?? dated?.agreed, writtenLength ?? dated?.length];
    if (!slaTerms.success || !ucTerms.success || !target || !promise || !agreed || !length) {
      const [issue] = (slaTerms.error ?? ucTerms.error)?.issues ?? [];
      const message = issue === undefined ? 'lacks a value or minutes' : `${issue.path.join('.')}: ${issue.message}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    const [sla, uc] = [slaTerms.data, ucTerms.data];
    const [from, to] = given.slaTerm ?? [];
    return {
      ours: {
        ...termsOf(sla),
        value: target,
        window: { unit: sla.window, minutes: agreed },
        leftOut: leftOutOf(sla),
        term: from === undefined || to === undefined ? undefined : { from, to },
        reportedAfterDays: sla.reportedAfterDays,
      },
      theirs: {
        ...termsOf(uc),
        value: promise,
        window: { unit: uc.window, minutes: length },
        leftOut: leftOutOf(uc),
        claimDays: uc.claimDays,
        expires: uc.expires,
        covered: uc.coveredMin ?? dated?.covered,
        ignores: uc.ignoresUnderMin && { under: uc.ignoresUnderMin, atMost: uc.ignoresAtMost },
        roundedTo: uc.roundedToPercentDecimals,
      },
    };
  });

type Side = Pick<z.output<typeof own>, keyof typeof side>;

interface DatedLengths {
  readonly agreed: Ratio;
  readonly length: Ratio;
  readonly covered: Ratio;
}

/** Agreed time of the period, of the promise's window that holds its beginning, and what the promise covers of the first. */
function datedLengths(asked: Period, ours: Side, theirs: Side): DatedLengths {
  const open = ({ calendar }: Pick<Side, 'calendar'>, { start, end }: Interval): Ratio =>
    Ratio.of(calendar.openBetween(start, end).total(), 60_000);
  return {
    agreed: open(ours, asked),
    length: open(theirs, periodOf({ unit: theirs.window, zone: hongKong() }, asked.start)),
    covered: open({ calendar: ours.calendar.intersect(theirs.calendar) }, asked),
  };
}

function termsOf(given: Side) {
  return {
    restore: given.restoreMin,
    latency: given.latencyMs,
    forceMajeure: given.forceMajeure,
    creditCap: given.creditCapPct,
    noticeDays: given.noticeDays,
  };
}

function leftOutOf({ maintenanceCapMin, excludedCapMin, excludes }: Side): LeftOut {
  return { maintenance: maintenanceCapMin ?? excludedCapMin ?? Ratio.zero, ...excludes };
}

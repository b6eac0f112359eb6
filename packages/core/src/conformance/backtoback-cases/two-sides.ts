/** A draft target and the promise behind it, as cases write them with lengths of windows instead of dates. */
import { z } from 'zod';
import type { OwnSide, SupportingSide } from '../../proof/back-to-back.ts';
import type { LeftOut } from '../../proof/worst-minutes.ts';
import { Ratio } from '../../values/ratio.ts';
import { exactNumber } from './numbers.ts';

const unit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
const left = z.union([z.literal('unlimited'), exactNumber]);

const side = {
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

const own = z.object({ ...side, reportedAfterDays: exactNumber.optional() });
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
  .object({ sla: z.looseObject({}), uc: z.looseObject({}), slaTerm: z.tuple([z.iso.date(), z.iso.date()]).optional() })
  .transform((given, context): { readonly ours: OwnSide; readonly theirs: SupportingSide } => {
    const [slaTerms, ucTerms] = [own.safeParse(given.sla), supporting.safeParse(given.uc)];
    const figures = [value, minutes].flatMap((shape) => [shape.safeParse(given.sla), shape.safeParse(given.uc)]);
    const [target, promise, agreed, length] = figures.map((one) => one.data);
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
        covered: uc.coveredMin,
        ignores: uc.ignoresUnderMin && { under: uc.ignoresUnderMin, atMost: uc.ignoresAtMost },
        roundedTo: uc.roundedToPercentDecimals,
      },
    };
  });

type Side = Pick<z.output<typeof own>, keyof typeof side>;

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

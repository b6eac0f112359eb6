/**
 * From outages to the downtime that counts. Owns: the order of the terms that forgive or round: minimum length, gate,
 * unit, allowance. Each leaves a step in the derivation.
 */
import { formatQuantity, formatTime } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Step } from '../metric.ts';
import { outagesOf } from '../timeline/outage.ts';
import type { Outage } from '../timeline/outage.ts';
import { timelineOf } from '../timeline/from-evidence.ts';
import type { Timeline } from '../timeline/from-evidence.ts';
import { freed } from './allowance.ts';
import { quantised } from './quantum.ts';
import { timelineTerms } from './terms.ts';
import type { AvailabilityTerms } from './terms.ts';

export interface Counting {
  readonly outages: readonly Outage[];
  readonly steps: readonly Step[];
  readonly flags: readonly string[];
}

/** Weighted milliseconds of all outages. */
export function downtimeOf(outages: readonly Outage[]): Ratio {
  return Ratio.sumOf(outages.map(({ counted }) => counted));
}

/** The outages of a timeline with what counts of each; those of which nothing counts are left out. */
export function counting(terms: AvailabilityTerms, timeline: Timeline, context: MeasureContext): Counting {
  const steps: Step[] = [];
  const flags: string[] = [];
  const note = (what: string, [earlier, later]: readonly [readonly Outage[], readonly Outage[]]): void => {
    const lost = downtimeOf(earlier).minus(downtimeOf(later));
    steps.push({ what, value: formatTime(lost.negated()), rows: rowIds(earlier.filter((one, i) => one !== later[i])) });
  };
  let outages: readonly Outage[] = outagesOf(timeline);
  if (terms.ignoreShorterThan !== undefined) {
    const long = longEnough(outages, terms.ignoreShorterThan);
    const { comparator, length } = terms.ignoreShorterThan;
    note(`outages ${comparator} ${formatQuantity(length)} do not count`, [outages, long]);
    outages = long;
  }
  if (terms.ignoreUnreported !== undefined) {
    const told = reported(outages, terms.ignoreUnreported);
    const { upTo, within } = terms.ignoreUnreported;
    note(`outages of at most ${formatQuantity(upTo)} not reported within ${formatQuantity(within)} do not count`, [
      outages,
      told,
    ]);
    outages = told;
  }
  if (terms.onlyIfTotalExceeds !== undefined) {
    const passed = downtimeOf(outages).greaterThan(terms.onlyIfTotalExceeds.value) ? outages : [];
    note(`nothing counts unless the total exceeds ${formatQuantity(terms.onlyIfTotalExceeds)}`, [outages, passed]);
    outages = passed;
  }
  if (terms.quantum !== undefined) {
    const inUnits = quantised(outages, terms.quantum, { timeline, origin: context.period.start });
    note(`counted in units of ${formatQuantity(terms.quantum.unit)} (${terms.quantum.rule})`, [outages, inUnits]);
    outages = inUnits;
  }
  if (terms.allowance !== undefined) {
    const count = (past: MeasureContext): Ratio => earlierDowntime(terms, past);
    const result = freed(outages, terms.allowance, { context, count });
    const used = result.usedBefore.isZero() ? '' : `, of which ${formatTime(result.usedBefore)} was used before`;
    note(`free per ${terms.allowance.per}: ${formatTime(result.granted)}${used}`, [outages, result.outages]);
    outages = result.outages;
    flags.push(...result.flags);
  }
  return { outages: outages.filter(({ counted }) => !counted.isZero()), steps, flags };
}

/** Downtime of a stretch before the span as an allowance sees it; a gate is judged per period and is not asked here. */
function earlierDowntime(terms: AvailabilityTerms, past: MeasureContext): Ratio {
  const bare = { ...terms, allowance: undefined, onlyIfTotalExceeds: undefined };
  return downtimeOf(counting(bare, timelineOf(past, timelineTerms(terms)), past).outages);
}

function longEnough(outages: readonly Outage[], rule: NonNullable<AvailabilityTerms['ignoreShorterThan']>): Outage[] {
  const limit = rule.length.value;
  return outages.filter(({ length }) => {
    const order = Ratio.of(length).compare(limit);
    return rule.comparator === '<' ? order >= 0 : order > 0;
  });
}

/** Long outages, and short ones of which somebody told the provider in time. */
function reported(
  outages: readonly Outage[],
  { upTo, within }: NonNullable<AvailabilityTerms['ignoreUnreported']>,
): Outage[] {
  return outages.filter(({ length, end, rows }) => {
    if (Ratio.of(length).greaterThan(upTo.value)) return true;
    const latest = end + Number(within.value.floor());
    return rows.some(({ reportedAt }) => reportedAt !== undefined && reportedAt <= latest);
  });
}

function rowIds(outages: readonly Outage[]): string[] {
  return [...new Set(outages.flatMap(({ rows }) => rows.map(({ id }) => id)))];
}

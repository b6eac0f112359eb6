/** Measures availability: timeline → outages that count → denominator → value, facets, occurrences, derivation. */
import { quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Measurement, Occurrence } from '../metric.ts';
import type { Outage } from '../timeline/outage.ts';
import { timelineOf } from '../timeline/from-evidence.ts';
import { counting, downtimeOf } from './counting.ts';
import { derivation } from './derivation.ts';
import { reachingBack } from '../timeline/earlier.ts';
import { timelineTerms } from './terms.ts';
import type { AvailabilityTerms } from './terms.ts';
import { totalsOf } from '../timeline/totals.ts';
import type { Totals } from '../timeline/totals.ts';

/** The measurement of one span. Not measured: `no-agreed-time` (nothing to divide by), `no-data` (nothing was observed). */
export function measureAvailability(terms: AvailabilityTerms, asked: MeasureContext): Measurement {
  const { context, flags } = lookedAt(terms, asked);
  const timeline = timelineOf(context, timelineTerms(terms));
  const counted = counting(terms, timeline, context);
  const totals = totalsOf(timeline, terms.denominator ?? 'agreed', context);
  const downtime = downtimeOf(counted.outages);
  const value = valueOf({ terms, totals, downtime, unknown: context.unknown });
  const result = { terms, context, timeline, totals, counted, downtime, value };
  return {
    value,
    facets: facetsOf(result),
    occurrences: counted.outages.filter(({ end }) => end > asked.span.start).map(occurrenceOf),
    completeness: totals.completeness,
    flags: [...flags, ...timeline.flags, ...counted.flags, ...flagsOf(result)],
    steps: derivation(result),
  };
}

export interface Result {
  readonly terms: AvailabilityTerms;
  readonly context: MeasureContext;
  readonly timeline: ReturnType<typeof timelineOf>;
  readonly totals: Totals;
  readonly counted: ReturnType<typeof counting>;
  readonly downtime: Ratio;
  readonly value: Measured<Quantity>;
}

function lookedAt(terms: AvailabilityTerms, context: MeasureContext): ReturnType<typeof reachingBack> {
  const { denominator } = terms;
  if (typeof denominator !== 'object' || !('lookBack' in denominator)) return { context, flags: [] };
  return reachingBack(context, Instant.plus(context.span.end, -Number(denominator.lookBack.value.floor())));
}

interface Weighing {
  readonly terms: AvailabilityTerms;
  readonly totals: Totals;
  readonly downtime: Ratio;
  readonly unknown: MeasureContext['unknown'];
}

function valueOf({ terms, totals, downtime, unknown }: Weighing): Measured<Quantity> {
  if (totals.nothingObserved && unknown !== 'down') {
    return notMeasured('no-data', 'nothing is known of the service in any of the agreed time; silence is not success');
  }
  if (terms.express === 'downtime') return measured(time(downtime));
  const share = shareOf(totals.denominator, downtime);
  if (share !== undefined) return measured(quantity('ratio', share));
  return notMeasured('no-agreed-time', 'no agreed service time is left to take a share of');
}

/** The share up; units that are rounded up and fixed denominators may ask for more than there is: never below zero. */
function shareOf(denominator: Ratio, downtime: Ratio): Ratio | undefined {
  if (!denominator.greaterThan(Ratio.zero)) return undefined;
  return Ratio.max(Ratio.zero, denominator.minus(downtime)).dividedBy(denominator);
}

function facetsOf({ totals, counted, downtime, context }: Result): Record<string, Quantity> {
  const share = shareOf(totals.denominator, downtime);
  const longest = Ratio.max(Ratio.zero, ...counted.outages.map((outage) => outage.counted));
  return {
    downtime: time(downtime),
    outages: quantity('count', Ratio.of(counted.outages.length)),
    longest: time(longest),
    gross: time(totals.gross),
    excluded: time(totals.excluded),
    unknown: time(totals.unknown),
    agreed: time(totals.agreed),
    denominator: time(totals.denominator),
    'down-days': quantity('count', Ratio.of(downDays(counted.outages, context))),
    ...(share === undefined || totals.nothingObserved ? {} : { share: quantity('ratio', share) }),
  };
}

/** Days, in the zone of the agreement, in which a counted outage was down at some moment. */
function downDays(outages: readonly Outage[], { zone }: MeasureContext): number {
  const days = new Set<string>();
  for (const { start, end } of IntervalSet.of(outages.flatMap(({ pieces }) => pieces))) {
    let at = start;
    while (at < end) {
      const { date } = zone.toLocal(at);
      days.add(date);
      at = zone.toInstant(date, '24:00');
    }
  }
  return days.size;
}

function occurrenceOf({ id, start, end, counted, rows }: Outage): Occurrence {
  return { id, start, end, counted, rows: rows.map((row) => row.id) };
}

function flagsOf({ terms, context, timeline, totals, downtime }: Result): string[] {
  const flags: string[] = [];
  if (!totals.unknown.isZero()) flags.push('unknown-time');
  if (terms.express !== 'downtime' && downtime.greaterThan(totals.denominator))
    flags.push('downtime-exceeds-denominator');
  const shares = timeline.weighing.some(({ row }) => row.affected !== undefined && row.affected.lessThan(Ratio.one));
  if (shares && timelineTerms(terms).combine !== 'weighted') flags.push('affected-share-not-weighed');
  if (context.until < context.span.end) flags.push('period-open');
  return flags;
}

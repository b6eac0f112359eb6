/** Counts: what is counted → number, rate, mean time between failures or share of repeats. */
import { formatQuantity, formatTime, quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import { goodSlices } from '../good-slices/good-slices.ts';
import type { MeasureContext, Measurement, Step } from '../metric.ts';
import { before } from '../timeline/earlier.ts';
import { totalsOf } from '../timeline/totals.ts';
import { casesOpened, rowsBegun } from './happenings.ts';
import type { Happenings } from './happenings.ts';
import { repeatsOf } from './item.ts';
import type { Item } from './item.ts';
import { countedOutages } from './outages.ts';
import type { CountTerms } from './terms.ts';

/** The measurement of one span. Not measured: `no-volume` (nothing to divide by), `no-data` (nothing was observed). */
export function measureCount(terms: CountTerms, context: MeasureContext): Measurement {
  if (terms.of === 'outages') return ofOutages(terms, context);
  if (terms.of === 'bad-slices' && terms.slices !== undefined) return ofBadSlices(terms, terms.slices, context);
  const find = terms.of === 'cases' ? casesOpened : rowsBegun;
  const stretch = { start: context.span.start, end: Instant.of(Math.min(context.span.end, context.until)) };
  const found = find(terms, context, stretch);
  const earlier = (past: Interval): readonly Item[] => find(terms, context, past).items;
  const value = valueOf(terms, { items: found.items, context, earlier });
  return {
    value,
    facets: { count: number(found.items.length) },
    occurrences: found.items,
    completeness: Ratio.one,
    flags: context.until < context.span.end ? ['period-open'] : [],
    steps: [countStep(terms, found.items), ...excludedSteps(found), last(value)],
  };
}

const number = (count: number | Ratio): Quantity<'count'> =>
  quantity('count', typeof count === 'number' ? Ratio.of(count) : count);

interface Counted {
  readonly items: readonly Item[];
  readonly context: MeasureContext;
  /** What was counted in a stretch before the span. */
  readonly earlier: (past: Interval) => readonly Item[];
}

function valueOf(terms: CountTerms, { items, context, earlier }: Counted): Measured<Quantity> {
  if (terms.express !== 'repeat-share' || terms.repeatWithin === undefined)
    return rateOf(terms, Ratio.of(items.length), context);
  if (items.length === 0) return notMeasured('no-volume', `there were no ${terms.of}, so no share of them are repeats`);
  const within = terms.repeatWithin.value;
  const { start } = context.span;
  const past = { start: Instant.plus(start, -Number(within.ceil()) - 1), end: start };
  return measured(quantity('ratio', Ratio.of(repeatsOf(items, earlier(past), within).length, items.length)));
}

function rateOf({ per }: CountTerms, count: Ratio, { agreed }: MeasureContext): Measured<Quantity> {
  if (per === undefined) return measured(number(count));
  const whole = agreed.total();
  if (whole === 0) return notMeasured('no-agreed-time', 'no agreed service time is left to take a rate of');
  return measured(number(count.times(per.value).dividedBy(Ratio.of(whole))));
}

function ofOutages(terms: CountTerms, context: MeasureContext): Measurement {
  const { timeline, items, downtime } = countedOutages(terms, context);
  const totals = totalsOf(timeline, 'agreed', context);
  const flags = new Set(timeline.flags);
  if (!totals.unknown.isZero()) flags.add('unknown-time');
  if (context.until < context.span.end) flags.add('period-open');
  const earlier = (past: Interval): readonly Item[] => {
    const ask = before(context, past.start);
    for (const flag of ask.flags) flags.add(flag);
    return countedOutages(terms, ask.context).items;
  };
  const up = Ratio.of(timeline.reached.total())
    .minus(downtime)
    .minus(context.unknown === 'remove' ? totals.unknown : Ratio.zero);
  const blind = totals.nothingObserved && context.unknown !== 'down';
  const value = blind
    ? notMeasured('no-data', 'nothing is known of the service in any of the agreed time; silence is not success')
    : terms.express === 'mtbf'
      ? meanTimeBetween(terms, up, items.length)
      : valueOf(terms, { items, context, earlier });
  const longest = Ratio.max(Ratio.zero, ...items.map(({ counted }) => counted));
  return {
    value,
    facets: { count: number(items.length), downtime: time(downtime), longest: time(longest), uptime: time(up) },
    occurrences: items,
    completeness: totals.completeness,
    flags: [...flags],
    steps: [countStep(terms, items), { what: 'time up', value: formatTime(up) }, last(value)],
  };
}

function meanTimeBetween({ whenNone }: CountTerms, up: Ratio, failures: number): Measured<Quantity> {
  if (failures > 0) return measured(time(up.dividedBy(Ratio.of(failures))));
  if (whenNone === 'uptime') return measured(time(up));
  return notMeasured('no-volume', 'there was no outage, so there is no time between outages');
}

function ofBadSlices(
  terms: CountTerms,
  slices: NonNullable<CountTerms['slices']>,
  context: MeasureContext,
): Measurement {
  const found = goodSlices.measure({ kind: 'good-slices', ...slices, express: 'bad-count' }, context);
  const count = found.facets['bad-slices'] ?? number(0);
  const value = found.value.measured ? rateOf(terms, found.value.value.value, context) : found.value;
  return { ...found, value, facets: { count, ...found.facets }, steps: [...found.steps, last(value)] };
}

function countStep({ of }: CountTerms, items: readonly Item[]): Step {
  const parts = items.map((item): Step => ({
    what: item.id,
    value: of === 'outages' ? formatTime(item.counted) : Instant.format(item.start),
    rows: item.rows,
    intervals: [[item.start, item.end]],
  }));
  return { what: `${of} that count`, value: String(items.length), parts };
}

function excludedSteps({ excluded }: Happenings): Step[] {
  return excluded.map(({ item, exclusion }) => ({
    what: `${item.id} is taken out by ${exclusion.rule}`,
    clause: exclusion.clause,
    rows: exclusion.rows,
  }));
}

function last(value: Measured<Quantity>): Step {
  return value.measured
    ? { what: 'value', value: formatQuantity(value.value) }
    : { what: value.detail, value: value.why };
}

/** From measured values to one figure. */
import { quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Measurement, Step } from '../metric.ts';
import { includedSteps, includedTime, onlySubject, timeOfParts } from '../slices/included.ts';
import type { Included } from '../slices/included.ts';
import { rangesOf } from '../slices/runs.ts';
import { gridOf } from '../slices/slots.ts';
import { selectValues } from '../slices/values.ts';
import type { SelectedValues } from '../slices/values.ts';
import { kindOfUnit } from '../value-unit.ts';
import { sizeOf, takeOfDistributions, withinLimit } from './distributions.ts';
import type { Batch } from './distributions.ts';
import { takeOf } from './taking.ts';
import type { StatisticTerms } from './terms.ts';

/** Measures the kind; see README for the formulas. */
export function measureStatistic(terms: StatisticTerms, context: MeasureContext): Measurement {
  const included = includedTime(context, onlySubject(context));
  const selected = selectValues(context, { series: terms.series, included });
  const silence = silenceOf(terms, context, { included, selected });
  const batch = { values: selected.values.map((sample) => sample.value), distributions: selected.distributions };
  const found = silence.timeIsLeft ? figure(terms, context, { selected, batch, silence }) : noTime;
  const { dimension, unit } = unitOf(terms);
  const value: Measured<Quantity> = found.measured ? measured(quantity(dimension, found.value, unit)) : found;
  return {
    value,
    facets: facetsOf(terms, { included, batch, silence }),
    occurrences: [],
    completeness: silence.completeness,
    flags: flagsOf(context, { selected, silence }),
    steps: stepsOf(terms, { included, batch, silence, found }),
  };
}

/** Dimension and unit of the value. */
export function unitOf(terms: StatisticTerms): ReturnType<typeof kindOfUnit> {
  return terms.take === 'share-within' ? { dimension: 'ratio', unit: '' } : kindOfUnit(terms.unit);
}

const noTime = notMeasured('no-agreed-time', 'No agreed service time is left in this period.');

/** What was due and did not come. Without an agreed interval nothing is due. */
interface Silence {
  readonly timeIsLeft: boolean;
  readonly missing: number;
  readonly unknownMs: number;
  readonly completeness: Ratio;
}

function silenceOf(
  terms: StatisticTerms,
  context: MeasureContext,
  facts: { included: Included; selected: SelectedValues },
): Silence {
  const counted = timeOfParts(facts.included.parts);
  const total = counted.total();
  const any = facts.selected.values.length + facts.selected.distributions.length > 0;
  const plain = {
    timeIsLeft: total > 0,
    missing: 0,
    unknownMs: any ? 0 : total,
    completeness: any || total === 0 ? Ratio.one : Ratio.zero,
  };
  const grid = terms.every === undefined ? undefined : gridOf(context, terms.every.value);
  if (grid === undefined || typeof grid === 'string') return plain;
  const ranges = rangesOf(counted, grid, 'by-start');
  const slotOf = (at: number): number => Math.floor((at - grid.start) / grid.step);
  const heard = new Set([...facts.selected.values, ...facts.selected.distributions].map(({ at }) => slotOf(at)));
  let [due, missing] = [0, 0];
  for (let r = 0; r < ranges.length; r += 2)
    for (let slot = ranges[r] ?? 0; slot < (ranges[r + 1] ?? 0); slot += 1) {
      due += 1;
      if (!heard.has(slot)) missing += 1;
    }
  const completeness = due === 0 ? plain.completeness : Ratio.of(due - missing, due);
  return { timeIsLeft: total > 0, missing, unknownMs: missing * grid.step, completeness };
}

interface Facts {
  readonly selected: SelectedValues;
  readonly batch: Batch;
  readonly silence: Silence;
}

function figure(terms: StatisticTerms, context: MeasureContext, facts: Facts): Measured<Ratio> {
  if (terms.over === undefined) return figureOf(terms, facts.batch, deemedOf(context, facts.silence));
  const batches = bySlice(terms, context, facts.selected);
  if (typeof batches === 'string') return notMeasured('slices-do-not-fit', batches);
  const figures: Ratio[] = [];
  for (const batch of batches) {
    const one = figureOf(terms, batch, { good: 0, bad: 0 });
    if (!one.measured) return one;
    figures.push(one.value);
  }
  if (figures.length === 0) return noValue(terms);
  return measured(
    takeOf(figures, { take: terms.over.take, percent: terms.over.percentile, method: terms.over.method }),
  );
}

/** Only a share within a limit can count silence as one or the other; a mean of unknown values is unknown. */
function deemedOf(context: MeasureContext, silence: Silence): { good: number; bad: number } {
  if (context.unknown === 'remove') return { good: 0, bad: 0 };
  return context.unknown === 'down' ? { good: 0, bad: silence.missing } : { good: silence.missing, bad: 0 };
}

function figureOf(terms: StatisticTerms, batch: Batch, deemed: { good: number; bad: number }): Measured<Ratio> {
  if (terms.take === 'share-within') return shareWithin(terms, batch, deemed);
  if (sizeOf(batch).isZero()) return noValue(terms);
  if (batch.distributions.length > 0) return takeOfDistributions(batch, terms);
  return measured(takeOf(batch.values, { take: terms.take, percent: terms.percentile, method: terms.method }));
}

function shareWithin(terms: StatisticTerms, batch: Batch, deemed: { good: number; bad: number }): Measured<Ratio> {
  const size = sizeOf(batch);
  if (size.isZero() && deemed.bad === 0) return noValue(terms);
  const total = size.plus(Ratio.of(deemed.good + deemed.bad));
  const { lower, upper } = withinLimit(batch, terms);
  const share = (count: Ratio): Ratio => count.plus(Ratio.of(deemed.good)).dividedBy(total);
  if (lower.equals(upper)) return measured(share(lower));
  return notMeasured(
    'between-bounds',
    `No bucket ends at the limit: the share lies between ${share(lower).toPercent(5)} % and ${share(upper).toPercent(5)} %.`,
  );
}

const noValue = (terms: StatisticTerms): Measured<never> =>
  notMeasured('no-volume', `There is no value of the series "${terms.series}" in the time that counts.`);

function bySlice(terms: StatisticTerms, context: MeasureContext, selected: SelectedValues): Batch[] | string {
  const grid = gridOf(context, terms.over?.slice.value ?? Ratio.zero);
  if (typeof grid === 'string') return grid;
  const slots = new Map<number, { values: Ratio[]; distributions: Batch['distributions'][number][] }>();
  const slotOf = (at: number): { values: Ratio[]; distributions: Batch['distributions'][number][] } => {
    const slot = Math.floor((at - grid.start) / grid.step);
    const batch = slots.get(slot) ?? { values: [], distributions: [] };
    slots.set(slot, batch);
    return batch;
  };
  for (const { at, value } of selected.values) slotOf(at).values.push(value);
  for (const row of selected.distributions) slotOf(row.at).distributions.push(row);
  return [...slots.values()];
}

function facetsOf(
  terms: StatisticTerms,
  facts: { included: Included; batch: Batch; silence: Silence },
): Record<string, Quantity> {
  const { included, batch, silence } = facts;
  const size = sizeOf(batch);
  const beyond = terms.take === 'share-within' ? size.minus(withinLimit(batch, terms).upper) : Ratio.zero;
  return {
    samples: quantity('count', size),
    beyond: quantity('count', beyond),
    agreed: time(included.agreed.total()),
    excluded: time(included.taken.reduce((ms, taken) => ms + taken.time.total(), 0)),
    unknown: time(silence.unknownMs),
  };
}

function flagsOf(context: MeasureContext, facts: { selected: SelectedValues; silence: Silence }): string[] {
  const flags = [...facts.selected.flags];
  if (facts.silence.missing > 0 && context.unknown === 'separate') flags.push('unknown-time');
  return flags;
}

function stepsOf(
  terms: StatisticTerms,
  facts: { included: Included; batch: Batch; silence: Silence; found: Measured<Ratio> },
): Step[] {
  const { included, batch, silence, found } = facts;
  const steps = [...includedSteps(included), { what: 'values in time that counts', value: sizeOf(batch).toString() }];
  if (terms.every !== undefined) steps.push({ what: 'values due that did not come', value: String(silence.missing) });
  return found.measured ? [...steps, { what: terms.take, value: found.value.toString() }] : steps;
}

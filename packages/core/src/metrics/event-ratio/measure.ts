/** From slices of counts to the share of good or bad events. */
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import { quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import type { MeasureContext, Measurement, Step } from '../metric.ts';
import { includedSteps, timeOfParts } from '../slices/included.ts';
import { cutSlices } from '../slices/runs.ts';
import { selectSlices } from '../slices/selection.ts';
import type { Selection } from '../slices/selection.ts';
import { meanOfSlices } from './mean.ts';
import type { Mean } from './mean.ts';
import { afterPolicy, pool } from './pooled.ts';
import type { Pooled } from './pooled.ts';
import type { EventRatioTerms } from './terms.ts';

const share = (value: Ratio): Quantity => quantity('ratio', value);
const count = (value: Ratio | number): Quantity =>
  quantity('count', typeof value === 'number' ? Ratio.of(value) : value);

/** Measures the kind; see README for the formula. */
export function measureEventRatio(terms: EventRatioTerms, context: MeasureContext): Measurement {
  const selection = selectSlices(context, terms.series);
  const pooled = pool(selection, terms.partialSlice === 'keep' ? 'by-start' : 'whole');
  const found = verdictless(terms, context, { selection, pooled });
  const badShare = found.badShare.measured ? found.badShare.value : undefined;
  const value = badShare === undefined ? undefined : terms.count === 'bad' ? badShare : Ratio.one.minus(badShare);
  const { bad, total } = afterPolicy(pooled, context.unknown);
  return {
    value: found.badShare.measured ? measured(share(value ?? Ratio.zero)) : found.badShare,
    facets: {
      bad: count(bad),
      total: count(total),
      slices: count(found.mean?.slices ?? pooled.slices),
      ...(found.mean === undefined ? {} : { 'bad-shares': share(found.mean.badShares) }),
      agreed: time(selection.included.agreed.total()),
      excluded: time(selection.included.taken.reduce((ms, taken) => ms + taken.time.total(), 0)),
      unknown: time(selection.unknownMs),
      ...(value === undefined ? {} : { share: share(value) }),
    },
    occurrences: [],
    completeness: selection.completeness,
    flags: flagsOf(terms, context, { selection, pooled }),
    steps: [
      ...includedSteps(selection.included),
      ...found.steps,
      ...(value === undefined ? [] : [{ what: 'value', value: value.toString() }]),
    ],
  };
}

interface Facts {
  readonly selection: Selection;
  readonly pooled: Pooled;
}

interface Found {
  readonly badShare: Measured<Ratio>;
  readonly steps: Step[];
  /** What the mean was made of, where one was formed. */
  readonly mean?: Mean;
}

/** The bad share of the period, or why there is none. */
function verdictless(terms: EventRatioTerms, context: MeasureContext, facts: Facts): Found {
  const { selection, pooled } = facts;
  if (timeOfParts(selection.included.parts).isEmpty)
    return { badShare: notMeasured('no-agreed-time', 'No agreed service time is left in this period.'), steps: [] };
  if (selection.completeness.isZero() && context.unknown !== 'down' && pooled.unknownTotal.isZero())
    return {
      badShare: notMeasured('no-evidence', `Nothing is known of the series "${terms.series}" in this period.`),
      steps: [],
    };
  return terms.aggregate === 'pooled' ? pooledShare(context, pooled) : meanShare(terms, context, selection);
}

function pooledShare(context: MeasureContext, pooled: Pooled): { badShare: Measured<Ratio>; steps: Step[] } {
  const { bad, total } = afterPolicy(pooled, context.unknown);
  const steps: Step[] = [
    {
      what: 'slices in time that counts',
      value: String(pooled.slices),
      parts: [{ what: 'unknown slices', value: String(pooled.unknownSlices) }],
    },
    { what: 'bad events', value: bad.toString() },
    { what: 'all events', value: total.toString() },
  ];
  if (total.isZero())
    return { badShare: notMeasured('no-volume', 'There was no event in the time that counts.'), steps };
  if (bad.greaterThan(total))
    return {
      badShare: notMeasured('inconsistent-counts', `${bad.toString()} bad events of ${total.toString()} cannot be.`),
      steps,
    };
  return { badShare: measured(bad.dividedBy(total)), steps };
}

function meanShare(terms: EventRatioTerms, context: MeasureContext, selection: Selection): Found {
  const mean = meanOfSlices(terms, context, selection);
  if (typeof mean === 'string') return { badShare: notMeasured('slices-do-not-fit', mean), steps: [] };
  const steps: Step[] = [
    {
      what: 'slices known',
      value: String(mean.known),
      parts: [{ what: `of them empty (count as ${terms.empty ?? 'skip'})`, value: String(mean.empty) }],
    },
    { what: `slices unknown (count as ${context.unknown})`, value: String(mean.unknown) },
    { what: 'slices that count', value: String(mean.slices) },
    { what: 'sum of the bad shares', value: mean.badShares.toString() },
  ];
  if (mean.slices === 0)
    return { badShare: notMeasured('no-volume', 'No slice with events lies in the time that counts.'), steps };
  if (mean.badShares.greaterThan(Ratio.of(mean.slices)))
    return { badShare: notMeasured('inconsistent-counts', 'The slices count more bad events than events.'), steps };
  return { badShare: measured(mean.badShares.dividedBy(Ratio.of(mean.slices))), steps, mean };
}

function flagsOf(terms: EventRatioTerms, context: MeasureContext, { selection, pooled }: Facts): string[] {
  const flags = [...selection.flags];
  const whole = timeOfParts(selection.included.parts);
  if (selection.portions.some(({ stream }) => cutSlices(whole, stream) > 0)) flags.push('slices-cut');
  if (selection.unknownMs > 0 && context.unknown === 'separate') flags.push('unknown-time');
  const weightless = terms.aggregate === 'pooled' && pooled.unknownTotal.isZero() && selection.unknownMs > 0;
  if (weightless && context.unknown !== 'remove') flags.push('unknown-without-volume');
  if (terms.aggregate === 'mean-of-slices' && selection.included.parts.length > 1)
    flags.push('partial-exclusion-not-applied');
  return flags;
}

/** From the members' values to one. Exact: shares stay fractions until somebody rounds them. */
import { higherIsBetter } from '../../terms/target.ts';
import { comparable, formatQuantity, quantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Kind, MeasureContext, Measurement, Step } from '../metric.ts';
import type { CompositeTerms } from './composite.ts';

interface Member {
  readonly commitment: string;
  readonly weight: Ratio;
  readonly measurement: Measurement | undefined;
}

interface Weighed {
  readonly value: Ratio;
  readonly weight: Ratio;
}

/** Measures the composite from the measurements of its members in the same period. */
export function measureComposite(terms: CompositeTerms, kind: Kind, context: MeasureContext): Measurement {
  const members = terms.of.map(({ commitment, weight }): Member => ({
    commitment,
    weight: weight ?? Ratio.one,
    measurement: context.others?.get(commitment),
  }));
  const present = members.flatMap(({ measurement, weight }): Weighed[] =>
    measurement?.value.measured ? [{ value: measurement.value.value.value, weight }] : [],
  );
  const completeness = members.map(({ measurement }) => measurement?.completeness ?? Ratio.zero);
  const value = valueOf(terms, { kind, members, present }, context);
  return {
    value,
    facets: facetsOf(terms, { kind, present }),
    occurrences: [],
    completeness: Ratio.min(...completeness),
    flags: flagsOf(members, present.length),
    steps: [{ what: `${terms.take} of ${present.length} of ${members.length} members`, parts: members.map(stepOf) }],
  };
}

interface Given {
  readonly kind: Kind;
  readonly members: readonly Member[];
  readonly present: readonly Weighed[];
}

function valueOf(
  terms: CompositeTerms,
  { kind, members, present }: Given,
  context: MeasureContext,
): Measured<Quantity> {
  const unlike = members.find(
    ({ measurement }) => measurement?.value.measured && !comparable(measurement.value.value, kind),
  );
  if (unlike !== undefined)
    return notMeasured('unlike-members', `${unlike.commitment} has another unit than the composite.`);
  const silent = members.filter(({ measurement }) => !measurement?.value.measured).map(({ commitment }) => commitment);
  if (present.length === 0) return notMeasured('no-members', 'No member has a value.');
  if (silent.length > 0 && terms.missing === 'not-measured') {
    return notMeasured('member-not-measured', `No value of ${silent.join(', ')}.`);
  }
  const weights = Ratio.sumOf(present.map(({ weight }) => weight));
  if (terms.take === 'weighted-mean' && weights.isZero())
    return notMeasured('no-weight', 'The members with a value weigh nothing.');
  return measured(quantity(kind.dimension, taken(terms, present, context), kind.unit));
}

function taken(terms: CompositeTerms, present: readonly Weighed[], { target }: MeasureContext): Ratio {
  const values = present.map(({ value }) => value);
  const higher = target === undefined ? terms.better !== 'lower' : higherIsBetter(target);
  switch (terms.take) {
    case 'weighted-mean': {
      const weights = Ratio.sumOf(present.map(({ weight }) => weight));
      return Ratio.sumOf(present.map(({ value, weight }) => value.times(weight))).dividedBy(weights);
    }
    case 'worst':
      return higher ? Ratio.min(...values) : Ratio.max(...values);
    case 'best':
      return higher ? Ratio.max(...values) : Ratio.min(...values);
    case 'product':
      return values.reduce((product, value) => product.times(value), Ratio.one);
    case 'bounds':
      return lowerBound(values);
  }
}

/** All up at least so much of the time, however their outages fall (Fréchet): never below 0. */
function lowerBound(values: readonly Ratio[]): Ratio {
  return Ratio.max(Ratio.zero, Ratio.sumOf(values).minus(Ratio.of(values.length - 1)));
}

function facetsOf(terms: CompositeTerms, { kind, present }: Omit<Given, 'members'>): Record<string, Quantity> {
  const members = quantity('count', Ratio.of(present.length));
  if (terms.take !== 'bounds') return { members };
  const values = present.map(({ value }) => value);
  const end = (value: Ratio): Quantity => quantity(kind.dimension, value, kind.unit);
  if (values.length === 0) return { members, lower: end(Ratio.zero), upper: end(Ratio.one) };
  return { members, lower: end(lowerBound(values)), upper: end(Ratio.min(...values)) };
}

function flagsOf(members: readonly Member[], present: number): string[] {
  const flags = new Set(members.flatMap(({ measurement }) => measurement?.flags ?? []));
  if (present < members.length) flags.add('member-without-value');
  return [...flags].sort((a, b) => (a < b ? -1 : 1));
}

function stepOf({ commitment, weight, measurement }: Member): Step {
  const weighed = weight.equals(Ratio.one) ? '' : ` × ${weight.toString()}`;
  const value = measurement?.value;
  if (value?.measured) return { what: commitment, value: `${formatQuantity(value.value)}${weighed}` };
  return { what: `${commitment}: ${value?.why ?? 'not measured in this period'}` };
}

/** Computing a formula from the figures of fellow commitments. */
import { quantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Measurement, Step } from '../metric.ts';
import { kindOfUnit } from '../value-unit.ts';
import { compute } from './expression.ts';
import { formulaOf } from './terms.ts';
import type { FormulaTerms } from './terms.ts';

/** How much one of the unit is in the engine's own measure. */
const scales: Readonly<Record<FormulaTerms['variables'][string]['in'], Ratio>> = {
  ms: Ratio.one,
  s: Ratio.of(1_000),
  min: Ratio.of(60_000),
  h: Ratio.of(3_600_000),
  share: Ratio.one,
  '%': Ratio.of(1, 100),
  count: Ratio.one,
};

/** The value of the formula; not measured while it is ambiguous, while a figure is missing, or where it divides by zero. */
export function measureFormula(terms: FormulaTerms, context: MeasureContext): Measurement {
  const formula = formulaOf(terms);
  if (formula === undefined)
    return without(
      'ambiguous',
      `the formula can be read as ${Object.values(terms.readings ?? {})
        .map((one) => one.text)
        .join(' or ')}`,
    );
  const values = new Map<string, Ratio>();
  const parts: Step[] = [];
  for (const name of Object.keys(terms.variables).toSorted()) {
    const variable = terms.variables[name];
    const found = variable === undefined ? undefined : figureOf(variable, context);
    if (variable === undefined || found === undefined)
      return without(
        'no-figure',
        `${name}: commitment "${variable?.commitment ?? ''}" has no figure "${variable?.figure ?? ''}"`,
      );
    const value = found.value.dividedBy(scales[variable.in]);
    values.set(name, value);
    parts.push({
      what: `${name}: ${variable.figure} of ${variable.commitment}`,
      value: `${value.toString()} ${variable.in}`,
    });
  }
  const result = compute(formula.parsed, values);
  if (result === undefined) return without('division-by-zero', `${formula.text} divides by zero`);
  const kind = kindOfUnit(terms.unit);
  const value = quantity(
    kind.dimension,
    kind.dimension === 'ratio' ? result.dividedBy(Ratio.of(100)) : result,
    kind.unit,
  );
  const completeness = Object.values(terms.variables).reduce(
    (least, variable) => Ratio.min(least, context.others?.get(variable.commitment)?.completeness ?? Ratio.one),
    Ratio.one,
  );
  return {
    value: measured(value),
    facets: {},
    occurrences: [],
    completeness,
    flags: [],
    steps: [{ what: formula.text, value: result.toString(), parts }],
  };
}

function figureOf(variable: FormulaTerms['variables'][string], { others }: MeasureContext): Quantity | undefined {
  const other = others?.get(variable.commitment);
  if (other === undefined || variable.figure !== 'value') return other?.facets[variable.figure];
  return other.value.measured ? other.value.value : undefined;
}

function without(code: string, detail: string): Measurement {
  return {
    value: notMeasured(code, detail),
    facets: {},
    occurrences: [],
    completeness: Ratio.one,
    flags: [],
    steps: [{ what: detail }],
  };
}

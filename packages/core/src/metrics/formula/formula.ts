/**
 * Metric kind `formula`: a value computed as a text prints it, from figures of other commitments. Owns: readings of a printed
 * formula, its units, and refusing to compute while more than one reading stands. Does not own: the figures.
 */
import { defineMetric } from '../metric.ts';
import type { Kind, TermFinding } from '../metric.ts';
import { kindOfUnit } from '../value-unit.ts';
import { namesIn, sayUnits, unitsOf } from './expression.ts';
import type { Expression, Units } from './expression.ts';
import { measureFormula } from './measure.ts';
import { formulaOf, formulaTerms } from './terms.ts';
import type { FormulaTerms } from './terms.ts';
import { wordingOf } from './wording.ts';

const unitOf = ({ unit }: FormulaTerms): Kind => kindOfUnit(unit);

function lintTerms(terms: FormulaTerms): readonly TermFinding[] {
  const formula = formulaOf(terms);
  if (formula !== undefined) return lintFormula(formula, terms, ['expression']);
  const ids = Object.keys(terms.readings ?? {});
  return [
    {
      code: 'AMBIGUOUS-FORMULA',
      severity: 'error',
      path: ['chosen'],
      message: `The formula can be read in ${ids.length} ways: ${ids.join(', ')}.`,
      example:
        'with 44,640 minutes and 60 down, (max - u / max) * 100 is 4,463,999.87 and (max - u) / max * 100 is 99.87',
      fix: `Write chosen: ${ids.join(' or ')}.`,
    },
    ...ids.flatMap((id) => {
      const reading = terms.readings?.[id];
      return reading === undefined ? [] : lintFormula(reading, terms, ['readings', id]);
    }),
  ];
}

function lintFormula(
  formula: { readonly text: string; readonly parsed: Expression },
  terms: FormulaTerms,
  path: readonly string[],
): TermFinding[] {
  const names = [...new Set(namesIn(formula.parsed))];
  const unknown = names.filter((name) => terms.variables[name] === undefined);
  const unused = Object.keys(terms.variables).filter((name) => !names.includes(name));
  const found: TermFinding[] = unknown.map((name) =>
    finding('FORMULA-NAME', path, {
      message: `“${name}” stands for nothing.`,
      example: 'the formula has no value',
      fix: `Define ${name} under variables.`,
    }),
  );
  for (const name of unused) {
    found.push({
      ...finding('FORMULA-UNUSED', ['variables', name], {
        message: `“${name}” is defined and never read.`,
        example: 'one shipped template parses the part of a day and never counts it',
        fix: 'Use it or take it out.',
      }),
      severity: 'warning',
    });
  }
  const units = unitsOf(formula.parsed, variableUnits(terms));
  if (typeof units === 'string')
    found.push(
      finding('FORMULA-UNITS', path, {
        message: `In ${formula.text}, ${units}.`,
        example: 'minutes less a plain number is neither',
        fix: 'Put brackets where they are meant.',
      }),
    );
  else if (Object.keys(units).length > 0 && terms.unit === '%')
    found.push(
      finding('FORMULA-UNITS', path, {
        message: `${formula.text} comes to ${sayUnits(units)}, not to a percentage.`,
        example: 'a number of minutes is judged against 99.9 %',
        fix: 'Divide by a figure of the same unit.',
      }),
    );
  return found;
}

function finding(
  code: string,
  path: readonly string[],
  advice: { message: string; example: string; fix: string },
): TermFinding {
  return { code, severity: 'error', path, ...advice };
}

function variableUnits(terms: FormulaTerms): ReadonlyMap<string, Units> {
  return new Map(
    Object.entries(terms.variables).map(([name, { in: unit }]) => [
      name,
      unit === 'share' || unit === '%' || unit === 'count' ? {} : { time: 1 },
    ]),
  );
}

export const formula = defineMetric<FormulaTerms>({
  kind: 'formula',
  readsOthers: true,
  title: { en: 'Formula', 'zh-Hant': '算式' },
  description: {
    en: 'A value computed as a text prints it, from figures of other commitments.',
    'zh-Hant': '按文字所載算式，由其他承諾的數字計算。',
  },
  terms: formulaTerms,
  unit: unitOf,
  facets: () => ({}),
  // A printed formula may leave the domain that its unit suggests; that is what the self-test is for.
  domain: (terms) => ({ ...unitOf(terms), text: 'any value' }),
  measure: measureFormula,
  wording: wordingOf,
  lint: lintTerms,
});

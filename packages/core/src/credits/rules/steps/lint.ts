/**
 * Proof that a table of steps is a function of every key that can occur: rows do not overlap, no miss falls between them, all
 * can be reached, and worse never pays less.
 */
import { Ratio } from '../../../values/ratio.ts';
import { byLow, formatBand, overlap, reachable, sampleOf } from '../../../terms/band.ts';
import { formatQuantity, quantity } from '../../../terms/quantity.ts';
import type { Band } from '../../../terms/band.ts';
import type { PayByClass } from '../../../terms/pay.ts';
import type { Quantity } from '../../../terms/quantity.ts';
import type { Kind, TermFinding } from '../../../metrics/metric.ts';
import { error, lintPay, lintUnit, noFacet, warning, withText } from '../../findings.ts';
import { keyDomain, keyKind } from '../../key.ts';
import type { CreditSetting } from '../../rule.ts';
import { badEndFirst, printedStep, uncovered } from './partition.ts';
import type { StepsTerms } from './steps.ts';

const lengthOfTime: Kind = { dimension: 'time', unit: '' };

/** Findings in reading order: units first, since nothing else can be proved while units disagree. */
export function lintSteps(terms: StepsTerms, setting: CreditSetting): readonly TermFinding[] {
  const cells = terms.steps.flatMap(({ pay }, at) => lintPay(pay, ['steps', at, 'pay'], setting));
  const kind = terms.each === 'occurrence' ? lengthOfTime : keyKind(terms.on, setting);
  if (kind === undefined) return [noFacet(terms.on, setting), ...cells];
  const units = unitFindings(terms, kind);
  if (units.length > 0) return [...units, ...cells];
  const domain = terms.each === 'occurrence' ? reachable(kind) : keyDomain(terms.on, setting);
  const ground: Proof = { terms, setting, domain };
  return [
    ...overlaps(terms),
    ...unreachable(ground),
    ...holeFindings(ground),
    ...withoutBreach(ground),
    ...notMonotone(ground),
    ...cells,
  ];
}

interface Proof {
  readonly terms: StepsTerms;
  readonly setting: CreditSetting;
  readonly domain: Band;
}

function unitFindings(terms: StepsTerms, kind: Kind): TermFinding[] {
  return [
    ...terms.steps.flatMap(({ when }, at) => lintUnit(when, ['steps', at, 'when'], kind)),
    ...(terms.deadZones ?? []).flatMap((zone, at) => lintUnit(zone, ['deadZones', at], kind)),
    ...(terms.rounding === undefined ? [] : lintUnit(withText(terms.rounding.to), ['rounding', 'to'], kind)),
  ];
}

function overlaps({ steps, deadZones = [] }: StepsTerms): TermFinding[] {
  const rows = [
    ...steps.map(({ when }, at) => ({ when, path: ['steps', at, 'when'] })),
    ...deadZones.map((when, at) => ({ when, path: ['deadZones', at] })),
  ];
  return rows.flatMap(({ when, path }, at) =>
    rows.slice(0, at).flatMap((earlier) => {
      const both = overlap(earlier.when, when);
      if (both === undefined) return [];
      return [
        error('CR-OVERLAP', path, {
          message: `rows ${earlier.when.text} and ${when.text} both hold ${formatBand(both)}`,
          example: `at ${formatQuantity(sampleOf(both))} the table gives two answers`,
          fix: 'make one end of the two rows open, so that each value lies in one row',
        }),
      ];
    }),
  );
}

function unreachable({ terms, domain }: Proof): TermFinding[] {
  return terms.steps.flatMap(({ when }, at) =>
    overlap(when, domain) !== undefined
      ? []
      : [
          error('CR-UNREACHABLE', ['steps', at, 'when'], {
            message: `no value that can occur lies in ${when.text}; possible are ${formatBand(domain)}`,
            example: 'the row never pays',
            fix: 'remove the row or correct its ends',
          }),
        ],
  );
}

function gridOf({ terms, setting }: Proof): Quantity | undefined {
  if (terms.rounding !== undefined) return terms.rounding.to;
  return terms.each === undefined && (terms.on === 'value' || terms.on === 'shortfall') ? setting.grid : undefined;
}

function holeFindings(proof: Proof): TermFinding[] {
  const { terms, setting, domain } = proof;
  const found = uncovered(terms, { domain, target: setting.target, grid: gridOf(proof) });
  const printed = found.map(printedStep).find((step) => step !== undefined);
  const holes = found.map((hole) =>
    error('CR-HOLE', ['steps'], {
      message: `misses in ${formatBand(hole)} lie in no row`,
      example: `at ${formatQuantity(sampleOf(hole))} the target is missed and the table says nothing`,
      fix: `extend a row to cover ${formatBand(hole)}, or list it under deadZones when no credit is meant`,
    }),
  );
  return printed === undefined ? holes : [...holes, roundingFinding(quantity(domain.dimension, printed, domain.unit))];
}

function roundingFinding(step: Quantity): TermFinding {
  return error('CR-ROUNDING', ['rounding'], {
    message: `the rows are printed in steps of ${formatQuantity(step)}, but nothing says how a value is rounded before it is looked up`,
    example:
      'of 99.89 % and 99.9 % the value 99.895 % is neither; rounded half-up to 0.01 % it is 99.9 %, rounded down it is 99.89 %',
    fix: `declare rounding: {mode: half-up, to: ${formatQuantity(step)}} in the commitment or the rule, or let the rows meet at one value`,
  });
}

function withoutBreach({ terms, setting, domain }: Proof): TermFinding[] {
  const { target } = setting;
  if (target === undefined || terms.on !== 'value' || terms.each !== undefined) return [];
  return terms.steps.flatMap(({ when, pay }, at) => {
    const meeting = overlap(when, target.band);
    const both = meeting && overlap(meeting, domain);
    if (both === undefined || !paysSomething(pay)) return [];
    return [
      warning('CR-CREDIT-WITHOUT-BREACH', ['steps', at, 'when'], {
        message: `the row pays for ${formatBand(both)}, which meets the target ${target.text}`,
        example: `at ${formatQuantity(sampleOf(both))} the promise is kept and a credit is due`,
        fix: 'let the row end where the target begins, unless both are meant',
      }),
    ];
  });
}

function notMonotone({ terms, setting, domain }: Proof): TermFinding[] {
  const rows = terms.steps.map((row, at) => ({ ...row, at })).sort((a, b) => byLow(a.when, b.when));
  if (badEndFirst(terms, { target: setting.target, dimension: domain.dimension })) rows.reverse();
  return rows.flatMap((row, at) => {
    const better = rows[at - 1];
    if (better === undefined || !paysLess(row.pay, better.pay)) return [];
    return [
      warning('CR-NOT-MONOTONE', ['steps', row.at, 'pay'], {
        message: `the worse row ${row.when.text} gives less than ${better.when.text}`,
        example: `at ${formatQuantity(sampleOf(row.when))} the customer gets less than at ${formatQuantity(sampleOf(better.when))}`,
        fix: 'check the two amounts; a figure may have been lost in copying',
      }),
    ];
  });
}

function paysSomething(pay: PayByClass): boolean {
  return Object.values(sizesOf(pay)).some(({ size }) => !size.isZero());
}

/** Whether some cell gives less than its counterpart; only cells of the same form and base are compared. */
function paysLess(worse: PayByClass, better: PayByClass): boolean {
  const others = sizesOf(better);
  return Object.entries(sizesOf(worse)).some(([id, cell]) => {
    const other = others[id];
    return other !== undefined && other.form === cell.form && cell.size.lessThan(other.size);
  });
}

/** Size of each cell by class, with what must agree before two sizes may be compared. */
function sizesOf(pay: PayByClass): Record<string, { readonly form: string; readonly size: Ratio }> {
  const cells = 'byClass' in pay ? pay.byClass : { '': pay };
  return Object.fromEntries(
    Object.entries(cells).map(([id, cell]) => {
      const {
        of = '',
        dayCount = '',
        hourCount = '',
        ...rest
      }: Record<string, unknown> & { of?: string; dayCount?: string; hourCount?: string } = cell;
      const [form = '', size] = Object.entries(rest)[0] ?? [];
      return [id, { form: [form, of, dayCount, hourCount].join(' '), size: size instanceof Ratio ? size : Ratio.one }];
    }),
  );
}

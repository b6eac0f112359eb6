/** Findings of rule kinds. Owns: the ones that every kind shares: open words in a cell, a matrix without a class, wrong units. */
import { cellsOf } from './pay.ts';
import type { PayByClass } from '../terms/pay.ts';
import { comparable, dimensionName, formatQuantity } from '../terms/quantity.ts';
import type { Quantity } from '../terms/quantity.ts';
import { stepRules } from '../terms/pay.ts';
import type { Kind, TermFinding } from '../metrics/metric.ts';
import type { CreditSetting } from './rule.ts';
import type { StepRule } from './step.ts';

export type Path = readonly (string | number)[];

/** A finding that stops the agreement from being signed. */
export function error(code: string, path: Path, words: Omit<TermFinding, 'code' | 'path' | 'severity'>): TermFinding {
  return { code, severity: 'error', path, ...words };
}

/** A finding that the author should look at. */
export function warning(code: string, path: Path, words: Omit<TermFinding, 'code' | 'path' | 'severity'>): TermFinding {
  return { code, severity: 'warning', path, ...words };
}

/** Findings of a part, told with the place of the part in the whole. */
export function within(path: Path, findings: readonly TermFinding[]): TermFinding[] {
  return findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
}

/** What a cell leaves open, and classes that a matrix forgets or invents. */
export function lintPay(pay: PayByClass, path: Path, setting: CreditSetting): TermFinding[] {
  return [...cellsOf(pay).flatMap((cell) => openWords(cell, path)), ...missingClasses(pay, path, setting)];
}

function openWords(cell: ReturnType<typeof cellsOf>[number], path: Path): TermFinding[] {
  const found: TermFinding[] = [];
  if ('of' in cell && cell.of === 'unstated') {
    found.push(
      error('AMBIGUOUS-BASE', [...path, 'of'], {
        message: 'the text does not say of which fee the share is taken',
        example: '10 % of one month’s fee for the item is 100.00; 10 % of the invoice for everything may be 5,000.00',
        fix: 'name a base of `fees.bases`',
      }),
    );
  }
  if ('dayCount' in cell && cell.dayCount === 'unstated') {
    found.push(
      error('AMBIGUOUS-DAY-COUNT', [...path, 'dayCount'], {
        message: 'the text does not say by how many days a fee is divided to give the fee of one day',
        example:
          'of a monthly fee of 3,100.00 in February one day is 110.71 by actual days, 103.33 by 30 and 101.92 by 365/12',
        fix: 'write dayCount: actual, 30, 365 (for an annual fee), 365/12 or 730 h',
      }),
    );
  }
  if ('hourCount' in cell && cell.hourCount === 'unstated') {
    found.push(
      error('AMBIGUOUS-HOUR-COUNT', [...path, 'hourCount'], {
        message: 'the text does not say by how many hours a fee is divided to give the fee of one hour',
        example: 'of a monthly fee of 744.00 in January one hour is 1.00 by actual hours and 1.03 by 720',
        fix: 'write hourCount: actual, 720 or 730',
      }),
    );
  }
  return found;
}

function missingClasses(pay: PayByClass, path: Path, setting: CreditSetting): TermFinding[] {
  if (!('byClass' in pay)) return [];
  const given = Object.keys(pay.byClass);
  const missing = setting.classes.filter((id) => !given.includes(id));
  const unknown = given.filter((id) => !setting.classes.includes(id));
  return [
    ...missing.map((id) =>
      error('CR-CLASS', [...path, 'byClass'], {
        message: `subjects of class ${id} have no cell`,
        example: `a miss of a subject of class ${id} pays nothing`,
        fix: `add a cell for ${id}, with an amount of 0.00 where nothing is meant`,
      }),
    ),
    ...unknown.map((id) =>
      warning('CR-CLASS', [...path, 'byClass', id], {
        message: `no subject is of class ${id}`,
        example: 'the cell can never be read',
        fix: 'remove the cell, or give a subject that class',
      }),
    ),
  ];
}

/** The step word, when the text left it open. `example` is worked by the kind that knows its units. */
export function lintStep(step: StepRule, path: Path, example: string): TermFinding[] {
  if (step !== 'unstated') return [];
  return [
    error('AMBIGUOUS-STEP', path, {
      message: 'the text does not say whether a unit counts when it is started, when it is completed, or in part',
      example,
      fix: `write step: ${stepRules.join(', ')}`,
    }),
  ];
}

/** A quantity of another kind than what it is compared with. */
export function lintUnit(
  q: Pick<Quantity, 'dimension' | 'unit'> & { readonly text: string },
  path: Path,
  wanted: Kind,
): TermFinding[] {
  if (comparable(q, wanted)) return [];
  return [
    error('CR-UNIT', path, {
      message: `${q.text} is ${dimensionName(q)}, but the rule looks at ${dimensionName(wanted)}`,
      example: 'the two can never be compared, so the rule has no result',
      fix: `write ${dimensionName(wanted)}`,
    }),
  ];
}

/** A quantity with its text, for `lintUnit`. */
export function withText(q: Quantity): Quantity & { readonly text: string } {
  return { ...q, text: formatQuantity(q) };
}

/** The key is a facet that this metric does not have. */
export function noFacet(on: string, setting: CreditSetting, path: Path = ['on']): TermFinding {
  const known = Object.keys(setting.facets).join(', ');
  return error('CR-FACET', path, {
    message: `the metric has no figure "${on}"`,
    example: 'the rule has nothing to look at, so it never pays',
    fix: `write value, shortfall, exceedance${known === '' ? '' : ` or one of ${known}`}`,
  });
}

/** A rule that pays for misses stands beside a commitment that cannot be missed. */
export function neverMissed({ target }: CreditSetting, path: Path = []): TermFinding[] {
  if (target !== undefined) return [];
  return [
    error('CR-NO-TARGET', path, {
      message: 'the commitment has no target, so it is never missed',
      example: 'the rule never pays',
      fix: 'give the commitment a target',
    }),
  ];
}

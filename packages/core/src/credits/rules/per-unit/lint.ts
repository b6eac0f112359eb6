/** What a rule per unit leaves open, and units that disagree. */
import { Ratio } from '../../../values/ratio.ts';
import { formatTime } from '../../../terms/quantity.ts';
import type { Kind, TermFinding } from '../../../metrics/metric.ts';
import { error, lintPay, lintStep, lintUnit, noFacet, withText } from '../../findings.ts';
import { keyKind } from '../../key.ts';
import type { CreditSetting } from '../../rule.ts';
import { unstated } from '../../undetermined.ts';
import { allowsTime } from './free.ts';
import type { PerUnitTerms } from './per-unit.ts';

const time: Kind = { dimension: 'time', unit: '' };

export function lintPerUnit(terms: PerUnitTerms, setting: CreditSetting): readonly TermFinding[] {
  const blocks = terms.blocks ?? [];
  const units = [
    ...(terms.unit === undefined ? [] : [terms.unit]),
    ...blocks.flatMap(({ unit }) => (unit === undefined ? [] : [unit])),
  ];
  const unit = units[0]?.value ?? Ratio.one;
  const twoAndAHalf = formatTime(unit.times(Ratio.of(5, 2)));
  return [
    ...keyFindings(terms, setting),
    ...freeFindings(terms, setting),
    ...(units.some(({ value }) => value.isZero()) ? [zeroUnit()] : []),
    ...lintStep(terms.step, ['step'], `${twoAndAHalf} are 2 units when completed, 3 when started, 2.5 in proportion`),
    ...(terms.count === unstated ? [openCount(unit)] : []),
    ...(terms.pay === undefined ? [] : lintPay(terms.pay, ['pay'], setting)),
    ...blocks.flatMap(({ pay }, at) => lintPay(pay, ['blocks', at, 'pay'], setting)),
  ];
}

function keyFindings(terms: PerUnitTerms, setting: CreditSetting): TermFinding[] {
  const kind = keyKind(terms.of, setting);
  if (kind === undefined) return [noFacet(terms.of, setting, ['of'])];
  return lintUnit({ ...kind, text: `"${terms.of}"` }, ['of'], time);
}

function freeFindings({ free }: PerUnitTerms, { target }: CreditSetting): TermFinding[] {
  if (free === undefined) return [];
  if (free === 'target') {
    if (target !== undefined && allowsTime(target)) return [];
    return [
      error('CR-NO-TARGET', ['free'], {
        message: 'what the target allows is free, but the target allows no length of time',
        example: 'from "at least 99.9 %" 43.2 min of 30 days are free; from a count nothing follows',
        fix: 'write the free time itself, such as 15 min or 0.1 %',
      }),
    ];
  }
  return free.dimension === 'ratio' ? [] : lintUnit(withText(free), ['free'], time);
}

function zeroUnit(): TermFinding {
  return error('CR-UNIT', ['unit'], {
    message: 'the unit is zero',
    example: 'nothing can be counted in it',
    fix: 'write a unit such as 1 h',
  });
}

function openCount(unit: Ratio): TermFinding {
  const part = formatTime(unit.times(Ratio.of(2, 3)));
  return error('AMBIGUOUS-COUNT', ['count'], {
    message: 'the text does not say whether the time of a period is added up before units are counted',
    example: `two outages of ${part} are 2 started units together or 2 alone, and 1 completed unit together or none alone`,
    fix: 'write count: cumulative or per-occurrence',
  });
}

/** K13 and K19: credits in proportion to the fee, caps in proportion to the credit table. */
import { fault, warning } from '../finding.ts';
import type { Check, Finding } from '../finding.ts';
import { isMoneyFree } from '../formality.ts';
import type { AgreementTerms } from '../../agreements/schema/agreement.ts';
import { Ratio } from '../../values/ratio.ts';

interface Share {
  readonly percent: Ratio;
  readonly of: string;
}

const shareOf = (limit: unknown): Share | undefined =>
  typeof limit === 'object' &&
  limit !== null &&
  'percent' in limit &&
  limit.percent instanceof Ratio &&
  'of' in limit &&
  typeof limit.of === 'string'
    ? { percent: limit.percent, of: limit.of }
    : undefined;

interface Tiers {
  readonly path: Finding['path'];
  readonly title: string;
  readonly shares: readonly Share[];
  readonly caps: readonly Share[];
}

/** Credit tables, with the caps that bear on each. */
function tables({ commitments = [], credits }: AgreementTerms): readonly Tiers[] {
  const general = (credits?.caps ?? []).flatMap(({ limit }) => shareOf(limit) ?? []);
  return commitments.flatMap(({ title, credits: rules = [] }, index) =>
    rules.flatMap((rule, at) => {
      if (rule.kind !== 'steps') return [];
      const shares = rule.steps.flatMap(({ pay }) => shareOf(pay) ?? []);
      const own = (rule.caps ?? []).flatMap(({ limit }) => shareOf(limit) ?? []);
      return [{ path: ['commitments', index, 'credits', at], title: title.en, shares, caps: [...own, ...general] }];
    }),
  );
}

/** K13: no row gives more than the whole fee, and no cap is lower than the lowest row. */
export const tiersFit: Check = ({ terms }) =>
  tables(terms).flatMap(({ path, title, shares, caps }): Finding[] => {
    const over = shares.find(({ percent }) => percent.greaterThan(Ratio.one));
    const low = caps.find((cap) => {
      const same = shares.filter(({ of }) => of === cap.of).map(({ percent }) => percent);
      return same.length > 0 && cap.percent.lessThan(Ratio.min(...same));
    });
    return [
      ...(over === undefined
        ? []
        : [
            warning('K13-OVER-FEE', path, {
              message: `A row of “${title}” gives more than the whole fee.`,
              example: `${over.percent.toPercent(0)} % of ${over.of} for one month`,
              fix: 'give at most 100 %, or say under legitimateInterest why more is right',
            }),
          ]),
      ...(low === undefined
        ? []
        : [
            fault('K13-CAP-LOW', path, {
              message: `The cap lies below the lowest row of “${title}”: no row is ever paid in full.`,
              example: `at most ${low.percent.toPercent(0)} % of ${low.of}`,
              fix: 'raise the cap, or lower the rows',
            }),
          ]),
    ];
  });

/** K19: a cap above the fee needs to say which interest it protects. */
export const highCapExplained: Check = ({ terms }) => {
  if (isMoneyFree(terms) || terms.type === 'ola' || terms.warranties?.legitimateInterest !== undefined) return [];
  const rules = (terms.commitments ?? []).flatMap(({ credits = [] }) => credits);
  const caps = [...(terms.credits?.caps ?? []), ...rules.flatMap((rule) => rule.caps ?? [])];
  const high = caps.flatMap(({ limit }) => shareOf(limit) ?? []).find(({ percent }) => percent.greaterThan(Ratio.one));
  if (high === undefined) return [];
  return [
    warning('K19-HIGH-CAP', ['credits', 'caps'], {
      message: `A cap of ${high.percent.toPercent(0)} % of the fee needs a note on the legitimate interest that it protects.`,
      example: 'a credit above the price looks like a punishment, and a court may refuse it as a penalty',
      fix: 'write warranties.legitimateInterest, or lower the cap',
    }),
  ];
};

/** The falls of many customers and suppliers together: from owed through the codes down to recoverable. Owns: the sums. */
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { gapCodes } from './recover.ts';
import type { Fall, GapCode } from './recover.ts';

export interface Waterfall {
  readonly owed: Money<string>;
  readonly recoverable: Money<string>;
  readonly uncovered: Money<string>;
  readonly lost: readonly { readonly code: GapCode; readonly amount: Money<string> }[];
  /** recoverable ÷ owed; undefined where nothing is owed. */
  readonly coverage: Ratio | undefined;
}

/** owed = recoverable + Σ lost, exactly. */
export function waterfallOf(falls: readonly Fall[], currency: string): Waterfall {
  const total = (of: (fall: Fall) => Money<string>): Money<string> => Money.sum(falls.map(of), currency);
  const owed = total((fall) => fall.owed);
  const recoverable = total((fall) => fall.recoverable);
  const all = falls.flatMap(({ lost }) => lost);
  const lost = gapCodes
    .map((code) => ({
      code,
      amount: Money.sum(
        all.filter((one) => one.code === code).map(({ amount }) => amount),
        currency,
      ),
    }))
    .filter(({ amount }) => !amount.isZero());
  const coverage = owed.isZero() ? undefined : sizeOf(recoverable).dividedBy(sizeOf(owed));
  return { owed, recoverable, uncovered: owed.minus(recoverable), lost, coverage };
}

const sizeOf = (money: Money<string>): Ratio => Ratio.parse(money.toString());

/** Earn-back within a period: what good performance earns, what it is taken from, and which credits may still be earned back. */
import { Ratio } from '../values/ratio.ts';
import type { Step } from '../metrics/metric.ts';
import type { CommitmentPart, DraftLine, PricedRule } from './draft.ts';
import { earnBack } from './earn-back.ts';
import { commitmentKey, ruleKey } from './find.ts';
import type { HistoryAfter } from './fold-history.ts';
import type { CreditInput } from './fold.ts';
import type { CreditState, Earnable } from './ledger.ts';
import { sizeOf } from './pay.ts';

export interface EarningFacts {
  readonly state: CreditState;
  readonly input: CreditInput;
  readonly lines: readonly DraftLine[];
  readonly history: HistoryAfter;
}

export interface Earnings {
  /** Held credit that is left after what was forgiven of it. */
  readonly carried: Ratio;
  /** Balance that credits are reduced by, this period's earnings included. */
  readonly offset: Ratio;
  /** Credit already paid that the provider takes back. */
  readonly takenBack: Ratio;
  readonly earnable: readonly Earnable[];
  /** The same without the credits of this period, for a period whose credit lapsed. */
  readonly earnableBefore: readonly Earnable[];
  readonly steps: readonly Step[];
}

/** Works out the earn-back terms of every rule, each once. */
export function earnings(facts: EarningFacts): Earnings {
  let { carried, offset } = facts.state;
  let takenBack = Ratio.zero;
  let earnable = facts.state.earnable;
  const steps: Step[] = [];
  for (const { part, rule } of rulesOf(facts.input.parts)) {
    const terms = rule.terms.earnBack;
    if (terms === undefined) continue;
    const key = ruleKey(part, rule);
    const history = facts.history.credited.get(commitmentKey(part)) ?? [];
    const { amount, earned } = earnBack({
      terms,
      target: part.context.target,
      history,
      earnable: earnable.filter((one) => one.rule === key),
    });
    if (earned.length === 0) continue;
    earnable = earnable.filter((one) => !earned.includes(one));
    steps.push({
      what: `${terms.metFor} good periods running earn back a credit of ${rule.id} (${terms.form})`,
      value: amount.toString(),
      clause: rule.clause,
    });
    if (terms.form === 'offset') {
      offset = offset.plus(amount);
      continue;
    }
    // A credit that is still held is struck out; only one that was paid is taken back.
    const held = Ratio.min(carried, amount);
    carried = carried.minus(held);
    takenBack = takenBack.plus(amount.minus(held));
  }
  return {
    carried,
    offset,
    takenBack,
    steps,
    earnableBefore: earnable,
    earnable: [...earnable, ...newlyEarnable(facts)],
  };
}

function rulesOf(
  parts: readonly CommitmentPart[],
): readonly { readonly part: CommitmentPart; readonly rule: PricedRule }[] {
  const byKey = new Map(parts.flatMap((part) => part.rules.map((rule) => [ruleKey(part, rule), { part, rule }])));
  return [...byKey.values()];
}

function newlyEarnable({ input, lines }: EarningFacts): readonly Earnable[] {
  return rulesOf(input.parts).flatMap(({ part, rule }) => {
    if (rule.terms.earnBack === undefined) return [];
    const key = ruleKey(part, rule);
    const own = lines.filter(({ scopes, consequence }) => scopes.rule === key && consequence.form === 'money');
    const amount = Ratio.sumOf(own.map(({ consequence }) => sizeOf(consequence)));
    return amount.isZero() ? [] : [{ rule: key, endsOn: part.context.period.endsOn, amount }];
  });
}

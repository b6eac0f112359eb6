/** The limits of a period in their order: caps of each rule, points into money, one event once, commitment, agreement. */
import type { Ratio } from '../values/ratio.ts';
import type { Cap } from './caps.ts';
import type { CommitmentPart, DraftLine } from './draft.ts';
import type { UndeterminedRule } from './find.ts';
import { commitmentKey, ruleKey } from './find.ts';
import type { CreditInput, FoldOptions } from './fold.ts';
import { oncePerEvent } from './groups.ts';
import { agreementScope } from './ledger.ts';
import type { CreditState } from './ledger.ts';
import { applyCap } from './limits.ts';
import { formatConsequence, payOut, scale } from './pay.ts';
import type { FeeReader } from './rule.ts';
import { Undetermined } from './undetermined.ts';

export interface Limited {
  readonly lines: readonly DraftLine[];
  readonly undetermined: readonly UndeterminedRule[];
  /** Commitments with a line in a worst row, or that reached a cap of one period. */
  readonly atMaximum: readonly string[];
}

interface Round {
  readonly input: CreditInput;
  readonly options: FoldOptions;
}

interface CapRound extends Round {
  readonly state: CreditState;
  readonly cap: Cap;
  readonly scope: string;
  readonly holds: (line: DraftLine) => boolean;
  /** Where each subject is judged alone, the limit is a share of its own fees; otherwise of those of the whole period. */
  readonly fees?: FeeReader | undefined;
  readonly where: Pick<UndeterminedRule, 'commitment' | 'rule' | 'clause'>;
}

/** All limits on the lines of one period. */
export function limited(found: readonly DraftLine[], state: CreditState, round: Round): Limited {
  const capped = new Set<string>();
  const undetermined: UndeterminedRule[] = [];
  let lines = found;
  const apply = (caps: readonly CapRound[]): void => {
    for (const one of caps) {
      const result = capLines(lines, one);
      lines = result.lines;
      undetermined.push(...result.undetermined);
      for (const key of result.reached) capped.add(key);
    }
  };
  apply(ruleCaps(round, state));
  lines = pointsIntoMoney(lines, { round, undetermined });
  lines = oncePerEvent(lines);
  apply(settingCaps(round, { state, scope: 'commitment' }));
  apply(settingCaps(round, { state, scope: 'agreement' }));
  for (const { atMaximum, scopes } of lines) if (atMaximum === true) capped.add(scopes.commitment);
  return { lines, undetermined, atMaximum: [...capped] };
}

function ruleCaps(round: Round, state: CreditState): readonly CapRound[] {
  // A rule whose revisions split the period is capped once, by the terms that hold last.
  const rules = new Map(
    round.input.parts.flatMap((part) => part.rules.map((rule) => [ruleKey(part, rule), { part, rule }])),
  );
  return [...rules].flatMap(([scope, { part, rule }]) =>
    (rule.terms.caps ?? []).map((cap) => ({
      ...round,
      state,
      cap,
      scope,
      holds: ({ scopes }: DraftLine) => scopes.rule === scope,
      fees: ownFees(part),
      where: { commitment: part.commitment, rule: rule.id, clause: cap.clause ?? rule.clause },
    })),
  );
}

function ownFees(part: CommitmentPart | undefined): FeeReader | undefined {
  return part?.subject === undefined ? undefined : part.context.fees;
}

function settingCaps(
  round: Round,
  { state, scope }: { state: CreditState; scope: 'commitment' | 'agreement' },
): readonly CapRound[] {
  const caps = (round.input.settings.caps ?? []).filter((cap) => cap.scope === scope);
  const keys = scope === 'agreement' ? [agreementScope] : [...new Set(round.input.parts.map(commitmentKey))];
  return caps.flatMap((cap) =>
    keys.map((key) => ({
      ...round,
      state,
      cap,
      scope: key,
      holds: ({ scopes }: DraftLine) => scope === 'agreement' || scopes.commitment === key,
      fees: ownFees(round.input.parts.find((part) => scope === 'commitment' && commitmentKey(part) === key)),
      where: { commitment: scope === 'agreement' ? '' : key, rule: 'credits.caps', clause: cap.clause ?? '' },
    })),
  );
}

function capLines(
  lines: readonly DraftLine[],
  round: CapRound,
): { lines: readonly DraftLine[]; undetermined: UndeterminedRule[]; reached: readonly string[] } {
  const { cap, scope, state, input, options } = round;
  const inside = lines.filter(round.holds);
  const facts = { fees: round.fees ?? input.fees, daysInPeriod: input.daysInPeriod, period: input.period };
  try {
    const cut = applyCap(cap, inside, {
      scope,
      state,
      period: input.period,
      facts,
      zone: options.zone,
      termStartsOn: options.termStartsOn,
    });
    const rest = [...cut.lines];
    const reached =
      cut.reached && (cap.per === 'period' || cap.per === 'month') ? inside.map(({ scopes }) => scopes.commitment) : [];
    return {
      lines: lines.map((line) => (round.holds(line) ? (rest.shift() ?? line) : line)),
      undetermined: [],
      reached,
    };
  } catch (thrown) {
    return { lines, undetermined: [{ ...round.where, ...readable(thrown) }], reached: [] };
  }
}

function readable(thrown: unknown): Pick<UndeterminedRule, 'code' | 'message' | 'readings'> {
  if (thrown instanceof Undetermined) return { code: thrown.code, message: thrown.message, readings: thrown.readings };
  if (thrown instanceof RangeError) return { code: 'NO-FEE', message: thrown.message, readings: [] };
  throw thrown;
}

interface Conversion {
  readonly round: Round;
  readonly undetermined: UndeterminedRule[];
}

/** Points are worth what the agreement says a point is worth; without that they stay points. */
function pointsIntoMoney(lines: readonly DraftLine[], { round, undetermined }: Conversion): readonly DraftLine[] {
  const perPoint = round.input.settings.points?.perPoint;
  if (perPoint === undefined) return lines;
  return lines.map((line) => {
    if (line.consequence.form !== 'points') return line;
    const { points } = line.consequence;
    try {
      return worth(
        line,
        points,
        payOut(perPoint, {
          fees: round.input.fees,
          daysInPeriod: round.input.daysInPeriod,
          period: round.input.period,
        }),
      );
    } catch (thrown) {
      undetermined.push({ commitment: line.commitment, rule: line.rule, clause: line.clause, ...readable(thrown) });
      return line;
    }
  });
}

function worth(line: DraftLine, points: Ratio, perPoint: ReturnType<typeof payOut>): DraftLine {
  const consequence = scale(perPoint, points);
  const step = {
    what: `${points.toString()} points at ${formatConsequence(perPoint)} each`,
    value: formatConsequence(consequence),
    parts: [line.step],
  };
  return { ...line, points, consequence, step };
}

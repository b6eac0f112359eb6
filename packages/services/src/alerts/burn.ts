/**
 * Budgets that go too fast (SRE Workbook, ch. 5: two windows each), against what the contract promises and against the stricter
 * target that the provider holds itself to. Owns: which promises are watched against which targets, and which rules fire. Does not
 * own: the rule and its factors (core budgets), what is bad in a window (burn-events.ts, burn-time.ts).
 */
import { alertRules, fireable, firesInBoth, Instant, Ratio } from '@troth/core';
import type { Commitment, Revision, RowResult, Statement, Target } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { eventsIn } from './burn-events.ts';
import { timeIn } from './burn-time.ts';

/** Whose target it is: what is promised, or what we hold ourselves to so that it is kept. */
export type Against = 'contract' | 'internal';

export interface BurnFinding {
  readonly commitment: string;
  readonly subject?: string | undefined;
  readonly against: Against;
  /** As it is written: ">= 99.95 %". */
  readonly target: string;
  readonly severity: string;
  readonly windowMinutes: number;
  readonly factor: string;
  readonly at: Instant;
}

/** A rule that no outage could ever fire: whoever wrote the target is told once, so that nobody relies on it. */
export interface DeadRule extends Omit<BurnFinding, 'at'> {
  readonly revision: number;
  readonly why: string;
}

export interface Burning {
  readonly found: readonly BurnFinding[];
  readonly dead: readonly DeadRule[];
}

/** Bad and all of the last so many minutes; undefined where nothing was counted, or too little to be more than chance. */
export type ErrorsIn = (minutes: number) => Ratio | undefined;

export interface BurnQuestion {
  readonly statement: Statement;
  readonly now: Instant;
}

const minute = 60_000;

export async function burnRates(
  reader: Reader,
  shelved: ShelvedAgreement,
  { statement, now }: BurnQuestion,
): Promise<Burning> {
  const revision = shelved.agreement.revisions.find(({ from, to }) => from <= now && (to === undefined || now < to));
  const period = Ratio.of(Instant.parse(statement.period.end) - Instant.parse(statement.period.start), minute);
  const rules = alertRules('google-30d', period);
  const span = {
    start: Instant.plus(now, -minute * Math.max(...rules.map(({ long }) => Number(long.floor())))),
    end: now,
  };
  const burning: { found: BurnFinding[]; dead: DeadRule[] } = { found: [], dead: [] };
  for (const commitment of revision?.commitments ?? []) {
    const events = await eventsIn(reader, shelved, { commitment, span });
    const times = events === undefined ? await timeIn(reader, shelved, { commitment, statement, span }) : [];
    const watched = events === undefined ? times : [{ errors: events, row: undefined }];
    for (const { errors, row } of watched)
      for (const aim of aimsOf(commitment, row))
        judge(burning, { aim, errors, rules, at: now, revision, head: headOf(commitment, row) });
  }
  return burning;
}

const headOf = ({ id }: Commitment, row: RowResult | undefined): Pick<BurnFinding, 'commitment' | 'subject'> => ({
  commitment: id,
  ...(row?.subject === undefined ? {} : { subject: row.subject }),
});

interface Aim {
  readonly against: Against;
  readonly target: string;
  /** Least share that must be good. */
  readonly good: Ratio;
}

/** The targets of a promise as shares that must be good; one that leaves no budget, or is no share, is not watched. */
export function aimsOf(commitment: Commitment, row: RowResult | undefined): readonly Aim[] {
  const written: readonly (readonly [Against, Target | undefined])[] = [
    ['contract', commitment.targetFor(undefined)],
    ['internal', commitment.terms.internalTarget],
  ];
  return written.flatMap(([against, target]) => {
    const good = target === undefined ? undefined : goodShare(target, commitment, row);
    const leaves = good !== undefined && good.lessThan(Ratio.one) && good.greaterThan(Ratio.zero);
    return target === undefined || !leaves ? [] : [{ against, target: target.text, good }];
  });
}

/** Of "downtime <= 20 min" too: what is left of the agreed time. */
function goodShare(
  { bound, comparator }: Target,
  { terms }: Commitment,
  row: RowResult | undefined,
): Ratio | undefined {
  const least = comparator === '>=' || comparator === '>';
  if (bound.dimension === 'time') {
    const whole = row?.segments.at(-1)?.figures['agreed'];
    if (least || whole === undefined || Ratio.parse(whole.exact).isZero()) return undefined;
    return Ratio.one.minus(bound.value.dividedBy(Ratio.parse(whole.exact)));
  }
  if (bound.dimension !== 'ratio') return undefined;
  const countsBad = terms.metric.kind === 'event-ratio' && terms.metric.count !== 'good';
  return countsBad || !least ? Ratio.one.minus(bound.value) : bound.value;
}

interface Judging {
  readonly aim: Aim;
  readonly errors: ErrorsIn;
  readonly rules: ReturnType<typeof alertRules>;
  readonly at: Instant;
  readonly revision: Revision | undefined;
  readonly head: Pick<BurnFinding, 'commitment' | 'subject'>;
}

function judge(
  burning: { readonly found: BurnFinding[]; readonly dead: DeadRule[] },
  { aim, errors, rules, at, revision, head }: Judging,
): void {
  const { against, target, good } = aim;
  for (const { severity, long, short, factor } of rules) {
    const rule = { severity, windowMinutes: Number(long.floor()), factor: factor.toFixed(2) };
    const reachable = fireable(factor, good);
    if (!reachable.ok) {
      const why = reachable.refusals[0]?.message ?? '';
      burning.dead.push({ ...head, against, target, ...rule, revision: revision?.revision ?? 0, why });
      continue;
    }
    const [longErrors, shortErrors] = [errors(rule.windowMinutes), errors(Number((short ?? long).floor()))];
    if (longErrors === undefined || shortErrors === undefined) continue;
    const fires = firesInBoth({ factor, target: good, longErrors, shortErrors });
    if (fires.ok && fires.value) burning.found.push({ ...head, against, target, ...rule, at });
  }
}

/**
 * What the rules of a period find, before limits. Owns: calling each rule, gates, repeats, and keeping what a rule could not
 * say. Does not own: caps, groups, payment.
 */
import { Ratio } from '../values/ratio.ts';
import { cutTo } from './draft.ts';
import type { CommitmentPart, DraftLine, PricedRule } from './draft.ts';
import { missesRunning } from './ledger.ts';
import type { CreditState, HeldLine } from './ledger.ts';
import { formatConsequence, scale, sizeOf } from './pay.ts';
import type { CreditLine, PastPeriod } from './rule.ts';
import { Undetermined, unstated } from './undetermined.ts';

/** A rule that could not say what it pays. */
export interface UndeterminedRule {
  readonly commitment: string;
  readonly rule: string;
  readonly clause: string;
  readonly code: string;
  readonly message: string;
  readonly readings: readonly string[];
}

export interface Found {
  readonly lines: readonly DraftLine[];
  readonly undetermined: readonly UndeterminedRule[];
  readonly heldByGate: ReadonlyMap<string, readonly HeldLine[]>;
}

/** Key under which a commitment is remembered: its id, with the subject when each subject is judged alone. */
export function commitmentKey({ commitment, subject }: Pick<CommitmentPart, 'commitment' | 'subject'>): string {
  return subject === undefined ? commitment : `${commitment} ${subject}`;
}

/** Key under which a rule is remembered. */
export function ruleKey(part: Pick<CommitmentPart, 'commitment' | 'subject'>, rule: Pick<PricedRule, 'id'>): string {
  return `${commitmentKey(part)} / ${rule.id}`;
}

/** Runs every rule of every part. `missed` says whether a commitment is missed in any part of the period. */
export function findLines(
  parts: readonly CommitmentPart[],
  state: CreditState,
  missed: (key: string) => boolean,
): Found {
  const lines: DraftLine[] = [];
  const undetermined: UndeterminedRule[] = [];
  const heldByGate = new Map(state.heldByGate);
  for (const part of parts) {
    for (const rule of part.rules) {
      const history = state.history.get(commitmentKey(part)) ?? [];
      const key = ruleKey(part, rule);
      try {
        const all = evaluateRule(part, rule, history);
        const passed = throughGate({
          found: all,
          part,
          rule,
          history,
          held: heldByGate.get(key) ?? [],
          missed: missed(commitmentKey(part)),
        });
        if (passed.held.length > 0) heldByGate.set(key, passed.held);
        else heldByGate.delete(key);
        lines.push(...passed.lines.map((line) => draft(line, part, rule)));
      } catch (thrown) {
        undetermined.push(undeterminedOf(thrown, part, rule));
      }
    }
  }
  return { lines, undetermined, heldByGate };
}

function undeterminedOf(thrown: unknown, { commitment }: CommitmentPart, rule: PricedRule): UndeterminedRule {
  const where = { commitment, rule: rule.id, clause: rule.clause };
  if (thrown instanceof Undetermined)
    return { ...where, code: thrown.code, message: thrown.message, readings: thrown.readings };
  // A fee reader says by RangeError that the evidence lacks a charge; anything else is a mistake in a program.
  if (thrown instanceof RangeError) return { ...where, code: 'NO-FEE', message: thrown.message, readings: [] };
  throw thrown;
}

/**
 * Lines of one rule with repeats applied; none in periods without a value to look at. Published tables exist that name no
 * target (minutes of outage, days of delay): such a promise is never missed, and its rules go by their own key.
 */
function evaluateRule(part: CommitmentPart, rule: PricedRule, history: readonly PastPeriod[]): readonly CreditLine[] {
  const { verdict } = part.context;
  if (verdict !== 'met' && verdict !== 'missed' && verdict !== 'reported') return [];
  if (rule.terms.onlyWhen === 'missed' && verdict !== 'missed') return [];
  const found = rule.rule.evaluate({
    ...part.context,
    history,
    election: (id) => part.context.election(id === '' ? rule.id : id),
  });
  const lines = found.map((line) => ({ ...line, rule: rule.id, clause: rule.clause }));
  return repeated(lines, { part, rule, history });
}

function repeated(
  lines: readonly CreditLine[],
  { part, rule, history }: { part: CommitmentPart; rule: PricedRule; history: readonly PastPeriod[] },
): readonly CreditLine[] {
  const { repeat } = rule.terms;
  const running = missesRunning(history) + 1;
  if (repeat === undefined || part.context.verdict !== 'missed' || running < repeat.consecutiveMisses) return lines;
  return lines.map((line) => {
    const consequence = scale(line.consequence, repeat.times);
    const what = `${running} consecutive misses: × ${repeat.times.toString()}`;
    return { ...line, consequence, step: { what, value: formatConsequence(consequence), parts: [line.step] } };
  });
}

interface AtGate {
  readonly found: readonly CreditLine[];
  readonly part: CommitmentPart;
  readonly rule: PricedRule;
  readonly history: readonly PastPeriod[];
  readonly held: readonly HeldLine[];
  readonly missed: boolean;
}

/** A closed gate holds lines back while the misses run; it opens with enough of them, and forgets them at a period met. */
function throughGate(at: AtGate): { readonly lines: readonly CreditLine[]; readonly held: readonly HeldLine[] } {
  const { gate } = at.rule.terms;
  if (gate === undefined) return { lines: at.found, held: [] };
  if (!at.missed) return { lines: [], held: [] };
  const held = at.found.map((line) => ({ ...line, periodKey: at.part.context.period.key }));
  if (missesRunning(at.history) < gate.previousMissed) return { lines: [], held: [...at.held, ...held] };
  if (gate.creditFirst === true) return { lines: [...at.held.map(late), ...at.found], held: [] };
  if (gate.creditFirst === unstated && at.held.length > 0) {
    throw new Undetermined('AMBIGUOUS-GATE', {
      message: 'the text does not say whether the first of the consecutive misses is credited as well',
      readings: ['creditFirst: true', 'creditFirst: false'],
    });
  }
  return { lines: at.found, held: [] };
}

function late(line: HeldLine): CreditLine {
  const { periodKey, ...rest } = line;
  return {
    ...rest,
    step: { what: `held back in ${periodKey} until the next miss`, value: line.step.value, parts: [line.step] },
  };
}

function draft(line: CreditLine, part: CommitmentPart, rule: PricedRule): DraftLine {
  const occurrence = part.context.measurement.occurrences.find(({ id }) => id === line.occurrence);
  const made: DraftLine = {
    ...line,
    commitment: part.commitment,
    ...(part.subject === undefined ? {} : { subject: part.subject }),
    found: line.consequence,
    limits: [],
    scopes: { rule: ruleKey(part, rule), commitment: commitmentKey(part) },
    ...(occurrence === undefined ? {} : { when: { start: occurrence.start, end: occurrence.end } }),
    ...(rule.terms.oncePerEvent === undefined ? {} : { group: rule.terms.oncePerEvent }),
  };
  if (part.forfeited === undefined || sizeOf(line.consequence).isZero()) return made;
  return cutTo(made, Ratio.zero, { what: part.forfeited.reason, clause: part.forfeited.clause });
}

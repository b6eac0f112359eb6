/**
 * Credits of an agreement over its closed periods. Owns: laying judged periods before the fold and reading what comes out for the
 * statement. Does not own: any rule of money, which are credits/*.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Revision } from '../agreements/revision.ts';
import type { Period } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { CommitmentPart } from '../credits/draft.ts';
import { feeReader } from '../credits/fee-reader.ts';
import type { FeeFacts } from '../credits/fee-reader.ts';
import { joinAges } from '../credits/fee-ages.ts';
import type { FeeAge } from '../credits/fee-ages.ts';
import type { Fees } from '../credits/fees.ts';
import { foldPeriods } from '../credits/fold.ts';
import type { CreditInput, PeriodCredits } from '../credits/fold.ts';
import type { CreditPeriod, FeeReader } from '../credits/rule.ts';
import type { EvidenceView } from '../evidence/view.ts';
import { isOnTrial } from './judge.ts';
import type { Judged } from './judge.ts';
import type { JudgedPeriod } from './measure-period.ts';
import { daysIn, windowKey } from './periods.ts';
import { claimFor, claimResult } from './claims.ts';
import { creditResult, creditTotal } from './credit-figures.ts';
import { rightsOf } from './rights.ts';
import type { ClaimResult, CreditResult, CreditTotal, RightResult } from './statement.ts';
import type { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';

export interface MoneyQuestion {
  readonly agreement: Agreement;
  /** Every judged period from the first day on, in order of their ends. */
  readonly judged: readonly JudgedPeriod[];
  readonly evidence: EvidenceView;
  readonly statement: Period;
  readonly zone: Zone;
}

export interface MoneyResult {
  /** Credit lines by window key and subject. */
  readonly lines: ReadonlyMap<string, readonly CreditResult[]>;
  readonly total: CreditTotal | undefined;
  readonly claims: readonly ClaimResult[];
  readonly rights: readonly RightResult[];
}

/** Money, other remedies, claims and rights of the windows that close in the statement's period. */
export function settleMoney(question: MoneyQuestion): MoneyResult {
  const { judged, evidence, statement } = question;
  const closed = judged.filter((one) => one.window.end <= evidence.knownAt);
  const closing = closed.filter((one) => one.window.end > statement.start && one.window.end <= statement.end);
  const last = question.agreement.revisions[question.agreement.revisions.length - 1];
  const priced = closed.some((one) => one.commitment.rules.length > 0);
  if (last === undefined) return { lines: new Map(), total: undefined, claims: [], rights: [] };
  const currency = currencyOf(question.agreement);
  const ends = [...new Set(closed.map((one) => one.window.end))].sort((a, b) => a - b);
  const inputs = ends.map((end) =>
    inputAt(
      closed.filter((one) => one.window.end === end),
      question,
      last,
    ),
  );
  const folded = foldPeriods(inputs, {
    currency,
    money: last.terms.type !== 'expectation',
    zone: question.zone,
    termStartsOn: termStart(question.agreement, question.zone),
  });
  const settled = ends.flatMap((end, index) => {
    const credits = folded.periods[index];
    return credits !== undefined && end > statement.start && end <= statement.end ? [{ end, credits }] : [];
  });
  const shown = settled.map(({ credits }) => credits);
  const lines = linesByRow(settled, closing);
  return {
    lines,
    total: priced ? creditTotal(shown, currency) : undefined,
    claims: closing.flatMap((one) => claimsIn(one, lines, question)),
    rights: rightsOf({ closed, closing, history: folded.state.history }),
  };
}

/** Agreements whose only remedies are days, units or actions name no currency; ISO 4217 calls that XXX. */
function currencyOf({ revisions }: Agreement): string {
  return revisions.find(({ terms }) => terms.currency !== undefined)?.terms.currency ?? 'XXX';
}

/** Claims are printed where there is something to claim. */
function claimsIn(one: JudgedPeriod, lines: MoneyResult['lines'], question: MoneyQuestion): readonly ClaimResult[] {
  if (!lines.has(`${windowKey(one.commitment, one.window)} ${one.subject?.id ?? ''}`)) return [];
  const claim = claimFor(one, creditPeriod(one.window, question.zone), question.evidence);
  return claim === undefined ? [] : [claimResult(one, claim)];
}

function termStart(agreement: Agreement, zone: Zone): string {
  const first = agreement.revisions[0];
  if (first === undefined) throw new TypeError(`${agreement.id} has no revision`);
  return first.terms.term?.start ?? zone.toLocal(first.from).date;
}

/** All commitments whose windows close at one instant, as one closed period of the agreement. */
function inputAt(closing: readonly JudgedPeriod[], question: MoneyQuestion, last: Revision): CreditInput {
  const windows = closing.map((one) => one.window);
  const shortest = windows.reduce((a, b) => (b.start > a.start ? b : a));
  const period = creditPeriod(shortest, question.zone);
  const parts = closing.flatMap((one) => one.segments.map((segment) => partOf(one, segment, question)));
  const heads = closing.flatMap((one) => one.segments).map((one) => one.segment);
  const head = heads.reduce(
    (latest, { revision }) => (revision.from > latest.from ? revision : latest),
    heads[0]?.revision ?? last,
  );
  const span = {
    start: heads.reduce((at, one) => (one.span.start < at ? one.span.start : at), shortest.end),
    end: shortest.end,
  };
  const termEnd = head.terms.term?.end;
  return {
    period,
    daysInPeriod: daysIn(shortest, question.zone),
    parts,
    fees: feesOf(head, { span, inForce: span, period }, question),
    settings: head.terms.credits ?? {},
    lastOfTerm: endsBy(shortest.end, question, termEnd),
  };
}

/** Whether nothing follows: the term is over, or the last revision holds no longer. */
function endsBy(end: Instant, { agreement, zone }: MoneyQuestion, termEnd: string | undefined): boolean {
  const until = agreement.revisions.at(-1)?.to;
  return (until !== undefined && until <= end) || (termEnd !== undefined && zone.toLocal(end).date >= termEnd);
}

function creditPeriod(window: Period, zone: Zone): CreditPeriod {
  return { ...window, startsOn: zone.toLocal(window.start).date, endsOn: zone.toLocal(window.end).date };
}

const noFees: Fees = { lines: [], bases: {} };

/** Price lists in order of time; before the first revision its own prices hold. */
function agesOf({ revisions }: Agreement, zone: Zone): readonly FeeAge[] {
  const dateOf = (at: Instant | undefined): string | undefined =>
    at === undefined ? undefined : zone.toLocal(at).date;
  return joinAges(
    revisions.map(({ terms, from, to }, index) => ({
      fees: terms.fees ?? noFees,
      from: index === 0 ? undefined : dateOf(from),
      to: index === revisions.length - 1 ? undefined : dateOf(to),
    })),
  );
}

function feesOf(
  revision: Revision,
  facts: Pick<FeeFacts, 'span' | 'inForce' | 'period' | 'subjects' | 'claimedAt'>,
  question: MoneyQuestion,
): FeeReader {
  const { agreement } = question;
  return feeReader({
    fees: revision.terms.fees ?? noFees,
    ages: agesOf(agreement, revision.zone),
    currency: currencyOf(agreement),
    span: facts.span,
    inForce: facts.inForce,
    period: facts.period,
    zone: revision.zone,
    evidence: question.evidence,
    termStartsOn: termStart(question.agreement, revision.zone),
    claimedAt: facts.claimedAt,
    subjects: facts.subjects,
  });
}

function partOf(one: JudgedPeriod, judged: Judged, question: MoneyQuestion): CommitmentPart {
  const { commitment, revision, span } = judged.segment;
  const period = creditPeriod(one.window, revision.zone);
  const claim = claimFor(one, period, question.evidence);
  const claimedAt = claim?.stages.findLast((stage) => stage.inTime === true)?.receivedAt;
  return {
    commitment: commitment.id,
    ...(one.subject === undefined ? {} : { subject: one.subject.id }),
    context: {
      measurement: judged.measurement,
      attained: judged.attained,
      verdict: judged.verdict,
      target: judged.target,
      span,
      period,
      daysInPeriod: daysIn(one.window, revision.zone),
      agreedMs: judged.agreedMs,
      subjectClass: one.subject?.class ?? commitment.terms.class,
      fees: feesOf(
        revision,
        {
          span,
          inForce: inForceOf(one),
          period,
          claimedAt,
          subjects: one.subject === undefined ? undefined : [one.subject.id],
        },
        question,
      ),
      election: (rule) => electionFor(rule, one.window, question.evidence),
    },
    rules: commitment.rules,
    ...(claim?.status === 'forfeited' ? { forfeited: { reason: 'the claim was not received in time' } } : {}),
    ...(isOnTrial(judged.segment, one.window)
      ? { forfeited: { reason: `on trial until ${commitment.terms.initialUntil ?? ''}`, clause: commitment.clause } }
      : {}),
  };
}

/** From the first to the last moment of the window in which the commitment holds. */
function inForceOf({ segments, window }: JudgedPeriod): Interval {
  const spans = segments.map(({ segment }) => segment.span);
  return { start: spans[0]?.start ?? window.start, end: spans.at(-1)?.end ?? window.end };
}

/** The last choice made for a rule about the window. */
function electionFor(rule: string, window: Period, evidence: EvidenceView): string | undefined {
  const chosen = evidence
    .rows('election')
    .filter((row) => row.rule === rule && row.about >= window.start && row.about < window.end)
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
  return chosen[chosen.length - 1]?.choice;
}

/** Lines stand in the row of their commitment whose window closes with them. */
function linesByRow(
  settled: readonly { readonly end: Instant; readonly credits: PeriodCredits }[],
  closing: readonly JudgedPeriod[],
): ReadonlyMap<string, readonly CreditResult[]> {
  const found = new Map<string, CreditResult[]>();
  for (const { end, credits } of settled) {
    for (const line of credits.lines) {
      const row = closing.find(
        (one) => one.window.end === end && one.commitment.id === line.commitment && one.subject?.id === line.subject,
      );
      if (row === undefined) continue;
      const key = `${windowKey(row.commitment, row.window)} ${row.subject?.id ?? ''}`;
      found.set(key, [...(found.get(key) ?? []), creditResult(line)]);
    }
  }
  return found;
}

/**
 * What a supplier's contract makes of time that the supplier bears, evaluated on the same ledger. Owns: its windows, the credit and
 * its limit, which of the minutes it counts and why not the others. Does not own: whose time it was, the fall of the money (core).
 *
 * Time that the contract's own evidence does not tell of is evaluated as if it did: the claim would bring it forward. Under a
 * signal that is force majeure there it counts as excused, as the supplier would say.
 */
import { Amount, apportion, evaluate, Instant, IntervalSet, lanesOf, Money, Ratio, statementPeriod } from '@troth/core';
import type { Agreement, BorneTime, EvaluationRequest, EvidenceRow, Revision, RowResult, Statement } from '@troth/core';

export interface ContractWindow {
  readonly contract: string;
  readonly key: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly currency: string;
  /** The month whose statement gives the credit. */
  readonly period: string;
  /** Commitments with a credit that were looked at. */
  readonly rows: readonly RowResult[];
  /** Before the limits of the contract, and after them. */
  readonly credit: Money<string>;
  readonly given: Money<string>;
  /** Sentences of the limits that cut it. */
  readonly limits: readonly string[];
  /** None of its targets is missed in the window. */
  readonly stillMet: boolean;
  /** The window is not over. */
  readonly open: boolean;
  readonly claims: Statement['claims'];
  /** Milliseconds that the contract's own evidence does not tell of. */
  readonly assumedMs: number;
  /** Where the contract says that it leaves time out, and the rows that say so. */
  readonly excuses: readonly {
    readonly clause: string;
    readonly rows: readonly string[];
    readonly forceMajeure: boolean;
  }[];
  timeOf(time: IntervalSet): BorneTime;
}

export interface WindowQuestion {
  readonly request: ContractRequest;
  /** All time of the window that the supplier bears, of every customer. */
  readonly borne: IntervalSet;
  /** The promise that was missed is one of time. */
  readonly timed: boolean;
}

/** Undefined where the contract promises nothing of the sort that gives a credit. */
export function contractWindow({ request, borne, timed }: WindowQuestion): ContractWindow | undefined {
  const first = judged(request, timed);
  if (first === undefined) return undefined;
  const told = laneTime(first.rows, 'told');
  const unheard = timed ? borne.clip(first.start, first.end).minus(told) : IntervalSet.empty;
  if (unheard.isEmpty) return windowOf(request, first, 0);
  const rows = [...request.evidence.rows, ...assumedRows(request, unheard)];
  const assumed = { ...request, evidence: { ...request.evidence, rows } };
  return windowOf(assumed, judged(assumed, timed) ?? first, unheard.total());
}

/** A month of the contract, with its evidence. */
export type ContractRequest = EvaluationRequest & { readonly period: string };

interface Judged {
  readonly statement: Statement;
  readonly revision: Revision | undefined;
  readonly rows: readonly RowResult[];
  readonly start: Instant;
  readonly end: Instant;
  readonly period: string;
}

/** The statement of the month in which the window ends: it gives the credit. */
function judged(request: ContractRequest, timed: boolean): Judged | undefined {
  const here = rowsWithCredit(request, request.period, timed);
  const [row] = here?.rows ?? [];
  if (here === undefined || row === undefined) return undefined;
  const [start, end] = [Instant.parse(row.period.start), Instant.parse(row.period.end)];
  const zone = here.revision?.zone;
  const last = zone?.toLocal(Instant.plus(end, -1)).date.slice(0, 7) ?? request.period;
  const later = last > request.period && end <= request.knownAt ? rowsWithCredit(request, last, timed) : undefined;
  return { ...(later ?? here), start, end, period: later === undefined ? request.period : last };
}

function rowsWithCredit(
  request: EvaluationRequest,
  period: string,
  timed: boolean,
): Pick<Judged, 'statement' | 'revision' | 'rows'> | undefined {
  const made = evaluate({ ...request, period });
  if (!made.ok) return undefined;
  const at = statementPeriod(request.agreement, period);
  const revision = at.ok ? inForceAt(request.agreement, at.value.period) : undefined;
  const paying = new Set((revision?.commitments ?? []).filter(({ rules }) => rules.length > 0).map(({ id }) => id));
  const rows = made.value.rows.filter((row) => paying.has(row.commitment) && isTimed(row) === timed);
  return { statement: made.value, revision, rows };
}

const isTimed = ({ segments }: RowResult): boolean =>
  segments.some(({ figures }) => figures['downtime']?.unit === 'ms');

/** The revision that governs the end of the span, or the last before. */
function inForceAt({ revisions }: Agreement, { end }: { readonly end: Instant }): Revision | undefined {
  return revisions.findLast(({ from }) => from < end) ?? revisions[0];
}

function windowOf(request: ContractRequest, found: Judged, assumedMs: number): ContractWindow {
  const { statement, revision, rows, start, end, period } = found;
  const currency = statement.credit?.currency ?? revision?.terms.currency ?? 'XXX';
  const all = statement.rows.map(moneyOf);
  const parts = apportion(Money.of(statement.credit?.total ?? '0', currency), all);
  const given = statement.rows.flatMap((row, at) => (rows.includes(row) ? (parts[at] ?? []) : []));
  const before = Ratio.sumOf(rows.map(moneyOf));
  const verdicts = rows.map(({ verdict, soFar }) => soFar ?? verdict);
  return {
    contract: request.agreement.id,
    key: rows[0]?.period.key ?? period,
    start,
    end,
    currency,
    period,
    rows,
    credit: Amount.of(before, currency).settle(),
    given: Money.sum(given, currency),
    limits: (statement.credit?.limits ?? []).flatMap(({ what, cut }) => (cut === undefined ? [] : [what])),
    stillMet: !verdicts.includes('missed'),
    open: end > request.knownAt,
    claims: statement.claims.filter(({ commitment }) => rows.some((row) => row.commitment === commitment)),
    assumedMs,
    excuses: rows.flatMap(({ segments }) =>
      segments.flatMap(({ excluded }) =>
        excluded.map(({ rule, clause, rows: told }) => ({
          clause,
          rows: told,
          forceMajeure: isForceMajeure(revision, rule),
        })),
      ),
    ),
    timeOf: (time) => timeIn(found, time),
  };
}

const moneyOf = ({ credits }: RowResult): Ratio =>
  Ratio.sumOf(
    credits.flatMap(({ form, exact }) => (form === 'money' && exact !== undefined ? [Ratio.parse(exact)] : [])),
  );

const isForceMajeure = (revision: Revision | undefined, rule: string): boolean =>
  revision?.exclusions.some(({ id, kind }) => id === rule && kind === 'force-majeure') === true;

/** Every minute under one head: counted first, then why it is not. */
function timeIn({ rows, revision, start, end }: Judged, all: IntervalSet): BorneTime {
  const time = all.clip(start, end);
  const counted = time.intersect(laneTime(rows, 'counted'));
  const left = time.minus(counted);
  const excused = left.intersect(forceMajeureTime(rows, revision));
  const outside = left.minus(excused).minus(shortTime(rows));
  return {
    counted: Ratio.of(counted.total()),
    excused: Ratio.of(excused.total()),
    outside: Ratio.of(outside.total()),
    short: Ratio.of(left.minus(excused).minus(outside).total()),
  };
}

type LaneRole = ReturnType<typeof lanesOf>[number]['role'];

function laneTime(rows: readonly RowResult[], role: LaneRole, is: (what: string) => boolean = () => true): IntervalSet {
  const lanes = rows.flatMap(({ segments }) => segments.flatMap(lanesOf));
  const own = lanes.filter((lane) => lane.role === role && is(lane.step.what));
  return IntervalSet.of(
    own.flatMap(({ intervals }) =>
      intervals.map(([start, end]) => ({ start: Instant.of(start), end: Instant.of(end) })),
    ),
  );
}

function forceMajeureTime(rows: readonly RowResult[], revision: Revision | undefined): IntervalSet {
  const rules = (revision?.exclusions ?? []).filter(({ kind }) => kind === 'force-majeure').map(({ id }) => id);
  return laneTime(rows, 'excused', (what) => rules.some((id) => what === `excluded by ${id}`));
}

/** In its hours, told of, left out by no clause, and not counted: an outage that is too short. */
function shortTime(rows: readonly RowResult[]): IntervalSet {
  return laneTime(rows, 'joined').minus(laneTime(rows, 'excused')).minus(laneTime(rows, 'counted'));
}

/** Outages that the contract's own evidence lacks, and the excuse where a signal of its force majeure was up. */
function assumedRows(
  { agreement, evidence, knownAt }: EvaluationRequest,
  unheard: IntervalSet,
): readonly EvidenceRow[] {
  const stretches = [...unheard];
  const down = stretches.map(({ start, end }, at): EvidenceRow => ({
    form: 'state',
    id: `borne-${at + 1}`,
    source: sourceOf(agreement, start),
    agreement: agreement.id,
    state: 'down',
    start,
    end,
    recordedAt: knownAt,
  }));
  const events = new Set(
    agreement.revisions.flatMap(({ exclusions }) =>
      exclusions.filter(({ kind }) => kind === 'force-majeure').flatMap((rule) => rule.events ?? []),
    ),
  );
  const signals = IntervalSet.of(
    evidence.rows.flatMap((row) => (row.form === 'signal' && events.has(row.signal) ? [row] : [])),
  );
  const excused = [...unheard.intersect(signals)].map(({ start, end }, at): EvidenceRow => ({
    form: 'exclusion',
    id: `borne-${at + 1}-excused`,
    source: sourceOf(agreement, start),
    agreement: agreement.id,
    kind: 'force-majeure',
    decision: 'accepted',
    start,
    end,
    recordedAt: knownAt,
  }));
  return [...down, ...excused];
}

function sourceOf({ revisions }: Agreement, at: Instant): string {
  const revision = revisions.findLast(({ from }) => from <= at) ?? revisions[0];
  return revision?.commitments.flatMap(({ terms }) => terms.sources ?? [])[0] ?? 'probe';
}

/**
 * The close board of a month: one line per agreement, and sums that are the sums of the lines. Owns: gathering. Everything
 * comes from what is kept in memory or was evaluated already; only a period that nobody evaluated yet is evaluated here.
 */
import { inForce, Instant, Money, Ratio, statementPeriod } from '@troth/core';
import type { Agreement, Localized, Statement } from '@troth/core';
import type { StoredFact } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { liveRegisterOf } from '../desk/live-register.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { allFacts } from '../evidence/find-row.ts';
import { blockedGiven, correctableUntil, revisionAtEnd, undecidedIn } from '../periods/guards.ts';
import type { Blocked } from '../periods/guards.ts';
import { listProposals } from '../periods/restate.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { lightOf, lights, nextOf, unexplained } from './close-row.ts';
import type { CloseFacts, Light, NextStep } from './close-row.ts';
import { payableShort, sumsOf } from './short-money.ts';
import { shortOf, statementRegisterOf } from './statement-register.ts';
import type { ShortRow, ShortStatement } from './statement-register.ts';

interface Pointed {
  readonly id: string;
  readonly state: string;
}

export interface CloseRow {
  readonly agreement: string;
  readonly title: Localized;
  readonly type: string;
  /** Parties by the record of roles; missing where nobody wrote them down. */
  readonly customer?: string | undefined;
  readonly provider?: string | undefined;
  readonly period: Statement['period'];
  readonly light: Light;
  readonly next?: NextStep | undefined;
  readonly rows: readonly ShortRow[];
  /** The least that was observed of any commitment, exact. */
  readonly completeness: string;
  readonly guards: readonly Blocked[];
  /** Until then corrections are waited for. */
  readonly correctableUntil: string;
  readonly openExclusions: readonly string[];
  readonly disputes: readonly string[];
  readonly missed: number;
  /** Missed, and nobody said whether people were warned. */
  readonly unexplained: number;
  /** What the statement gives; provisional until it is issued. */
  readonly credit?: { readonly amount: string; readonly currency: string } | undefined;
  readonly statement?:
    | { readonly version: number; readonly hash: string; readonly issuedAt: string; readonly overruled: boolean }
    | undefined;
  readonly proposal?: string | undefined;
  readonly report?: (Pointed & { readonly number: number; readonly current: boolean }) | undefined;
  readonly notes: readonly (Pointed & {
    readonly amount: string;
    readonly currency: string;
    readonly exported: boolean;
  })[];
  readonly dated?: { readonly id: string; readonly why: Localized; readonly until: string } | undefined;
}

type Sums = readonly { readonly amount: string; readonly currency: string }[];

export interface CloseBoard {
  readonly period: string;
  readonly rows: readonly CloseRow[];
  readonly totals: Readonly<Record<Light, number>> & {
    readonly agreements: number;
    readonly openExclusions: number;
    readonly disputes: number;
    readonly missed: number;
    readonly unexplained: number;
    /** Owed to customers. */
    readonly credit: Sums;
    /** Owed to us by suppliers. */
    readonly toUs: Sums;
    readonly noted: Sums;
  };
  /** Every agreement is closed or has a dated reason. */
  readonly done: boolean;
}

export interface CloseBoardQuestion extends Question {
  readonly actor: Actor;
  /** "2024-11". */
  readonly period: string;
  /** One agreement alone. */
  readonly only?: string | undefined;
}

export async function closeBoard(
  context: Context,
  { organisation, period, only }: CloseBoardQuestion,
): Promise<CloseBoard> {
  const facts = await gather(context, organisation, period);
  const rows: CloseRow[] = [];
  for (const one of facts.inForce) {
    if (only !== undefined && one.agreement.id !== only) continue;
    const row = await rowOf(context, { organisation, period, one, facts });
    if (row !== undefined) rows.push(row);
  }
  return {
    period,
    rows,
    totals: totalsOf(rows),
    done: rows.every(({ light }) => light === 'closed' || light === 'dated'),
  };
}

interface InForce {
  readonly agreement: Agreement;
  readonly span: { readonly start: Instant; readonly end: Instant };
}

interface Gathered {
  readonly now: Instant;
  readonly register: Register;
  readonly statements: Awaited<ReturnType<typeof statementRegisterOf>>;
  readonly live: ReadonlyMap<string, ShortStatement>;
  readonly exclusions: ReadonlyMap<string, readonly StoredFact[]>;
  readonly proposals: ReadonlyMap<string, string>;
  readonly inForce: readonly InForce[];
}

async function gather(context: Context, organisation: string, period: string): Promise<Gathered> {
  const { store } = context;
  const register = await registerOf(store, organisation);
  const statements = await statementRegisterOf(store, organisation);
  const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
  const all = [...shelf.agreements.values()].flatMap(({ agreement }) => inForceIn(agreement, period));
  const found = await store.read(organisation, (reader) => allFacts(reader, { forms: ['exclusion'] }));
  const open = await listProposals(context, { organisation });
  return {
    now: context.clock(),
    register,
    statements,
    live: await liveRegisterOf(store, organisation),
    exclusions: Map.groupBy(found, ({ row }) => row.agreement ?? ''),
    proposals: new Map(
      open.flatMap((one) => (one.state === 'proposed' && one.period === period ? [[one.agreement, one.id]] : [])),
    ),
    inForce: all.sort((a, b) => (a.agreement.id < b.agreement.id ? -1 : 1)),
  };
}

function inForceIn(agreement: Agreement, key: string): readonly InForce[] {
  const period = statementPeriod(agreement, key);
  if (!period.ok) return [];
  const { start, end } = period.value.period;
  const holds = inForce(agreement, { start, end });
  return holds.some(({ revision }) => revision.commitments.length > 0) ? [{ agreement, span: { start, end } }] : [];
}

interface RowQuestion {
  readonly organisation: string;
  readonly period: string;
  readonly one: InForce;
  readonly facts: Gathered;
}

async function rowOf(context: Context, question: RowQuestion): Promise<CloseRow | undefined> {
  const { organisation, period, one, facts } = question;
  const { agreement, span } = one;
  const { id } = agreement;
  const issue = facts.statements.versions(id, period).at(-1);
  const statement =
    issue ?? facts.live.get(`${id}/${period}`) ?? (await evaluated(context, { organisation, agreement: id, period }));
  if (statement === undefined || statement.rows.length === 0) return undefined;
  const closing = factsOf({ ...question, statement, now: facts.now });
  const { report, notes, closeNote, disputes, openExclusions, blocked } = closing;
  const roles = facts.register.get('agreement-roles', id)?.body;
  const credit = payableShort(statement);
  const next = nextOf(closing);
  return {
    agreement: id,
    title: statement.title,
    type: statement.type,
    ...(roles === undefined ? {} : { customer: roles.customer, provider: roles.provider }),
    period: { ...statement.period, start: Instant.format(span.start), end: Instant.format(span.end) },
    light: lightOf(closing),
    ...(next === undefined ? {} : { next }),
    rows: statement.rows,
    completeness: Ratio.min(...statement.rows.map((row) => Ratio.parse(row.completeness))).toString(),
    guards: issue === undefined ? blocked : [],
    correctableUntil: closing.correctableUntil,
    openExclusions,
    disputes: disputes.map((dispute) => dispute.id),
    missed: statement.rows.filter(({ verdict, soFar }) => verdict === 'missed' || soFar === 'missed').length,
    unexplained: unexplained(statement, closing.breaches).length,
    ...(credit === undefined ? {} : { credit: credit.toJSON() }),
    ...(issue === undefined
      ? {}
      : {
          statement: {
            version: issue.version,
            hash: issue.hash,
            issuedAt: issue.issuedAt,
            overruled: issue.overruled !== undefined,
          },
        }),
    ...(closing.proposal === undefined ? {} : { proposal: closing.proposal }),
    ...(report === undefined
      ? {}
      : {
          report: {
            id: report.id,
            state: report.body.state,
            number: report.body.number,
            current: report.body.statement === issue?.hash,
          },
        }),
    notes: notes.map(({ id: note, body }) => ({
      id: note,
      state: body.state,
      ...body.total,
      exported: body.exportedAt !== undefined,
    })),
    ...(closeNote === undefined
      ? {}
      : { dated: { id: closeNote.id, why: closeNote.body.why, until: closeNote.body.until } }),
  };
}

async function evaluated(
  context: Context,
  question: { readonly organisation: string; readonly agreement: string; readonly period: string },
): Promise<ShortStatement | undefined> {
  const made = await statementOf(context, question);
  return made.ok ? shortOf(made.value.statement) : undefined;
}

function factsOf({
  one: { agreement, span },
  period,
  facts,
  statement,
  now,
}: RowQuestion & { readonly statement: ShortStatement; readonly now: Instant }): CloseFacts {
  const { register } = facts;
  const { id } = agreement;
  const own = <
    T extends { readonly about: { readonly agreement?: string | undefined; readonly period?: string | undefined } },
  >(
    records: readonly T[],
  ): readonly T[] => records.filter(({ about }) => about.agreement === id && about.period === period);
  const revision = revisionAtEnd(agreement, span.end);
  const open = undecidedIn(facts.exclusions.get(id) ?? [], { agreement: id, knownAt: now, span });
  const completeness = statement.rows.map(({ commitment, completeness: least }) => ({ name: commitment, least }));
  return {
    statement,
    issue: facts.statements.versions(id, period).at(-1),
    over: span.end <= now,
    blocked: blockedGiven({ revision, completeness, open, end: span.end, now }),
    correctableUntil: Instant.format(correctableUntil(revision, span.end)),
    openExclusions: open,
    disputes: own(register.all('dispute')).filter(
      ({ body }) => body.state === 'raised' || body.state === 'under-review',
    ),
    breaches: own(register.all('breach')),
    proposal: facts.proposals.get(id),
    report: own(register.all('report')).findLast(
      ({ body }) => body.state !== 'discarded' && body.state !== 'superseded',
    ),
    notes: own(register.all('credit-note')).filter(({ body }) => body.state !== 'cancelled'),
    closeNote: own(register.all('close-note')).find(({ body }) => body.state === 'open'),
  };
}

function totalsOf(rows: readonly CloseRow[]): CloseBoard['totals'] {
  const count = (of: (row: CloseRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const moneyOf = ({ amount, currency }: { readonly amount: string; readonly currency: string }) =>
    Money.of(amount, currency);
  const creditOf = (ours: boolean) =>
    rows.flatMap(({ credit, type }) => (credit === undefined || (type === 'sla') !== ours ? [] : [moneyOf(credit)]));
  const byLight = Object.fromEntries(lights.map((light) => [light, count((row) => (row.light === light ? 1 : 0))]));
  return {
    closed: 0,
    ready: 0,
    blocked: 0,
    dated: 0,
    running: 0,
    ...byLight,
    agreements: rows.length,
    openExclusions: count((row) => row.openExclusions.length),
    disputes: count((row) => row.disputes.length),
    missed: count((row) => row.missed),
    unexplained: count((row) => row.unexplained),
    credit: sumsOf(creditOf(true)),
    toUs: sumsOf(creditOf(false)),
    noted: sumsOf(rows.flatMap(({ notes }) => notes.map(moneyOf))),
  };
}

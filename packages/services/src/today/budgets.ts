/**
 * How every promise of the open periods stands against what it allows: the projection, the works that count, and what a miss
 * costs. Owns: reading these out of live statements and planned works. Does not own: the projection (core), the price (exposure.ts).
 */
import { Instant, parseTarget, projectCases, projectTime, Ratio } from '@troth/core';
import type { CaseProjection, Projection, RowResult, SegmentResult } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import type { LiveStatement } from '../periods/live.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { exposureOf } from './exposure.ts';
import type { Sum } from './item.ts';

interface BudgetHead {
  readonly shelved: ShelvedAgreement;
  readonly row: RowResult;
  readonly segment: SegmentResult;
  readonly period: { readonly key: string; readonly start: Instant; readonly end: Instant; readonly zone: string };
  /** Missed already, if nothing more happened. */
  readonly missed: boolean;
  readonly exposure?: Sum | undefined;
}

export interface TimeView extends BudgetHead {
  readonly of: 'time';
  readonly used: Ratio;
  readonly allowed: Ratio;
  readonly projection: Projection;
  /** Planned, and counting against it. */
  readonly works: readonly PracticeRecord<'change'>[];
}

export interface CasesView extends BudgetHead {
  readonly of: 'cases';
  readonly cases: Ratio;
  readonly misses: Ratio;
  readonly target: Ratio;
  readonly projection: CaseProjection;
}

export type BudgetView = TimeView | CasesView;

export interface BudgetQuestion {
  readonly organisation: string;
  readonly register: Register;
  readonly agreements: ReadonlyMap<string, ShelvedAgreement>;
  readonly live: readonly LiveStatement[];
  readonly now: Instant;
}

/** Of periods that are under way. */
export async function budgetsOf(context: Context, question: BudgetQuestion): Promise<readonly BudgetView[]> {
  const found: BudgetView[] = [];
  for (const live of question.live) {
    const shelved = question.agreements.get(live.agreement);
    if (shelved === undefined) continue;
    for (const row of live.statement.rows) {
      const view = viewOf(row, shelved, question);
      if (view === undefined) continue;
      const exposure = await exposureOf(context, { ...question, live, view });
      found.push(exposure === undefined ? view : { ...view, exposure });
    }
  }
  return found;
}

function viewOf(row: RowResult, shelved: ShelvedAgreement, question: BudgetQuestion): BudgetView | undefined {
  const segment = row.segments.at(-1);
  const [start, end] = [Instant.parse(row.period.start), Instant.parse(row.period.end)];
  if (segment === undefined || end <= question.now || start > question.now) return undefined;
  const period = { key: row.period.key, start, end, zone: row.period.zone };
  const head = { shelved, row, segment, period, missed: (row.soFar ?? row.verdict) === 'missed' };
  const passed = { passedMs: Ratio.of(question.now - start), wholeMs: Ratio.of(end - start) };
  return timeView(head, passed, question) ?? casesView(head, passed);
}

interface Passed {
  readonly passedMs: Ratio;
  readonly wholeMs: Ratio;
}

function timeView(head: BudgetHead, passed: Passed, { register, now }: BudgetQuestion): TimeView | undefined {
  const [used, allowed] = [valueOf(head.segment, 'downtime'), valueOf(head.segment, 'allowed')];
  if (used === undefined || allowed === undefined) return undefined;
  const works = register.all('change').filter(({ body }) => counts(body, head, now));
  const worksMs = Ratio.of(works.reduce((sum, { body }) => sum + body.expectedCutMs, 0));
  const projection = projectTime({ usedMs: used, allowedMs: allowed, worksMs, ...passed });
  return { ...head, of: 'time', used, allowed, projection, works };
}

/** Works that are still to come within the period, on this agreement, and are not excluded. */
function counts(change: PracticeRecord<'change'>['body'], { shelved, row, period }: BudgetHead, now: Instant): boolean {
  const start = Instant.parse(change.window.start);
  return (
    change.counted &&
    (change.state === 'planned' || change.state === 'approved') &&
    change.agreements.includes(shelved.agreement.id) &&
    (row.subject === undefined || change.subjects === undefined || change.subjects.includes(row.subject)) &&
    start >= now &&
    start >= period.start &&
    start < period.end
  );
}

function casesView(head: BudgetHead, passed: Passed): CasesView | undefined {
  const [cases, misses] = [valueOf(head.segment, 'cases'), valueOf(head.segment, 'misses')];
  const read = head.segment.target === undefined ? undefined : parseTarget(head.segment.target);
  if (cases === undefined || misses === undefined || read === undefined || typeof read === 'string') return undefined;
  const { bound, comparator } = read;
  if (bound.dimension !== 'ratio' || (comparator !== '>=' && comparator !== '>')) return undefined;
  const target = bound.value;
  return {
    ...head,
    of: 'cases',
    cases,
    misses,
    target,
    projection: projectCases({ cases, misses, target, ...passed }),
  };
}

function valueOf({ figures }: SegmentResult, name: string): Ratio | undefined {
  const figure = figures[name];
  return figure === undefined ? undefined : Ratio.parse(figure.exact);
}

/**
 * What each clause did to one promise, and what earlier or later revisions would have made of the same evidence ("met under
 * revision 1"). Owns: asking the engine and keeping the answer while nothing changes. Every line is a whole evaluation.
 */
import { ablate, accepted, evaluate, Instant } from '@troth/core';
import type { Ablation, Agreement, EvaluationRequest, Outcome, Revision, RowResult, Statement } from '@troth/core';
import type { Store } from '@troth/stores';
import type { Context } from '../context.ts';
import { requestFor } from './statement-of.ts';
import type { StatementQuestion } from './statement-of.ts';

export interface Effect {
  readonly verdict: string;
  readonly value?: string | undefined;
  readonly downtimeMs?: string | undefined;
  readonly credit?: string | undefined;
}

export interface RevisionEffect extends Effect {
  readonly revision: number;
  /** It is the one that governed. */
  readonly governed: boolean;
  /** Had every exclusion been accepted that was asked for and refused. */
  readonly accepting?: (Effect & { readonly exclusions: readonly string[] }) | undefined;
}

export interface ClauseEffects {
  readonly clauses: readonly Ablation[];
  readonly revisions: readonly RevisionEffect[];
}

const kept = new WeakMap<Store, Map<string, ClauseEffects>>();
const mostKept = 500;

export async function clauseEffects(
  context: Context,
  question: StatementQuestion & { readonly commitment: string },
): Promise<Outcome<ClauseEffects>> {
  const { organisation, agreement, period, commitment } = question;
  const request = await requestFor(context, question);
  if (!request.ok) return request;
  const { knownAt, evidence } = request.value;
  const revisions = request.value.agreement.revisions.map(({ hash }) => hash).join(' ');
  // What came in since would be among the rows or in the sums of the columns.
  const rows = evidence.rows.filter((row) => row.recordedAt <= knownAt).length;
  const columns = (evidence.columns ?? []).map(({ recordedAt, total }) => `${recordedAt}:${total.length}`).join(' ');
  const key = JSON.stringify([organisation, agreement, period, commitment, revisions, rows, columns, knownAt]);
  const memory = kept.get(context.store) ?? new Map<string, ClauseEffects>();
  kept.set(context.store, memory);
  const before = memory.get(key);
  if (before !== undefined) return accepted(before);
  const found = {
    clauses: ablate({ ...request.value, period }).filter((one) => one.commitment === commitment),
    revisions: underRevisions(request.value, commitment),
  };
  const [oldest] = memory.keys();
  if (memory.size >= mostKept && oldest !== undefined) memory.delete(oldest);
  memory.set(key, found);
  return accepted(found);
}

/** The same evidence under each revision, as if it alone had held; none where there is only one. */
function underRevisions(request: EvaluationRequest, commitment: string): readonly RevisionEffect[] {
  const { agreement } = request;
  const byNumber = new Map(agreement.revisions.map((revision) => [revision.revision, revision]));
  if (byNumber.size < 2) return [];
  const actual = evaluate(request);
  const own = (actual.ok ? actual.value.rows : []).filter((row) => row.commitment === commitment);
  const governing = new Set(own.flatMap((row) => row.segments.map(({ revision }) => revision)));
  const period = own[0]?.period;
  const refused = request.evidence.rows.filter(
    (row) =>
      row.form === 'exclusion' &&
      row.decision === 'refused' &&
      row.agreement === agreement.id &&
      period !== undefined &&
      row.start < Instant.parse(period.end) &&
      row.end > Instant.parse(period.start),
  );
  const decided = request.evidence.rows.map((row) =>
    row.form === 'exclusion' && refused.includes(row) ? { ...row, decision: 'accepted' as const } : row,
  );
  return [...byNumber.values()].flatMap((revision) => {
    const under = { ...request, agreement: alone(agreement, revision) };
    const effect = effectOf(under, commitment);
    if (effect === undefined) return [];
    const other =
      refused.length === 0
        ? undefined
        : effectOf({ ...under, evidence: { ...request.evidence, rows: decided } }, commitment);
    return [
      {
        revision: revision.revision,
        governed: governing.has(revision.revision),
        ...effect,
        ...(other === undefined ? {} : { accepting: { exclusions: refused.map(({ id }) => id), ...other } }),
      },
    ];
  });
}

/** As if that revision had held from the first day. */
export function alone({ id, revisions }: Agreement, revision: Revision): Agreement {
  return { id, revisions: [{ ...revision, from: revisions[0]?.from ?? revision.from, to: undefined }] };
}

function effectOf(request: EvaluationRequest, commitment: string): Effect | undefined {
  const made = evaluate(request);
  const row = made.ok ? made.value.rows.find((one) => one.commitment === commitment) : undefined;
  return made.ok && row !== undefined ? effectIn(made.value, row) : undefined;
}

/** A row of a statement and the money of the whole. */
export function effectIn({ credit }: Statement, row: RowResult): Effect {
  const last = row.segments.at(-1);
  const downtimeMs = last?.figures['downtime']?.exact;
  return {
    verdict: row.soFar ?? row.verdict,
    ...(last?.value === undefined ? {} : { value: last.value.exact }),
    ...(downtimeMs === undefined ? {} : { downtimeMs }),
    ...(credit === undefined ? {} : { credit: credit.total }),
  };
}

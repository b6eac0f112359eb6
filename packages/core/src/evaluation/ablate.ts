/**
 * What each clause did to a result: the same period evaluated without it ("met only because clause K10 excluded 40 min").
 * Owns: the comparison. Does not own: which clauses can be switched off (switches.ts). Each line is a full evaluation.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Instant } from '../values/instant.ts';
import { evaluate } from './evaluate.ts';
import type { EvidenceInput } from './evaluate.ts';
import type { RowResult, Statement } from './statement.ts';
import { switchesOf } from './switches.ts';
import type { Switch } from './switches.ts';

export interface AblationRequest {
  readonly agreement: Agreement;
  readonly evidence: EvidenceInput;
  readonly period: string;
  readonly knownAt: Instant;
}

/** A clause that bore on the result. */
export interface Ablation {
  readonly clause: string;
  readonly what: string;
  readonly commitment: string;
  readonly with: Outlook;
  readonly without: Outlook;
  /** The verdict or the money would be different. */
  readonly decisive: boolean;
}

export interface Outlook {
  readonly value: string | undefined;
  readonly verdict: string;
  readonly downtimeMs: string | undefined;
  readonly credit: string | undefined;
}

/** Every clause whose absence would change a value, verdict or credit of the period. */
export function ablate(request: AblationRequest): readonly Ablation[] {
  const base = evaluate(request);
  if (!base.ok) return [];
  return switchesOf(request.agreement).flatMap((one) => {
    const changed = evaluate({ ...request, agreement: one.agreement });
    return changed.ok ? differences(one, base.value, changed.value) : [];
  });
}

function differences(one: Switch, base: Statement, changed: Statement): readonly Ablation[] {
  const others = new Map(changed.rows.map((row) => [key(row), row]));
  return base.rows.flatMap((row): Ablation[] => {
    const other = others.get(key(row));
    if (other === undefined) return [];
    const [withClause, without] = [outlook(row, base), outlook(other, changed)];
    if (JSON.stringify(withClause) === JSON.stringify(without)) return [];
    const decisive = withClause.verdict !== without.verdict || withClause.credit !== without.credit;
    return [{ clause: one.clause, what: one.what, commitment: row.commitment, with: withClause, without, decisive }];
  });
}

function key(row: RowResult): string {
  return `${row.commitment} ${row.subject ?? ''} ${row.period.key}`;
}

function outlook(row: RowResult, statement: Statement): Outlook {
  const last = row.segments[row.segments.length - 1];
  return {
    value: last?.value?.exact,
    verdict: row.soFar ?? row.verdict,
    downtimeMs: last?.figures['downtime']?.exact,
    credit: statement.credit?.total,
  };
}

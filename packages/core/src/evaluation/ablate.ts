/**
 * What each clause did to a result: the same period evaluated without it ("met only because clause K10 excluded 40 min").
 * Owns: switching one clause off at a time. Nothing is approximated; each line is a full evaluation.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import type { Instant } from '../values/instant.ts';
import { evaluate } from './evaluate.ts';
import type { EvidenceInput } from './evaluate.ts';
import type { RowResult, Statement } from './statement.ts';

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
  return switches(request.agreement).flatMap((one) => {
    const changed = evaluate({ ...request, agreement: one.agreement });
    return changed.ok ? differences(one, base.value, changed.value) : [];
  });
}

interface Switch {
  readonly clause: string;
  readonly what: string;
  readonly agreement: Agreement;
}

function switches(agreement: Agreement): readonly Switch[] {
  const latest = new Map<string, Switch>();
  const add = (one: Switch): void => void latest.set(`${one.clause} ${one.what}`, one);
  for (const revision of agreement.revisions) {
    for (const rule of revision.maintenance)
      add({
        clause: rule.clause ?? 'K10',
        what: `maintenance ${rule.id}`,
        agreement: each(agreement, (one) => ({
          ...one,
          maintenance: one.maintenance.filter((other) => other.id !== rule.id),
        })),
      });
    for (const rule of revision.exclusions)
      add({
        clause: rule.clause ?? 'K09',
        what: `exclusion ${rule.id}`,
        agreement: each(agreement, (one) => ({
          ...one,
          exclusions: one.exclusions.filter((other) => other.id !== rule.id),
        })),
      });
    for (const waiver of revision.terms.waivers ?? [])
      add({
        clause: `waiver ${waiver.id}`,
        what: 'waiver',
        agreement: each(agreement, (one) => ({
          ...one,
          terms: { ...one.terms, waivers: (one.terms.waivers ?? []).filter((other) => other.id !== waiver.id) },
        })),
      });
    for (const commitment of revision.commitments) for (const one of termSwitches(agreement, commitment)) add(one);
  }
  return [...latest.values()];
}

function termSwitches(agreement: Agreement, commitment: Commitment): readonly Switch[] {
  const { id, clause } = commitment;
  const change = (what: string, patch: (one: Commitment) => Commitment, at = clause): Switch => ({
    clause: at,
    what,
    agreement: each(agreement, (revision) => ({
      ...revision,
      commitments: revision.commitments.map((one) => (one.id === id ? patch(one) : one)),
    })),
  });
  const found = commitment.metric
    .ablations()
    .map((ablation) =>
      change(ablation.name, (one) => ({ ...one, metric: ablation.metric }), ablation.clause ?? clause),
    );
  const { rounding, unknown } = commitment.terms;
  if (rounding !== undefined && rounding !== 'none')
    found.push(change('rounding', (one) => ({ ...one, terms: { ...one.terms, rounding: 'none' } })));
  for (const policy of ['up', 'down', 'remove'] as const) {
    if (policy !== (unknown ?? 'separate') && !(policy === 'up' && (unknown ?? 'separate') === 'separate'))
      found.push(change(`unknown time as ${policy}`, (one) => ({ ...one, terms: { ...one.terms, unknown: policy } })));
  }
  return found;
}

function each(agreement: Agreement, patch: (revision: Revision) => Revision): Agreement {
  return { ...agreement, revisions: agreement.revisions.map(patch) };
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

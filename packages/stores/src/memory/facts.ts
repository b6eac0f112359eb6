/** Rows of evidence in memory. */
import { extentOf, touches } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import type { EvidenceReceipt, FactBatch, FactQuestion, StoredFact } from '../ports/evidence.ts';
import type { Act } from '../ports/store.ts';
import { evidenceEntry } from '../rules/entries.ts';
import { factHash, rowWithRecordedAt } from '../rules/facts.ts';
import { append } from './ledger.ts';
import type { Session } from './session.ts';

export function findFacts({ state }: Session, question: FactQuestion): readonly StoredFact[] {
  const { agreement, after, limit } = question;
  const lists =
    agreement === undefined ? state.facts.values() : [ofNobody, agreement].map((key) => state.facts.get(key) ?? []);
  return lists
    .flatMap((facts) => facts.filter((fact) => isAsked(fact.row, question) && isAfter(fact, after)))
    .sort((a, b) => a.entry - b.entry || a.position - b.position)
    .slice(0, limit);
}

/** The key of facts that name no agreement; no agreement has an empty name. */
const ofNobody = '';

function isAsked(row: EvidenceRow, { agreement, names, forms, source, span, knownAt }: FactQuestion): boolean {
  if (agreement !== undefined && row.agreement !== undefined && row.agreement !== agreement) return false;
  const unnamed = agreement !== undefined && row.agreement === undefined;
  if (unnamed && names !== undefined && row.subject !== undefined && !names.includes(row.subject)) return false;
  return (
    (forms === undefined || forms.includes(row.form)) &&
    (source === undefined || row.source === source) &&
    (span === undefined || touches(extentOf(row), span)) &&
    (knownAt === undefined || row.recordedAt <= knownAt)
  );
}

const isAfter = (fact: StoredFact, after: FactQuestion['after']): boolean =>
  after === undefined || (fact.entry - after.entry || fact.position - after.position) > 0;

export function addFacts(session: Session, batch: FactBatch, act: Act): EvidenceReceipt {
  const { state } = session;
  const stamp = session.stamp();
  const fresh: { readonly row: EvidenceRow; readonly at: number }[] = [];
  for (const [at, told] of batch.rows.entries()) {
    const row = rowWithRecordedAt(told, batch.claimed === true ? told.recordedAt : stamp);
    const hash = Buffer.from(factHash(row)).toString('hex');
    const tellings = state.tellings.get(hash) ?? [];
    const known = batch.claimed === true ? tellings.includes(row.recordedAt) : tellings.length > 0;
    if (known) continue;
    state.tellings.set(hash, [...tellings, row.recordedAt]);
    fresh.push({ row: Object.freeze(row), at });
  }
  const duplicates = batch.rows.length - fresh.length;
  if (fresh.length === 0) return { entry: undefined, accepted: 0, duplicates, fresh: [] };
  const { index: entry } = append(session, evidenceEntry({ ...batch, rows: fresh.map(({ row }) => row) }, act));
  const facts = fresh.map(({ row }, position): StoredFact => ({ row, entry, position }));
  for (const [key, own] of Map.groupBy(facts, ({ row }) => row.agreement ?? ofNobody))
    state.facts.set(key, [...(state.facts.get(key) ?? []), ...own]);
  return { entry, accepted: fresh.length, duplicates, fresh: fresh.map(({ at }) => at) };
}

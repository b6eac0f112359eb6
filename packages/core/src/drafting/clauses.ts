/**
 * A draft seen clause by clause. Owns: what of a text belongs to a clause, and the hash under which a clause is cleared: once
 * a term or a sentence of it changes, whoever cleared it has not cleared that. Does not own: which chapter a term stands in,
 * and the sentences (contract).
 */
import { contractChapters } from '../contract/contract.ts';
import { clauseOfPath } from '../contract/clause-of-term.ts';
import type { Json } from '../ledger/entry.ts';
import { canonicalHash } from '../values/canonical.ts';
import type { Change } from './changes.ts';

export type DraftText = Readonly<Record<string, Json>>;

type Group = { readonly [key: string]: Json };

const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const groupsIn = (value: Json | undefined): readonly Group[] => (Array.isArray(value) ? value.filter(isGroup) : []);

/** What names the document and no clause of it. */
const identity = new Set(['apiVersion', 'kind', 'id', 'revision']);
/** What heads the document (its title, what it inherits, its definitions) is looked at with its purpose. */
const heading = 'K02';

/** Terms and prose of one clause; empty where the text is silent. */
export function clauseOf(text: DraftText, key: string): Group {
  const found: Record<string, Json> = {};
  for (const [term, value] of Object.entries(text)) {
    if (term === 'clauses' || identity.has(term)) continue;
    const own = term === 'commitments' ? promisesIn(value, key) : (clauseOfPath([term]) ?? heading) === key && value;
    if (own !== undefined && own !== false) found[term] = own;
  }
  const prose = groupsIn(text['clauses']).filter((part) => part['key'] === key);
  return prose.length === 0 ? found : { ...found, clauses: prose };
}

/** What is promised and what a miss of it pays stand in two clauses. */
function promisesIn(commitments: Json, key: string): Json | undefined {
  const parts = groupsIn(commitments).map((commitment) =>
    Object.fromEntries(
      Object.entries(commitment).filter(([term]) => clauseOfPath(['commitments', '', term]) === key || term === 'id'),
    ),
  );
  const own = parts.filter((part) => Object.keys(part).some((term) => term !== 'id'));
  return own.length === 0 ? undefined : own;
}

/** Names a clause as it stands. */
export const clauseHash = (text: DraftText, key: string): string => canonicalHash(clauseOf(text, key));

/** Keys of the clauses that the text says something in, in the order of the contract. */
export const clausesOf = (text: DraftText): readonly string[] =>
  contractChapters.map(({ key }) => key).filter((key) => Object.keys(clauseOf(text, key)).length > 0);

/** Clauses that read differently after the changes, and those in which the changes are written. */
export function clausesTouched(before: DraftText, after: DraftText, changes: readonly Change[]): readonly string[] {
  const named = changes.flatMap(({ path }) => clauseOfPath(path) ?? []);
  const differing = contractChapters
    .map(({ key }) => key)
    .filter((key) => clauseHash(before, key) !== clauseHash(after, key));
  return [...new Set([...named, ...differing])].sort();
}

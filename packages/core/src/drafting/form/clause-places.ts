/** The way from a place in a document to the clause where one looks after it. Owns: whose clause further prose is. */
import { clauseOfPath } from '../../contract/clause-of-term.ts';
import type { Json } from '../../ledger/entry.ts';

/** K01 … K25; undefined for what heads the document. */
export function clauseAt(path: readonly (string | number)[], text: Json): string | undefined {
  const [first, second] = path;
  if (first !== 'clauses') return clauseOfPath(path.map(String));
  const list = typeof text === 'object' && text !== null && 'clauses' in text ? text['clauses'] : undefined;
  const member = Array.isArray(list) && typeof second === 'number' ? list[second] : undefined;
  const key: unknown = typeof member === 'object' && member !== null ? Reflect.get(member, 'key') : undefined;
  return typeof key === 'string' ? key : undefined;
}

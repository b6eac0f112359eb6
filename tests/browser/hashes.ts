/** What both sides compute: a hash per agreement and period. Bundled for the browser, imported in Node. */
import { evaluate, Instant, parseRow, readAgreements, statementHash } from '@troth/core';
import type { EvidenceRow, NamedText } from '@troth/core';

export interface Given {
  readonly agreements: readonly NamedText[];
  readonly rows: readonly EvidenceRow[];
  readonly periods: readonly string[];
}

const knownAt = Instant.parse('2025-02-26T08:30:00+08:00');

/** The same question put as JSON text, as it reaches a page. */
export function hashesOfJson(text: string): Record<string, string> {
  const given: { agreements: NamedText[]; rows: Record<string, unknown>[]; periods: string[] } = JSON.parse(text);
  return hashesOf({ ...given, rows: given.rows.map(read) });
}

const instants = new Set([
  'recordedAt',
  'start',
  'end',
  'at',
  'due',
  'done',
  'noticedAt',
  'decidedAt',
  'detectedAt',
  'reportedAt',
  'knownAt',
  'receivedAt',
  'about',
]);

function read({ place: _place, ...row }: Record<string, unknown>): EvidenceRow {
  const written = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      instants.has(key) && typeof value === 'number' ? Instant.format(Instant.of(value)) : value,
    ]),
  );
  const parsed = parseRow(written, 'page');
  if (!parsed.ok) throw new Error(parsed.refusals.map((refusal) => refusal.message).join('\n'));
  return parsed.value;
}

/** Hash of every statement. */
export function hashesOf({ agreements, rows, periods }: Given): Record<string, string> {
  const book = readAgreements(agreements);
  if (!book.ok) throw new Error(book.refusals.map((refusal) => refusal.message).join('\n'));
  const hashes: Record<string, string> = {};
  for (const agreement of book.value.agreements) {
    for (const period of periods) {
      const done = evaluate({ agreement, evidence: { rows }, period, knownAt });
      if (!done.ok) throw new Error(done.refusals.map((refusal) => refusal.message).join('\n'));
      hashes[`${agreement.id} ${period}`] = statementHash(done.value);
    }
  }
  return hashes;
}

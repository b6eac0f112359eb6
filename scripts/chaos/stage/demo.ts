/**
 * The demo as drills use it: Harbourline's agreements and evidence, told to a store, and the statements read out of it.
 * Owns: which statements (every agreement, every month it holds) and how they are computed from what a store gives back.
 */
import { createHash } from 'node:crypto';
import { readFiles } from '@troth/connectors';
import { evaluate, extentOf, inForce, Instant, periodsBetween, readAgreements, statementHash } from '@troth/core';
import type { Agreement, EvidenceRow, NamedText, Outcome, SliceColumns } from '@troth/core';
import type { Reader, Store } from '@troth/stores';

export interface SlaMonth {
  readonly agreement: Agreement;
  readonly period: string;
}

export interface Demo {
  readonly texts: readonly NamedText[];
  readonly rows: readonly EvidenceRow[];
  readonly agreements: readonly Agreement[];
  readonly months: readonly SlaMonth[];
  /** When everything of the demo is known. */
  readonly knownAt: Instant;
}

export const organisation = 'harbourline';
const examples = new URL('../../../examples/harbourline', import.meta.url).pathname;

export function need<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ message }) => message).join('; '));
}

export async function readDemo(): Promise<Demo> {
  const { agreements: texts, rows } = need(await readFiles([examples]));
  const { agreements } = need(readAgreements(texts));
  const until = rows.reduce((last, row) => Math.max(last, extentOf(row).end ?? extentOf(row).start), 0);
  const known = rows.reduce((last, { recordedAt }) => Math.max(last, recordedAt), until);
  const months = agreements.flatMap((agreement) => monthsOf(agreement, Instant.of(until)));
  return { texts, rows, agreements, months, knownAt: Instant.of(known) };
}

function monthsOf(agreement: Agreement, until: Instant): readonly SlaMonth[] {
  const [first] = agreement.revisions;
  if (first === undefined) return [];
  return periodsBetween({ unit: 'month', zone: first.zone }, first.from, until)
    .filter((period) => inForce(agreement, period).length > 0)
    .map(({ key }) => ({ agreement, period: key }));
}

/** Everything that was told, as it was told: the rows of a source together, each with the instant it claims. */
export async function tellDemo(store: Store, { rows }: Pick<Demo, 'rows'>): Promise<void> {
  await store.establish(organisation, 'Harbourline');
  for (const [source, own] of Map.groupBy(rows, (row) => row.source))
    await store.write(organisation, (transaction) =>
      transaction.addFacts({ source, rows: own, claimed: true }, { actor: 'drill', key: `demo/${source}` }),
    );
}

/** Hash of every statement of the demo, by agreement and month, from the evidence that is given for an agreement. */
export async function hashesFrom(
  { agreements, months, knownAt }: Demo,
  evidence: (agreement: Agreement) => Promise<{
    readonly rows: readonly EvidenceRow[];
    readonly columns?: readonly SliceColumns[];
  }>,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const agreement of agreements) {
    const given = await evidence(agreement);
    for (const { period } of months.filter((month) => month.agreement === agreement)) {
      const statement = need(evaluate({ agreement, evidence: given, period, knownAt }));
      // A standard that others inherit promises nothing by itself.
      if (statement.rows.length > 0) hashes.set(`${agreement.id} ${period}`, statementHash(statement));
    }
  }
  return hashes;
}

/** The same from the rows as they stand in a store. */
export function hashesIn(store: Store, demo: Demo): Promise<ReadonlyMap<string, string>> {
  return hashesFrom(demo, async ({ id }) => ({
    rows: await store.read(organisation, (reader) => rowsFor(reader, id)),
  }));
}

async function rowsFor(reader: Reader, agreement: string): Promise<readonly EvidenceRow[]> {
  return (await reader.facts({ agreement })).map(({ row }) => row);
}

/** One hash for all statements. */
export function oneHash(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].map(([name, hash]) => `${name} ${hash}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Sentences where two sets of statements differ. */
export function differences(
  what: string,
  { wanted, found }: { readonly wanted: ReadonlyMap<string, string>; readonly found: ReadonlyMap<string, string> },
): readonly string[] {
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names]
    .filter((name) => wanted.get(name) !== found.get(name))
    .map(
      (name) => `${what}: the statement ${name} is ${found.get(name) ?? 'missing'}, not ${wanted.get(name) ?? 'there'}`,
    );
}

/**
 * The demo as drills use it: Harbourline's agreements and evidence, brought in through services, and the statements that are
 * made of what a store gives back. Owns: which statements (the 105 months of the conformance suite), and comparing them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFiles } from '@troth/connectors';
import type { WrittenRow } from '@troth/connectors';
import { evaluate, Instant, readAgreements, rowText, statementHash } from '@troth/core';
import type { EvidenceRow, NamedText, Outcome } from '@troth/core';
import { ingest, publishAgreement, registerSource, statementOf } from '@troth/services';
import type { Context } from '@troth/services';
import { z } from 'zod';
import { mei } from './house.ts';

const goldenSchema = z.object({
  knownAt: z.string(),
  months: z.array(z.object({ agreement: z.string(), period: z.string() })),
});
type SlaMonth = z.output<typeof goldenSchema>['months'][number];

export interface Demo {
  readonly texts: readonly NamedText[];
  readonly rows: readonly EvidenceRow[];
  readonly months: readonly SlaMonth[];
  /** When everything of the demo is known. */
  readonly knownAt: Instant;
}

/** Hash of each statement, by agreement and month. */
export type Hashes = ReadonlyMap<string, string>;

export const organisation = 'harbourline';
const root = new URL('../../../', import.meta.url);

export function need<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ code, message }) => `${code}: ${message}`).join('; '));
}

export async function readDemo(): Promise<Demo> {
  const { agreements: texts, rows } = need(await readFiles([new URL('examples/harbourline', root).pathname]));
  const golden = goldenSchema.parse(JSON.parse(readFileSync(new URL('conformance/harbourline.json', root), 'utf8')));
  return { texts, rows, months: golden.months, knownAt: Instant.parse(golden.knownAt) };
}

/** The organisation with its sources and agreements, and no evidence yet. */
export async function settleIn(context: Context, { texts, rows }: Pick<Demo, 'texts' | 'rows'>): Promise<void> {
  await context.store.establish(organisation, 'Harbourline');
  for (const id of new Set([...rows.map(({ source }) => source), 'load']))
    need(await registerSource(context, { organisation, actor: mei, id, kind: 'rows' }));
  if (texts.length > 0) need(await publishAgreement(context, { organisation, actor: mei, texts }));
}

/** Everything that was told, as it was told: the rows of a source together, each with the instant it claims. */
export async function tellDemo(context: Context, demo: Pick<Demo, 'texts' | 'rows'>): Promise<void> {
  await settleIn(context, demo);
  for (const [source, own] of Map.groupBy(demo.rows, (row) => row.source)) {
    const delivery = { rows: own.map(written), samples: [], refused: [] };
    const command = { organisation, actor: mei, key: `demo/${source}`, source, delivery, claimed: true };
    const { refused } = need(await ingest(context, command));
    if (refused[0] !== undefined) throw new Error(refused[0].message);
  }
}

/** A row as somebody sends it. */
export const written = (row: EvidenceRow, at: number): WrittenRow => {
  const parsed: Record<string, unknown> = JSON.parse(rowText(row));
  return { place: `row ${at}`, row: parsed };
};

/** What the engine gives from files alone. */
export function hashesOfFiles({ texts, rows, months, knownAt }: Demo): Hashes {
  const { agreements } = need(readAgreements(texts));
  const hashes = new Map<string, string>();
  for (const { agreement: id, period } of months) {
    const agreement = agreements.find((one) => one.id === id);
    if (agreement === undefined) throw new Error(`There is no agreement ${id}.`);
    hashes.set(`${id} ${period}`, statementHash(need(evaluate({ agreement, evidence: { rows }, period, knownAt }))));
  }
  return hashes;
}

/** The same from a store. */
export async function hashesIn(
  context: Context,
  { months, knownAt }: Pick<Demo, 'months' | 'knownAt'>,
): Promise<Hashes> {
  const hashes = new Map<string, string>();
  for (const { agreement, period } of months) {
    const asked = { organisation, agreement, period, knownAt: Instant.format(knownAt) };
    hashes.set(`${agreement} ${period}`, need(await statementOf(context, asked)).hash);
  }
  return hashes;
}

/** One hash for all statements. */
export function oneHash(hashes: Hashes): string {
  const lines = [...hashes].map(([name, hash]) => `${name} ${hash}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Sentences where two sets of statements differ. */
export function differences(
  what: string,
  { wanted, found }: { readonly wanted: Hashes; readonly found: Hashes },
): readonly string[] {
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter((name) => wanted.get(name) !== found.get(name))
    .map(
      (name) => `${what}: the statement ${name} is ${found.get(name) ?? 'missing'}, not ${wanted.get(name) ?? 'there'}`,
    );
}

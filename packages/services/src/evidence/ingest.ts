/**
 * Evidence comes in. Owns: what becomes of one delivery: each row stored, known already, or set aside with its reason, all in
 * one transaction with what follows from it. Does not own: translating (connectors), what rows mean (core).
 */
import type { Delivery, Receipt, RefusedItem } from '@troth/connectors';
import { accepted, Instant, refused } from '@troth/core';
import type { EvidenceRow, Outcome } from '@troth/core';
import type { StoredSample, Transaction } from '@troth/stores';
import { mayWrite } from '../access/grants.ts';
import type { Scope, Written } from '../access/grants.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { noteSeen } from '../sources/health.ts';
import { sourceInUse } from '../sources/register.ts';
import type { SourceSummary } from '../sources/register.ts';
import { deriveFrom } from './derive-from-samples.ts';
import { keepRows } from './keep-rows.ts';
import { withoutMoves } from './moved-rows.ts';
import { isOwnSource } from './own-sources.ts';
import { keepReports } from './problem-reports.ts';
import { readRows, readSamples } from './row-rules.ts';
import { spokenStretches } from './spoken-stretches.ts';

export interface Ingest extends Command {
  readonly source: string;
  readonly delivery: Delivery;
  /** Rows say themselves when they became known, and are believed: an import of history. Needs `evidence:import`. */
  readonly claimed?: boolean | undefined;
}

/** Stores a delivery. Refused only as a whole (unknown source, no grant); single rows are refused in the receipt. */
export async function ingest(context: Context, command: Ingest): Promise<Outcome<Receipt>> {
  const { source: id, actor, claimed = false } = command;
  const scope = claimed ? 'evidence:import' : 'evidence:write';
  const may = actor.grants.some(
    (grant) =>
      grant.scope === 'admin' || (grant.scope === scope && (grant.source === undefined || grant.source === id)),
  );
  if (!may) return refused({ code: 'NOT-ALLOWED', message: `${actor.id} may not write evidence of the source ${id}` });
  // A row that was sent says by itself who proposed it; history is believed, what is decided now is not.
  if (!claimed && isOwnSource(id))
    return refused({
      code: 'OWN-SOURCE',
      message: `rows of ${id} are written here: log the outage, propose the exclusion or close the period instead`,
    });
  return perform(context, command, {
    scope,
    work: async (transaction, act) => {
      const source = await sourceInUse(context, transaction, id);
      if (!source.ok) return source;
      return accepted(await take(transaction, { context, act, source: source.value, command, scope, claimed }));
    },
  });
}

interface Taking {
  readonly context: Context;
  readonly act: Acts;
  readonly source: SourceSummary;
  readonly command: Ingest;
  readonly scope: Scope;
  readonly claimed: boolean;
}

async function take(transaction: Transaction, taking: Taking): Promise<Receipt> {
  const { context, act, source, command, scope, claimed } = taking;
  const { actor } = command;
  // Not the clock: where it went back, what was observed before would seem to lie ahead.
  const receivedAt = await transaction.stamp();
  const rules = { source: source.id, grants: actor.grants, scope, receivedAt, claimed };
  const sampled = readSamples(command.delivery.samples, rules);
  const delivery = { ...command.delivery, samples: sampled.samples };
  const told = readRows(delivery.rows, rules);
  const fresh = delivery.samples.map(storedSample);
  const samples = fresh.length === 0 ? 0 : await transaction.addSamples(source.id, fresh);
  const derived = await deriveFrom(transaction, source, delivery.samples);
  const made = readRows(derived.rows, { ...rules, claimed: false });
  const settled = await withoutMoves(transaction, [...told.rows, ...made.rows], {
    source: source.id,
    may: (row) => mayWrite(actor.grants, scope, { source: source.id, ...namesOf(row) }),
  });
  const { rows } = settled;
  const refusals: readonly RefusedItem[] = [
    ...delivery.refused,
    ...sampled.refused,
    ...told.refused,
    ...derived.refused,
    ...made.refused,
    ...settled.refused,
  ];
  const kept = await keepRows(
    transaction,
    { context, act },
    { source: source.id, rows, claimed, note: noteOf(command) },
  );
  if (refusals.length > 0) await transaction.setAside(refusals.map((item) => ({ source: source.id, ...item })));
  await keepReports(transaction, { context, act, source: source.id }, delivery.reports ?? []);
  await noteHealth(
    transaction,
    { source, rows, receivedAt, delivery },
    {
      accepted: kept.accepted,
      duplicates: kept.duplicates,
      refused: refusals.length,
      samples,
    },
  );
  if (kept.accepted > 0)
    await transaction.emit(
      'evidence.accepted',
      source.id,
      plainData({
        source: source.id,
        accepted: kept.accepted,
        duplicates: kept.duplicates,
        refused: refusals.length,
        agreements: kept.agreements.slice(0, 100),
        entries: kept.entries,
      }),
    );
  return { accepted: kept.accepted, duplicates: kept.duplicates, samples, refused: refusals };
}

function namesOf(row: EvidenceRow | undefined): Pick<Written, 'series' | 'subject'> {
  if (row === undefined) return {};
  return { subject: row.subject, ...('series' in row ? { series: row.series } : {}) };
}

function storedSample({ labels, at, value, stale, startedAt }: Delivery['samples'][number]): StoredSample {
  return {
    labels,
    at: Instant.of(at),
    value,
    ...(stale === undefined ? {} : { stale }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}

function noteOf({ actor, key }: Ingest): Readonly<Record<string, string>> {
  return { by: actor.id, ...(key === undefined ? {} : { request: key }) };
}

interface HealthFacts {
  readonly source: SourceSummary;
  readonly rows: readonly EvidenceRow[];
  readonly receivedAt: Instant;
  readonly delivery: Delivery;
}

async function noteHealth(
  transaction: Transaction,
  { source, rows, receivedAt, delivery }: HealthFacts,
  counts: { accepted: number; duplicates: number; refused: number; samples: number },
): Promise<void> {
  const offset = delivery.sentAt === undefined ? {} : { offsetMs: Math.round(delivery.sentAt - receivedAt) };
  const spoken = [...spokenStretches(rows), ...delivery.samples.slice(-1).map(({ at }) => ({ start: at, end: at }))];
  await noteSeen(transaction, source, { ...counts, receivedAt, ...offset, spoken });
}

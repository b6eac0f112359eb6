/**
 * Rows of evidence as people look at them: who told it, when it was recorded, under which entry of the ledger, what corrected
 * it. Owns: finding the rows that a derivation names. Nothing is decided here.
 */
import { extentOf, Instant, rowText } from '@troth/core';
import type { EvidenceRow, Period } from '@troth/core';
import type { Reader, Store, StoredFact } from '@troth/stores';
import { z } from 'zod';
import { isConcerned, spokenBy } from '../agreements/concerns.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { allFacts } from '../evidence/find-row.ts';

export interface ShownRow {
  readonly id: string;
  readonly source: string;
  readonly form: string;
  readonly start: string;
  readonly end?: string | undefined;
  readonly recordedAt: string;
  /** Entry of the ledger, and who wrote it. */
  readonly entry: number;
  readonly by: string;
  readonly supersedes?: string | undefined;
  readonly supersededBy?: string | undefined;
  readonly reason?: string | undefined;
  /** All that it says, as in files of evidence. */
  readonly says: Readonly<Record<string, unknown>>;
}

const written = z.record(z.string(), z.unknown());
const mostRows = 500;

/** Forms that decide about others' time, and are shown whether or not anything rests on them. */
const deciding = new Set<EvidenceRow['form']>(['exclusion', 'works', 'signal']);

export interface RowsAsked {
  readonly shelved: ShelvedAgreement;
  readonly period: Pick<Period, 'start' | 'end'>;
  /** Ids that the derivation names. */
  readonly named: ReadonlySet<string>;
  readonly knownAt: Instant;
}

/** In order of occurrence; all versions of a corrected row stand beside each other. */
export async function shownRows(
  store: Store,
  reader: Reader,
  { shelved, period, named, knownAt }: RowsAsked,
): Promise<readonly ShownRow[]> {
  const { agreement, names } = shelved;
  const me = { id: agreement.id, names };
  const span = { start: period.start, end: period.end };
  const facts = (await allFacts(reader, { agreement: agreement.id, names: [...names], span, knownAt })).filter(
    ({ row }) => row.form !== 'issued' && isConcerned(me, spokenBy(row)),
  );
  const told = allVersions(facts, named);
  const wanted = facts.filter(({ row }) => told.has(row.id) || deciding.has(row.form)).slice(0, mostRows);
  return inShownForm(store, reader, { wanted, among: facts });
}

/** Rows with who told them and what among all others corrected them, in order of occurrence. */
export async function inShownForm(
  store: Store,
  reader: Reader,
  { wanted, among }: { readonly wanted: readonly StoredFact[]; readonly among: readonly StoredFact[] },
): Promise<readonly ShownRow[]> {
  const successors = new Map(
    among.flatMap(({ row }) => (row.supersedes === undefined ? [] : [[`${row.source} ${row.supersedes}`, row.id]])),
  );
  const actors = await actorsOf(store, reader, [...new Set(wanted.map(({ entry }) => entry))]);
  return wanted
    .map((fact) => shown(fact, { by: actors.get(fact.entry) ?? '', successors }))
    .sort((one, other) => Date.parse(one.start) - Date.parse(other.start) || (one.id < other.id ? -1 : 1));
}

/** The ids named, what they replaced, and what replaced them: a derivation names the row that stands. */
function allVersions(facts: readonly StoredFact[], named: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(named);
  const replacing = facts.filter(({ row }) => row.supersedes !== undefined);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { row } of replacing)
      if (row.supersedes !== undefined && (found.has(row.id) || found.has(row.supersedes)))
        found.add(row.id).add(row.supersedes);
  }
  return found;
}

function shown(
  { row, entry }: StoredFact,
  { by, successors }: { readonly by: string; readonly successors: ReadonlyMap<string, string> },
): ShownRow {
  const { id, source, form, supersedes, reason, recordedAt } = row;
  const { start, end } = extentOf(row);
  const supersededBy = successors.get(`${source} ${id}`);
  return {
    id,
    source,
    form,
    start: Instant.format(start),
    ...(end === undefined ? {} : { end: Instant.format(end) }),
    recordedAt: Instant.format(recordedAt),
    entry,
    by,
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    ...(reason === undefined ? {} : { reason }),
    says: written.parse(JSON.parse(rowText(row))),
  };
}

/** Entries never change, so that who wrote one is asked once. */
const writers = new WeakMap<Store, Map<string, string>>();

async function actorsOf(
  store: Store,
  reader: Reader,
  entries: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const known = writers.get(store) ?? new Map<string, string>();
  writers.set(store, known);
  const found = new Map<number, string>();
  for (const index of entries) {
    const key = `${reader.organisation} ${index}`;
    const actor = known.get(key) ?? (await reader.entries({ from: index, limit: 1 }))[0]?.actor ?? '';
    known.set(key, actor);
    found.set(index, actor);
  }
  return found;
}

/**
 * What the ledger says of each kind of write. Owns: bodies and digests of the entries that every store writes alike, so that
 * the same evidence gives the same chain whichever store keeps it. Does not own: what services append of their own.
 */
import { createHash } from 'node:crypto';
import { canonicalText, evidenceBody, Instant, rowHash, rowText } from '@troth/core';
import type { EntryDraft, Json, Page } from '@troth/core';
import type { FactBatch, RunBatch, UnsealedDay } from '../ports/evidence.ts';
import type { RecordWrite } from '../ports/records.ts';
import type { Act } from '../ports/store.ts';
import type { DayRun } from './runs.ts';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** `key` and `note` stand in an entry only where they are given: an absent one is not an empty one. */
const present = <T>(name: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [name]: value };

const drafted = (act: Act, draft: Pick<EntryDraft, 'kind' | 'subject' | 'body'>): EntryDraft => ({
  ...draft,
  actor: act.actor,
  ...(act.key === undefined ? {} : { key: act.key }),
});

/** Rows that became facts, with the instants they are recorded at, in the order of the batch. */
export function evidenceEntry({ source, rows, note }: FactBatch, act: Act): EntryDraft {
  const body: Json = {
    ...evidenceBody(
      source,
      rows.map((row) => rowHash(rowText(row))),
    ),
    ...present('note', note),
  };
  return drafted(act, { kind: 'evidence', subject: source, body });
}

/** A run and its bytes as core's `encodeRun` writes them. */
export interface EncodedRun {
  readonly run: Pick<DayRun, 'name' | 'start' | 'recordedAt'>;
  readonly body: Uint8Array;
}

/** What the entry says of its runs: SHA-256 over their heads and the hashes of their bytes, in the order of telling. */
export const digestOfRuns = (runs: readonly EncodedRun[]): string => sha256(runs.map(runText).join('\n'));

/** The head of a run beside the hash of its bytes: which series, from when on, recorded when. */
function runText({ run, body }: EncodedRun): string {
  const { series, subject, agreement, stepMs } = run.name;
  return canonicalText({
    series,
    ...present('subject', subject),
    ...present('agreement', agreement),
    stepMs,
    start: Instant.format(run.start),
    recordedAt: Instant.format(run.recordedAt),
    sha256: sha256(body),
  });
}

/** Runs that were kept of the batch, in the order in which they were told. */
export function slicesEntry(
  { source, note }: Pick<RunBatch, 'source' | 'note'>,
  runs: readonly (EncodedRun & { readonly run: DayRun })[],
  act: Act,
): EntryDraft {
  const slices = runs.reduce((sum, { run }) => sum + run.total.length, 0);
  const body: Json = { source, runs: runs.length, slices, digest: digestOfRuns(runs), ...present('note', note) };
  return drafted(act, { kind: 'slices', subject: source, body });
}

/** A version of a record, whole: the ledger alone is enough to make all records again. */
export function recordEntry(record: RecordWrite, act: Act, version: number): EntryDraft {
  const { kind, id, retired = false, body, occurred } = record;
  const draft = drafted(act, { kind: 'record', subject: `${kind}/${id}`, body: { kind, id, version, retired, body } });
  return occurred === undefined ? draft : { ...draft, occurred };
}

/** A day of a series that was laid into a page; the hash stands for all its slices. */
export interface SealedDay {
  readonly day: UnsealedDay;
  readonly page: Pick<Page, 'hash' | 'recordedAt'>;
}

/**
 * Days by whose they are: those of an agreement together, others by subject, and by series where they name no subject. An entry
 * is shown to the other party whole, so it may not name another customer's series.
 */
export function sealedByOwner<S extends SealedDay>(sealed: readonly S[]): readonly (readonly S[])[] {
  return [
    ...Map.groupBy(sealed, ({ day }) =>
      JSON.stringify([day.agreement, day.agreement ?? day.subject, day.agreement ?? day.subject ?? day.series]),
    ).values(),
  ];
}

/** Days of one owner that were laid into pages together. */
export function pagesEntry(sealed: readonly SealedDay[], act: Act): EntryDraft {
  const pages = sealed.map(({ day, page }) => ({
    source: day.source,
    series: day.series,
    ...present('subject', day.subject),
    ...present('agreement', day.agreement),
    day: Instant.format(day.day),
    hash: page.hash,
    recordedAt: Instant.format(page.recordedAt),
  }));
  return drafted(act, { kind: 'pages', subject: 'pages', body: { pages } });
}

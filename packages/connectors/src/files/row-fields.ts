/**
 * Fields of the row forms as columns of a table: what a cell must look like before it is read. Owns: names and kinds of
 * columns. Does not own: whether a row makes sense (core's parseRow decides).
 */
import type { RowForm } from '@troth/core';

/** Where a formula, a decimal comma or a time without offset would do harm; `text` is free words and is never interpreted. */
export type CellKind = 'id' | 'time' | 'number' | 'text' | 'flag' | 'list' | 'buckets';

type Columns = Readonly<Record<string, CellKind>>;

const head: Columns = {
  form: 'id',
  id: 'id',
  source: 'id',
  recordedAt: 'time',
  agreement: 'id',
  subject: 'id',
  supersedes: 'id',
  retracts: 'flag',
  reason: 'text',
};

const span: Columns = { start: 'time', end: 'time' };

const ofForm: Readonly<Record<RowForm, Columns>> = {
  state: { ...span, state: 'id', affected: 'number', detectedAt: 'time', reportedAt: 'time', cause: 'text' },
  slice: { series: 'id', ...span, bad: 'number', total: 'number' },
  value: { series: 'id', at: 'time', value: 'number', buckets: 'buckets' },
  case: { case: 'id', event: 'id', at: 'time', priority: 'id', type: 'id', why: 'text', party: 'id' },
  duty: { duty: 'id', due: 'time', done: 'time' },
  score: { series: 'id', at: 'time', score: 'number' },
  reported: { series: 'id', ...span, value: 'number' },
  works: { ...span, noticedAt: 'time', emergency: 'flag' },
  exclusion: {
    kind: 'id',
    ...span,
    cases: 'list',
    affected: 'number',
    decision: 'id',
    proposedBy: 'text',
    decidedBy: 'text',
    decidedAt: 'time',
    basis: 'text',
  },
  signal: { signal: 'id', ...span },
  charge: { line: 'id', ...span, amount: 'number' },
  figure: { name: 'id', ...span, value: 'number' },
  claim: { stage: 'id', commitment: 'id', about: 'time', receivedAt: 'time' },
  election: { rule: 'id', choice: 'id', about: 'time' },
  existence: { ...span },
  issued: { period: 'id', knownAt: 'time', hash: 'id' },
};

/** Fields that a document or the head of a file may give once for all its rows. */
export const sharedFields = Object.keys(head).filter((name) => !['id', 'supersedes', 'retracts'].includes(name));

const fileNames: Readonly<Record<string, RowForm>> = {
  states: 'state',
  outages: 'state',
  slices: 'slice',
  values: 'value',
  cases: 'case',
  duties: 'duty',
  scores: 'score',
  reported: 'reported',
  works: 'works',
  exclusions: 'exclusion',
  signals: 'signal',
  charges: 'charge',
  figures: 'figure',
  claims: 'claim',
  elections: 'election',
  existence: 'existence',
  issued: 'issued',
};

/** The form that a file's name announces: states.csv, 2024-11.cases.csv, probe-slices.parquet. */
export function formOfFileName(file: string): RowForm | undefined {
  const stem = file.replace(/^.*[/\\]/u, '').replace(/\.[^.]*$/u, '');
  const last = stem
    .toLowerCase()
    .split(/[^a-z]+/u)
    .findLast((word) => word !== '');
  return last === undefined ? undefined : fileNames[last];
}

export const formFileNames = Object.keys(fileNames);

const known = new Map<string, { name: string; kind: CellKind }>();
for (const columns of [head, ...Object.values(ofForm)]) {
  for (const [name, kind] of Object.entries(columns)) known.set(plainName(name), { name, kind });
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/gu, '');
}

/** The field that a column header names: "recordedAt", "recorded_at" and "Recorded at" are one. */
export function fieldOf(header: string): { readonly name: string; readonly kind: CellKind } | undefined {
  return known.get(plainName(header));
}

/** Columns of a form, for messages. */
export function columnsOf(form: RowForm | undefined): string {
  const columns = form === undefined ? head : { ...head, ...ofForm[form] };
  return Object.keys(columns).join(', ');
}

/** Evidence for the suites: one row of every form, runs written short. */
import { Instant, parseRow, Ratio } from '@troth/core';
import type { EvidenceRow, RowForm, RowOf } from '@troth/core';
import type { RunOfSlices } from '../ports/evidence.ts';
import { start } from './opened.contract.ts';

const [from, to] = ['2025-02-01T08:00:00+08:00', '2025-02-01T09:30:00.125+08:00'];

/** As somebody writes them; heads are added below. */
const written: { readonly [F in RowForm]: object } = {
  state: { start: from, end: to, state: 'down', affected: '12/68', detectedAt: from, cause: '光纖 cut' },
  slice: { series: 'checks', start: from, end: to, bad: '1/3', total: 7 },
  value: {
    series: 'latency',
    at: from,
    buckets: [{ le: '250 ms', count: 3 }, { le: '1.5 s', count: 4 }, { count: 9 }],
  },
  case: { case: 'INC-7', event: 'priority', at: from, priority: 'P1', type: 'incident', why: 'asked', party: 'Acme' },
  duty: { duty: 'report', due: from, done: to },
  score: { series: 'survey', at: from, score: '4.25' },
  reported: { series: 'uptime', start: from, end: to, value: '99.95 %' },
  works: { start: from, end: to, noticedAt: from, emergency: true },
  exclusion: {
    start: from,
    end: to,
    kind: 'force-majeure',
    cases: ['INC-7', 'INC;8'],
    affected: '25 %',
    decision: 'accepted',
    proposedBy: 'mei',
    decidedBy: 'wing',
    decidedAt: to,
    basis: 'K12',
  },
  signal: { signal: 'storm-signal-8', start: from, end: to },
  charge: { line: 'monthly', start: from, end: to, amount: '-1234.56' },
  figure: { name: 'units', start: from, end: to, value: '42' },
  claim: { stage: 'notice', commitment: 'availability', about: from, receivedAt: to },
  election: { rule: 'credit', choice: 'fee-waiver', about: from },
  existence: { start: from },
  issued: { period: '2025-01', knownAt: from, hash: 'ab12' },
};

function read(form: string, more: object): EvidenceRow {
  const head = { form, id: `${form} ✓ 1`, source: 'desk', agreement: 'SLA-1', subject: '中環', reason: 'because 🙂' };
  const row = parseRow({ ...head, recordedAt: '2025-02-02T00:00:00Z', ...more }, 'desk.csv:12');
  if (!row.ok) throw new Error(row.refusals[0]?.message);
  return row.value;
}

const thirds = { source: 'desk', recordedAt: start, series: 'latency' } as const;
const correction = { id: 'state 2', supersedes: 'state ✓ 1', retracts: true };

/** Every form, a retraction, and figures that no decimal writes. */
export const everyForm: readonly EvidenceRow[] = [
  ...Object.entries(written).map(([form, more]) => read(form, more)),
  read('state', { ...written.state, ...correction }),
  { ...thirds, form: 'value', id: 'third', at: start, value: Ratio.of(1n, 3n) },
  { ...thirds, form: 'reported', id: 'thirds', start, end: start, value: Ratio.of(-2n, 3n) },
  { ...thirds, form: 'value', id: 'long', at: start, value: Ratio.of(123_456_789_012_345_678_901n, 7n) },
];

/** A state row, the plainest of all. */
export function stateRow(id: string, more: Partial<RowOf<'state'>> = {}): RowOf<'state'> {
  return { form: 'state', id, source: 'desk', recordedAt: start, start, state: 'down', ...more };
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** UTC midnight before `start`. */
export const midnight = Instant.parse('2025-02-26T00:00:00Z');

/** A slice as it is told: bad of total, or unknown. */
export type Told = readonly [bad: number, total: number] | 'unknown';

/** A run of one-minute slices from midnight on. */
export function runOf(slices: readonly Told[], more: Partial<RunOfSlices> = {}): RunOfSlices {
  const unknown = new Uint32Array(Math.ceil(slices.length / 32));
  slices.forEach((slice, i) => {
    if (slice === 'unknown') unknown[i >>> 5] = (unknown[i >>> 5] ?? 0) | (1 << (i & 31));
  });
  return {
    series: 'checks',
    stepMs: minute,
    start: midnight,
    bad: slices.map((slice) => (slice === 'unknown' ? 0 : slice[0])),
    total: slices.map((slice) => (slice === 'unknown' ? 0 : slice[1])),
    ...(slices.includes('unknown') ? { unknown } : {}),
    ...more,
  };
}

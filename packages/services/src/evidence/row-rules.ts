/**
 * Which written rows a delivery may bring. Owns: reading each with its place, the source it speaks for, what its key is
 * limited to, and moments that cannot have been observed yet. Every refusal names the row and says what to send instead.
 */
import type { RefusedItem, Sample, WrittenRow } from '@troth/connectors';
import { extentOf, Instant, parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { mayWrite } from '../access/grants.ts';
import type { Grant, Scope } from '../access/grants.ts';

/** A clock that is a little fast is forgiven; what is further ahead was not observed. */
export const futureToleranceMs = 5 * 60_000;
/** Clocks that were never set begin at 1970 or 1980. */
const earliestObserved = Instant.parse('2000-01-01T00:00:00Z');
const rawLength = 2000;

export interface RowRules {
  readonly source: string;
  readonly grants: readonly Grant[];
  readonly scope: Scope;
  readonly receivedAt: Instant;
  readonly claimed: boolean;
}

export interface ReadRows {
  readonly rows: readonly EvidenceRow[];
  readonly refused: readonly RefusedItem[];
}

/** Reads each row alone: one that is wrong takes none of the others with it. */
export function readRows(written: readonly WrittenRow[], rules: RowRules): ReadRows {
  const rows: EvidenceRow[] = [];
  const refused: RefusedItem[] = [];
  for (const { place, row } of written) {
    const found = readRow({ place, row }, rules);
    if ('form' in found) rows.push(found);
    else refused.push({ place, ...found, raw: JSON.stringify(row).slice(0, rawLength) });
  }
  return { rows, refused };
}

type Fault = Pick<RefusedItem, 'code' | 'message'>;

function readRow({ place, row }: WrittenRow, rules: RowRules): EvidenceRow | Fault {
  const { source, receivedAt, claimed } = rules;
  if (row['source'] !== undefined && row['source'] !== source)
    return {
      code: 'source-not-yours',
      message: `this address speaks for the source ${source} only; leave \`source\` out`,
    };
  // When a row became known is ours to say; only an import of history is believed about it.
  const told = claimed ? { ...row, source } : { ...row, source, recordedAt: Instant.format(receivedAt) };
  const read = parseRow(told, place);
  if (!read.ok) {
    const [first] = read.refusals;
    return { code: first?.code ?? 'evidence-shape', message: read.refusals.map(({ message }) => message).join('; ') };
  }
  return outside(read.value, rules) ?? decidedHere(read.value, rules) ?? unbelievable(read.value, rules) ?? read.value;
}

function outside(row: EvidenceRow, { source, grants, scope }: RowRules): Fault | undefined {
  const series = 'series' in row ? row.series : undefined;
  if (mayWrite(grants, scope, { source, series, subject: row.subject })) return undefined;
  return {
    code: 'outside-grant',
    message: `the key may not write ${series === undefined ? 'rows' : `the series ${series}`} of ${row.subject ?? 'no subject'}; ask for a key whose grant covers it`,
  };
}

/** Whoever may send evidence does not thereby decide what counts, nor say what was issued; history is believed. */
function decidedHere(row: EvidenceRow, { claimed }: RowRules): Fault | undefined {
  const decided = row.form === 'issued' || (row.form === 'exclusion' && row.decision !== 'proposed');
  if (claimed || !decided) return undefined;
  const message =
    row.form === 'issued'
      ? 'statements are issued by closing their period here; leave the row out'
      : 'exclusions are decided here, by somebody else than who proposes them; propose it here';
  return { code: 'decided-here', message };
}

function unbelievable(row: EvidenceRow, rules: RowRules): Fault | undefined {
  const last = observedUntil(row);
  return last === undefined ? undefined : clockFault(last, rules);
}

function clockFault(observed: Instant, { receivedAt, claimed }: RowRules): Fault | undefined {
  if (observed > receivedAt + futureToleranceMs)
    return {
      code: 'in-the-future',
      message: `${Instant.format(observed)} lies ahead of our clock (${Instant.format(receivedAt)}); mend the sender’s clock and send it again`,
    };
  if (claimed || observed >= earliestObserved) return undefined;
  return {
    code: 'clock-not-set',
    message: `${Instant.format(observed)} is where a clock begins that was never set; mend the sender’s clock and send it again`,
  };
}

export interface ReadSamples {
  readonly samples: readonly Sample[];
  readonly refused: readonly RefusedItem[];
}

/**
 * Which raw samples are taken. What they mean is said by the source's mappings and by labels, so that a key that is limited to
 * some series or subjects brings none: slices of others are made of what is stored. One refusal for each cause.
 */
export function readSamples(told: readonly Sample[], rules: RowRules): ReadSamples {
  const { grants, scope, source } = rules;
  if (told.length === 0 || mayWrite(grants, scope, { source })) return withoutFaults(told, rules);
  const message = `the key is limited to some series or subjects and may bring no raw samples of ${source}; ask for a key of the whole source`;
  return { samples: [], refused: [{ place: 'samples', code: 'outside-grant', message }] };
}

function withoutFaults(told: readonly Sample[], rules: RowRules): ReadSamples {
  const samples: Sample[] = [];
  const refused = new Map<string, RefusedItem>();
  for (const [index, sample] of told.entries()) {
    const fault = clockFault(Instant.of(sample.at), rules);
    if (fault === undefined) samples.push(sample);
    else if (!refused.has(fault.code)) refused.set(fault.code, { place: `sample ${index}`, ...fault });
  }
  return { samples, refused: [...refused.values()] };
}

/** The last moment that the row claims to have observed; works, duties and decisions may speak of what is to come. */
function observedUntil(row: EvidenceRow): Instant | undefined {
  switch (row.form) {
    case 'state':
    case 'slice':
    case 'value':
    case 'case':
    case 'score': {
      const { start, end } = extentOf(row);
      return end ?? start;
    }
    default:
      return undefined;
  }
}

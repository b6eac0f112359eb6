/**
 * Are the rows of the pack the rows that were recorded? The entry of the ledger vouches for the list of hashes of its rows,
 * the list for each row. Every row that was touched is named.
 */
import { parseRow } from '../evidence/parse.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { batchDigest, evidenceIn, rowHash } from './bodies.ts';
import {
  rowAdded,
  rowChanged,
  rowDuplicated,
  rowFromTheFuture,
  rowListChanged,
  rowOutOfLine,
  rowRemoved,
  rowReordered,
  rowUnread,
} from './faults.ts';
import type { PackFault, RowPlace } from './faults.ts';
import type { ListedRow, RowLine } from './pack.ts';
import type { ReadPack } from './read-pack.ts';

export interface CheckedRows {
  readonly faults: readonly PackFault[];
  /** Every row that can be read, as it stands in the pack. */
  readonly rows: readonly EvidenceRow[];
  /** Entries whose rows claim to have been known before they were entered. */
  readonly backdated: readonly number[];
}

interface Line extends RowPlace {
  readonly hash: string;
  readonly row: EvidenceRow | undefined;
  readonly why: string;
}

export function checkRows(pack: ReadPack): CheckedRows {
  const read = pack.rows.map(readLine);
  const recordedAt = new Map(pack.entries.map(({ index, recordedAt: at }) => [index, at]));
  const batches = new Map(Object.entries(pack.proofs.batches).map(([entry, listed]) => [Number(entry), listed]));
  const backdated = new Set<number>();
  const faults = [...listFaults(pack, batches), ...lineFaults(read, batches), ...missing(read, batches)];
  for (const line of read) {
    if (line.row === undefined) faults.push(rowUnread(line, line.why));
    const at = recordedAt.get(line.entry);
    if (line.row === undefined || at === undefined) continue;
    const times = { row: Instant.format(line.row.recordedAt), entry: Instant.format(at) };
    if (line.row.recordedAt > at) faults.push(rowFromTheFuture(line, times));
    else if (at > pack.manifest.knownAt && line.row.recordedAt <= pack.manifest.knownAt) backdated.add(line.entry);
  }
  return { faults, rows: read.flatMap(({ row }) => (row === undefined ? [] : [row])), backdated: [...backdated] };
}

function readLine({ entry, place, row: written }: RowLine): Line {
  const read = parseRow(written, `entry ${entry}, place ${place}`);
  const { id } = written;
  return {
    entry,
    place,
    id: typeof id === 'string' ? id : '?',
    hash: rowHash(canonicalText(written)),
    row: read.ok ? read.value : undefined,
    why: read.ok ? '' : (read.refusals[0]?.message ?? ''),
  };
}

type Batches = ReadonlyMap<number, readonly ListedRow[]>;

/** Lists that their entry does not vouch for, and entries whose list is missing. */
function listFaults({ entries }: ReadPack, batches: Batches): PackFault[] {
  const vouched = new Map(entries.map((entry) => [entry.index, evidenceIn(entry)]));
  const wanted = [...vouched].filter(([, body]) => body !== undefined).map(([index]) => index);
  return [...new Set([...wanted, ...batches.keys()])]
    .filter((index) => {
      const hashes = (batches.get(index) ?? []).map(({ hash }) => hash);
      const body = vouched.get(index);
      return body?.count !== hashes.length || body.digest !== batchDigest(hashes);
    })
    .map(rowListChanged);
}

/** A row that was recorded twice has one hash at two places: both are in place, and neither is a duplicate. */
function lineFaults(lines: readonly Line[], batches: Batches): PackFault[] {
  const faults: PackFault[] = [];
  const seen = new Set<string>();
  const owners = new Set(lines.filter((line) => listed(line, batches)?.hash === line.hash).map(placeOf));
  let before: Line | undefined;
  for (const line of lines) {
    const inPlace = listed(line, batches)?.hash === line.hash;
    const twice = seen.has(inPlace ? placeOf(line) : `${line.entry} ${line.hash}`);
    seen.add(placeOf(line)).add(`${line.entry} ${line.hash}`);
    if (twice) faults.push(rowDuplicated(line));
    else if (!inPlace) faults.push(misplaced(line, batches, owners));
    else if (before !== undefined && follows(before, line)) faults.push(rowOutOfLine(line));
    before = before === undefined || follows(line, before) ? line : before;
  }
  return faults;
}

const listed = ({ entry, place }: RowPlace, batches: Batches): ListedRow | undefined => batches.get(entry)?.[place];
const placeOf = ({ entry, place }: RowPlace): string => `${entry} ${place}`;
const follows = (a: RowPlace, b: RowPlace): boolean => (a.entry - b.entry || a.place - b.place) > 0;

/** A row that is not the one recorded at its place: recorded elsewhere, changed, or recorded nowhere. */
function misplaced(line: Line, batches: Batches, owners: ReadonlySet<string>): PackFault {
  const elsewhere = (batches.get(line.entry) ?? []).findIndex(({ hash }) => hash === line.hash);
  if (elsewhere >= 0) return rowReordered(line, elsewhere);
  const taken = listed(line, batches) === undefined || owners.has(placeOf(line));
  return taken ? rowAdded(line) : rowChanged(line);
}

/** Rows that are listed as part of the pack and that no line holds, at their place or elsewhere. */
function missing(lines: readonly Line[], batches: Batches): PackFault[] {
  const held = new Set(lines.flatMap((line) => [placeOf(line), `${line.entry} ${line.hash}`]));
  return [...batches].flatMap(([entry, rows]) =>
    rows.flatMap(({ id, hash }, place) => {
      const there = id === undefined || held.has(placeOf({ id, entry, place })) || held.has(`${entry} ${hash}`);
      return there ? [] : [rowRemoved({ id, entry, place })];
    }),
  );
}

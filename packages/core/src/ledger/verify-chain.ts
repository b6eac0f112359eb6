/** Is this run of entries the run that was written? Names every entry that is not, by its index. */
import { chainStart, entryHash } from './entry.ts';
import type { Entry } from './entry.ts';

export interface ChainFault {
  readonly fault: 'changed' | 'removed' | 'reordered' | 'duplicated';
  readonly index: number;
  readonly message: string;
}

/** The index and the previous hash that the first entry of the run has to have. */
export interface ChainFrom {
  readonly index: number;
  readonly previous: string;
}

/**
 * Every fault of the run, in order of index. A run that was cut off at its end shows no fault here: its length is
 * known only to a checkpoint.
 */
export function verifyChain(
  entries: readonly Entry[],
  from: ChainFrom = { index: 0, previous: chainStart },
): readonly ChainFault[] {
  const byIndex = new Map<number, Entry>();
  for (const entry of entries) if (!byIndex.has(entry.index)) byIndex.set(entry.index, entry);
  const faults = [...misplaced(entries), ...gaps(byIndex, from), ...altered(byIndex, from)];
  return faults.sort((a, b) => a.index - b.index);
}

/** Faults of position: told twice, or standing after an entry that was written later. */
function misplaced(entries: readonly Entry[]): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  const seen = new Set<number>();
  let highest = -1;
  for (const { index } of entries) {
    if (seen.has(index)) faults.push(fault('duplicated', index, `entry ${index} stands in the ledger more than once`));
    else if (index < highest)
      faults.push(fault('reordered', index, `entry ${index} stands after entry ${highest}, which was written later`));
    seen.add(index);
    highest = Math.max(highest, index);
  }
  return faults;
}

/** One fault for each gap in the numbering, however wide. */
function gaps(byIndex: ReadonlyMap<number, Entry>, from: ChainFrom): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  let next = from.index;
  for (const index of [...byIndex.keys()].sort((a, b) => a - b)) {
    const missing = index - next === 1 ? `entry ${next} is` : `entries ${next} to ${index - 1} are`;
    if (index > next) faults.push(fault('removed', next, `${missing} missing`));
    next = index + 1;
  }
  return faults;
}

/**
 * Faults of content. An entry that agrees with its own hash but not with the hash its successor names was replaced
 * together with its hash; the successor, which agrees with itself, bears witness.
 */
function altered(byIndex: ReadonlyMap<number, Entry>, from: ChainFrom): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  const changed = new Set<number>();
  for (const entry of byIndex.values()) {
    if (entry.hash === entryHash(entry)) continue;
    changed.add(entry.index);
    faults.push(
      fault('changed', entry.index, `entry ${entry.index} does not have the content that its hash was taken over`),
    );
  }
  for (const entry of byIndex.values()) {
    if (changed.has(entry.index)) continue;
    if (entry.index === from.index && entry.previous !== from.previous)
      faults.push(fault('changed', entry.index, `entry ${entry.index} does not follow the entry that stood before it`));
    const before = byIndex.get(entry.index - 1);
    if (before === undefined || before.hash === entry.previous || changed.has(before.index)) continue;
    faults.push(
      fault(
        'changed',
        before.index,
        `entry ${before.index} is not the one that entry ${entry.index} was written after`,
      ),
    );
  }
  return faults;
}

const fault = (kind: ChainFault['fault'], index: number, message: string): ChainFault => ({
  fault: kind,
  index,
  message,
});

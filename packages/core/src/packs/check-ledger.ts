/** Are the entries of the pack the entries that were written, under the root that was signed? */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Entry } from '../ledger/entry.ts';
import { entryLeaf } from '../ledger/merkle.ts';
import { verifyInclusion } from '../ledger/merkle-proofs.ts';
import { verifyChain } from '../ledger/verify-chain.ts';
import { checkpointSwapped, entryFault, entryNotCovered, olderThanPack } from './faults.ts';
import type { PackFault } from './faults.ts';
import type { ReadPack } from './read-pack.ts';

/**
 * A pack holds a choice of entries, so gaps are no fault in themselves: an entry is missing when the pack proves its place
 * and does not hold it.
 */
export function checkLedger(pack: ReadPack): readonly PackFault[] {
  const { entries, proofs, checkpoint } = pack;
  const chain = verifyChain(entries, startOf(entries)).filter(({ fault }) => fault !== 'removed');
  const held = new Set(entries.map(({ index }) => index));
  const removed = Object.keys(proofs.inclusion)
    .map(Number)
    .filter((index) => !held.has(index));
  const altered = new Set(chain.map(({ index }) => index));
  const tree = checkpoint.checkpoint;
  const strayed = entries.filter((entry) => {
    const proof = proofs.inclusion[String(entry.index)];
    const claim = { leaf: entryLeaf(entry.hash), index: entry.index, size: tree.size, root: tree.root };
    return proof === undefined || !verifyInclusion(claim, proof.map(hexToBytes));
  });
  return [
    ...chain.map(({ fault, index }) => entryFault(fault, index)),
    ...removed.map((index) => entryFault('removed', index)),
    ...notCovered(
      strayed.map(({ index }) => index).filter((index) => !altered.has(index)),
      pack,
    ),
  ];
}

/** Where no entry is under the root, or entries lie beyond it, it is the checkpoint that was exchanged. */
function notCovered(strayed: readonly number[], { entries, checkpoint }: ReadPack): readonly PackFault[] {
  const { size } = checkpoint.checkpoint;
  const beyond = Math.max(-1, ...strayed.filter((index) => index >= size));
  if (beyond >= 0) return [olderThanPack(size, beyond)];
  if (strayed.length > 1 && strayed.length === entries.length) return [checkpointSwapped()];
  return strayed.map(entryNotCovered);
}

/** A run that begins in the middle follows an entry that is not in the pack; its place in the tree speaks for it. */
function startOf(entries: readonly Entry[]): { index: number; previous: string } | undefined {
  const first = entries.reduce<Entry | undefined>(
    (least, entry) => (least === undefined || entry.index < least.index ? entry : least),
    undefined,
  );
  return first === undefined || first.index === 0 ? undefined : { index: first.index, previous: first.previous };
}

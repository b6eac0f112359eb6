/** Checking of proofs (RFC 9162 §2.1.3.2, §2.1.4.2), by the same recursion that makes them. */
import { nodeHash, split } from './merkle.ts';

/** "The leaf at `index` is under this root." */
export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
}

export function verifyInclusion(claim: Inclusion, proof: readonly Uint8Array[]): boolean {
  const { leaf, index, size, root } = claim;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  const computed = rootFrom(leaf, { index, size }, proof);
  return computed !== undefined && sameBytes(computed, root);
}

function rootFrom(
  leaf: Uint8Array,
  at: { index: number; size: number },
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  const last = proof.at(-1);
  if (at.size === 1 || last === undefined) return at.size === 1 && last === undefined ? leaf : undefined;
  const half = split(at.size);
  const rest = proof.slice(0, -1);
  const left = at.index < half;
  const below = left
    ? rootFrom(leaf, { index: at.index, size: half }, rest)
    : rootFrom(leaf, { index: at.index - half, size: at.size - half }, rest);
  if (below === undefined) return undefined;
  return left ? nodeHash(below, last) : nodeHash(last, below);
}

/** A tree by its size and root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Does the newer tree begin with the older one? */
export function verifyConsistency(trees: { older: TreeHead; newer: TreeHead }, proof: readonly Uint8Array[]): boolean {
  const { older, newer } = trees;
  if (!Number.isSafeInteger(older.size) || !Number.isSafeInteger(newer.size)) return false;
  if (older.size < 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const roots = bothRoots({ older: older.size, newer: newer.size, known: older.root }, proof);
  return roots !== undefined && sameBytes(roots.older, older.root) && sameBytes(roots.newer, newer.root);
}

interface Subtree {
  readonly older: number;
  readonly newer: number;
  /** The old root, as long as the old tree may be this very subtree. */
  readonly known: Uint8Array | undefined;
}

function bothRoots(tree: Subtree, proof: readonly Uint8Array[]): { older: Uint8Array; newer: Uint8Array } | undefined {
  const last = proof.at(-1);
  if (tree.older === tree.newer) {
    const whole = tree.known ?? last;
    const spent = proof.length === (tree.known === undefined ? 1 : 0);
    return whole !== undefined && spent ? { older: whole, newer: whole } : undefined;
  }
  if (last === undefined) return undefined;
  const half = split(tree.newer);
  const rest = proof.slice(0, -1);
  if (tree.older <= half) {
    const left = bothRoots({ ...tree, newer: half }, rest);
    return left === undefined ? undefined : { older: left.older, newer: nodeHash(left.newer, last) };
  }
  const right = bothRoots({ older: tree.older - half, newer: tree.newer - half, known: undefined }, rest);
  if (right === undefined) return undefined;
  return { older: nodeHash(last, right.older), newer: nodeHash(last, right.newer) };
}

/** Equal in every byte. Nothing here is secret, so time may show where they part. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

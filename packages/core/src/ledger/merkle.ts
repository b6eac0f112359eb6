/**
 * The tree over the entries of a ledger, as RFC 9162 §2.1 (RFC 6962) shapes it: one root speaks for all entries, and a
 * few hashes show that an entry is under it or that a later tree only added to an earlier one.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** Hash of one leaf. Leaves and nodes are marked apart, so that no node can be passed off as a leaf. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256(concatBytes(leafMark, data));

/** The leaf of a ledger's entry: its data are the 32 bytes of the entry's hash. */
export const entryLeaf = (hash: string): Uint8Array => leafHash(hexToBytes(hash));

export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(nodeMark, left, right));

/** Root of a tree without leaves. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0));

/** Where a tree of that many leaves parts: the largest power of two below it. */
export function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** A whole tree in memory: each proof is then a handful of look-ups. */
export class MerkleTree {
  /** Level 0 are the leaves; a node without a right neighbour moves up as it is. */
  readonly #levels: readonly (readonly Uint8Array[])[];

  /** From the leaf hashes, in order. */
  constructor(leaves: readonly Uint8Array[]) {
    const levels: (readonly Uint8Array[])[] = [leaves];
    for (let level = leaves; level.length > 1; levels.push(level)) level = above(level);
    this.#levels = levels;
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  root(): Uint8Array {
    return this.size === 0 ? emptyRoot() : this.#over(0, this.size);
  }

  /** RFC 9162 §2.1.3.1: shows that the leaf at `index` is under the root. */
  inclusionProof(index: number): readonly Uint8Array[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.size)
      throw new RangeError(`There is no leaf ${index} in a tree of ${this.size}.`);
    return this.#path(index, 0, this.size);
  }

  /** RFC 9162 §2.1.4.1: shows that the tree of the first `oldSize` leaves is a beginning of this one. */
  consistencyProof(oldSize: number): readonly Uint8Array[] {
    if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > this.size)
      throw new RangeError(`A tree of ${oldSize} leaves is no beginning of a tree of ${this.size}.`);
    return oldSize === 0 || oldSize === this.size
      ? []
      : this.#subproof(oldSize, { from: 0, to: this.size, known: true });
  }

  #path(index: number, from: number, to: number): readonly Uint8Array[] {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...this.#path(index, from, middle), this.#over(middle, to)]
      : [...this.#path(index, middle, to), this.#over(from, middle)];
  }

  /** `known`: the old root is this very subtree, which the verifier has already. */
  #subproof(oldTo: number, within: { from: number; to: number; known: boolean }): readonly Uint8Array[] {
    const { from, to, known } = within;
    if (oldTo === to) return known ? [] : [this.#over(from, to)];
    const middle = from + split(to - from);
    return oldTo <= middle
      ? [...this.#subproof(oldTo, { from, to: middle, known }), this.#over(middle, to)]
      : [...this.#subproof(oldTo, { from: middle, to, known: false }), this.#over(from, middle)];
  }

  /** The node over the leaves `[from, to)`, which have to be one subtree. */
  #over(from: number, to: number): Uint8Array {
    let height = 0;
    let width = 1;
    for (; width < to - from; width *= 2) height++;
    const node = this.#levels[height]?.[from / width];
    if (node === undefined) throw new RangeError(`The leaves ${from} to ${to} are no subtree.`);
    return node;
  }
}

function above(level: readonly Uint8Array[]): readonly Uint8Array[] {
  const nodes: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    if (left !== undefined) nodes.push(right === undefined ? left : nodeHash(left, right));
  }
  return nodes;
}

/** The root over leaf hashes. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Uint8Array => new MerkleTree(leaves).root();

/**
 * The right edge of a growing tree: all that is needed to add a leaf and to know the root, a few dozen hashes for any
 * number of entries. A store keeps it in one column and writes it in the transaction that writes the entry.
 */
import { concatBytes } from '@noble/hashes/utils.js';
import { emptyRoot, nodeHash } from './merkle.ts';

const headBytes = 8;
const hashBytes = 32;

export class Frontier {
  static readonly empty = new Frontier(0, []);

  readonly size: number;
  /** Roots of the full subtrees from left to right, one for each bit that is set in `size`. */
  readonly #peaks: readonly Uint8Array[];

  private constructor(size: number, peaks: readonly Uint8Array[]) {
    this.size = size;
    this.#peaks = peaks;
  }

  /** With one leaf more; this one stays as it is. */
  append(leaf: Uint8Array): Frontier {
    const peaks = [...this.#peaks];
    let node = leaf;
    for (let size = this.size; size % 2 === 1; size = (size - 1) / 2) {
      const left = peaks.pop();
      if (left !== undefined) node = nodeHash(left, node);
    }
    return new Frontier(this.size + 1, [...peaks, node]);
  }

  /** The root of the whole tree. */
  root(): Uint8Array {
    const last = this.#peaks.at(-1);
    if (last === undefined) return emptyRoot();
    return this.#peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }

  /** Size as eight bytes, big end first, then the peaks of 32 bytes each. */
  toBytes(): Uint8Array {
    const head = new Uint8Array(headBytes);
    for (let at = headBytes - 1, rest = this.size; at >= 0; at--, rest = Math.floor(rest / 256)) head[at] = rest % 256;
    return concatBytes(head, ...this.#peaks);
  }

  /** Throws RangeError when the bytes are not those of a frontier. */
  static fromBytes(bytes: Uint8Array): Frontier {
    const size = bytes.slice(0, headBytes).reduce((sum, byte) => sum * 256 + byte, 0);
    const peaks: Uint8Array[] = [];
    for (let at = headBytes; at < bytes.length; at += hashBytes) peaks.push(bytes.slice(at, at + hashBytes));
    const whole = bytes.length === headBytes + hashBytes * peaks.length;
    if (!whole || !Number.isSafeInteger(size) || bitsSet(size) !== peaks.length)
      throw new RangeError(`${bytes.length} bytes that begin with the size ${size} are not the edge of a tree.`);
    return new Frontier(size, peaks);
  }
}

function bitsSet(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

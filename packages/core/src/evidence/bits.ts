/** Sets of slices as bits, 32 to a word, lowest bit first: counting, visiting and turning into runs. */

/** How many bits of a word are set. Classic parallel count; each step adds neighbours twice as wide. */
export function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}

/** The word at `index` with only those bits kept that lie in the range [from, to) of the whole set. */
export function wordWithin(bits: Uint32Array, index: number, range: readonly [number, number]): number {
  const [from, to] = range;
  const first = index << 5;
  let word = bits[index] ?? 0;
  if (first < from) word &= -1 << (from - first);
  if (first + 32 > to) word &= -1 >>> (first + 32 - to);
  return word;
}

/** How many bits are set in the ranges `from, to, from, to, …`. */
export function countRanges(bits: Uint32Array, ranges: readonly number[]): number {
  let count = 0;
  for (let r = 0; r < ranges.length; r += 2) {
    const [from, to] = [ranges[r] as number, ranges[r + 1] as number];
    if (from >= to) continue;
    const [first, last] = [from >>> 5, (to - 1) >>> 5];
    count += popcount(wordWithin(bits, first, [from, to]));
    for (let w = first + 1; w < last; w += 1) if (bits[w] !== 0) count += popcount(bits[w] as number);
    if (last > first) count += popcount(wordWithin(bits, last, [from, to]));
  }
  return count;
}

/** Calls `visit` with the index of every set bit in [from, to), in order. Words of zeros cost one test. */
export function eachBit(bits: Uint32Array, range: readonly [number, number], visit: (index: number) => void): void {
  const [from, to] = range;
  if (from >= to) return;
  for (let w = from >>> 5; w <= (to - 1) >>> 5; w += 1) {
    if (bits[w] === 0) continue;
    let word = wordWithin(bits, w, range);
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      visit((w << 5) + bit);
      word &= word - 1;
    }
  }
}

/** Sets one bit. */
export function setBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

/** Whether one bit is set. */
export function hasBit(bits: Uint32Array, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The set bits in [from, to) as ranges from, to, from, to, …; jumps from run to run. */
export function rangesOfBits(bits: Uint32Array, range: readonly [number, number]): number[] {
  const ranges: number[] = [];
  const [, to] = range;
  let at = range[0];
  while ((at = nextBit(bits, [at, to], 0)) < to) {
    const end = nextBit(bits, [at + 1, to], -1);
    ranges.push(at, end);
    at = end + 1;
  }
  return ranges;
}

/** The first bit in [from, to) that is set, or with `flip` -1 that is not set; `to` when there is none. */
function nextBit(bits: Uint32Array, range: readonly [number, number], flip: 0 | -1): number {
  const [from, to] = range;
  if (from >= to) return to;
  let w = from >>> 5;
  let word = ((bits[w] ?? 0) ^ flip) & (-1 << (from & 31));
  const last = (to - 1) >>> 5;
  while (word === 0 && w < last) {
    w += 1;
    word = (bits[w] ?? 0) ^ flip;
  }
  return word === 0 ? to : Math.min(to, (w << 5) + 31 - Math.clz32(word & -word));
}

/** Sets every bit in [from, to). */
export function setRange(bits: Uint32Array, range: readonly [number, number]): void {
  const [from, to] = range;
  if (from >= to) return;
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  for (let w = first; w <= last; w += 1) {
    const low = w === first ? -1 << (from & 31) : -1;
    const high = w === last ? -1 >>> (31 - ((to - 1) & 31)) : -1;
    bits[w] = (bits[w] ?? 0) | (low & high);
  }
}

/** Clears one bit. */
export function clearBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) & ~(1 << (index & 31));
}

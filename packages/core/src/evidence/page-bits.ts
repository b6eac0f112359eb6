/** Sets of slices as bytes: stretches where they are few, else a bit for every slice; which one, the set alone decides. */
import { rangesOfBits, setRange } from './bits.ts';
import { sizeOfNumber } from './page-bytes.ts';
import type { PageReader, PageWriter } from './page-bytes.ts';

const stretches = 0;
const bitForBit = 1;
/** The absent slices are usually all the unknown ones. */
const sameAsBefore = 2;

export const wordsFor = (slices: number): number => Math.ceil(slices / 32);

/** The set of the first slices only, or none where it is empty: bits behind the last slice say nothing. */
export function tidyBits(bits: Uint32Array | undefined, slices: number): Uint32Array | undefined {
  if (bits === undefined) return undefined;
  const own = new Uint32Array(wordsFor(slices));
  own.set(bits.subarray(0, own.length));
  const rest = slices % 32;
  if (rest > 0) own[own.length - 1] = (own[own.length - 1] ?? 0) & (2 ** rest - 1);
  return own.some((word) => word !== 0) ? own : undefined;
}

export interface BitsToWrite {
  /** Tidy. */
  readonly bits: Uint32Array | undefined;
  readonly slices: number;
  /** The set written just before, which this one may be equal to. */
  readonly before?: Uint32Array | undefined;
}

export function writeBits(writer: PageWriter, { bits, slices, before }: BitsToWrite): void {
  if (bits !== undefined && before?.every((word, index) => word === bits[index]) === true) {
    writer.byte(sameAsBefore);
    return;
  }
  const ranges = bits === undefined ? [] : rangesOfBits(bits, [0, slices]);
  const steps = ranges.map((bound, index) => bound - (ranges[index - 1] ?? 0));
  const size = steps.reduce((sum, step) => sum + sizeOfNumber(step), sizeOfNumber(ranges.length / 2));
  const whole = Math.ceil(slices / 8);
  if (bits !== undefined && size > whole) {
    writer.byte(bitForBit);
    for (let i = 0; i < whole; i += 1) writer.byte(((bits[i >>> 2] ?? 0) >>> ((i & 3) * 8)) & 255);
    return;
  }
  writer.byte(stretches);
  writer.number(ranges.length / 2);
  for (const step of steps) writer.number(step);
}

/**
 * The set that begins here as its stretches from, to, from, to, …: an array of words for every day of a thousand series is
 * what costs. Throws RangeError for bytes that `writeBits` never wrote.
 */
export function readStretches(reader: PageReader, slices: number, before: readonly number[] = []): readonly number[] {
  const form = reader.byte();
  if (form === sameAsBefore) return before;
  if (form === bitForBit) {
    const bits = new Uint32Array(wordsFor(slices));
    reader.raw(Math.ceil(slices / 8)).forEach((byte, i) => {
      bits[i >>> 2] = (bits[i >>> 2] ?? 0) | (byte << ((i & 3) * 8));
    });
    return rangesOfBits(bits, [0, slices]);
  }
  if (form !== stretches) throw new RangeError(`A set of form ${form} is not known to this version.`);
  const count = reader.number();
  const found: number[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const from = at + reader.number();
    at = from + reader.number();
    if (at > slices) throw new RangeError(`A stretch ends at slice ${at} of ${slices}.`);
    found.push(from, at);
  }
  return found;
}

/** Sets the slices of the stretches, from that place on. */
export function setStretches(bits: Uint32Array, found: readonly number[], offset: number): void {
  for (let i = 0; i < found.length; i += 2)
    setRange(bits, [offset + (found[i] as number), offset + (found[i + 1] as number)]);
}

/** The stretches as a set of its own; none where there are none. */
export function bitsOf(found: readonly number[], slices: number): Uint32Array | undefined {
  if (found.length === 0) return undefined;
  const bits = new Uint32Array(wordsFor(slices));
  setStretches(bits, found, 0);
  return bits;
}

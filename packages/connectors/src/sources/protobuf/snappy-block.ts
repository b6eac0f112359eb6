/**
 * Snappy's block format, as remote write sends it. Owns: that a block is whole (its announced length is exactly what comes
 * out) and never larger than allowed; memory is taken only once the announced length is plausible.
 */

export type Uncompressed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string };

/** Three bytes can stand for at most 64, so that a block cannot honestly grow more than this. */
const mostGrowth = 22;

const broken = (why: string): Uncompressed => ({
  ok: false,
  status: 400,
  message: `the body is no whole Snappy block: ${why}; send the block format (not the framed one), uncut`,
});

/** The bytes of a block, or what is wrong with it. */
export function uncompressBlock(block: Uint8Array, mostBytes: number): Uncompressed {
  const head = readLength(block);
  if (head === undefined) return broken('it does not begin with a length');
  if (head.length > mostBytes) {
    const message = `the body is ${head.length} bytes uncompressed; at most ${mostBytes} are read, send fewer samples in one request`;
    return { ok: false, status: 413, message };
  }
  if (head.length > block.length * mostGrowth) return broken('it announces more than its bytes can hold');
  const bytes = new Uint8Array(head.length);
  const fault = fill(block.subarray(head.size), bytes);
  return fault === undefined ? { ok: true, bytes } : broken(fault);
}

function readLength(block: Uint8Array): { length: number; size: number } | undefined {
  let length = 0;
  for (let size = 1; size <= 5; size += 1) {
    const byte = block[size - 1];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 2 ** (7 * (size - 1));
    if (byte < 0x80) return length < 2 ** 32 ? { length, size } : undefined;
  }
  return undefined;
}

/** Where the next piece comes from: literal bytes of the input, or bytes already written. */
interface Piece {
  readonly length: number;
  /** Position of the first byte behind the piece's head. */
  readonly next: number;
  /** How far back to copy from; literal bytes follow where it is missing. */
  readonly back?: number;
}

function fill(input: Uint8Array, out: Uint8Array): string | undefined {
  let [at, written] = [0, 0];
  while (at < input.length) {
    const { length, next, back } = pieceAt(input, at);
    at = next;
    if (at > input.length) return 'it ends inside a piece';
    if (written + length > out.length) return 'more comes out than it announces';
    if (back === undefined) {
      if (at + length > input.length) return 'it ends inside a piece';
      out.set(input.subarray(at, at + length), written);
      at += length;
    } else {
      if (back === 0 || back > written) return 'it refers to bytes before its start';
      copyBack(out, { written, back, length });
    }
    written += length;
  }
  return written === out.length ? undefined : `${out.length - written} bytes are missing`;
}

function pieceAt(input: Uint8Array, at: number): Piece {
  const tag = input[at] ?? 0;
  const byte = (offset: number): number => input[at + offset] ?? 0;
  switch (tag & 3) {
    case 0: {
      const short = tag >>> 2;
      if (short < 60) return { length: short + 1, next: at + 1 };
      let length = 1;
      for (let extra = 0; extra < short - 59; extra += 1) length += byte(1 + extra) * 2 ** (8 * extra);
      return { length, next: at + 1 + (short - 59) };
    }
    case 1:
      return { length: ((tag >>> 2) & 7) + 4, back: byte(1) + ((tag >>> 5) << 8), next: at + 2 };
    case 2:
      return { length: (tag >>> 2) + 1, back: byte(1) + (byte(2) << 8), next: at + 3 };
    default: {
      const back = byte(1) + (byte(2) << 8) + (byte(3) << 16) + byte(4) * 2 ** 24;
      return { length: (tag >>> 2) + 1, back, next: at + 5 };
    }
  }
}

/** A piece may overlap what it writes: "ab" copied four bytes from two back is "abab". */
function copyBack(out: Uint8Array, { written, back, length }: { written: number; back: number; length: number }): void {
  if (back >= length) out.copyWithin(written, written - back, written - back + length);
  else for (let i = 0; i < length; i += 1) out[written + i] = out[written + i - back] ?? 0;
}

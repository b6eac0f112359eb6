import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { palettePng } from './palette-png.ts';

const pixels = (...colours: readonly (readonly [number, number, number])[]): Uint8Array =>
  new Uint8Array(colours.flatMap(([red, green, blue]) => [red, green, blue, 255]));

/** Chunks by their type. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    found.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return found;
}

test('a picture of few colours keeps them, each pixel in its place', () => {
  const rgba = pixels([255, 255, 255], [0, 0, 0], [255, 255, 255], [255, 255, 255], [0, 0, 0], [0, 0, 0]);
  const chunks = chunksOf(palettePng({ width: 3, height: 2, rgba }));
  expect([chunks.get('IHDR')?.readUInt32BE(0), chunks.get('IHDR')?.readUInt32BE(4)]).toEqual([3, 2]);
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const grey = [...lines].map((index, at) => (at % 4 === 0 ? undefined : palette[index * 3]));
  expect(grey).toEqual([undefined, 255, 0, 255, undefined, 255, 0, 0]);
});

test('colours that fill grounds are kept; a rare shade beside one of them becomes it', () => {
  // Each twice, so that they come before the shade; none in the neighbourhood of another.
  const grounds = Array.from({ length: 45 }, (_, n) => [(n % 15) * 16, Math.floor(n / 15) * 16, 240] as const);
  const rgba = pixels(...grounds, ...grounds, [1, 1, 241]);
  const chunks = chunksOf(palettePng({ width: 91, height: 1, rgba }));
  expect(chunks.get('PLTE')?.length).toBe(45 * 3);
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const last = (lines.at(-1) ?? 0) * 3;
  expect([...palette.subarray(last, last + 3)]).toEqual([0, 0, 240]);
});

test('there are never more than 256 colours', () => {
  const many = Array.from(
    { length: 300 },
    (_, n) => [(n % 16) * 16, Math.floor(n / 16) * 16, n > 255 ? 32 : 0] as const,
  );
  const chunks = chunksOf(palettePng({ width: 300, height: 1, rgba: pixels(...many) }));
  expect(chunks.get('PLTE')?.length).toBe(256 * 3);
});

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

test('more than 256 colours become the nearest of the most frequent', () => {
  const many = Array.from({ length: 300 }, (_, n) => [(n % 32) * 8, Math.floor(n / 32) * 8, 0] as const);
  const rgba = pixels(...many, ...many.slice(0, 256));
  const chunks = chunksOf(palettePng({ width: 556, height: 1, rgba }));
  expect(chunks.get('PLTE')?.length).toBe(256 * 3);
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  // The 300th is (88, 72, 0); of the colours kept the nearest has the same red and the green above it.
  const shown = (chunks.get('PLTE') ?? Buffer.alloc(0)).subarray((lines[300] ?? 0) * 3, (lines[300] ?? 0) * 3 + 3);
  expect([...shown]).toEqual([90, 57, 0]);
});

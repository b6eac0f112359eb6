/** Pictures of pages as PNG with a palette: a page has few colours, and repositories keep pictures for ever. */
import { crc32, deflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, alpha. */
  readonly rgba: Uint8Array;
}

const most = 256;
/** So many fill whole grounds: paper and sheet are near each other, and both are kept. */
const grounds = 40;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The colours that fill most of it, then one for each neighbourhood of shades; every other pixel takes the nearest of them. */
export function palettePng({ width, height, rgba }: Pixels): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = byCount.slice(0, grounds);
  const seen = new Set(palette.map(neighbourhood));
  for (const colour of byCount) {
    const shades = neighbourhood(colour);
    if (seen.has(shades) || palette.length === most) continue;
    seen.add(shades);
    palette.push(colour);
  }
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(rgba, (y * width + x) * 4);
      lines[y * (width + 1) + 1 + x] = indexes.get(colour) ?? keep(indexes, colour, nearest(palette, colour));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, each the place of its colour in the palette.
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 7, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const colourAt = (rgba: Uint8Array, at: number): number =>
  ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);

/** Four bits of each channel: the shades at the edges of letters, which hardly anybody tells apart. */
const neighbourhood = (colour: number): number => colour & 0xf0f0f0;

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, own] of palette.entries()) {
    const red = (own >> 16) - (colour >> 16);
    const green = ((own >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (own & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [least, best] = [distance, index];
  }
  return best;
}

function keep(indexes: Map<number, number>, colour: number, index: number): number {
  indexes.set(colour, index);
  return index;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

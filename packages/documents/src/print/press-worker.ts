/** The press, in a thread of its own: setting a paper takes tens of milliseconds that the program's thread does not have. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { codePointsOf, drawable } from './glyphs.ts';
import type { FromPress, ToPress } from './messages.ts';
import { template } from './template.ts';

const fonts = ['400Regular/NotoSansTC_400Regular.ttf', '700Bold/NotoSansTC_700Bold.ttf'].map((file) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-tc/${file}`))),
);
const [regular, bold] = fonts.map(codePointsOf);
/** Signs of both weights, and the space that only allows a break. */
const drawn = new Set([...(regular ?? [])].filter((point) => bold?.has(point) === true)).add(0x200b);

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });

/** Every text in the data, with signs that can be drawn. */
function drawableData(data: unknown): unknown {
  if (typeof data === 'string')
    return data
      .split('\u200b')
      .map((part) => drawable(part, drawn))
      .join('\u200b');
  if (Array.isArray(data)) return data.map(drawableData);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, drawableData(value)]));
}

function print({ data, standard, madeAt }: ToPress): Uint8Array<ArrayBuffer> {
  const inputs = { paper: JSON.stringify(drawableData(data)) };
  const set = compiler.compile({ mainFileContent: template, inputs });
  if (set.result === null) {
    const error = set.takeError();
    throw new Error(error === null ? 'the paper was not set' : JSON.stringify(compiler.fetchDiagnostics(error)));
  }
  const file = compiler.pdf(set.result, { pdfStandard: standard, creationTimestamp: Math.floor(madeAt / 1000) });
  compiler.evictCache(4);
  return Uint8Array.from(file);
}

parentPort?.on('message', (asked: ToPress) => {
  try {
    const bytes = print(asked);
    parentPort?.postMessage({ id: asked.id, bytes } satisfies FromPress, [bytes.buffer]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id: asked.id, why } satisfies FromPress, []);
  }
});

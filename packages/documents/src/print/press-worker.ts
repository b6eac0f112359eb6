/** The press, in a thread of its own: setting a paper takes tens of milliseconds that the program's thread does not have. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { codePointsOf, drawable } from './glyphs.ts';
import { contractTemplate } from './contract-template.ts';
import type { FromPress, Printed, SheetName, SigningPlace, ToPress } from './messages.ts';
import { markTemplate } from './mark-template.ts';
import { redlineTemplate } from './redline-template.ts';
import { paperTemplate } from './template.ts';
import { twinTemplate } from './twin-template.ts';

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

const sheets: Readonly<Record<SheetName, string>> = {
  paper: paperTemplate,
  contract: contractTemplate,
  twin: twinTemplate,
  redline: redlineTemplate,
  mark: markTemplate,
};

const pageHeight = 841.89;

/** The typesetter counts down from the top, a file of paper up from the bottom. */
function placesIn(found: unknown): readonly SigningPlace[] {
  if (!Array.isArray(found)) return [];
  return found.map((one: unknown): SigningPlace => {
    const [order = 0, page = 0, x = 0, y = 0, wide = 0, high = 0] = Array.isArray(one) ? one.map(Number) : [];
    return { order, page, rectangle: [x, pageHeight - y - high, x + wide, pageHeight - y].map(tidy) };
  });
}

const tidy = (points: number): number => Math.round(points * 100) / 100;

function print({ sheet, data, attachments, standard, madeAt }: ToPress): Printed {
  const files = Object.fromEntries(attachments.map(({ text }, index) => [`file${index}`, text]));
  const attached = attachments.map(({ name, description }, index) => ({ name, description, input: `file${index}` }));
  const inputs = { ...files, paper: JSON.stringify(drawableData(data)), attached: JSON.stringify(attached) };
  const set = compiler.compile({ mainFileContent: sheets[sheet], inputs });
  if (set.result === null) {
    const error = set.takeError();
    throw new Error(error === null ? 'the paper was not set' : JSON.stringify(compiler.fetchDiagnostics(error)));
  }
  const file = compiler.pdf(set.result, { pdfStandard: standard, creationTimestamp: Math.floor(madeAt / 1000) });
  const places = placesIn(compiler.query(set.result, { selector: '<signing-place>', field: 'value' }) as unknown);
  const counted = compiler.query(set.result, { selector: '<last-page>', field: 'value' }) as unknown;
  const pages = Array.isArray(counted) ? Number(counted[0] ?? 0) : 0;
  compiler.evictCache(4);
  return { bytes: Uint8Array.from(file), places, pages };
}

parentPort?.on('message', (asked: ToPress) => {
  try {
    const printed = print(asked);
    parentPort?.postMessage({ id: asked.id, ...printed } satisfies FromPress, [printed.bytes.buffer]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id: asked.id, why } satisfies FromPress, []);
  }
});

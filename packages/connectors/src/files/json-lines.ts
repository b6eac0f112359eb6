/** JSON Lines: one row of evidence per line, read as a stream. Owns: line numbers. A first line without a form may share fields. */
import type { Gathered, Shared } from './gathered.ts';
import { formOfFileName, sharedFields } from './row-fields.ts';
import type { TextBlock } from './text-blocks.ts';
import { textBlocks } from './text-blocks.ts';

const limits = { bytes: 4_000_000_000, line: 1_000_000 };

export async function readJsonLines(file: string, into: Gathered): Promise<void> {
  const form = formOfFileName(file);
  const reading: Reading = { file, shared: form === undefined ? {} : { form }, first: true };
  for await (const block of textBlocks(file, limits)) {
    readBlock(block, reading, into);
    if (into.full) return;
  }
}

interface Reading {
  readonly file: string;
  shared: Shared;
  first: boolean;
}

function readBlock(block: TextBlock, reading: Reading, into: Gathered): void {
  let { line } = block;
  for (const text of block.text.split('\n')) {
    const place = `${reading.file}:${line}`;
    line += 1;
    if (text.trim() === '') continue;
    const row = asObject(text);
    if (row === undefined)
      into.refuse('JSON-LINE', `${place}: is no JSON object; write one row per line, such as {"form":"state",…}`);
    else if (reading.first && isHead(row)) reading.shared = { ...reading.shared, ...withoutKind(row) };
    else into.row(exactNumbers(row, text), reading.shared, place);
    reading.first = false;
    if (into.full) return;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function asObject(text: string): JsonObject | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** {"kind":"Evidence","source":"probe"}: what holds for all lines below. */
function isHead(row: JsonObject): boolean {
  return (
    row['kind'] === 'Evidence' &&
    row['id'] === undefined &&
    Object.keys(withoutKind(row)).every((key) => sharedFields.includes(key))
  );
}

function withoutKind({ kind: _kind, apiVersion: _version, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** A number with a fraction or exponent is taken from the text of the line: the digits written are the digits meant. */
function exactNumbers(row: JsonObject, text: string): JsonObject {
  const inexact = Object.values(row).some((value) => typeof value === 'number' && !Number.isSafeInteger(value));
  if (!inexact && row['buckets'] === undefined) return row;
  const quoted = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  return asObject(quoted) ?? row;
}

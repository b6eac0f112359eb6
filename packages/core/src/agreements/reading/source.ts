/**
 * Text of an agreement file → plain data that remembers where each value stood. Owns: YAML and JSON as written by people,
 * limits against hostile text. Does not own: what the data means.
 *
 * Numbers with a fraction or exponent are kept as the author's text: a float never enters.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Alias, Document, Node, Pair } from 'yaml';
import { parsedNode } from './position.ts';
import type { Position } from './position.ts';
import type { Outcome, Refusal } from '../../values/outcome.ts';

/** Plain data as zod schemas read it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** One document of a file, with the way back from a path to a line. */
export interface SourceDocument {
  readonly file: string;
  readonly data: Plain;
  /** Line and column of the value at the path, or of the nearest ancestor that exists; 1-based. */
  place(path: readonly PropertyKey[]): Position;
}

/** Longest text that is read; a contract of this size has a thousand pages. */
export const maximumCharacters = 4_000_000;
const maximumNodes = 200_000;
const maximumLine = 100_000;
const maximumDepth = 60;

/** Reads every document of a YAML or JSON text. All faults of the text are returned, each with its place. */
export function readSource(text: string, file: string): Outcome<readonly SourceDocument[]> {
  const refused = checkText(text, file);
  if (refused !== undefined) return { ok: false, refusals: [refused] };
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const faults = documents.flatMap((document) => document.errors.map((error) => syntaxRefusal(error, file, lines)));
  if (faults.length > 0) return { ok: false, refusals: [...tabRefusals(text, file), ...faults].slice(0, 20) };
  const found: SourceDocument[] = [];
  for (const document of documents) {
    if (document.contents === null) continue;
    const plain = toPlain(document, file, lines);
    if (!plain.ok) return plain;
    found.push({ file, data: plain.value, place: (path) => parsedNode(document, path, lines) });
  }
  if (found.length > 0) return { ok: true, value: found };
  return {
    ok: false,
    refusals: [
      {
        code: 'FILE-EMPTY',
        message: `${file}: the file holds no document; an agreement begins with "apiVersion: troth/v1"`,
      },
    ],
  };
}

function checkText(text: string, file: string): Refusal | undefined {
  if (text.length > maximumCharacters) {
    return {
      code: 'FILE-TOO-LARGE',
      message: `${file}: ${text.length} characters; an agreement has at most ${maximumCharacters}`,
    };
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = lineAt(text, nul);
    return {
      code: 'FILE-BINARY',
      message: `${file}:${line}: a NUL byte; this is not a text file, save it as UTF-8 YAML or JSON`,
    };
  }
  let start = 0;
  for (let line = 1; start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (stop - start > maximumLine)
      return {
        code: 'LINE-TOO-LONG',
        message: `${file}:${line}: a line of ${stop - start} characters; at most ${maximumLine} are read`,
      };
    if (end < 0) break;
    start = end + 1;
  }
  return undefined;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i += 1) if (text.charCodeAt(i) === 10) line += 1;
  return line;
}

/** Parsers stumble over a tab in many words; the reader is told the one that helps. */
function tabRefusals(text: string, file: string): Refusal[] {
  const line = text.split('\n').findIndex((one) => /^ *\t/u.test(one));
  if (line < 0) return [];
  return [
    { code: 'YAML-TAB', message: `${file}:${line + 1}:1: a tab where spaces are needed; indent YAML with spaces` },
  ];
}

function syntaxRefusal(
  error: { code: string; message: string; pos: [number, number] },
  file: string,
  lines: LineCounter,
): Refusal {
  const at = lines.linePos(error.pos[0]);
  return { code: `YAML-${error.code}`, message: `${file}:${at.line}:${at.col}: ${advice(error.code, error.message)}` };
}

function advice(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return `${message}; the same key stands twice, keep one`;
  return message;
}

interface Walk {
  readonly document: Document;
  readonly file: string;
  readonly lines: LineCounter;
  /** Finding an anchor reads the document; each alias is followed once, however often it is met. */
  readonly targets: Map<Alias, Node | undefined>;
  nodes: number;
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

function toPlain(document: Document, file: string, lines: LineCounter): Outcome<Plain> {
  const walk: Walk = { document, file, lines, targets: new Map(), nodes: 0 };
  try {
    return { ok: true, value: plainOf(document.contents, walk, 0) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusals: [error.refusal] };
    throw error;
  }
}

function refuse(walk: Walk, node: unknown, refusal: { code: string; message: string }): never {
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  const at = walk.lines.linePos(offset);
  throw new Refused({ code: refusal.code, message: `${walk.file}:${at.line}:${at.col}: ${refusal.message}` });
}

function isNode(node: unknown): node is Node {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node);
}

function plainOf(node: unknown, walk: Walk, depth: number): Plain {
  walk.nodes += 1;
  if (walk.nodes > maximumNodes)
    refuse(walk, node, {
      code: 'ALIAS-EXPANSION',
      message: `more than ${maximumNodes} values once aliases are followed; write the repeated parts out or shorten them`,
    });
  if (depth > maximumDepth) refuse(walk, node, { code: 'NESTING', message: `nested more than ${maximumDepth} deep` });
  if (isAlias(node)) {
    const target = targetOf(node, walk);
    if (target === undefined)
      return refuse(walk, node, { code: 'ALIAS-UNKNOWN', message: `the alias *${node.source} names no anchor` });
    return plainOf(target, walk, depth + 1);
  }
  if (isMap(node)) return plainMap(node.items, walk, depth);
  if (isSeq(node)) return node.items.map((item) => plainOf(item, walk, depth + 1));
  if (isScalar(node)) return plainScalar(node, walk);
  return null;
}

function targetOf(alias: Alias, { targets, document }: Walk): Node | undefined {
  if (!targets.has(alias)) targets.set(alias, alias.resolve(document));
  return targets.get(alias);
}

function plainMap(items: readonly Pair[], walk: Walk, depth: number): Plain {
  const entries: [string, Plain][] = [];
  for (const pair of items) {
    const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : undefined;
    if (key === undefined) refuse(walk, pair.key, { code: 'KEY', message: 'a key must be a plain word' });
    if (key === '__proto__') refuse(walk, pair.key, { code: 'KEY', message: '"__proto__" cannot be a key' });
    entries.push([key, plainOf(pair.value, walk, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

function plainScalar(node: { value: unknown; source?: string; type?: string }, walk: Walk): Plain {
  const { value } = node;
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = node.source ?? String(value);
    if (text.length > 400) refuse(walk, node, { code: 'NUMBER', message: 'a number of more than 400 characters' });
    return typeof value === 'number' && Number.isSafeInteger(value) && /^-?\d+$/u.test(text) ? value : text;
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return null;
}

/**
 * Text files read safely: in pieces of whole lines, never the whole file at once. Owns: limits on size and line length, NUL
 * bytes, UTF-8. Does not own: what the lines mean.
 */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Unreadable } from './unreadable.ts';

/** Whole lines, without the last line break. */
export interface TextBlock {
  readonly text: string;
  /** Number of the first line, from 1. */
  readonly line: number;
}

export interface TextLimits {
  readonly bytes: number;
  readonly line: number;
}

const newline = 10;
const pieceSize = 1 << 18;
const megabyte = 1_000_000;

const amount = (bytes: number): string => (bytes >= megabyte ? `${Math.round(bytes / megabyte)} MB` : `${bytes} bytes`);

/** The blocks of a file in order. Throws Unreadable with file and line at the first byte that cannot be accepted. */
export async function* textBlocks(file: string, limits: TextLimits): AsyncGenerator<TextBlock> {
  await checkFile(file, limits);
  const waiting = new Waiting(file, limits);
  for await (const piece of createReadStream(file, { highWaterMark: pieceSize })) {
    const block = waiting.add(Buffer.from(piece));
    if (block !== undefined) yield block;
  }
  const last = waiting.finish();
  if (last !== undefined) yield last;
}

/** The whole text of a small file. */
export async function wholeText(file: string, limits: TextLimits): Promise<string> {
  const parts: string[] = [];
  for await (const block of textBlocks(file, limits)) parts.push(block.text);
  return parts.join('\n');
}

async function checkFile(file: string, limits: TextLimits): Promise<void> {
  const facts = await stat(file);
  if (!facts.isFile()) throw new Unreadable('FILE-KIND', `${file}: is no regular file; give a file or a directory`);
  if (facts.size > limits.bytes) {
    const advice = 'split it, or write evidence as JSON Lines or Parquet';
    throw new Unreadable(
      'FILE-TOO-LARGE',
      `${file}: ${amount(facts.size)}; at most ${amount(limits.bytes)} are read in this format; ${advice}`,
    );
  }
}

/** Collects pieces until a line ends. */
class Waiting {
  readonly #file: string;
  readonly #limits: TextLimits;
  #pieces: Buffer[] = [];
  #held = 0;
  #line = 1;
  #started = false;

  constructor(file: string, limits: TextLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  add(piece: Buffer): TextBlock | undefined {
    const body = this.#started ? piece : this.#withoutMark(piece);
    this.#started = true;
    const nul = body.indexOf(0);
    if (nul >= 0) {
      const line = this.#line + countLines(Buffer.concat(this.#pieces)) + countLines(body.subarray(0, nul));
      throw new Unreadable(
        'FILE-BINARY',
        `${this.#file}:${line}: a NUL byte; this is no text file, save it as UTF-8 text`,
      );
    }
    const end = body.lastIndexOf(newline);
    if (end < 0) {
      this.#hold(body);
      return undefined;
    }
    this.#pieces.push(body.subarray(0, end));
    const block = this.#block();
    this.#hold(body.subarray(end + 1));
    return block;
  }

  finish(): TextBlock | undefined {
    return this.#held === 0 ? undefined : this.#block();
  }

  #hold(rest: Buffer): void {
    this.#pieces.push(rest);
    this.#held += rest.length;
    if (this.#held > this.#limits.line) this.#tooLong(this.#line);
  }

  #tooLong(line: number): never {
    const most = amount(this.#limits.line);
    throw new Unreadable(
      'LINE-TOO-LONG',
      `${this.#file}:${line}: a line of more than ${most}; write one record per line`,
    );
  }

  #block(): TextBlock {
    const bytes = Buffer.concat(this.#pieces);
    const line = this.#line;
    if (!isUtf8(bytes)) this.#badUtf8(bytes);
    const text = bytes.toString('utf8');
    let start = 0;
    for (; ; this.#line += 1) {
      const end = text.indexOf('\n', start);
      if ((end < 0 ? text.length : end) - start > this.#limits.line) this.#tooLong(this.#line);
      if (end < 0) break;
      start = end + 1;
    }
    this.#line += 1;
    this.#pieces = [];
    this.#held = 0;
    return { text, line };
  }

  #badUtf8(bytes: Buffer): never {
    let line = this.#line;
    let start = 0;
    for (
      let end = bytes.indexOf(newline);
      end >= 0 && isUtf8(bytes.subarray(start, end));
      end = bytes.indexOf(newline, start)
    ) {
      start = end + 1;
      line += 1;
    }
    throw new Unreadable(
      'FILE-ENCODING',
      `${this.#file}:${line}: bytes that are not UTF-8; save the file as UTF-8 ("CSV UTF-8" in a spreadsheet)`,
    );
  }

  #withoutMark(piece: Buffer): Buffer {
    if (piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) return piece.subarray(3);
    if ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff)) {
      throw new Unreadable(
        'FILE-ENCODING',
        `${this.#file}:1: UTF-16 text; save the file as UTF-8 ("CSV UTF-8" in a spreadsheet)`,
      );
    }
    return piece;
  }
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}

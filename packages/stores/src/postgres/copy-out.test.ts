import type pg from 'pg';
import { expect, test } from 'vitest';
import { copyOut, intOf, literal } from './copy-out.ts';

const head = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const end = Buffer.from([0xff, 0xff]);

function row(...fields: readonly Uint8Array[]): Buffer {
  const length = (bytes: number): Buffer => Buffer.from([0, 0, bytes >> 8, bytes & 255]);
  return Buffer.concat([Buffer.from([0, fields.length]), ...fields.flatMap((field) => [length(field.length), field])]);
}

interface Listener {
  submit(connection: { query(text: string): void }): void;
  handleCopyData(message: { readonly chunk: Buffer }): void;
  handleReadyForQuery(): void;
  handleError(error: unknown): void;
}

/** A client whose server sends these messages. */
function clientOf(messages: readonly Buffer[], asked: string[] = []): pg.ClientBase {
  const query = (listener: Listener): Listener => {
    listener.submit({ query: (text) => asked.push(text) });
    for (const chunk of messages) listener.handleCopyData({ chunk });
    listener.handleReadyForQuery();
    return listener;
  };
  return { query } as unknown as pg.ClientBase;
}

async function read(messages: readonly Buffer[]): Promise<readonly (readonly number[])[]> {
  const found: number[][] = [];
  await copyOut(clientOf(messages), 'select 1', (fields) => found.push(fields.flatMap((field) => [...field])));
  return found;
}

test('the head may come with the first row or alone, and the end is no row', async () => {
  const [a, b] = [row(Buffer.from([1, 2]), Buffer.from([])), row(Buffer.from([3]))];
  const rows = [[1, 2], [3]];
  expect(await read([Buffer.concat([head, a]), b, end])).toEqual(rows);
  expect(await read([head, a, b, end])).toEqual(rows);
  expect(await read([Buffer.concat([head, end])])).toEqual([]);
});

test('the select is asked for as a binary copy', async () => {
  const asked: string[] = [];
  await copyOut(clientOf([head, end], asked), 'select body from pages', () => undefined);
  expect(asked).toEqual(['copy (select body from pages) to stdout (format binary)']);
});

test('a row that cannot be read fails the whole, after the stream has passed', async () => {
  const nothing = Buffer.from([0, 1, 0xff, 0xff, 0xff, 0xff]);
  await expect(read([head, nothing, row(Buffer.from([1])), end])).rejects.toThrow('has no value');
});

test('numbers are four bytes, and only whole ones become text of SQL', () => {
  expect(intOf(Buffer.from([0xff, 0xff, 0xff, 0xfe]))).toBe(-2);
  expect(() => intOf(Buffer.from([1]))).toThrow('no int');
  expect(literal(-62_135_596_800_000)).toBe('-62135596800000');
  expect(() => literal(0.5)).toThrow('no whole number');
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivingRows } from './arriving-rows.ts';
import type { ArrivingBody } from './arriving-rows.ts';
import { Unreadable } from './unreadable.ts';

async function* inPieces(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  text: string | Uint8Array,
  how: Partial<ArrivingBody> & { size?: number } = {},
): Promise<unknown[]> {
  const chunks = inPieces(text, how.size ?? 7);
  const found = [];
  for await (const one of arrivingRows({ format: 'json-lines', source: 'probe', ...how, chunks }))
    found.push('row' in one ? one.row : [one.refused.place, one.refused.code]);
  return found;
}

const state = { form: 'state', id: 'a', start: '2024-11-14T08:55:00+08:00', state: 'down' };

test('lines come whole however the body was cut, and a bad one refuses itself alone', async () => {
  const text = `${JSON.stringify(state)}\n\nnot json\n[1]\n{"form":"state","id":"b","source":"other"}\n${JSON.stringify({ ...state, id: '三' })}`;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
      expect(await read(text, { size })).toEqual([
        { place: 'body:1', row: { ...state, source: 'probe' } },
        ['body:3', 'JSON-LINE'],
        ['body:4', 'not-a-row'],
        ['body:5', 'source-not-yours'],
        { place: 'body:6', row: { ...state, id: '三', source: 'probe' } },
      ]);
    }),
    { numRuns: 30 },
  );
});

test('digits are kept as written, and what is no text is refused', async () => {
  expect(await read('{"form":"value","id":"v","value":0.10}')).toMatchObject([{ row: { value: '0.10' } }]);
  expect(await read('{"form":"state","id":"\\u0000"}\n{"form":"state","id":"\\ud800"}')).toEqual([
    ['body:1', 'not-text'],
    ['body:2', 'not-text'],
  ]);
});

test('JSON is a row, a list, or rows', async () => {
  const one = { place: 'body[0]', row: { ...state, source: 'probe' } };
  for (const body of [state, [state], { rows: [state] }])
    expect(await read(JSON.stringify(body), { format: 'json' })).toEqual([one]);
  await expect(read('{', { format: 'json' })).rejects.toThrow(Unreadable);
});

test('a table names its columns; slices name themselves', async () => {
  const head = 'series,subject,start,end,bad,total\r\n';
  const line = 'lat,hk,2024-11-01T00:00:00Z,2024-11-01T00:01:00Z,1,60';
  const rows = await read(`\uFEFF${head}${line}\r\nlat,hk\r\n=cmd,hk,x,x,1,2\r\n`, { format: 'csv', form: 'slice' });
  expect(rows).toMatchObject([
    { place: 'body:2', row: { form: 'slice', id: 'lat/hk@2024-11-01T00:00:00Z', bad: '1', source: 'probe' } },
    ['body:3', 'CSV-COLUMNS'],
    ['body:4', 'CSV-CELL'],
  ]);
  await expect(read(head + line, { format: 'csv' })).rejects.toThrow(/nothing says what the records are/u);
  await expect(read('', { format: 'csv' })).rejects.toThrow(/no header/u);
  await expect(read(`${head}"open`, { format: 'csv', form: 'slice' })).rejects.toThrow(/cannot be read/u);
});

test('a line without an end is not collected for ever', async () => {
  await expect(read('x'.repeat(1_100_000), { size: 65_536 })).rejects.toThrow(/more than 1 MB/u);
});

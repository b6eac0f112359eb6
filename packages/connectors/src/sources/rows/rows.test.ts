import { gzipSync } from 'node:zlib';
import { parseRow } from '@troth/core';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../csv-rows/csv-rows.ts';
import { jsonRows } from '../json-rows/json-rows.ts';
import { parquetRows } from '../parquet-rows/parquet-rows.ts';
import type { PushSource, Received } from '../source.ts';
import { mutations } from '../testing/mutations.ts';
import { deliveryOf, pushed, sentence } from '../testing/push.ts';
import type { RowTerms } from './row-terms.ts';

type Kind = PushSource<RowTerms, Promise<Received>>;
const start = '2026-05-01T00:00:00Z';
const end = '2026-05-01T00:01:00Z';
const slice = { form: 'slice', series: 'web', subject: 'hk', start, end, bad: 1, total: 10 };
const state = { form: 'state', id: 'o1', start, state: 'down', affected: 0.1 };
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parquet = (bad: readonly (number | null)[], extra: { name: string; data: string[]; type: 'STRING' }[] = []) => {
  const column = (name: string, text: string) => ({ name, data: bad.map(() => text), type: 'STRING' as const });
  const columnData = [
    column('form', 'slice'),
    column('series', 'web'),
    { name: 'start', data: bad.map((_bad, i) => new Date(Date.UTC(2026, 4, 1, 0, i))), type: 'TIMESTAMP' as const },
    { name: 'end', data: bad.map((_bad, i) => new Date(Date.UTC(2026, 4, 1, 0, i + 1))), type: 'TIMESTAMP' as const },
    { name: 'bad', data: [...bad], type: 'DOUBLE' as const, nullable: true },
    { name: 'total', data: bad.map(() => 10), type: 'INT32' as const },
    ...extra,
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
};

interface Sent {
  readonly kind: Kind;
  readonly body: Uint8Array | string;
  readonly type: string;
  readonly headers?: Record<string, string>;
  readonly terms?: object;
}
const receive = ({ kind, body, type, headers = {}, terms = {} }: Sent): Promise<Received> => {
  const config = kind.configuration.parse({ source: 'probe', ...terms });
  return kind.receive(pushed(body, { 'content-type': type, ...headers }), { config });
};
const jsonLines = 'application/x-ndjson; charset=utf-8';
const table = `form,series,subject,start,end,bad,total\nslice,web,hk,${start},${end},1,10\n`;

describe('rows arrive as files would be read', () => {
  const id = `web/hk@${start}`;
  test.each<[string, Sent]>([
    ['a list', { kind: jsonRows, body: json([slice]), type: 'application/json' }],
    ['rows', { kind: jsonRows, body: json({ rows: [slice] }), type: 'application/json' }],
    ['lines', { kind: jsonRows, body: `${JSON.stringify(slice)}\n`, type: jsonLines }],
    ['CSV', { kind: csvRows, body: table, type: 'text/csv' }],
    [
      'CSV in gzip',
      { kind: csvRows, body: gzipSync(table), type: 'text/csv', headers: { 'content-encoding': 'gzip' } },
    ],
    [
      'CSV, the form said elsewhere',
      { kind: csvRows, body: table.replaceAll(/^(form|slice),/gmu, ''), type: 'text/csv', terms: { form: 'slice' } },
    ],
  ])('%s', async (_name, sent) => {
    const { rows, refused } = deliveryOf(await receive(sent));
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).toMatchObject({ id, series: 'web', source: 'probe' });
    for (const { place, row } of rows) expect(parseRow(row, place)).toMatchObject({ ok: true });
  });
  test('fractions keep the digits they were written with', async () => {
    const { rows } = deliveryOf(await receive({ kind: jsonRows, body: json([state]), type: 'application/json' }));
    expect(rows[0]?.row['affected']).toBe('0.1');
  });
  test('Parquet', async () => {
    const { rows } = deliveryOf(
      await receive({ kind: parquetRows, body: parquet([1, 2]), type: 'application/vnd.apache.parquet' }),
    );
    expect(rows.map(({ place, row }) => [place, row['id'], row['bad'], row['total']])).toEqual([
      ['body: row 1', 'web@2026-05-01T00:00:00.000Z', '1', '10'],
      ['body: row 2', 'web@2026-05-01T00:01:00.000Z', '2', '10'],
    ]);
    for (const { place, row } of rows) expect(parseRow(row, place)).toMatchObject({ ok: true });
  });
});

describe('a row is refused alone, with its place', () => {
  test.each<[string, Sent, string[]]>([
    [
      'JSON Lines',
      { kind: jsonRows, body: `${JSON.stringify(slice)}\n{\n${JSON.stringify(state)}\n`, type: jsonLines },
      ['body:2'],
    ],
    ['JSON', { kind: jsonRows, body: json([slice, 5, state]), type: 'application/json' }, ['body[1]']],
    [
      'CSV',
      {
        kind: csvRows,
        body: `${table}slice,web,hk,2026-05-01T00:00,${end},1,10\nslice,web,hk,${end},2026-05-01T00:02:00Z,0,10\n`,
        type: 'text/csv',
      },
      ['body:3'],
    ],
    [
      'Parquet',
      { kind: parquetRows, body: parquet([1, Number.NaN, 2]), type: 'application/octet-stream' },
      ['body: row 2'],
    ],
  ])('%s', async (_name, sent, places) => {
    const { rows, refused } = deliveryOf(await receive(sent));
    expect(rows).toHaveLength(2);
    expect(refused.map(({ place }) => place)).toEqual(places);
    for (const { message } of refused) expect(message).toMatch(sentence);
  });
  test('a row that speaks for another source', async () => {
    const other = parquet([1], [{ name: 'source', data: ['other'], type: 'STRING' }]);
    const { rows, refused } = deliveryOf(
      await receive({ kind: parquetRows, body: other, type: 'application/x-parquet' }),
    );
    expect([rows, refused.map(({ code }) => code)]).toEqual([[], ['source-not-yours']]);
  });
});

describe('a body is refused as a whole', () => {
  test.each<[string, Sent, number]>([
    ['JSON of another type', { kind: jsonRows, body: '[]', type: 'text/plain' }, 415],
    ['CSV of another type', { kind: csvRows, body: table, type: 'application/json' }, 415],
    ['Parquet of another type', { kind: parquetRows, body: parquet([1]), type: 'text/csv' }, 415],
    ['no JSON', { kind: jsonRows, body: '[', type: 'application/json' }, 400],
    ['an unknown column', { kind: csvRows, body: table.replace('bad', 'bat'), type: 'text/csv' }, 400],
    ['an open quote', { kind: csvRows, body: `${table}"`, type: 'text/csv' }, 400],
    ['no table', { kind: parquetRows, body: 'PAR1', type: 'application/octet-stream' }, 400],
    ['too large', { kind: csvRows, body: table.repeat(100), type: 'text/csv', terms: { mostBytes: 1024 } }, 413],
  ])('%s', async (_name, sent, status) => {
    const received = await receive(sent);
    expect(received).toMatchObject({ ok: false, refusal: { status, message: expect.stringMatching(sentence) } });
  });
});

test('the answer tells every refused row, and is no success when nothing was taken', () => {
  const refused = [{ place: 'body:2', code: 'X', message: 'it is wrong' }];
  const request = pushed('', {});
  const part = csvRows.answer({ accepted: 1, duplicates: 2, samples: 0, refused }, request);
  expect([part.status, JSON.parse(String(part.body))]).toEqual([
    200,
    { accepted: 1, duplicates: 2, refusedCount: 1, refused },
  ]);
  expect(jsonRows.answer({ accepted: 0, duplicates: 0, samples: 0, refused }, request).status).toBe(422);
  expect(parquetRows.answer({ accepted: 0, duplicates: 0, samples: 0, refused: [] }, request).status).toBe(200);
});

describe('damaged bodies', () => {
  test.each<[string, Sent]>([
    ['JSON', { kind: jsonRows, body: json([slice, state]), type: 'application/json' }],
    ['JSON Lines', { kind: jsonRows, body: `${JSON.stringify(slice)}\n${JSON.stringify(state)}\n`, type: jsonLines }],
    ['CSV', { kind: csvRows, body: table.repeat(3), type: 'text/csv' }],
  ])('%s: 5,000 are read or refused with a sentence', async (_name, sent) => {
    const whole = typeof sent.body === 'string' ? new TextEncoder().encode(sent.body) : sent.body;
    let refusals = 0;
    for (const body of mutations([whole], 5000)) {
      const received = await receive({ ...sent, body });
      const told = received.ok ? deliveryOf(received).refused : [received.refusal];
      refusals += told.length;
      for (const { message } of told) expect(message).toMatch(sentence);
    }
    expect(refusals).toBeGreaterThan(1000);
  });
});

describe('tables that would run for ever', () => {
  test('2,000 damaged ones are read or refused with a sentence, and the next one is read', async () => {
    const type = 'application/octet-stream';
    const terms = { mostMilliseconds: 100 };
    const whole = parquet([1, 2, 3, 4]);
    const codes = new Map<string, number>();
    for (const body of mutations([whole], 2000)) {
      const received = await receive({ kind: parquetRows, body, type, terms });
      if (received.ok) continue;
      expect(received.refusal.message).toMatch(sentence);
      codes.set(received.refusal.code, (codes.get(received.refusal.code) ?? 0) + 1);
    }
    expect(codes.get('PARQUET')).toBeGreaterThan(500);
    const { rows } = deliveryOf(await receive({ kind: parquetRows, body: whole, type }));
    expect(rows).toHaveLength(4);
  }, 120_000);
});

import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { intakeOf, refusalsOf } from '../testing/scratch.ts';

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData'];

const parquet = (columnData: Columns): Uint8Array => new Uint8Array(parquetWriteBuffer({ columnData }));
const minute = (index: number): Date => new Date(Date.UTC(2024, 10, 1, 0, index));
const minutes = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** Slices at these minutes of the month, in this order. */
function slices(at: readonly number[], total: readonly (number | null)[] = at.map(() => 60)): Columns {
  return [
    { name: 'series', data: at.map(() => 'rtt'), type: 'STRING' },
    { name: 'source', data: at.map(() => 'probe'), type: 'STRING' },
    { name: 'start', data: at.map(minute), type: 'TIMESTAMP' },
    { name: 'end', data: at.map((index) => minute(index + 1)), type: 'TIMESTAMP' },
    { name: 'bad', data: total.map((count) => (count === null ? null : 1)), type: 'INT32', nullable: true },
    { name: 'total', data: [...total], type: 'INT32', nullable: true },
  ];
}

describe('slices in bulk', () => {
  test('become columns, whatever their order, and a slice without counts is unknown', async () => {
    const { rows, columns } = await intakeOf({ 'slices.parquet': parquet(slices([2, 0, 1, 3], [60, 60, null, 300])) });
    expect(rows).toEqual([]);
    expect(columns).toHaveLength(1);
    expect(columns[0]).toMatchObject({
      series: 'rtt',
      source: 'probe',
      stepMs: 60_000,
      start: minute(0).getTime(),
      recordedAt: minute(4).getTime(),
    });
    expect([...(columns[0]?.total ?? [])]).toEqual([60, 0, 60, 300]);
    expect([...(columns[0]?.bad ?? [])]).toEqual([1, 0, 1, 1]);
    expect([...(columns[0]?.unknown ?? [])]).toEqual([0b10]);
  });
  test('a gap cuts the block, a repetition changes nothing', async () => {
    const { columns } = await intakeOf({
      'slices.parquet': parquet(slices([...minutes(0, 5), ...minutes(3, 5), ...minutes(8, 10)])),
    });
    expect(columns.map(({ start, total }) => [start, total.length])).toEqual([
      [minute(0).getTime(), 5],
      [minute(8).getTime(), 2],
    ]);
  });
  test('one slice with two numbers is refused', async () => {
    expect((await refusalsOf({ 'slices.parquet': parquet(slices([0, 1, 1], [60, 60, 61])) })).join()).toContain(
      'two slices that differ at 2024-11-01T00:01:00.000Z',
    );
  });
  test('a slice that cannot be true is read as a row, which says why', async () => {
    expect((await refusalsOf({ 'slices.parquet': parquet(slices([0, 1], [60, 0])) })).join()).toContain(
      'slices.parquet: row 2: 1 bad of 0 is more than all',
    );
  });
});

describe('other forms', () => {
  const states = (start: Columns[number]): Columns => [
    { name: 'form', data: ['state'], type: 'STRING' },
    { name: 'id', data: ['O1'], type: 'STRING' },
    { name: 'source', data: ['probe'], type: 'STRING' },
    { name: 'state', data: ['down'], type: 'STRING' },
    { name: 'affected', data: [0.25], type: 'DOUBLE' },
    start,
  ];
  test('become rows; times keep their milliseconds', async () => {
    const { rows } = await intakeOf({
      'x.parquet': parquet(states({ name: 'start', data: [minute(1)], type: 'TIMESTAMP' })),
    });
    expect(rows[0]).toMatchObject({
      form: 'state',
      id: 'O1',
      start: minute(1).getTime(),
      affected: { num: 1n, den: 4n },
    });
  });
  test('plain numbers are no times', async () => {
    const refused = await refusalsOf({ 'x.parquet': parquet(states({ name: 'start', data: [1n], type: 'INT64' })) });
    expect(refused.join()).toContain('column start holds plain numbers; write it as TIMESTAMP');
  });
  test('a file that only looks like one', async () => {
    expect((await refusalsOf({ 'x.parquet': 'PARQUET, honestly' })).join()).toContain('is no Parquet file');
    expect((await refusalsOf({ 'x.parquet': `PAR1${'x'.repeat(40)}PAR1` })).join()).toContain(
      'x.parquet: cannot be read as Parquet',
    );
  });
});

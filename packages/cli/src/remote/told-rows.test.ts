/** Rows of files as the lines that are sent. */
import { Instant, parseRow } from '@troth/core';
import type { EvidenceRow, SliceColumns } from '@troth/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf, toldRows } from './told-rows.ts';

function row(id: string, source: string): EvidenceRow {
  const read = parseRow(
    {
      form: 'state',
      id,
      source,
      agreement: 'A',
      state: 'down',
      start: '2025-01-01T00:00:00Z',
      end: '2025-01-01T01:00:00Z',
    },
    'states.csv:7',
  );
  if (!read.ok) throw new TypeError(read.refusals[0]?.message);
  return read.value;
}

const block: SliceColumns = {
  source: 'meter',
  series: 'checkout',
  recordedAt: Instant.parse('2025-01-01T00:05:00Z'),
  start: Instant.parse('2025-01-01T00:00:00Z'),
  stepMs: 60_000,
  bad: Uint8Array.of(0, 3, 0),
  total: Uint8Array.of(9, 9, 0),
  unknown: Uint32Array.of(0b100),
};

describe('rows of files', () => {
  test('are told source by source, each known by its place', () => {
    const told = toldRows({ rows: [row('1', 'probe'), row('2', 'desk'), row('3', 'probe')], columns: [block] });
    expect(told.map(({ source, count }) => [source, count])).toEqual([
      ['probe', 2],
      ['desk', 1],
      ['meter', 3],
    ]);
    expect([...(told[0]?.rows() ?? [])].map(({ name }) => name)).toEqual(['states.csv:7: 1', 'states.csv:7: 3']);
  });
  test('that were columns are slices with their counts, and without where nothing is known', () => {
    const lines = [...(toldRows({ rows: [], columns: [block] })[0]?.rows() ?? [])].map(({ line }) => JSON.parse(line));
    const shared = { form: 'slice', source: 'meter', series: 'checkout', recordedAt: '2025-01-01T00:05:00.000Z' };
    const span = (minute: number) => ({
      start: `2025-01-01T00:0${minute}:00.000Z`,
      end: `2025-01-01T00:0${minute + 1}:00.000Z`,
    });
    expect(lines).toEqual([
      { ...shared, ...span(0), bad: 0, total: 9 },
      { ...shared, ...span(1), bad: 3, total: 9 },
      { ...shared, ...span(2) },
    ]);
  });
  test('are parted without loss, in order, no part larger than is sent at once', () => {
    const sizes = fc.array(fc.constantFrom(1, 1_500_000, 5_000_000), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(11_000), (large, small) => {
        const all = [...large, ...Array.from({ length: small }, () => 1)].map((length, index) => ({
          line: 'x'.repeat(length),
          name: String(index),
        }));
        const parts = [...partsOf(all)];
        expect(parts.flat()).toEqual(all);
        for (const part of parts) {
          const bytes = part.reduce((sum, { line }) => sum + line.length, 0);
          expect(part.length).toBeLessThanOrEqual(5_000);
          expect(part.length === 1 || bytes <= 4_000_000).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../source.ts';
import { deriveSlices } from './derive.ts';
import { mappingSchema, reachOf } from './mapping.ts';

const start = Date.parse('2026-05-01T00:00:00Z');
const minute = 60_000;
const second = 1000;
const span = (minutes: number) => ({ start, end: start + minutes * minute });

const web = { metric: 'http_requests_total', where: { job: 'web' } };
const counters = mappingSchema.parse({
  as: 'counters',
  total: web,
  bad: { ...web, where: { job: 'web', code: { prefix: '5' } } },
  series: 'web',
  step: '1 min',
  every: '15 s',
});
const requests = (code: string, instance = 'a'): Record<string, string> => ({
  __name__: 'http_requests_total',
  job: 'web',
  code,
  instance,
});

/** A world of two targets with jitter, missed collections and restarts. */
const world = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 1, max: 70_000 }),
      instance: fc.constantFrom('a', 'b'),
      code: fc.constantFrom('200', '500'),
      grown: fc.integer({ min: 0, max: 5 }),
      restart: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((steps) => {
    const now = new Map<string, number>();
    let at = start - 2 * minute;
    return steps.map(({ wait, instance, code, grown, restart }): Sample => {
      at += Math.round(wait / 4);
      const value = (restart ? 0 : (now.get(instance + code) ?? 3)) + grown;
      now.set(instance + code, value);
      return { labels: requests(code, instance), at, value };
    });
  });

describe('laws', () => {
  const mappings = [
    counters,
    mappingSchema.parse({
      as: 'counters',
      total: web,
      bad: { metric: 'http_requests_total', where: { code: '500' } },
      series: 'web',
      subject: 'label:instance',
      newSeries: 'from-zero',
      step: '10 s',
      every: '5 s',
    }),
    mappingSchema.parse({ as: 'value', gauge: web, series: 'web', subject: 'label:code' }),
  ];
  test.each(mappings)('order and repetition of samples change nothing', (mapping) => {
    const shuffled = world.chain((samples) =>
      fc.tuple(fc.constant(samples), fc.shuffledSubarray([...samples, ...samples], { minLength: samples.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([samples, again]) => {
        expect(deriveSlices(mapping, again, span(6))).toEqual(deriveSlices(mapping, samples, span(6)));
      }),
      { numRuns: 60 },
    );
  });
  test.each(mappings)('a span cut in two gives the same rows, from samples within reach alone', (mapping) => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 6 }), (samples, cut) => {
        const reach = reachOf(mapping);
        const part = (from: number, to: number) => {
          const near = samples.filter(({ at }) => at >= from - reach && at <= to + reach);
          return deriveSlices(mapping, near, { start: from, end: to }).rows;
        };
        const middle = start + cut * minute;
        const byName = (rows: readonly { place: string }[]) => rows.toSorted((a, b) => (a.place < b.place ? -1 : 1));
        const whole = deriveSlices(mapping, samples, span(6)).rows;
        expect(byName([...part(start, middle), ...part(middle, start + 6 * minute)])).toEqual(byName(whole));
      }),
      { numRuns: 100 },
    );
  });
  test('known slices of one counter add up to what was added between their edges', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 80 }),
        fc.integer({ min: 0, max: 40 }),
        (grown, lostAt) => {
          let value = 1000;
          const samples = grown.map((more, i): Sample => {
            value = i === lostAt ? more : value + more;
            return { labels: requests('200'), at: start + (i - 1) * 15 * second, value };
          });
          const minutes = Math.floor((grown.length - 2) / 4);
          const rows = deriveSlices(counters, samples, span(minutes)).rows;
          const expected = rows.map((_row, slice) =>
            grown.slice(1 + slice * 4, 5 + slice * 4).reduce((sum, more) => sum + more, 0),
          );
          expect(rows.map(({ row }) => Number(row['total']))).toEqual(expected);
        },
      ),
    );
  });
});

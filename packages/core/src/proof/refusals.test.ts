/** Structures nobody can compose: each gives a refusal with a code and a sentence, none throws. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../calendars/calendar.ts';
import { periodsBetween } from '../calendars/period.ts';
import { Zone } from '../calendars/zones/zone.ts';
import { Ratio } from '../values/ratio.ts';
import { composeAvailability } from './compose.ts';
import { fixesFor } from './fixes.ts';
import type { LeafPromise } from './in-period.ts';
import { proveAvailability } from './prove.ts';
import { occurrences, readStructure } from './structure.ts';
import type { Parts, WrittenStructure } from './structure.ts';

const leaf = (name: string): WrittenStructure => ({ leaf: name });
const nested = (depth: number): WrittenStructure => {
  let one = leaf('line');
  for (let i = 0; i < depth; i += 1) one = { series: [one] };
  return one;
};

/** Parts that each stand twice in the one before: a million places of one leaf. */
const doubling: Parts = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => {
    const next: WrittenStructure = i === 19 ? leaf('line') : { part: `p${i + 1}` };
    return [`p${i}`, { series: [next, next] }];
  }),
);
const chained: Parts = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, { part: `p${i + 1}` }]));

describe('a structure that is none', () => {
  it.each<[string, WrittenStructure, Parts, string]>([
    ['stands on itself', { part: 'a' }, { a: { series: [{ part: 'b' }] }, b: { part: 'a' } }, 'proof/cycle'],
    ['has an unknown part', { part: 'a' }, {}, 'proof/missing-part'],
    ['has an empty gate', { series: [] }, {}, 'proof/empty'],
    ['asks for more than there are', { kOfN: { k: 3, of: [leaf('a')] } }, {}, 'proof/k-out-of-range'],
    ['asks for none', { kOfN: { k: 0, of: [leaf('a')] } }, {}, 'proof/k-out-of-range'],
    ['asks for a half', { kOfN: { k: 0.5, of: [leaf('a')] } }, {}, 'proof/k-out-of-range'],
    ['asks for no number', { kOfN: { k: Number.NaN, of: [leaf('a')] } }, {}, 'proof/k-out-of-range'],
    ['is nested ten thousand deep', nested(10_000), {}, 'proof/too-deep'],
    ['has ten thousand parts in a row', { part: 'p0' }, chained, 'proof/too-deep'],
    ['multiplies its parts without end', { part: 'p0' }, doubling, 'proof/too-large'],
    ['has too many leaves', { series: Array.from({ length: 1001 }, (_, i) => leaf(`${i}`)) }, {}, 'proof/too-large'],
  ])('%s', (...[, written, parts, code]) => {
    const read = readStructure(written, parts);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.refusals.map((refusal) => refusal.code)).toContain(code);
    for (const { message } of read.refusals) expect(message).toMatch(/: [a-z]/u);
  });

  it('is read, composed or refused, whatever is written', () => {
    const { written } = fc.letrec<{ written: WrittenStructure }>((tie) => ({
      written: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom('a', 'b', 'c', '__proto__', '').map(leaf),
        fc.constantFrom('x', 'y', 'constructor').map((part) => ({ part })),
        fc.array(tie('written'), { maxLength: 4 }).map((series) => ({ series })),
        fc
          .record({
            k: fc.oneof(fc.integer({ min: -1, max: 5 }), fc.double()),
            of: fc.array(tie('written'), { maxLength: 4 }),
          })
          .map((kOfN) => ({ kOfN })),
      ),
    }));
    const share = fc.constantFrom('-0.1', '0', '0.5', '0.999', '1', '1.5').map((text) => Ratio.parse(text));
    fc.assert(
      fc.property(written, written, fc.dictionary(fc.constantFrom('a', 'b', 'c'), share), (one, part, promises) => {
        const read = readStructure(one, { x: part, y: { part: 'x' } });
        if (!read.ok) return;
        const promised = new Map(Object.entries(promises));
        const composed = composeAvailability(read.value, promised);
        const missing = [...occurrences(read.value).keys()].some((name) => {
          const a = promised.get(name);
          return a === undefined || a.isNegative() || a.greaterThan(Ratio.one);
        });
        expect(composed.ok).toBe(!missing);
        if (composed.ok) fixesFor({ structure: read.value, promised, target: Ratio.parse('0.9999') });
      }),
      { numRuns: 2000, seed: 6 },
    );
  });
});

describe('promises that cannot be laid on a clock', () => {
  const zone = Zone.get('Asia/Hong_Kong') ?? expect.unreachable();
  const calendarOf = (definition: object): Calendar => {
    const made = Calendar.of({ zone: zone.name, ...definition });
    return made.ok ? made.value : expect.unreachable();
  };
  const always = calendarOf({ always: true });
  const never = calendarOf({ weekly: {} });
  const periods = periodsBetween({ unit: 'month', zone }, zone.startOfDay('2024-01-01'), zone.startOfDay('2025-01-01'));
  const promise: LeafPromise = {
    ref: 'UC',
    value: Ratio.parse('0.999'),
    calendar: always,
    windows: { unit: 'month', zone },
  };
  const verdict = (some: LeafPromise, calendar = always): unknown => {
    const proof = proveAvailability({
      structure: { leaf: 'line' },
      promises: new Map([['line', [some]]]),
      target: { value: Ratio.parse('0.99'), calendar, periods },
    });
    return proof.ok ? proof.value.verdict : proof.refusals.map(({ code }) => code);
  };

  it('give a verdict or a refusal', () => {
    expect(verdict(promise)).toBe('PROVEN');
    // Calendars that never open together leave all of the target's time uncovered.
    expect(verdict({ ...promise, calendar: never })).toBe('UNDELIVERABLE');
    expect(verdict(promise, never)).toEqual(['proof/no-time']);
    expect(verdict({ ...promise, from: zone.startOfDay('2030-01-01') })).toBe('UNDELIVERABLE');
    expect(verdict({ ...promise, from: zone.startOfDay('2024-06-01'), until: zone.startOfDay('2024-05-01') })).toBe(
      'UNDELIVERABLE',
    );
    expect(verdict({ ...promise, value: Ratio.parse('1.2') })).toContain('proof/probability');
    expect(verdict({ ...promise, value: Ratio.parse('-3') })).toBe('UNDELIVERABLE');
    expect(verdict({ ...promise, ignores: { under: Ratio.zero } })).toBe('UNPROVABLE');
  });
});

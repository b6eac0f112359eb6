import { bytesToHex as hex } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import { hasBit, setBit } from './bits.ts';
import { columnsHash } from './canonical.ts';
import { isPartial, stretchOf } from './columns.ts';
import type { CountColumn } from './columns.ts';
import { largestCount, runFault, stepFault } from './page.ts';
import type { Page, Run } from './page.ts';
import { checkPage, decodePage, decodeRun, encodeRun, pageHash, sealDay } from './page-codec.ts';
import { columnsFromPages } from './page-columns.ts';
import { layPage } from './page-lay.ts';

const day = Instant.parse('2024-11-14T00:00:00Z');
const at = (ms: number): Instant => Instant.of(day + ms);
const hour = 3_600_000;

/** Slices of half an hour keep a day short: 48 of them, one word and a half. */
const stepMs = hour / 2;
const slicesADay = 48;

interface Told {
  readonly bad: number;
  readonly total: number;
  readonly unknown: boolean;
}

const count = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 8 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 70_000 }) },
  { weight: 1, arbitrary: fc.maxSafeNat().map((n) => Math.min(n, largestCount(stepMs))) },
);
const slice: fc.Arbitrary<Told> = fc
  .record({ bad: count, total: count, unknown: fc.boolean() })
  .map((s) => ({ ...s, bad: s.unknown ? 0 : Math.min(s.bad, s.total) }));
const slices = fc.oneof(
  fc.array(slice, { minLength: 1, maxLength: 110 }),
  fc.tuple(slice, fc.integer({ min: 1, max: 110 })).map(([one, n]) => Array.from({ length: n }, () => one)),
);

function bitsOf(list: readonly boolean[]): Uint32Array {
  const bits = new Uint32Array(Math.ceil(list.length / 32));
  list.forEach((set, i) => set && setBit(bits, i));
  return bits;
}

function runOf(told: readonly Told[], head: Pick<Run, 'start' | 'recordedAt' | 'entry'>): Run {
  return {
    ...head,
    bad: Float64Array.from(told, (s) => s.bad),
    total: Float64Array.from(told, (s) => s.total),
    unknown: bitsOf(told.map((s) => s.unknown)),
  };
}

/** Runs around the day, each recorded at an instant and entry of its own. */
const runs: fc.Arbitrary<Run[]> = fc
  .array(fc.record({ told: slices, from: fc.integer({ min: -60, max: 60 }), later: fc.integer({ min: 0, max: 2 }) }), {
    maxLength: 6,
  })
  .map((list) => {
    let recorded = 0;
    return list.map(({ told, from, later }, entry) => {
      recorded += later;
      return runOf(told, { start: at(from * stepMs), recordedAt: at(dayMs + recorded * 1_000), entry });
    });
  });

const lay = (list: readonly Run[], base?: Page): Page | undefined =>
  layPage({ series: { stepMs }, day, base, runs: list });
const bytesOf = (page: Page | undefined): string => (page === undefined ? 'nothing' : hex(page.bytes));

/** The runs cut in two at a place. */
const cut = (run: Run, place: number): Run[] => {
  const told = toldIn(run);
  if (place <= 0 || place >= told.length) return [run];
  const { recordedAt, entry } = run;
  return [
    runOf(told.slice(0, place), { start: run.start, recordedAt, entry }),
    runOf(told.slice(place), { start: Instant.of(run.start + place * stepMs), recordedAt, entry }),
  ];
};

const toldIn = ({ bad, total, unknown }: Pick<Run, 'bad' | 'total' | 'unknown'>): Told[] =>
  Array.from(total, (events, i) => ({
    bad: bad[i] ?? 0,
    total: events,
    unknown: unknown !== undefined && hasBit(unknown, i),
  }));

/** What the day holds, told slice by slice with plain objects. */
function model(list: readonly Run[]): (Told | undefined)[] {
  const held: (Told | undefined)[] = Array.from({ length: slicesADay }, () => undefined);
  for (const run of list)
    toldIn(run).forEach((told, i) => {
      const place = (run.start - day) / stepMs + i;
      if (place >= 0 && place < slicesADay) held[place] = told;
    });
  return held;
}

describe('a run as bytes', () => {
  it('reads back as it was, whatever arrays held it', () => {
    fc.assert(
      fc.property(slices, (told) => {
        const head = { start: day, recordedAt: at(1), entry: 3 };
        const run = runOf(told, head);
        const bytes = encodeRun(run);
        const read = decodeRun(bytes, head);
        expect(toldIn(read)).toEqual(told);
        expect(read).toMatchObject(head);
        expect(hex(encodeRun(read))).toBe(hex(bytes));
      }),
    );
  });
  it('of one slice takes a few bytes', () => {
    const one = { bad: Uint8Array.of(0), total: Uint16Array.of(812) };
    expect(encodeRun(one).length).toBeLessThanOrEqual(12);
  });
  it('that is cut short, made longer or of another version is refused', () => {
    const bytes = encodeRun(runOf([{ bad: 1, total: 900, unknown: false }], { start: day, recordedAt: day, entry: 0 }));
    const read = (changed: Uint8Array) => () => decodeRun(changed, { start: day, recordedAt: day, entry: 0 });
    for (let length = 0; length < bytes.length; length += 1)
      expect(read(bytes.slice(0, length)), String(length)).toThrow(RangeError);
    expect(read(Uint8Array.of(...bytes, 0))).toThrow('Bytes follow');
    expect(read(Uint8Array.of(2, ...bytes.slice(1)))).toThrow('version 2');
  });
});

describe('laying runs over a day', () => {
  it('the last telling of each slice holds', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const page = lay(list);
        const held = model(list);
        if (page === undefined) {
          expect(held.every((one) => one === undefined)).toBe(true);
          return;
        }
        expect(toldIn(page)).toEqual(held.map((one) => one ?? { bad: 0, total: 0, unknown: true }));
        expect(page.told).toBe(held.filter((one) => one !== undefined).length);
        expect(page.hash).toBe(pageHash(page.bytes));
        expect(checkPage(page)).toBeUndefined();
      }),
    );
  });
  it('gives the same bytes however the runs are split, repeated, ordered or handed in', () => {
    fc.assert(
      fc.property(runs, fc.infiniteStream(fc.nat(120)), (list, stream) => {
        const whole = bytesOf(lay(list));
        const next = (below: number): number => (stream.next().value as number) % below;
        const pieces = list.flatMap((run) => cut(run, next(60)).toSorted(() => next(3) - 1));
        const doubled = pieces.flatMap((run) => (next(2) === 0 ? [run, run] : [run]));
        expect(bytesOf(lay(doubled))).toBe(whole);
        expect(bytesOf(lay([...list].toSorted(() => next(3) - 1)))).toBe(whole);
        let page: Page | undefined;
        for (let from = 0; from < list.length;) {
          const to = from + 1 + next(3);
          page = lay(list.slice(from, to), page);
          from = to;
        }
        expect(bytesOf(page)).toBe(whole);
      }),
    );
  });
  it('takes the same fact told again for one fact, and keeps when it was first recorded', () => {
    const told = [{ bad: 0, total: 6, unknown: false }];
    const first = runOf(told, { start: day, recordedAt: at(1), entry: 1 });
    const page = lay([first]);
    expect(lay([{ ...first, recordedAt: at(9), entry: 2 }], page)).toBe(page);
    const changed = lay(
      [runOf([{ bad: 1, total: 6, unknown: false }], { start: day, recordedAt: at(9), entry: 2 })],
      page,
    );
    expect([page?.recordedAt, changed?.recordedAt]).toEqual([at(1), at(9)]);
  });
  it('tells slices said to be unknown from slices never told', () => {
    const unknown = runOf([{ bad: 0, total: 0, unknown: true }], { start: day, recordedAt: at(1), entry: 1 });
    const known = runOf([{ bad: 0, total: 6, unknown: false }], { start: at(hour), recordedAt: at(1), entry: 2 });
    expect(lay([known])?.told).toBe(1);
    expect(lay([known, unknown])?.told).toBe(2);
  });
  it('sums each hour, unknown slices apart', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const page = lay(list);
        if (page?.hours === undefined) return;
        const told = toldIn(page);
        for (let h = 0; h < 24; h += 1) {
          const own = told.slice(2 * h, 2 * h + 2);
          const sum = (of: readonly Told[], which: 'bad' | 'total'): number => of.reduce((s, one) => s + one[which], 0);
          const known = own.filter((one) => !one.unknown);
          const rest = own.filter((one) => one.unknown);
          expect([page.hours.bad[h], page.hours.total[h]]).toEqual([sum(known, 'bad'), sum(known, 'total')]);
          expect([page.hours.unknown[h], page.hours.unknownTotal[h]]).toEqual([rest.length, sum(rest, 'total')]);
        }
      }),
    );
  });
});

describe('a page', () => {
  const narrow: CountColumn = Uint8Array.from({ length: slicesADay }, (_, i) => (i % 7 === 0 ? 2 : 0));
  const total = Uint16Array.from({ length: slicesADay }, (_, i) => 300 + i);
  const page = sealDay({ day, stepMs, recordedAt: at(dayMs), bad: narrow, total });
  it('has the same bytes whatever arrays and idle bits came in', () => {
    const same = sealDay({
      day,
      stepMs,
      recordedAt: at(dayMs),
      bad: Float64Array.from(narrow),
      total: Uint32Array.from(total),
      unknown: Uint32Array.of(0, 0xffff_0000, 5),
    });
    expect(hex(same.bytes)).toBe(hex(page.bytes));
    const unknown = Uint32Array.of(1, 0);
    const gone = sealDay({ ...page, unknown, bad: Uint8Array.from(page.bad).fill(1, 0, 1) });
    expect(gone.hash).toBe(sealDay({ ...page, unknown }).hash);
    expect(sealDay({ ...page, absent: unknown }).hash).toBe(
      sealDay({ ...page, absent: unknown, unknown, total: Uint16Array.from(page.total).fill(9, 0, 1) }).hash,
    );
  });
  it('is read in place, and at any offset', () => {
    const shifted = new Uint8Array(page.bytes.length + 3);
    shifted.set(page.bytes, 3);
    for (const bytes of [page.bytes, shifted.subarray(3)]) {
      const read = decodePage(bytes);
      expect(toldIn(read)).toEqual(toldIn(page));
      expect(read.hours).toEqual(page.hours);
      expect([read.day, read.stepMs, read.recordedAt, read.told, read.hash]).toEqual([
        day,
        stepMs,
        at(dayMs),
        slicesADay,
        page.hash,
      ]);
    }
  });
  it('is refused with any byte changed, also by who hashes it anew', () => {
    for (let i = 0; i < page.bytes.length; i += 1) {
      const bytes = page.bytes.slice();
      bytes[i] = (bytes[i] ?? 0) ^ 1;
      expect(checkPage({ bytes, hash: page.hash })?.code, String(i)).toBe('page-changed');
    }
    const { length } = page.bytes;
    const lying = page.bytes.slice();
    // The first sum of the hours stands before the counts; one more in it is a lie about the same counts.
    const sums = decodePage(page.bytes).hours?.total[0] ?? 0;
    const place = lying.findIndex((byte, i) => byte === (sums & 255) && lying[i + 1] === sums >>> 8);
    lying[place] = (lying[place] ?? 0) + 1;
    expect(checkPage({ bytes: lying, hash: pageHash(lying) })?.code).toBe('page-not-canonical');
    const short = page.bytes.slice(0, length - 1);
    expect(checkPage({ bytes: short, hash: pageHash(short) })?.code).toBe('page-unreadable');
  });
  it('of half probes and half requests takes at most 1.3 bytes a slice', () => {
    const minutes = 1_440;
    const bad = new Uint8Array(minutes);
    for (let i = 0; i < minutes; i += 97) bad[i] = 1 + (i % 5);
    const probe = sealDay({ day, stepMs: 60_000, recordedAt: day, bad, total: new Uint8Array(minutes).fill(6) });
    const busy = Uint16Array.from({ length: minutes }, (_, i) => 200 + ((i * 7_919) % 1_200));
    const request = sealDay({ day, stepMs: 60_000, recordedAt: day, bad, total: busy });
    expect((probe.bytes.length + request.bytes.length) / (2 * minutes)).toBeLessThan(1.3);
  });
  it('without hours, where slices are longer or do not fill one, says so', () => {
    const long = new Uint8Array(12).fill(6);
    const page2 = sealDay({ day, stepMs: 2 * hour, recordedAt: day, bad: new Uint8Array(12), total: long });
    expect([page2.hours, decodePage(page2.bytes).hours]).toEqual([undefined, undefined]);
    expect(columnsFromPages({ source: 'a', series: 'b', stepMs: 2 * hour }, [page2])?.pages).toBeUndefined();
  });
});

describe('a block from pages', () => {
  const name = { source: 'probe', series: 'requests', subject: 'web', stepMs };
  const later = (n: number): Instant => at(n * dayMs);
  const pageAt = (n: number, told: readonly Told[]): Page | undefined =>
    layPage({
      series: name,
      day: later(n),
      runs: [runOf(told, { start: later(n), recordedAt: later(n + 1), entry: n })],
    });
  it('holds each day in its place, with what is missing unknown', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.nat(9), slices), { selector: ([n]) => n, maxLength: 5 }), (drawn) => {
        const list = drawn.toSorted(([a], [b]) => a - b).map(([n, told]) => ({ n, page: pageAt(n, told) }));
        const pages = list.flatMap(({ page }) => page ?? []);
        const block = columnsFromPages(name, pages);
        if (block === undefined) {
          expect(pages).toEqual([]);
          return;
        }
        const first = list[0]?.n ?? 0;
        const expected = Array.from({ length: (list.at(-1)?.n ?? 0) - first + 1 }, (_, i) => {
          const page = list.find(({ n }) => n === first + i)?.page;
          if (page !== undefined) return toldIn(page);
          return Array.from({ length: slicesADay }, () => ({ bad: 0, total: 0, unknown: true }));
        });
        expect(toldIn(block)).toEqual(expected.flat());
        expect(block.seals).toEqual(pages.map((page) => ({ day: page.day, hash: page.hash })));
        expect(block.recordedAt).toBe(pages.at(-1)?.recordedAt);
        block.pages?.unknown.forEach((sum, h) =>
          expect(sum).toBe(
            toldIn(block)
              .slice(2 * h, 2 * h + 2)
              .filter((one) => one.unknown).length,
          ),
        );
      }),
    );
  });
  it('is named by its head and its days, and days without seals as before', () => {
    const page = pageAt(0, [{ bad: 1, total: 6, unknown: false }]);
    const other = pageAt(0, [{ bad: 2, total: 6, unknown: false }]);
    if (page === undefined || other === undefined) throw new Error('a page was told');
    const block = columnsFromPages(name, [page]);
    const changed = columnsFromPages(name, [other]);
    if (block === undefined || changed === undefined) throw new Error('a block has pages');
    const hashes = [block, changed, { ...block, series: 'x' }, { ...block, seals: undefined }].map(columnsHash);
    expect(new Set(hashes).size).toBe(4);
    expect(columnsHash({ ...block, bad: new Uint8Array(block.bad.length) })).toBe(hashes[0]);
  });
  it('names earlier days without holding their slices, under the same digest', () => {
    const told = [{ bad: 0, total: 6, unknown: false }];
    const pages = [0, 1, 3].flatMap((n) => pageAt(n, told) ?? []);
    const [one, two, three] = pages;
    const block = columnsFromPages(name, pages);
    if (one === undefined || two === undefined || three === undefined || block === undefined) throw new Error('told');
    const earlier = { days: [one, two], recordedAt: two.recordedAt, until: later(2) };
    const part = columnsFromPages(name, [three], earlier);
    if (part === undefined) throw new Error('a block has pages');
    expect([part.start, part.total.length, isPartial(part), isPartial(block)]).toEqual([later(2), 96, true, false]);
    expect(stretchOf(part)).toEqual(stretchOf(block));
    expect(toldIn(part)).toEqual(toldIn(block).slice(96));
    expect(part.pages?.unknown).toEqual(block.pages?.unknown.slice(48));
    expect(columnsHash(part)).toBe(columnsHash(block));
    const ended = columnsFromPages(name, [], {
      ...earlier,
      days: pages,
      recordedAt: three.recordedAt,
      until: later(9),
    });
    expect(ended && [ended.total.length, columnsHash(ended)]).toEqual([0, columnsHash(block)]);
    expect(() => columnsFromPages(name, [two, three], { ...earlier, days: [one] })).toThrow('are named');
    expect(() => columnsFromPages(name, [three], { ...earlier, until: later(1) })).toThrow('are named');
  });
  it('refuses days out of order and slices of another length', () => {
    const [one, two] = [
      pageAt(0, [{ bad: 0, total: 1, unknown: false }]),
      pageAt(1, [{ bad: 0, total: 1, unknown: false }]),
    ];
    if (one === undefined || two === undefined) throw new Error('both were told');
    expect(() => columnsFromPages(name, [two, one])).toThrow('stands twice or too late');
    expect(() => columnsFromPages({ ...name, stepMs: hour }, [one])).toThrow('slices of 1800000 ms');
  });
});

describe('what makes no page is refused', () => {
  const run = runOf([{ bad: 0, total: 6, unknown: false }], { start: day, recordedAt: day, entry: 0 });
  const code = (changed: Partial<Run>, step = stepMs): string | undefined =>
    runFault({ stepMs: step }, { ...run, ...changed })?.code;
  it('by the run', () => {
    expect(code({})).toBeUndefined();
    expect(code({ start: at(1) })).toBe('slice-off-the-grid');
    expect(code({ bad: new Uint8Array(2) })).toBe('uneven-columns');
    expect(code({ total: new Uint8Array(0), bad: new Uint8Array(0) })).toBe('uneven-columns');
    expect(code({ bad: Uint8Array.of(7) })).toBe('bad-above-total');
    expect(code({ bad: Uint8Array.of(7), unknown: Uint32Array.of(1) })).toBeUndefined();
    expect(code({ total: Float64Array.of(0.5) })).toBe('count-out-of-range');
    expect(code({ total: Float64Array.of(largestCount(stepMs)) })).toBeUndefined();
    expect(code({ total: Float64Array.of(largestCount(stepMs) + 1) })).toBe('count-out-of-range');
    expect(code({}, 7)).toBe('step-does-not-divide-a-day');
  });
  it('by the length of a slice', () => {
    expect([1_000, 60_000, hour, dayMs, 2 * hour].map((ms) => stepFault(ms))).toEqual(Array(5).fill(undefined));
    expect([0, -60_000, 999, 7_000, 1.5, 2 * dayMs, Number.NaN].every((ms) => stepFault(ms) !== undefined)).toBe(true);
    expect(() => layPage({ series: { stepMs: 7 }, day, runs: [] })).toThrow(RangeError);
  });
});

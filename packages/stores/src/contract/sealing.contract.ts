import { checkPage, columnsFromPages, columnsHash, Instant } from '@troth/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunOfSlices, UnsealedDay } from '../ports/evidence.ts';
import { act, patience, start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';
import { slicesOf } from './slices-read.contract.ts';
import { day, hour, midnight, runOf } from './told.contract.ts';
import type { Told } from './told.contract.ts';

/** Half hours keep days short. Two days of them. */
const stepMs = hour / 2;
const aDay = 48;
const at = (ms: number): Instant => Instant.plus(midnight, ms);
const span = { start: at(-day), end: at(3 * day) };

const tell = (home: Home, runs: readonly RunOfSlices[], claimed = false) =>
  home.write((tx) => tx.addRuns({ source: 'probe', runs, claimed }, act));
const unsealed = (home: Home, before: Instant = Instant.latest, limit = 99) =>
  home.read((reader) => reader.unsealed(before, limit));
const sealAll = (home: Home): Promise<number> =>
  home.write(async (tx) => tx.seal(await tx.unsealed(Instant.latest, 99), act));

/** What questions about all days answer, each as known at an instant: the slices, and the hash an evaluation would name. */
const answers = (home: Home, instants: readonly Instant[]) =>
  home.read(async (reader) => {
    const found = [];
    for (const knownAt of instants) {
      const blocks = await reader.columns({ span, knownAt });
      found.push(
        blocks.map((block) => ({
          start: block.start,
          recordedAt: block.recordedAt,
          slices: slicesOf(block),
          seals: block.seals,
          hash: columnsHash(block),
        })),
      );
    }
    return found;
  });
const answer = async (home: Home, knownAt: Instant) => (await answers(home, [knownAt])).flat();

const run = (from: number, slices: readonly Told[], more: Partial<RunOfSlices> = {}): RunOfSlices =>
  runOf(slices, { start: at(from * stepMs), stepMs, ...more });

/** A telling of `length` slices from `from` on, recorded at `ms`. */
interface Telling {
  readonly from: number;
  readonly slices: readonly Told[];
  readonly ms: number;
}

/** What holds of each slice when everything recorded by `ms` was laid in order, reckoned slice by slice. */
function expected(tellings: readonly Telling[], ms: number): ReadonlyMap<number, string> {
  const held = new Map<number, string>();
  for (const telling of tellings.filter((one) => one.ms <= ms).sort((a, b) => a.ms - b.ms))
    telling.slices.forEach((slice, i) =>
      held.set(telling.from + i, slice === 'unknown' ? '?' : `${slice[0]}/${slice[1]}`),
    );
  return held;
}

async function answersAlike(homes: readonly Home[], tellings: readonly Telling[]): Promise<void> {
  const moments = [-1, 0, 1, 2, 3, 4, 5, 6];
  const [plain, ...others] = await Promise.all(homes.map((home) => answers(home, moments.map(at))));
  for (const other of others) expect(other).toEqual(plain);
  for (const [place, ms] of moments.entries()) {
    const held = expected(tellings, ms);
    const found = new Map<number, string>();
    for (const block of plain?.[place] ?? [])
      block.slices.forEach((slice, i) => found.set((block.start - midnight) / stepMs + i, slice));
    for (const [i, slice] of found) expect(slice).toBe(held.get(i) ?? '?');
    for (const i of held.keys()) expect(found.has(i)).toBe(true);
  }
}

/** The telling cut in two. */
function pieces({ from, slices, ms }: Telling, cut: number): readonly Telling[] {
  const place = Math.min(cut, slices.length - 1);
  if (place <= 0) return [{ from, slices, ms }];
  return [
    { from: from + place, slices: slices.slice(place), ms },
    { from, slices: slices.slice(0, place), ms },
  ];
}

const stretch = { from: fc.nat(2 * aDay - 1), length: fc.integer({ min: 1, max: aDay }) };
const how = fc.record({ cut: fc.nat(40), again: fc.boolean(), seal: fc.boolean() });

/** Told as of `ms`: what is said of a slice depends on nothing else, and some instants say nothing new. */
const saidAt = (i: number, ms: number): Told => {
  const choice = (i + ([0, 1, 0, 1, 1, 2][ms] ?? 0)) % 3;
  return choice === 2 ? 'unknown' : [choice, 2];
};

export function sealingContract(bench: Bench): void {
  describe('pages', () => {
    test(
      'claimed runs, shuffled, cut, repeated and sealed on the way: the same columns and hashes at any time',
      async () => {
        const telling = fc.record({ ...stretch, ms: fc.nat(5) }).map(({ from, length, ms }): Telling => {
          return { from, ms, slices: Array.from({ length }, (_, i) => saidAt(from + i, ms)) };
        });
        const plan = fc
          .array(fc.tuple(telling, how), { minLength: 1, maxLength: 6 })
          .chain((steps) =>
            fc.record({ steps: fc.constant(steps), mixed: fc.shuffledSubarray(steps, { minLength: steps.length }) }),
          );
        const claimedRun = ({ from, slices, ms }: Telling): RunOfSlices => run(from, slices, { recordedAt: at(ms) });
        const property = fc.asyncProperty(plan, async ({ steps, mixed }) => {
          const [plain, other] = [await bench.home(), await bench.home()];
          await tell(
            plain,
            steps.map(([one]) => claimedRun(one)),
            true,
          );
          for (const [one, { cut, again, seal }] of mixed) {
            await tell(other, pieces(one, cut).map(claimedRun), true);
            if (again) await tell(other, [claimedRun(one)], true);
            if (seal) await sealAll(other);
          }
          await answersAlike(
            [plain, other],
            steps.map(([one]) => one),
          );
        });
        await fc.assert(property, { numRuns: 15 });
      },
      patience,
    );

    test(
      'stamped runs, cut, repeated and sealed on the way: corrections hold from when they were told',
      async () => {
        const slice = fc.constantFrom<Told>([0, 2], [1, 2], 'unknown');
        const telling = fc.record({
          from: stretch.from,
          slices: fc.array(slice, { minLength: 1, maxLength: aDay }),
          later: fc.boolean(),
        });
        const property = fc.asyncProperty(
          fc.array(fc.tuple(telling, how), { minLength: 1, maxLength: 6 }),
          async (steps) => {
            const [plain, other] = [await bench.home(), await bench.home()];
            const told: Telling[] = [];
            let ms = 0;
            for (const [{ from, slices, later }, { cut, again, seal }] of steps) {
              if (later) ms += 1;
              bench.clock.set(at(ms));
              const one = { from, slices, ms };
              told.push(one);
              await tell(plain, [run(from, slices)]);
              for (const piece of pieces(one, cut)) await tell(other, [run(piece.from, piece.slices)]);
              if (again) expect(await tell(other, [run(from, slices)])).toMatchObject({ accepted: 0 });
              if (seal) await sealAll(other);
            }
            await answersAlike([plain, other], told);
          },
        );
        await fc.assert(property, { numRuns: 15 });
      },
      patience,
    );

    test('a day is unsealed from its first run until it is sealed, and again when more is told', async () => {
      const home = await bench.home();
      await tell(home, [run(0, [[0, 2]], { subject: 's', agreement: 'A' }), run(aDay, [[0, 2]])]);
      const one: UnsealedDay = {
        source: 'probe',
        series: 'checks',
        subject: 's',
        agreement: 'A',
        stepMs,
        day: midnight,
      };
      const two: UnsealedDay = { source: 'probe', series: 'checks', stepMs, day: at(day) };
      expect(await unsealed(home, at(day - 1))).toEqual([]);
      expect(await unsealed(home, at(day))).toEqual([one]);
      expect(await unsealed(home)).toEqual([one, two]);
      expect(await unsealed(home, Instant.latest, 1)).toEqual([one]);
      const seal = (days: readonly UnsealedDay[]) => home.write((tx) => tx.seal(days, act));
      expect(await seal([one])).toBe(1);
      expect(await unsealed(home)).toEqual([two]);
      expect(await seal([one])).toBe(0);
      expect(await seal([{ ...one, series: 'nobody' }])).toBe(0);
      expect(await seal([])).toBe(0);
      expect((await home.read((reader) => reader.head())).size).toBe(2);
      await tell(home, [run(0, [[0, 2]], { subject: 's', agreement: 'A' })]);
      expect(await unsealed(home)).toEqual([two]);
      await tell(home, [run(1, [[0, 2]], { subject: 's', agreement: 'A' })]);
      expect(await unsealed(home)).toEqual([one, two]);
      expect(await seal([one, two])).toBe(2);
      expect(await unsealed(home)).toEqual([]);
      expect(await home.read((reader) => reader.counts())).toEqual({
        records: 0,
        facts: 0,
        runs: 3,
        pages: 3,
        blobs: 0,
      });
    });

    test('days to be sealed come in order of day, then name', async () => {
      const home = await bench.home();
      await tell(
        home,
        ['b', '🏠', 'a', '﨑'].flatMap((series) => [run(aDay, [[0, 1]], { series }), run(0, [[0, 1]], { series })]),
      );
      const names = (await unsealed(home)).map(({ series, day: of }) => `${series}${(of - midnight) / day}`);
      expect(names).toEqual(['a0', 'b0', '﨑0', '🏠0', 'a1', 'b1', '﨑1', '🏠1']);
    });

    test('the ledger names each page by the hash that stands for its day', async () => {
      const home = await bench.home();
      await tell(home, [
        run(
          aDay - 1,
          [
            [0, 2],
            [1, 2],
          ],
          { subject: 's' },
        ),
      ]);
      bench.clock.advance(hour);
      const before = await answer(home, Instant.latest);
      expect(await sealAll(home)).toBe(2);
      const [block] = await answer(home, Instant.latest);
      expect(before).toEqual([block]);
      const [, entry] = await home.read((reader) => reader.entries({ limit: 9 }));
      expect(entry).toMatchObject({ kind: 'pages', actor: act.actor, recordedAt: start + hour });
      expect(entry?.body).toEqual({
        pages: (block?.seals ?? []).map((seal) => ({
          source: 'probe',
          series: 'checks',
          subject: 's',
          day: Instant.format(seal.day),
          hash: seal.hash,
          recordedAt: Instant.format(start),
        })),
      });
    });

    test('pages are what columns are made of, sealed or not, and each hash is that of its bytes', async () => {
      const home = await bench.home();
      await tell(home, [
        run(
          aDay - 1,
          [
            [0, 2],
            [1, 2],
          ],
          { subject: 's' },
        ),
        run(0, [[0, 1]], { series: 'a' }),
      ]);
      for (const sealed of [false, true]) {
        if (sealed) await sealAll(home);
        await home.read(async (reader) => {
          const series = await reader.pages({ span });
          const blocks = await reader.columns({ span });
          expect(series.map(({ name }) => name)).toEqual([
            { source: 'probe', series: 'a', stepMs },
            { source: 'probe', series: 'checks', subject: 's', stepMs },
          ]);
          expect(series.flatMap(({ pages }) => pages.map(checkPage))).toEqual([undefined, undefined, undefined]);
          expect(series.map(({ name, pages }) => columnsFromPages(name, pages))).toEqual(blocks);
          expect(await reader.pages({ span, knownAt: Instant.plus(start, -1) })).toEqual([]);
        });
      }
    });

    test('a correction after sealing holds from then on, and not before', async () => {
      const home = await bench.home();
      await tell(home, [
        run(0, [
          [1, 2],
          [0, 2],
        ]),
      ]);
      await sealAll(home);
      const then = await answer(home, start);
      bench.clock.advance(hour);
      await tell(home, [run(0, [[0, 2]])]);
      for (const sealed of [false, true]) {
        if (sealed) await sealAll(home);
        expect(await answer(home, start)).toEqual(then);
        expect(await answer(home, Instant.plus(start, hour - 1))).toEqual(then);
        const [block] = await answer(home, Instant.plus(start, hour));
        expect(block?.slices.slice(0, 3)).toEqual(['0/2', '0/2', '?']);
        expect(block?.recordedAt).toBe(start + hour);
        expect(block?.hash).not.toBe(then[0]?.hash);
      }
    });

    test('a late import that was recorded before the page lies under it', async () => {
      const home = await bench.home();
      const claim = (from: number, slices: readonly Told[], ms: number) =>
        tell(home, [run(from, slices, { recordedAt: at(ms) })], true);
      const slices = async (ms: number): Promise<string> => {
        const [block] = await answer(home, at(ms));
        return block?.slices.slice(0, 3).join(' ') ?? 'nothing';
      };
      await claim(0, [[1, 2]], 10);
      // Says nothing new, yet was told after 15: it is what holds then.
      await claim(0, [[1, 2]], 20);
      await sealAll(home);
      await claim(
        0,
        [
          [0, 2],
          [0, 2],
        ],
        15,
      );
      await claim(2, [[0, 2]], 5);
      for (const sealed of [false, true]) {
        if (sealed) await sealAll(home);
        expect(await Promise.all([4, 5, 10, 15, 20].map(slices))).toEqual([
          'nothing',
          '? ? 0/2',
          '1/2 ? 0/2',
          '0/2 0/2 0/2',
          '1/2 0/2 0/2',
        ]);
      }
    });
  });
}

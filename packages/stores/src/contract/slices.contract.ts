import { createHash } from 'node:crypto';
import { encodeRun, Instant } from '@troth/core';
import { describe, expect, test } from 'vitest';
import type { ColumnQuestion, RunBatch, RunOfSlices } from '../ports/evidence.ts';
import { act, start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';
import { slicesOf } from './slices-read.contract.ts';
import { day, hour, midnight, minute, runOf } from './told.contract.ts';

const tell = (home: Home, runs: readonly RunOfSlices[], more: Partial<RunBatch> = {}) =>
  home.write((tx) => tx.addRuns({ source: 'probe', runs, ...more }, act));
const at = (ms: number): Instant => Instant.plus(midnight, ms);
const today = { start: midnight, end: at(day) };

const blocks = (home: Home, question: Partial<ColumnQuestion> = {}) =>
  home.read((reader) => reader.columns({ span: today, ...question }));
/** The first slices of the only block. */
async function first(home: Home, count: number, question: Partial<ColumnQuestion> = {}): Promise<string> {
  const [block, ...others] = await blocks(home, question);
  expect(others).toEqual([]);
  return block === undefined ? 'nothing' : slicesOf(block).slice(0, count).join(' ');
}

export function slicesContract(bench: Bench): void {
  describe('slices', () => {
    test('a run comes back as a day of columns; what nobody told is unknown', async () => {
      const home = await bench.home();
      const told = runOf([[0, 5], 'unknown', [2, 70_000], [1, 1]], {
        start: at(hour),
        subject: '中環',
        agreement: 'A',
      });
      expect(await tell(home, [told])).toEqual({ entry: 0, accepted: 1, duplicates: 0, fresh: [0] });
      const [block] = await blocks(home);
      const named = { series: 'checks', source: 'probe', subject: '中環', agreement: 'A', stepMs: minute };
      expect(block).toMatchObject({ ...named, start: midnight, recordedAt: start });
      const slices = block === undefined ? [] : slicesOf(block);
      expect(slices).toHaveLength(1440);
      expect(slices.slice(59, 65)).toEqual(['?', '0/5', '?', '2/70000', '1/1', '?']);
      expect(slices.filter((slice) => slice !== '?')).toHaveLength(3);
    });

    test('counts of any width, in any array', async () => {
      const home = await bench.home();
      const wide = runOf([], { bad: Uint32Array.of(4_294_967_295, 0), total: Uint32Array.of(4_294_967_295, 9) });
      const widest = runOf([[1, 2 ** 40]], { start: at(2 * minute) });
      const narrow = runOf([], { start: at(3 * minute), bad: Uint8Array.of(3), total: Uint16Array.of(300) });
      await tell(home, [wide, widest, narrow]);
      expect(await first(home, 5)).toBe('4294967295/4294967295 0/9 1/1099511627776 3/300 ?');
    });

    test('the entry names source, runs, slices and a digest of what was new', async () => {
      const home = await bench.home();
      const told = runOf(
        [
          [0, 1],
          [1, 1],
        ],
        { subject: 'site' },
      );
      await home.write((tx) => tx.addRuns({ source: 'probe', runs: [told], note: { key: 'n' } }, { ...act, key: 'k' }));
      const bytes = encodeRun({ bad: Uint8Array.of(0, 1), total: Uint8Array.of(1, 1) });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const text = `{"recordedAt":"2025-02-26T00:30:00.000Z","series":"checks","sha256":"${sha256}","start":"2025-02-26T00:00:00.000Z","stepMs":60000,"subject":"site"}`;
      const digest = createHash('sha256').update(text).digest('hex');
      const [entry] = await home.read((reader) => reader.entries({ limit: 9 }));
      expect(entry).toMatchObject({ kind: 'slices', subject: 'probe', actor: act.actor, key: 'k' });
      expect(entry?.body).toEqual({ source: 'probe', runs: 1, slices: 2, digest, note: { key: 'n' } });
    });

    test('a run over midnight is two runs, one in each day', async () => {
      const home = await bench.home();
      await tell(home, [
        runOf(
          [
            [0, 1],
            [0, 2],
            [0, 3],
          ],
          { start: at(day - minute) },
        ),
      ]);
      const [entry] = await home.read((reader) => reader.entries({ limit: 9 }));
      expect(entry?.body).toMatchObject({ runs: 2, slices: 3 });
      const [block] = await blocks(home, { span: { start: at(day - 1), end: at(day + 1) } });
      expect(block === undefined ? [] : slicesOf(block).slice(1438, 1443)).toEqual(['?', '0/1', '0/2', '0/3', '?']);
      expect(await first(home, 2, { span: { start: at(day), end: at(day + 1) } })).toBe('0/2 0/3');
      expect(await first(home, 1, { span: { start: at(2 * day), end: at(3 * day) } })).toBe('nothing');
      expect(await first(home, 1, { span: { start: at(-day), end: midnight } })).toBe('nothing');
    });

    test('a slice told again as it stands is no news; what changed is, and nothing else', async () => {
      const home = await bench.home();
      await tell(home, [runOf([[0, 1], [0, 2], 'unknown', [0, 4]])]);
      bench.clock.advance(minute);
      const none = { entry: undefined, accepted: 0, fresh: [] };
      expect(await tell(home, [runOf([[0, 1], [0, 2], 'unknown'])])).toEqual({ ...none, duplicates: 1 });
      expect(await tell(home, [runOf([[0, 2], 'unknown', [0, 4]], { start: at(minute) })])).toMatchObject(none);
      expect(await tell(home, [])).toMatchObject({ ...none, duplicates: 0 });
      const mixed = [
        runOf([[0, 1]]),
        runOf([
          [0, 1],
          [1, 2],
          [0, 3],
          [0, 4],
          [0, 5],
        ]),
        runOf([[1, 2]], { start: at(minute) }),
      ];
      expect(await tell(home, mixed)).toEqual({ entry: 1, accepted: 1, duplicates: 2, fresh: [1] });
      const entries = await home.read((reader) => reader.entries({ from: 1, limit: 9 }));
      expect(entries.map(({ body }) => body)).toMatchObject([{ runs: 2, slices: 3 }]);
      expect(await first(home, 6)).toBe('0/1 1/2 0/3 0/4 0/5 ?');
      expect(await first(home, 6, { knownAt: start })).toBe('0/1 0/2 ? 0/4 ? ?');
      expect(await first(home, 6, { knownAt: Instant.plus(start, -1) })).toBe('nothing');
    });

    test('of one batch, and of one instant, the last told holds', async () => {
      const home = await bench.home();
      const back = [runOf([[0, 9]]), runOf([[3, 9]]), runOf([[0, 9]])];
      expect(await tell(home, back)).toMatchObject({ accepted: 3, fresh: [0, 1, 2] });
      expect(await first(home, 1)).toBe('0/9');
      await tell(home, [runOf([[5, 9]])]);
      expect(await first(home, 1)).toBe('5/9');
      await home.write(async (tx) => {
        await tx.addRuns({ source: 'probe', runs: [runOf([[6, 9]])] }, act);
        const again = await tx.addRuns({ source: 'probe', runs: [runOf([[6, 9]])] }, act);
        expect(again).toMatchObject({ accepted: 0, duplicates: 1 });
        await tx.addRuns({ source: 'probe', runs: [runOf([[7, 9]])] }, act);
      });
      expect(await first(home, 1)).toBe('7/9');
    });

    test('the later told of one batch holds, wherever the two begin', async () => {
      const home = await bench.home();
      const three = [
        runOf([[3, 9]], { start: at(minute) }),
        runOf([
          [0, 9],
          [0, 9],
        ]),
        runOf([[2, 9]]),
      ];
      await tell(home, three);
      expect(await first(home, 2)).toBe('2/9 0/9');
      const claimed = three.map((run) => ({ ...run, recordedAt: at(1) }));
      const other = await bench.home();
      await tell(other, claimed, { claimed: true });
      expect(await first(other, 2)).toBe('2/9 0/9');
    });

    test('a claimed run is the same only with the same slices and instant', async () => {
      const home = await bench.home();
      const claim = (runs: readonly RunOfSlices[]) => tell(home, runs, { claimed: true });
      const run = runOf(
        [
          [0, 1],
          [1, 1],
        ],
        { recordedAt: at(50) },
      );
      expect(await claim([run, run])).toMatchObject({ accepted: 1, duplicates: 1 });
      expect(await claim([run])).toMatchObject({ entry: undefined, accepted: 0, duplicates: 1 });
      expect(await claim([{ ...run, recordedAt: at(60) }])).toMatchObject({ accepted: 1 });
      expect(await claim([runOf([[0, 1]], { recordedAt: at(50) })])).toMatchObject({ accepted: 1 });
      const older = runOf([[1, 1]], { recordedAt: at(40) });
      expect(await claim([older])).toMatchObject({ accepted: 1 });
      expect(await first(home, 2, { knownAt: at(40) })).toBe('1/1 ?');
      expect(await first(home, 2, { knownAt: at(50) })).toBe('0/1 1/1');
      expect(await tell(home, [older])).toMatchObject({ accepted: 1 });
      expect(await first(home, 2)).toBe('1/1 1/1');
    });

    test('an instant that is not claimed is not believed', async () => {
      const home = await bench.home();
      await tell(home, [runOf([[0, 1]], { recordedAt: at(1) })]);
      expect(await first(home, 1, { knownAt: at(2) })).toBe('nothing');
      expect((await blocks(home)).map(({ recordedAt }) => recordedAt)).toEqual([start]);
    });

    test('what was claimed for later does not stand before that', async () => {
      const home = await bench.home();
      await tell(home, [runOf([[5, 9]], { recordedAt: Instant.plus(start, hour) })], { claimed: true });
      expect(await tell(home, [runOf([[5, 9]])])).toMatchObject({ accepted: 1 });
      expect(await first(home, 1, { knownAt: start })).toBe('5/9');
      expect(await tell(home, [runOf([[5, 9]])])).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(
        await tell(home, [
          runOf([
            [5, 9],
            [0, 1],
          ]),
        ]),
      ).toMatchObject({ accepted: 1 });
      expect(await first(home, 2, { knownAt: Instant.plus(start, hour) })).toBe('5/9 0/1');
    });

    test('runs are read back as they were kept, in order of the ledger', async () => {
      const home = await bench.home();
      await tell(home, [
        runOf([[0, 1]], { series: 'z' }),
        runOf([[0, 1], 'unknown'], { start: at(day - minute), subject: 's' }),
      ]);
      await home.write((tx) => tx.seal([], act));
      await tell(home, [runOf([[1, 1]], { recordedAt: at(5) })], { claimed: true });
      await home.read(async (reader) => {
        const runs = await reader.runs(0, 9);
        const named = runs.map(({ name, start: from, entry, position, recordedAt }) =>
          [name.series, name.subject ?? '', (from - midnight) / minute, entry, position, recordedAt - midnight].join(),
        );
        const stamp = start - midnight;
        expect(named).toEqual([
          `z,,0,0,0,${stamp}`,
          `checks,s,1439,0,1,${stamp}`,
          `checks,s,1440,0,2,${stamp}`,
          'checks,,0,1,0,5',
        ]);
        expect(runs[3]?.name).toEqual({ source: 'probe', series: 'checks', stepMs: minute });
        const bytes = encodeRun({ bad: Uint8Array.of(1), total: Uint8Array.of(1) });
        expect(Buffer.from(runs[3]?.bytes ?? []).equals(bytes)).toBe(true);
        expect(await reader.runs(1, 2)).toEqual([runs[3]]);
        expect(await reader.runs(0, 1)).toHaveLength(3);
        expect(await reader.runs(2, 2)).toEqual([]);
      });
    });

    test('series are told apart by every part of their name and come in order of it', async () => {
      const home = await bench.home();
      const run = runOf([[0, 1]]);
      const series = ['維護', 'b', '🏠', 'a'];
      await tell(
        home,
        series.map((name) => ({ ...run, series: name })),
      );
      await tell(home, [run, { ...run, subject: 's' }, { ...run, agreement: 'A' }, { ...run, stepMs: hour }]);
      await tell(home, [{ ...run, series: 'a' }], { source: 'another' });
      const names = (await blocks(home)).map((block) =>
        [block.series, block.source, block.subject ?? '', block.agreement ?? '', block.stepMs / minute].join(','),
      );
      const checks = ['checks,probe,,,1', 'checks,probe,,,60', 'checks,probe,,A,1', 'checks,probe,s,,1'];
      expect(names).toEqual([
        'a,another,,,1',
        'a,probe,,,1',
        'b,probe,,,1',
        ...checks,
        '維護,probe,,,1',
        '🏠,probe,,,1',
      ]);
    });

    test('an agreement has its own series and those of none that concern it', async () => {
      const home = await bench.home();
      const run = runOf([[0, 1]]);
      await tell(home, [
        { ...run, series: 'own', agreement: 'A', subject: 'far' },
        { ...run, series: 'other', agreement: 'B' },
        { ...run, series: 'site', subject: 'site' },
        { ...run, series: 'far', subject: 'far' },
        { ...run, series: 'whole' },
        { ...run, series: 'remote', subject: 'elsewhere' },
      ]);
      const names = async (question: Partial<ColumnQuestion>): Promise<string> =>
        (await blocks(home, question)).map(({ series }) => series).join(' ');
      expect(await names({ agreement: 'A' })).toBe('far own remote site whole');
      expect(await names({ agreement: 'A', names: ['site', 'own', 'far', 'whole', 'other'] })).toBe(
        'far own site whole',
      );
      expect(await names({ agreement: 'A', names: ['site', 'own', 'whole', 'remote'] })).toBe('own site whole');
      expect(await names({ agreement: 'A', names: ['whole'] })).toBe('whole');
      expect(await names({ names: ['other', 'site'] })).toBe('other site');
      expect(await names({})).toBe('far other own remote site whole');
    });

    test('a run that cannot be kept is refused whole, and its batch with it', async () => {
      const home = await bench.home();
      const good = runOf([[0, 1]]);
      for (const bad of [
        runOf([[2, 1]]),
        runOf([[0, -1]]),
        runOf([[0, 0.5]]),
        runOf([]),
        runOf([[0, 1]], { bad: [0, 0] }),
        runOf([[0, 1]], { start: at(1) }),
        runOf([[0, 1]], { stepMs: 7 * hour }),
        runOf([[0, 2 ** 53]]),
      ])
        await expect(tell(home, [good, bad])).rejects.toThrow(RangeError);
      expect(await blocks(home)).toEqual([]);
      expect((await home.read((reader) => reader.head())).size).toBe(0);
    });
  });
}

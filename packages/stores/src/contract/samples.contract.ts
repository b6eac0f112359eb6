import { Instant } from '@troth/core';
import { describe, expect, test } from 'vitest';
import type { SampleQuestion, StoredSample } from '../ports/evidence.ts';
import { start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';

const at = (ms: number): Instant => Instant.plus(start, ms);
const sample = (labels: StoredSample['labels'], ms: number, more: Partial<StoredSample> = {}): StoredSample => ({
  labels,
  at: at(ms),
  value: ms,
  ...more,
});
const add = (home: Home, samples: readonly StoredSample[], source = 'scraper') =>
  home.write((tx) => tx.addSamples(source, samples));
const find = (home: Home, question: Partial<SampleQuestion> = {}) =>
  home.read((reader) => reader.samples({ source: 'scraper', span: { start: at(-99), end: at(99) }, ...question }));

const [one, two] = [
  { job: 'web', instance: '中環:9090' },
  { job: 'web', instance: 'b' },
];

export function samplesContract(bench: Bench): void {
  describe('samples', () => {
    test('each comes back as it was, in order of label set, then time', async () => {
      const home = await bench.home();
      const told = [
        sample(one, 2, { value: 0.1 }),
        sample(two, 1, { value: 2 ** 60, startedAt: at(-7) }),
        sample(one, 1, { value: -0.5, stale: true }),
        sample({}, 9, { value: 1e-300 }),
      ];
      expect(await add(home, told)).toBe(4);
      expect(await find(home)).toEqual([told[1], told[2], told[0], told[3]]);
      expect((await home.read((reader) => reader.head())).size).toBe(0);
    });

    test('one label set and instant is told once, in whatever order its labels stand; the first telling stands', async () => {
      const home = await bench.home();
      const turned = { instance: one.instance, job: one.job };
      expect(await add(home, [sample(one, 1), sample(turned, 1, { value: 7 }), sample(one, 2)])).toBe(2);
      expect(await add(home, [sample(turned, 2, { value: 7 }), sample(one, 3)])).toBe(1);
      expect(await add(home, [])).toBe(0);
      expect(await add(home, [sample(one, 1)], 'desk')).toBe(1);
      expect((await find(home)).map(({ value }) => value)).toEqual([1, 2, 3]);
      expect(await find(home, { source: 'desk' })).toHaveLength(1);
    });

    test('by labels and half-open span', async () => {
      const home = await bench.home();
      await add(home, [sample(one, 1), sample(one, 2), sample(two, 2), sample({ job: 'db' }, 2)]);
      const count = async (question: Partial<SampleQuestion>): Promise<number> => (await find(home, question)).length;
      expect(await count({ labels: { job: 'web' } })).toBe(3);
      expect(await count({ labels: one })).toBe(2);
      expect(await count({ labels: { ...one, more: '' } })).toBe(0);
      expect(await count({ labels: { job: 'we' } })).toBe(0);
      expect(await count({ span: { start: at(1), end: at(2) } })).toBe(1);
      expect(await count({ source: 'nobody' })).toBe(0);
    });
  });

  describe('quarantine', () => {
    test('what was set aside is read page by page, in order', async () => {
      const home = await bench.home();
      const item = (place: string, source = 'desk') => ({ source, place, code: 'shape', message: `no end: ${place}` });
      await home.write((tx) => tx.setAside([item('1'), { ...item('2'), raw: 'a,"b"\n維護' }, item('3', 'probe')]));
      bench.clock.advance(5);
      await home.write((tx) => tx.setAside([item('4')]));
      await home.write((tx) => tx.setAside([]));
      await home.read(async (reader) => {
        const all = await reader.quarantine({ limit: 9 });
        expect(all.map(({ place }) => place)).toEqual(['1', '2', '3', '4']);
        expect(all[1]).toMatchObject({ ...item('2'), raw: 'a,"b"\n維護', receivedAt: start });
        expect(all[0]).not.toHaveProperty('raw');
        expect(all[3]?.receivedAt).toBe(at(5));
        expect(new Set(all.map(({ id }) => id)).size).toBe(4);
        const rest = await reader.quarantine({ after: all[1]?.id ?? 0, limit: 1 });
        expect(rest.map(({ place }) => place)).toEqual(['3']);
        expect(await reader.quarantine({ source: 'probe', limit: 9 })).toEqual([all[2]]);
      });
    });
  });
}

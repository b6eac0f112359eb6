import { Instant } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { Conflict } from '../ports/faults.ts';
import { compareText } from '../rules/names.ts';
import { act, start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';

const kind = 'agreement';
const put = (home: Home, id: string, more: { body?: number; expect?: number; retired?: boolean } = {}) =>
  home.write((tx) => tx.put({ kind, id, body: 0, ...more }, act));

/** Emoji stand before some Chinese characters in UTF-16 and after them in UTF-8; upper case stands before lower case. */
const ids = ['Z', 'a', 'a-1', 'a1', 'b', 'é', '中環', '維護', '﨑', '＃1', '🏠', '🛠/1', 'a/b%_\\', '~'];

export function recordsContract(bench: Bench): void {
  describe('records', () => {
    test('each version is kept, with the entry that wrote it', async () => {
      const home = await bench.home();
      const first = await home.write((tx) =>
        tx.put({ kind, id: 'A', body: { terms: ['99.9 %'] }, occurred: Instant.parse('2025-01-01T00:00:00Z') }, act),
      );
      bench.clock.advance(1_000);
      const second = await home.write((tx) => tx.put({ kind, id: 'A', body: { terms: [] } }, { actor: 'key:7' }));
      expect(first).toEqual({
        kind,
        id: 'A',
        version: 1,
        entry: 0,
        recordedAt: start,
        actor: act.actor,
        retired: false,
        body: { terms: ['99.9 %'] },
      });
      expect(second).toMatchObject({ version: 2, entry: 1, recordedAt: start + 1_000, actor: 'key:7' });
      await home.read(async (reader) => {
        expect(await reader.versions(kind, 'A')).toEqual([first, second]);
        expect(await reader.record(kind, 'A')).toEqual(second);
        expect(await reader.record(kind, 'A', { version: 1 })).toEqual(first);
        expect(await reader.record(kind, 'A', { version: 3 })).toBeUndefined();
        expect(await reader.record('source', 'A')).toBeUndefined();
        expect(await reader.versions(kind, 'B')).toEqual([]);
        const [entry] = await reader.entries({ limit: 1 });
        expect(entry).toMatchObject({
          kind: 'record',
          subject: 'agreement/A',
          actor: act.actor,
          occurred: Instant.parse('2025-01-01T00:00:00Z'),
          body: { kind, id: 'A', version: 1, retired: false, body: { terms: ['99.9 %'] } },
        });
      });
    });

    test('what was expected is there, or nothing is written', async () => {
      const home = await bench.home();
      await expect(put(home, 'A', { expect: 1 })).rejects.toMatchObject({ name: 'Conflict', found: 0 });
      await put(home, 'A', { expect: 0 });
      await expect(put(home, 'A', { expect: 0 })).rejects.toMatchObject({ name: 'Conflict', found: 1 });
      await put(home, 'A', { expect: 1, retired: true });
      await expect(put(home, 'A', { expect: 0 })).rejects.toMatchObject({ name: 'Conflict', found: 2 });
      await put(home, 'A', { expect: 2 });
      expect(await home.read((reader) => reader.head())).toMatchObject({ size: 3 });
    });

    test('of fifty who expect the same version exactly one wins', async () => {
      const home = await bench.home();
      await put(home, 'A');
      const writers = Array.from({ length: 50 }, (_, i) => put(home, 'A', { expect: 1, body: i + 1 }));
      const outcomes = await Promise.allSettled(writers);
      const lost = outcomes.filter((one) => one.status === 'rejected');
      expect(lost.every(({ reason }) => reason instanceof Conflict && reason.found === 2)).toBe(true);
      expect(lost).toHaveLength(49);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      await home.read(async (reader) => {
        expect((await reader.versions(kind, 'A')).map(({ body }) => body)).toEqual([0, winner + 1]);
        expect(await reader.head()).toMatchObject({ size: 2 });
      });
    });

    test('as it was known then', async () => {
      const home = await bench.home();
      const at = (ms: number): Instant => Instant.plus(start, ms);
      for (const [ms, id, more] of [
        [10, 'A', { body: 1 }],
        [20, 'B', { body: 2 }],
        [30, 'A', { body: 3, retired: true }],
        [40, 'A', { body: 4 }],
      ] as const) {
        bench.clock.set(at(ms));
        await put(home, id, more);
      }
      await home.read(async (reader) => {
        const bodies = async (ms: number, withRetired = false): Promise<readonly unknown[]> =>
          (await reader.records({ kind, limit: 9, knownAt: at(ms), withRetired })).map(({ body }) => body);
        expect(await bodies(9)).toEqual([]);
        expect(await bodies(10)).toEqual([1]);
        expect(await bodies(29)).toEqual([1, 2]);
        expect(await bodies(30)).toEqual([2]);
        expect(await bodies(30, true)).toEqual([3, 2]);
        expect(await bodies(99)).toEqual([4, 2]);
        expect(await reader.record(kind, 'A', { knownAt: at(9) })).toBeUndefined();
        expect(await reader.record(kind, 'A', { knownAt: at(39) })).toMatchObject({ body: 3, retired: true });
        expect(await reader.record(kind, 'A', { knownAt: at(39), version: 3 })).toBeUndefined();
      });
    });

    test('page by page in order of code points, also for Chinese and emoji', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        for (const id of ids) await tx.put({ kind, id, body: null }, act);
        await tx.put({ kind: 'source', id: 'a0', body: null }, act);
        await tx.put({ kind, id: 'a9', body: null, retired: true }, act);
      });
      const pages = async (question: { prefix?: string; limit: number }): Promise<readonly string[]> => {
        const found: string[] = [];
        for (;;) {
          const after = found.at(-1);
          const from = after === undefined ? {} : { after };
          const page = await home.read((reader) => reader.records({ kind, ...question, ...from }));
          expect(page.length).toBeLessThanOrEqual(question.limit);
          if (page.length === 0) return found;
          found.push(...page.map(({ id }) => id));
        }
      };
      const inOrder = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect([...ids].sort(compareText)).toEqual(inOrder);
      for (const limit of [1, 3, 99]) expect(await pages({ limit })).toEqual(inOrder);
      expect(await pages({ limit: 2, prefix: 'a' })).toEqual(['a', 'a-1', 'a/b%_\\', 'a1']);
      expect(await pages({ limit: 2, prefix: 'a/b%' })).toEqual(['a/b%_\\']);
      expect(await pages({ limit: 2, prefix: '🛠' })).toEqual(['🛠/1']);
      expect(await pages({ limit: 2, prefix: '%' })).toEqual([]);
    });

    test('what was handed in or out can be changed by nobody', async () => {
      const home = await bench.home();
      const body = { list: [1, 2] };
      const written = await home.write((tx) => tx.put({ kind, id: 'A', body }, act));
      body.list.push(3);
      for (const found of [written, await home.read((reader) => reader.record(kind, 'A'))]) {
        const held = found?.body;
        if (typeof held === 'object' && held !== null) Reflect.set(held, 'list', []);
      }
      expect(await home.read((reader) => reader.record(kind, 'A'))).toMatchObject({ body: { list: [1, 2] } });
    });
  });
}

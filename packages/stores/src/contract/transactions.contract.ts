import { Instant, verifyChain } from '@troth/core';
import { describe, expect, test } from 'vitest';
import type { Transaction } from '../ports/store.ts';
import { act } from './opened.contract.ts';
import type { Bench } from './opened.contract.ts';
import { runOf, stateRow } from './told.contract.ts';
import { everythingOf, writeEverything } from './whole.contract.ts';

export function transactionsContract(bench: Bench): void {
  describe('transactions', () => {
    test('what the work returns or throws comes through as it is', async () => {
      const home = await bench.home();
      const [given, thrown] = [{ some: 'thing' }, new TypeError('mine')];
      expect(await home.read(async () => given)).toBe(given);
      expect(await home.write(async () => given)).toBe(given);
      await expect(home.read(() => Promise.reject(thrown))).rejects.toBe(thrown);
      await expect(home.write(() => Promise.reject(thrown))).rejects.toBe(thrown);
      expect(await home.read(async (reader) => reader.organisation)).toBe(home.id);
    });

    test('a transaction that fails leaves nothing, whatever it wrote', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.put({ kind: 'agreement', id: 'SLA-0', body: null }, act));
      const before = await home.read(everythingOf);
      const failing = home.write(async (tx) => {
        await writeEverything(tx);
        expect(await everythingOf(tx)).not.toEqual(before);
        throw new RangeError('at the very end');
      });
      await expect(failing).rejects.toThrow('at the very end');
      expect(await home.read(everythingOf)).toEqual(before);
      await home.write(writeEverything);
      await home.read(async (reader) => {
        expect(verifyChain(await reader.entries({ limit: 99 }))).toEqual([]);
        expect((await reader.events({ after: 0, limit: 9 })).map(({ id }) => id)).toEqual([1]);
        expect(await everythingOf(reader)).not.toEqual(before);
      });
    });

    test('a transaction sees what it wrote', async () => {
      const home = await bench.home();
      const inside = await home.write(async (tx) => {
        await writeEverything(tx);
        return everythingOf(tx);
      });
      expect(await home.read(everythingOf)).toEqual(inside);
    });

    test('a reader sees one state, whatever is written meanwhile', async () => {
      const home = await bench.home();
      const writers = Array.from({ length: 10 }, (_, i) =>
        home.write((tx) => tx.put({ kind: 'agreement', id: String(i), body: null }, act)),
      );
      const readers = Array.from({ length: 5 }, () =>
        home.read(async (reader) => {
          const sizes = new Set<number>();
          for (let i = 0; i < 10; i += 1) {
            sizes.add((await reader.head()).size);
            sizes.add((await reader.records({ kind: 'agreement', limit: 99 })).length);
          }
          return sizes.size;
        }),
      );
      expect(await Promise.all(readers)).toEqual([1, 1, 1, 1, 1]);
      await Promise.all(writers);
    });

    test('after its end nothing can be read or written through it', async () => {
      const home = await bench.home();
      const reader = await home.read(async (one) => one);
      await expect(reader.head()).rejects.toThrow();
      const kept: Transaction[] = [];
      await home.write(async (tx) => {
        kept.push(tx);
      });
      const failed = home.write(async (tx) => {
        kept.push(tx);
        throw new RangeError('failed');
      });
      await expect(failed).rejects.toThrow();
      for (const tx of kept) {
        await expect(tx.head()).rejects.toThrow();
        await expect(tx.setTimers([{ kind: 'k', subject: 's', dueAt: Instant.latest, body: null }])).rejects.toThrow();
      }
      expect(await home.read((one) => one.timers({ limit: 9 }))).toEqual([]);
    });

    test('nothing that was told is ever changed by what is told later', async () => {
      const home = await bench.home();
      await home.write(writeEverything);
      const told = () =>
        home.read(async (reader) => ({
          entries: await reader.entries({ limit: 999 }),
          facts: await reader.facts({}),
          versions: await reader.versions('agreement', 'SLA-1'),
          checkpoints: [...(await reader.checkpoints(999))].reverse(),
        }));
      const before = await told();
      bench.clock.advance(1_000);
      await home.write(async (tx) => {
        await tx.put({ kind: 'agreement', id: 'SLA-1', body: null, retired: true }, act);
        await tx.addFacts({ source: 'desk', rows: [stateRow('x', { supersedes: 'state ✓ 1', retracts: true })] }, act);
        await tx.addRuns({ source: 'probe', runs: [runOf([[3, 3]])] }, act);
        await tx.keepCheckpoint({ size: 2, root: '1'.repeat(64), note: 'later', recordedAt: await tx.stamp() });
      });
      const after = await told();
      for (const name of ['entries', 'facts', 'versions', 'checkpoints'] as const) {
        expect(after[name].length).toBeGreaterThan(before[name].length);
        expect(after[name].slice(0, before[name].length)).toEqual(before[name]);
      }
    });
  });

  describe('organisations', () => {
    test('are established once and listed in order', async () => {
      const { store } = bench;
      for (const id of ['z-last', 'Ä-org', 'A-first', 'z-last']) await store.establish(id, id);
      const listed = await store.organisations();
      const own = listed.filter((id) => ['z-last', 'Ä-org', 'A-first'].includes(id));
      expect(own).toEqual(['A-first', 'z-last', 'Ä-org']);
      await store.write('A-first', (tx) => tx.put({ kind: 'agreement', id: 'a', body: 1 }, act));
      await store.establish('A-first', 'again');
      expect(await store.read('A-first', (reader) => reader.head())).toMatchObject({ size: 1 });
    });

    test('one that is not there is refused', async () => {
      await expect(bench.store.read('nobody', async () => 1)).rejects.toThrow(/nobody/u);
      await expect(bench.store.write('nobody', async () => 1)).rejects.toThrow(/nobody/u);
    });

    test('see nothing of each other in any method', async () => {
      const [home, other, untouched] = [await bench.home(), await bench.home(), await bench.home()];
      const empty = await untouched.read(everythingOf);
      await home.write(writeEverything);
      expect(await other.read(everythingOf)).toEqual(empty);
      const full = await home.read(everythingOf);
      await other.write(async (tx) => {
        expect(await everythingOf(tx)).toEqual(empty);
        expect(await tx.takeDue('close', Instant.latest, 9)).toEqual([]);
        expect(await tx.takeDeliveries('hook', 9)).toEqual([]);
        const days = [
          { source: 'probe', series: 'checks', stepMs: 60_000, day: Instant.parse('2025-02-26T00:00:00Z') },
        ];
        expect(await tx.seal(days, act)).toBe(0);
        await tx.clearTimers('close', ['SLA-1']);
        await tx.delivered('hook', 1);
        await tx.removeDestination('hook');
        await tx.project('agreement', 'SLA-1', undefined);
      });
      expect(await home.read(everythingOf)).toEqual(full);
      expect(await home.write((tx) => tx.takeDeliveries('hook', 9))).toHaveLength(1);
      // The same facts, keys and names are the other's own: nothing counts as told already.
      await other.write(writeEverything);
      expect(await other.read(everythingOf)).toEqual(full);
    });
  });
}

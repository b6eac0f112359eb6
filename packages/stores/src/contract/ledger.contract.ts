import { chainStart, entryHash, entryLeaf, Frontier, Instant, merkleRoot, sameBytes, verifyChain } from '@troth/core';
import type { EntryDraft } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { Conflict } from '../ports/faults.ts';
import type { Reader } from '../ports/store.ts';
import { act, start } from './opened.contract.ts';
import type { Bench } from './opened.contract.ts';
import { everyForm, runOf } from './told.contract.ts';

const draft = (subject: string, more: Partial<EntryDraft> = {}): EntryDraft => ({
  kind: 'note',
  subject,
  actor: 'person:mei',
  body: { subject },
  ...more,
});

const all = { limit: 10_000 };

async function rootHolds(reader: Reader): Promise<void> {
  const { size, hash, frontier } = await reader.head();
  const hashes = await reader.entryHashes(0, size);
  expect(hashes.at(-1) ?? chainStart).toBe(hash);
  const edge = Frontier.fromBytes(frontier);
  expect(edge.size).toBe(size);
  expect(sameBytes(edge.root(), merkleRoot(hashes.map(entryLeaf)))).toBe(true);
}

export function ledgerContract(bench: Bench): void {
  describe('ledger', () => {
    test('a new organisation has an empty chain', async () => {
      const home = await bench.home();
      await home.read(async (reader) => {
        expect(await reader.head()).toMatchObject({ size: 0, hash: chainStart, recordedAt: undefined });
        expect(await reader.entries(all)).toEqual([]);
        expect(await reader.entryHashes(0, 5)).toEqual([]);
        expect(await reader.checkpoints(5)).toEqual([]);
        await rootHolds(reader);
      });
    });

    test('an entry is kept as it was written, whatever its body says', async () => {
      const home = await bench.home();
      const body = {
        text: '維護 🛠 "quoted" \\ \n tab\t',
        list: [1, -2, 0, 9_007_199_254_740_991, null, true, { z: '', a: [] }],
        empty: {},
      };
      const told = draft('物件-1', { body, occurred: Instant.parse('2024-12-31T23:59:59.999Z'), key: 'request 1' });
      const written = await home.write((tx) => tx.append(told));
      expect(written).toMatchObject({ ...told, index: 0, previous: chainStart, recordedAt: start });
      expect(await home.read((reader) => reader.entries(all))).toEqual([written]);
      expect(written.hash).toBe(entryHash(written));
    });

    test('every kind of write goes through the one chain', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        await tx.append(draft('first'));
        await tx.put({ kind: 'agreement', id: 'SLA-1', body: { title: 'Line' } }, act);
        await tx.addFacts({ source: 'desk', rows: everyForm }, act);
      });
      await home.write((tx) => tx.addRuns({ source: 'probe', runs: [runOf([[0, 1]])] }, act));
      await home.write(async (tx) => tx.seal(await tx.unsealed(Instant.latest, 10), act));
      await home.read(async (reader) => {
        const entries = await reader.entries(all);
        expect(entries.map(({ kind }) => kind)).toEqual(['note', 'record', 'evidence', 'slices', 'pages']);
        expect(verifyChain(entries)).toEqual([]);
        await rootHolds(reader);
      });
    });

    test('fifty writers at once leave no gap and no fork', async () => {
      const home = await bench.home();
      const writers = Array.from({ length: 50 }, (_, i) =>
        home.write(async (tx) => {
          await tx.append(draft(`writer ${i}`));
          return tx.append(draft(`writer ${i} again`));
        }),
      );
      const seconds = await Promise.all(writers);
      await home.read(async (reader) => {
        const entries = await reader.entries(all);
        expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, i) => i));
        expect(verifyChain(entries)).toEqual([]);
        for (const second of seconds) expect(entries[second.index - 1]?.subject).toBe(second.subject.slice(0, -6));
        await rootHolds(reader);
      });
    });

    test('one instant for a transaction, never earlier than the entry before it', async () => {
      const home = await bench.home();
      const at: Instant[] = [];
      bench.clock.set(Instant.plus(start, 60_000));
      await home.write(async (tx) => {
        at.push((await tx.append(draft('a'))).recordedAt);
        bench.clock.advance(1_000);
        at.push((await tx.append(draft('b'))).recordedAt, await tx.stamp());
      });
      bench.clock.set(start);
      await home.write(async (tx) => {
        at.push(await tx.stamp(), (await tx.put({ kind: 'k', id: 'i', body: null }, act)).recordedAt);
      });
      expect(at).toEqual(at.map(() => Instant.plus(start, 60_000)));
      bench.clock.set(Instant.plus(start, 61_001));
      expect((await home.write((tx) => tx.append(draft('c')))).recordedAt).toBe(start + 61_001);
    });

    test('a key writes once, and what came with its second use is undone', async () => {
      const [home, other] = [await bench.home(), await bench.home()];
      await home.write((tx) => tx.append(draft('a', { key: 'once' })));
      const again = home.write(async (tx) => {
        await tx.append(draft('before'));
        await tx.put({ kind: 'k', id: 'i', body: 1 }, { ...act, key: 'once' });
      });
      await expect(again).rejects.toBeInstanceOf(Conflict);
      const within = home.write(async (tx) => {
        await tx.append(draft('x', { key: 'twice' }));
        await tx.append(draft('y', { key: 'twice' }));
      });
      await expect(within).rejects.toBeInstanceOf(Conflict);
      expect(await home.read((reader) => reader.entries(all))).toHaveLength(1);
      await home.write((tx) => tx.append(draft('x', { key: 'twice' })));
      expect((await other.write((tx) => tx.append(draft('a', { key: 'once' })))).index).toBe(0);
    });

    test('entries by place, kind and subject; a transaction sees its own', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        for (const subject of ['a', 'b', 'a', 'b', 'a']) await tx.append(draft(subject));
        await tx.append(draft('a', { kind: 'other' }));
        expect((await tx.head()).size).toBe(6);
        expect(await tx.entries({ from: 4, limit: 9 })).toHaveLength(2);
      });
      await home.read(async (reader) => {
        const places = async (question: Parameters<Reader['entries']>[0]): Promise<readonly number[]> =>
          (await reader.entries(question)).map(({ index }) => index);
        expect(await places({ from: 1, limit: 2 })).toEqual([1, 2]);
        expect(await places({ limit: 2, subject: 'a', from: 1 })).toEqual([2, 4]);
        expect(await places({ limit: 9, kind: 'note', subject: 'a' })).toEqual([0, 2, 4]);
        expect(await places({ limit: 9, kind: 'other' })).toEqual([5]);
        expect(await places({ limit: 9, from: 6 })).toEqual([]);
        const hashes = (await reader.entries(all)).map(({ hash }) => hash);
        expect(await reader.entryHashes(2, 4)).toEqual(hashes.slice(2, 4));
        expect(await reader.entryHashes(4, 99)).toEqual(hashes.slice(4));
      });
    });

    test('checkpoints, the newest first', async () => {
      const home = await bench.home();
      const checkpoint = (size: number, at = 0) => ({
        size,
        root: String(size % 10).repeat(64),
        note: `origin\n${size}\nroot\n\n— key signature 簽\n`,
        recordedAt: Instant.plus(start, at),
      });
      const kept = [checkpoint(1), checkpoint(30), checkpoint(7), checkpoint(30, 5)];
      for (const one of kept) await home.write((tx) => tx.keepCheckpoint(one));
      const found = await home.read((reader) => reader.checkpoints(3));
      expect(found).toEqual([checkpoint(30, 5), checkpoint(30), checkpoint(7)]);
    });
  });
}

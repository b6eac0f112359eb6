import { Instant } from '@troth/core';
import { memoryStore, Unavailable } from '@troth/stores';
import type { Store } from '@troth/stores';
import { expect, test } from 'vitest';
import { joinedStore } from '../once/joined-store.ts';
import type { JoinedStore } from '../once/joined-store.ts';
import { storeBut } from '../testing/store-but.ts';
import { groupCommit } from './group-commit.ts';

async function storeThatCounts(): Promise<{ store: JoinedStore; writes: () => number; base: Store }> {
  const base = memoryStore({ clock: () => Instant.parse('2025-01-01T00:00:00Z') });
  await base.establish('north', 'North');
  let writes = 0;
  const store = joinedStore(
    storeBut(base, {
      write: (organisation, work) => {
        writes += 1;
        return base.write(organisation, work);
      },
    }),
  );
  return { store, writes: () => writes, base };
}

const put = (store: Store, id: string): Promise<string> =>
  store.write('north', async (transaction) => {
    await transaction.put({ kind: 'thing', id, body: {}, expect: 0 }, { actor: 'test' });
    return id;
  });

test('requests that arrive together are stored in one transaction, each with its own result', async () => {
  const { store, writes, base } = await storeThatCounts();
  const groups = groupCommit(store, 64);
  const ids = Array.from({ length: 20 }, (_, number) => `id-${number}`);
  expect(await Promise.all(ids.map((id) => groups.store('north', () => put(store, id))))).toEqual(ids);
  expect(writes()).toBe(1);
  const head = await base.read('north', (reader) => reader.head());
  expect(head.size).toBe(20);
});

test('one that fails takes nobody with it and leaves nothing behind', async () => {
  const { store, base } = await storeThatCounts();
  const groups = groupCommit(store, 64);
  const fails = async (): Promise<never> => {
    await put(store, 'half done');
    throw new Error('its own fault');
  };
  const caught = async (): Promise<string> => {
    // A service that takes its failed write for undone and answers.
    await put(store, 'half done')
      .then(() => Promise.reject(new Error('x')))
      .catch(() => undefined);
    return store.write('north', () => Promise.reject(new Error('refused'))).catch(() => 'refused politely');
  };
  const told = [
    groups.store('north', () => put(store, 'a')),
    groups.store('north', fails),
    groups.store('north', () => put(store, 'b')),
  ];
  expect(await Promise.allSettled(told)).toMatchObject([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: { message: 'its own fault' } },
    { status: 'fulfilled', value: 'b' },
  ]);
  expect(await Promise.all([groups.store('north', caught), groups.store('north', () => put(store, 'c'))])).toEqual([
    'refused politely',
    'c',
  ]);
  const ids = await base.read('north', (reader) => reader.records({ kind: 'thing', limit: 10 }));
  expect(ids.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'half done']);
});

test('a database that is away is asked once for all who wait, and not once for each', async () => {
  const base = memoryStore({ clock: () => Instant.parse('2025-01-01T00:00:00Z') });
  let writes = 0;
  const away = storeBut(base, {
    write: () => {
      writes += 1;
      return Promise.reject(new Unavailable('away', 'The database is away.'));
    },
  });
  const store = joinedStore(away);
  const groups = groupCommit(store, 64);
  const told = await Promise.allSettled(['a', 'b', 'c'].map((id) => groups.store('north', () => put(store, id))));
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(told).toMatchObject([{ reason: { why: 'away' } }, { reason: { why: 'away' } }, { reason: { why: 'away' } }]);
  expect(writes).toBe(1);
});

test('no group is larger than allowed, and what waits is counted', async () => {
  const { store, writes } = await storeThatCounts();
  const groups = groupCommit(store, 3);
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => groups.store('north', () => put(store, id)));
  expect(groups.waiting()).toBe(7);
  await Promise.all(all);
  expect([writes(), groups.waiting()]).toEqual([3, 0]);
});

test('a transaction of one organisation is not asked about another', async () => {
  const { store, base } = await storeThatCounts();
  await base.establish('south', 'South');
  expect(await store.organisations()).toEqual(['north', 'south']);
  expect(await store.together('north', () => store.organisations())).toEqual(['north']);
  await expect(store.together('north', () => store.read('south', (reader) => reader.head()))).rejects.toThrow(
    TypeError,
  );
});

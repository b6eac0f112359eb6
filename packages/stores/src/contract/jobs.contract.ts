import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Job } from '../ports/jobs.ts';
import { contractQueues, homeIn } from './opened.contract.ts';
import type { Home, Open, OpenedStore } from './opened.contract.ts';

const [queue, other] = contractQueues;

/** Jobs as they are handled; `until(n)` waits for the n-th of them, however long a store takes. */
class Handled {
  readonly jobs: Job[] = [];
  readonly #waiting: { readonly count: number; readonly done: () => void }[] = [];

  readonly handle = async (jobs: readonly Job[]): Promise<void> => {
    this.jobs.push(...jobs);
    for (const { count, done } of this.#waiting) if (this.jobs.length >= count) done();
  };

  async until(count: number): Promise<void> {
    await new Promise<void>((done) => {
      this.#waiting.push({ count, done });
      if (this.jobs.length >= count) done();
    });
  }

  get keys(): readonly string[] {
    return this.jobs.map(({ key }) => key).sort();
  }
}

interface Wanted {
  readonly data?: Json;
  readonly after?: Instant;
  readonly to?: string;
}

const enqueue = (home: Home, key: string, { to = queue, ...more }: Wanted = {}) =>
  home.write((tx) => tx.enqueue(to, { key, data: null, ...more }));

export function jobsContract(open: Open): void {
  /** Jobs that are started cannot be asked back: each test opens a store of its own. */
  async function opened(): Promise<OpenedStore & { readonly home: Home; readonly waiting: () => Promise<number> }> {
    const held = await open();
    onTestFinished(() => held.close());
    const waiting = async (): Promise<number> => (await held.store.jobs.waiting())[queue] ?? 0;
    return { ...held, home: await homeIn(held.store), waiting };
  }

  describe('jobs', () => {
    test('are there when the transaction is, and are handled once', async () => {
      const { store, home, waiting } = await opened();
      const failing = home.write(async (tx) => {
        await tx.enqueue(queue, { key: 'undone', data: null });
        throw new RangeError('failed');
      });
      await expect(failing).rejects.toThrow('failed');
      await enqueue(home, 'a', { data: { list: ['維護', 1, null] } });
      await enqueue(home, 'b', { to: other });
      expect(await waiting()).toBe(1);
      const [first, second] = [new Handled(), new Handled()];
      await store.jobs.start([
        { queue, handle: first.handle },
        { queue: other, handle: second.handle },
      ]);
      await Promise.all([first.until(1), second.until(1)]);
      await enqueue(home, 'c');
      await first.until(2);
      expect(first.jobs.map(({ key, data }) => [key, data])).toEqual([
        ['a', { list: ['維護', 1, null] }],
        ['c', null],
      ]);
      expect(second.keys).toEqual(['b']);
      await store.jobs.stop();
      expect(first.jobs).toHaveLength(2);
    });

    test('one that waits under a key is enough, for each organisation', async () => {
      const { store, home, waiting } = await opened();
      const neighbour = await homeIn(store);
      for (const one of [home, home, neighbour]) await enqueue(one, 'same', { data: one.id });
      await home.write(async (tx) => {
        await tx.enqueue(queue, { key: 'same', data: 'again' });
        await tx.enqueue(queue, { key: 'more', data: 1 });
        await tx.enqueue(queue, { key: 'more', data: 2 });
      });
      expect(await waiting()).toBe(3);
      const handled = new Handled();
      await store.jobs.start([{ queue, batch: 2, handle: handled.handle }]);
      await handled.until(3);
      expect(handled.jobs.map(({ data }) => data)).toEqual(expect.arrayContaining([home.id, neighbour.id, 1]));
      await enqueue(home, 'same', { data: 'later' });
      await handled.until(4);
      expect(handled.jobs.at(-1)).toMatchObject({ key: 'same', data: 'later' });
    });

    test('a key may be sent again while its job is handled', async () => {
      const { store, home } = await opened();
      const handled = new Handled();
      await store.jobs.start([
        {
          queue,
          handle: async (jobs) => {
            if (handled.jobs.length === 0) await enqueue(home, 'same', { data: 'second' });
            await handled.handle(jobs);
          },
        },
      ]);
      await enqueue(home, 'same', { data: 'first' });
      await handled.until(2);
      expect(handled.jobs.map(({ data }) => data)).toEqual(['first', 'second']);
    });

    test('a failed one is tried again until it succeeds', async () => {
      const { store, home, clock, waiting } = await opened();
      const [tries, handled] = [new Handled(), new Handled()];
      await store.jobs.start([
        {
          queue,
          handle: async (jobs) => {
            await tries.handle(jobs);
            if (tries.jobs.length < 3) throw new RangeError('not yet');
            await handled.handle(jobs);
          },
        },
      ]);
      await enqueue(home, 'a', { data: 7 });
      for (const failures of [1, 2]) {
        await tries.until(failures);
        // The failure is known to the store when the job waits again; then the pause passes on the test's clock.
        while ((await waiting()) === 0 && tries.jobs.length === failures)
          await new Promise((done) => setImmediate(done));
        clock.advance(600_000);
      }
      await handled.until(1);
      expect(tries.jobs.map(({ key, data }) => [key, data])).toEqual([
        ['a', 7],
        ['a', 7],
        ['a', 7],
      ]);
      await store.jobs.stop();
      expect(await waiting()).toBe(0);
    });

    test('one that is for later waits', async () => {
      const { store, home, waiting } = await opened();
      await enqueue(home, 'later', { after: Instant.parse('2999-01-01T00:00:00Z') });
      await enqueue(home, 'now');
      const handled = new Handled();
      await store.jobs.start([{ queue, handle: handled.handle }]);
      await handled.until(1);
      await enqueue(home, 'now too');
      await handled.until(2);
      expect(handled.keys).toEqual(['now', 'now too']);
      expect(await waiting()).toBe(1);
    });

    test('no more are handled at once than was said', async () => {
      const { store, home } = await opened();
      for (const key of ['a', 'b', 'c', 'd', 'e']) await enqueue(home, key);
      const handled = new Handled();
      const sizes: number[] = [];
      const handle = async (jobs: readonly Job[]): Promise<void> => {
        sizes.push(jobs.length);
        await handled.handle(jobs);
      };
      await store.jobs.start([{ queue, batch: 3, handle }]);
      await handled.until(5);
      expect(handled.keys).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(Math.max(...sizes)).toBe(3);
    });

    test('stopped ones are started again and go on', async () => {
      const { store, home } = await opened();
      for (const key of ['before', 'after']) {
        const handled = new Handled();
        await store.jobs.start([{ queue, handle: handled.handle }]);
        await enqueue(home, key);
        await handled.until(1);
        await store.jobs.stop();
        expect(handled.keys).toEqual([key]);
      }
    });

    test('stopping waits for what is under way', async () => {
      const { store, home } = await opened();
      const order: string[] = [];
      let proceed = (): void => undefined;
      const gate = new Promise<void>((done) => {
        proceed = done;
      });
      const begun = new Handled();
      await enqueue(home, 'a');
      await store.jobs.start([
        {
          queue,
          handle: async (jobs) => {
            await begun.handle(jobs);
            await gate;
            order.push('handled');
          },
        },
      ]);
      await begun.until(1);
      const stopped = store.jobs.stop().then(() => order.push('stopped'));
      await enqueue(home, 'b');
      proceed();
      await stopped;
      expect(order).toEqual(['handled', 'stopped']);
      expect(begun.keys).toEqual(['a']);
    });
  });
}

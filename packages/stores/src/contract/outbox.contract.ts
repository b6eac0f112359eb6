import { Instant } from '@troth/core';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../ports/work.ts';
import { start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';

const at = (ms: number): Instant => Instant.plus(start, ms);
const emit = (home: Home, topic: string, subject = topic) =>
  home.write((tx) => tx.emit(topic, subject, { topic, subject }));
const events = (home: Home, after = 0) => home.read((reader) => reader.events({ after, limit: 999 }));
const take = (home: Home, destination = 'hook', limit = 99) =>
  home.write((tx) => tx.takeDeliveries(destination, limit));
const subjects = (deliveries: readonly Delivery[]): string => deliveries.map(({ event }) => event.subject).join(' ');

export function outboxContract(bench: Bench): void {
  describe('events', () => {
    test('have numbers without gaps, in order of commit, from 1 on', async () => {
      const home = await bench.home();
      await emit(home, 'statement', '維護');
      bench.clock.advance(5);
      await home.write(async (tx) => {
        await tx.emit('alert', 'b', [1, null]);
        await tx.emit('alert', 'c', null);
        expect(await tx.events({ after: 1, limit: 9 })).toHaveLength(2);
      });
      const [first, ...others] = await events(home);
      const body = { topic: 'statement', subject: '維護' };
      expect(first).toEqual({ id: 1, topic: 'statement', subject: '維護', at: start, body });
      expect(others.map(({ id, subject, at: when }) => [id, subject, when])).toEqual([
        [2, 'b', at(5)],
        [3, 'c', at(5)],
      ]);
      await home.read(async (reader) => {
        expect((await reader.events({ after: 0, limit: 1 })).map(({ id }) => id)).toEqual([1]);
        expect((await reader.events({ after: 1, limit: 1 })).map(({ id }) => id)).toEqual([2]);
        expect((await reader.events({ after: 0, limit: 9, topics: ['alert', 'x'] })).map(({ id }) => id)).toEqual([
          2, 3,
        ]);
        expect(await reader.events({ after: 0, limit: 9, topics: [] })).toEqual([]);
        expect((await reader.head()).size).toBe(0);
      });
    });

    test('writers at once, some of whom fail, leave neither gap nor event of a failure', async () => {
      const home = await bench.home();
      const writers = Array.from({ length: 30 }, (_, i) =>
        home.write(async (tx) => {
          await tx.emit('t', `first ${i}`, null);
          await tx.emit('t', `second ${i}`, null);
          if (i % 3 === 0) throw new RangeError('failed');
        }),
      );
      await Promise.allSettled(writers);
      const found = await events(home);
      expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      for (let i = 0; i < found.length; i += 2) {
        const writer = /^first (\d+)$/u.exec(found[i]?.subject ?? '')?.[1];
        expect(Number(writer) % 3).not.toBe(0);
        expect(found[i + 1]?.subject).toBe(`second ${writer ?? ''}`);
      }
    });
  });

  describe('deliveries', () => {
    test('are due at once where the clock went back behind the ledger', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.addDestination('hook', []));
      bench.clock.advance(60_000);
      await home.write(async (tx) => {
        await tx.append({ kind: 'k', subject: 's', actor: 'a', body: null });
      });
      bench.clock.set(start);
      await emit(home, 'alert', 'told');
      expect(subjects(await take(home))).toBe('told');
      expect((await events(home)).map(({ at: when }) => when)).toEqual([at(60_000)]);
    });

    test('a destination is given the events of its topics from when it was added', async () => {
      const home = await bench.home();
      await emit(home, 'alert', 'early');
      await home.write(async (tx) => {
        await tx.addDestination('hook', ['alert', 'case']);
        await tx.addDestination('all', []);
      });
      for (const topic of ['alert', 'statement', 'case']) await emit(home, topic);
      const found = await take(home);
      expect(subjects(found)).toBe('alert case');
      expect(found[0]).toMatchObject({ destination: 'hook', attempts: 0, event: { id: 2, body: { topic: 'alert' } } });
      expect(subjects(await take(home, 'all'))).toBe('alert statement case');
      expect(subjects(await take(home, 'all', 2))).toBe('alert statement');
      expect(await take(home, 'nobody')).toEqual([]);
    });

    test('what was delivered is not given again; what was not is', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.addDestination('hook', []));
      for (const topic of ['a', 'b', 'c']) await emit(home, topic);
      await home.write(async (tx) => {
        const [first] = await tx.takeDeliveries('hook', 1);
        await tx.delivered('hook', first?.event.id ?? 0);
        await tx.delivered('hook', 99);
      });
      expect(subjects(await take(home))).toBe('b c');
      expect(subjects(await take(home))).toBe('b c');
      const undone = home.write(async (tx) => {
        for (const { event } of await tx.takeDeliveries('hook', 9)) await tx.delivered('hook', event.id);
        throw new RangeError('not sent after all');
      });
      await expect(undone).rejects.toThrow('not sent');
      expect(subjects(await take(home))).toBe('b c');
    });

    test('a failed one waits until it is to be tried again, and is counted', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.addDestination('hook', []));
      for (const topic of ['a', 'b']) await emit(home, topic);
      const fail = (ms: number) =>
        home.write((tx) => tx.deliveryFailed('hook', 1, { error: 'HTTP 503 維護', retryAt: at(ms) }));
      await fail(100);
      bench.clock.set(at(99));
      expect(subjects(await take(home))).toBe('b');
      bench.clock.set(at(100));
      expect((await take(home)).map(({ attempts }) => attempts)).toEqual([1, 0]);
      await fail(200);
      const waiting = await home.read((reader) => reader.waitingDeliveries('hook', 9));
      expect(waiting.map(({ event, attempts, dueAt, error }) => [event.topic, attempts, dueAt, error])).toEqual([
        ['a', 2, at(200), 'HTTP 503 維護'],
        ['b', 0, at(0), undefined],
      ]);
      expect(await home.read((reader) => reader.waitingDeliveries('hook', 1))).toHaveLength(1);
      expect(await home.read((reader) => reader.waitingDeliveries('other', 9))).toEqual([]);
      bench.clock.set(at(200));
      expect((await take(home)).map(({ attempts }) => attempts)).toEqual([2, 0]);
    });

    test('topics of a destination change for what comes; what waits goes with the destination', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.addDestination('hook', ['a']));
      await emit(home, 'a', 'a1');
      await home.write((tx) => tx.addDestination('hook', ['b']));
      await emit(home, 'a', 'a2');
      await emit(home, 'b', 'b1');
      expect(subjects(await take(home))).toBe('a1 b1');
      await home.write(async (tx) => {
        await tx.removeDestination('hook');
        await tx.removeDestination('nobody');
        await tx.emit('b', 'b2', null);
        await tx.addDestination('hook', []);
        await tx.emit('b', 'b3', null);
      });
      expect(subjects(await take(home))).toBe('b3');
    });

    test('many senders at once deliver each event once', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        await tx.addDestination('hook', []);
        for (let i = 0; i < 40; i += 1) await tx.emit('t', String(i), null);
      });
      const sent: number[] = [];
      const send = () =>
        home.write(async (tx) => {
          const taken = await tx.takeDeliveries('hook', 3);
          for (const { event } of taken) await tx.delivered('hook', event.id);
          return taken.map(({ event }) => event.id);
        });
      for (const ids of await Promise.all(Array.from({ length: 10 }, send))) sent.push(...ids);
      for (let rest = await send(); rest.length > 0; rest = await send()) sent.push(...rest);
      expect(sent.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    });
  });
}

import { Instant } from '@troth/core';
import { describe, expect, test } from 'vitest';
import { Conflict } from '../ports/faults.ts';
import type { Timer } from '../ports/work.ts';
import { act, start } from './opened.contract.ts';
import type { Bench, Home } from './opened.contract.ts';

const at = (ms: number): Instant => Instant.plus(start, ms);
const timer = (subject: string, ms: number, more: Partial<Timer> = {}): Timer => ({
  kind: 'close',
  subject,
  dueAt: at(ms),
  body: { subject },
  ...more,
});
const set = (home: Home, timers: readonly Timer[]) => home.write((tx) => tx.setTimers(timers));
const take = (home: Home, ms: number, limit = 99) => home.write((tx) => tx.takeDue('close', at(ms), limit));
const waiting = (home: Home) => home.read((reader) => reader.timers({ limit: 999 }));
const subjects = (timers: readonly Timer[]): string => timers.map(({ subject }) => subject).join(' ');

function timersContract(bench: Bench): void {
  describe('timers', () => {
    test('wait in order of their instants, by kind and by due', async () => {
      const home = await bench.home();
      const poll = timer('b', 20, { kind: 'poll', body: ['維護', null] });
      await set(home, [timer('c', 30), timer('a', 10), poll, timer('b', 10)]);
      await home.read(async (reader) => {
        expect(subjects(await reader.timers({ limit: 9 }))).toBe('a b b c');
        expect(await reader.timers({ kind: 'poll', limit: 9 })).toEqual([poll]);
        expect(subjects(await reader.timers({ by: at(20), limit: 9 }))).toBe('a b b');
        expect(subjects(await reader.timers({ kind: 'close', by: at(30), limit: 2 }))).toBe('a b');
        expect(await reader.timers({ by: at(9), limit: 9 })).toEqual([]);
        expect((await reader.head()).size).toBe(0);
      });
    });

    test('set again they move; of two in one call the last holds', async () => {
      const home = await bench.home();
      await set(home, [timer('a', 10), timer('b', 20)]);
      await set(home, [timer('a', 30, { body: 1 }), timer('a', 40, { body: 2 })]);
      await set(home, []);
      expect(await waiting(home)).toEqual([timer('b', 20), timer('a', 40, { body: 2 })]);
    });

    test('cleared they are gone', async () => {
      const home = await bench.home();
      await set(home, [timer('a', 1), timer('b', 1), timer('a', 1, { kind: 'poll' })]);
      await home.write((tx) => tx.clearTimers('close', ['a', 'nobody']));
      await home.write((tx) => tx.clearTimers('close', []));
      expect((await waiting(home)).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(['close b', 'poll a']);
    });

    test('what is due is taken once, the earliest first', async () => {
      const home = await bench.home();
      await set(home, [
        timer('c', 30),
        timer('b', 20),
        timer('a', 20),
        timer('x', 1, { kind: 'poll' }),
        timer('d', 31),
      ]);
      expect(subjects(await take(home, 30, 2))).toBe('a b');
      expect(await take(home, 30)).toEqual([timer('c', 30)]);
      expect(await take(home, 30)).toEqual([]);
      expect(subjects(await waiting(home))).toBe('x d');
    });

    test('they come back when the work fails', async () => {
      const home = await bench.home();
      await set(home, [timer('a', 1)]);
      const failed = home.write(async (tx) => {
        expect(await tx.takeDue('close', at(1), 9)).toHaveLength(1);
        expect(await tx.timers({ limit: 9 })).toEqual([]);
        throw new RangeError('the work failed');
      });
      await expect(failed).rejects.toThrow('the work failed');
      expect(await take(home, 1)).toEqual([timer('a', 1)]);
    });

    test('many takers share them out: none is taken twice, none is left', async () => {
      const home = await bench.home();
      const timers = Array.from({ length: 60 }, (_, i) => timer(String(i).padStart(2, '0'), i));
      await set(home, timers);
      const shares = await Promise.all(Array.from({ length: 20 }, () => take(home, 99, 3)));
      // Takers who met locked timers may have gone away with fewer; what is left is there for the next.
      const taken = [...shares.flat(), ...(await take(home, 99))].map(({ subject }) => subject);
      expect(taken.sort()).toEqual(timers.map(({ subject }) => subject));
      expect(await waiting(home)).toEqual([]);
    });
  });
}

function answersContract(bench: Bench): void {
  describe('answers', () => {
    const given = { requestHash: 'ab'.repeat(32), status: 201, response: { id: '維護', list: [1, null] } };

    test('an answer is given again to the same scope and key', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        await tx.answer('key:1', 'k', given);
        expect(await tx.answered('key:1', 'k')).toEqual(given);
      });
      await home.read(async (reader) => {
        expect(await reader.answered('key:1', 'k')).toEqual(given);
        expect(await reader.answered('key:2', 'k')).toBeUndefined();
        expect(await reader.answered('key:1', 'l')).toBeUndefined();
      });
    });

    test('it stands until it expires: who answers second has lost, and what came with it is undone', async () => {
      const home = await bench.home();
      await home.write((tx) => tx.answer('s', 'k', { ...given, expiresAt: at(10) }));
      const second = (): Promise<void> =>
        home.write(async (tx) => {
          await tx.append({ kind: 'note', subject: 'second', actor: act.actor, body: null });
          await tx.answer('s', 'k', { ...given, status: 200 });
        });
      bench.clock.set(at(9));
      await expect(second()).rejects.toBeInstanceOf(Conflict);
      expect(await home.read((reader) => reader.answered('s', 'k'))).toEqual(given);
      bench.clock.set(at(10));
      expect(await home.read((reader) => reader.answered('s', 'k'))).toBeUndefined();
      await second();
      expect(await home.read((reader) => reader.answered('s', 'k'))).toEqual({ ...given, status: 200 });
      expect((await home.read((reader) => reader.head())).size).toBe(1);
    });

    test('what expired is forgotten, so many at a time; what stands is not', async () => {
      const home = await bench.home();
      await home.write(async (tx) => {
        for (const key of ['a', 'b', 'c']) await tx.answer('s', key, { ...given, expiresAt: at(10) });
        await tx.answer('s', 'later', { ...given, expiresAt: at(11) });
        await tx.answer('s', 'ever', given);
      });
      const forget = (limit: number) => home.write((tx) => tx.forgetAnswers(limit));
      expect(await forget(9)).toBe(0);
      bench.clock.advance(10);
      expect([await forget(2), await forget(2), await forget(2)]).toEqual([2, 1, 0]);
      bench.clock.set(start);
      const held = await home.read(async (reader) => [
        await reader.answered('s', 'a'),
        await reader.answered('s', 'later'),
        await reader.answered('s', 'ever'),
      ]);
      expect(held).toEqual([undefined, given, given]);
    });

    test('of many who answer at once exactly one does', async () => {
      const home = await bench.home();
      const writers = Array.from({ length: 20 }, (_, i) =>
        home.write((tx) => tx.answer('s', 'k', { ...given, status: 200 + i })),
      );
      const outcomes = await Promise.allSettled(writers);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await home.read((reader) => reader.answered('s', 'k'))).toMatchObject({ status: 200 + winner });
    });
  });
}

function viewsContract(bench: Bench): void {
  describe('views', () => {
    test('are written over, read page by page in order of code points, and removed', async () => {
      const home = await bench.home();
      const ids = ['a', 'a1', 'b', '中', '﨑', '🏠'];
      await home.write(async (tx) => {
        for (const id of [...ids].reverse()) await tx.project('status', id, { id });
        await tx.project('other', 'a', 1);
      });
      bench.clock.advance(5);
      await home.write((tx) => tx.project('status', 'a', { changed: [true] }));
      await home.read(async (reader) => {
        const page = async (question: object): Promise<string> =>
          (await reader.projections({ kind: 'status', limit: 9, ...question })).map(({ id }) => id).join(' ');
        expect(await page({})).toBe(ids.join(' '));
        expect(await page({ after: 'b', limit: 2 })).toBe('中 﨑');
        expect(await page({ prefix: 'a' })).toBe('a a1');
        const changed = { kind: 'status', id: 'a', body: { changed: [true] }, updatedAt: at(5) };
        expect(await reader.projection('status', 'a')).toEqual(changed);
        expect(await reader.projection('status', 'b')).toMatchObject({ updatedAt: start });
        expect(await reader.projection('status', 'c')).toBeUndefined();
        expect((await reader.head()).size).toBe(0);
      });
      await home.write(async (tx) => {
        await tx.project('status', 'a', undefined);
        await tx.project('status', 'never', undefined);
        expect(await tx.projection('status', 'a')).toBeUndefined();
        expect(await tx.projection('other', 'a')).toMatchObject({ body: 1 });
      });
    });
  });
}

export function workContract(bench: Bench): void {
  timersContract(bench);
  answersContract(bench);
  viewsContract(bench);
}

import type pg from 'pg';
import { expect, it } from 'vitest';
import { sessionOn } from './session.ts';

/** A connection that answers when told to, and counts what is under way. */
function connection() {
  const waiting: { readonly text: string; readonly answer: () => void }[] = [];
  const client = {
    query: ({ text }: { readonly text: string }) =>
      new Promise((resolve) => waiting.push({ text, answer: () => resolve({ rows: [{ text }] }) })),
  } as unknown as pg.ClientBase;
  const { session, end } = sessionOn(client, { org: 1, id: 'one', remembered: new Map() });
  return { waiting, session, end };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('asks one question at a time, however many are asked at once', async () => {
  const { waiting, session } = connection();
  const both = Promise.all([session.rows('first'), session.rows('second')]);
  await settled();
  expect(waiting.map(({ text }) => text)).toEqual(['first']);
  waiting[0]?.answer();
  await settled();
  expect(waiting.map(({ text }) => text)).toEqual(['first', 'second']);
  waiting[1]?.answer();
  expect(await both).toEqual([[{ text: 'first' }], [{ text: 'second' }]]);
});

it('asks nothing of an ended transaction that still waited for its turn', async () => {
  const { waiting, session, end } = connection();
  const first = session.rows('first');
  const second = expect(session.rows('second')).rejects.toThrow('has ended');
  await settled();
  end();
  waiting[0]?.answer();
  await first;
  await second;
  expect(waiting).toHaveLength(1);
  await expect(session.rows('third')).rejects.toThrow('has ended');
});

import { once } from 'node:events';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Unavailable } from '../ports/faults.ts';
import { EngineSocket } from './connection.ts';
import { Engine } from './engine.ts';
import { freshDatabases } from './fresh.ts';
import type { Embedded } from './open.ts';

const fresh = freshDatabases(async (pool) => {
  await pool.query('create table words (id int primary key, word text)');
});
let database: Embedded;
beforeAll(async () => {
  database = await fresh();
});
afterAll(async () => {
  await database.close();
});

test('values arrive as from a server', async () => {
  const { rows } = await database.pool.query(
    "select $1::bigint as big, 1.50::numeric as exact, '\\x00ff'::bytea as bytes, array[1,2] as list, null as none",
    [2n ** 60n],
  );
  expect(rows).toEqual([
    { big: '1152921504606846976', exact: '1.50', bytes: Buffer.from([0, 255]), list: [1, 2], none: null },
  ]);
});

test('errors keep their SQLSTATE and leave a usable session', async () => {
  await database.pool.query("insert into words values (1, 'a')");
  await expect(database.pool.query("insert into words values (1, 'b')")).rejects.toMatchObject({
    code: '23505',
    constraint: 'words_pkey',
  });
  const client = await database.pool.connect();
  await client.query('begin');
  await expect(client.query('selec')).rejects.toMatchObject({ code: '42601' });
  await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
  await client.query('rollback');
  await expect(client.query('select $1::int as n', [3])).resolves.toMatchObject({ rows: [{ n: 3 }] });
  client.release();
});

test('a client that is thrown away leaves nothing behind: transaction, settings, prepared statements', async () => {
  const client = await database.pool.connect();
  await client.query({ name: 'one', text: 'select 1' });
  await client.query("set my.word = 'left'");
  await client.query('begin');
  await client.query("insert into words values (100, 'left')");
  client.release(true);
  const { rows } = await database.pool.query(
    "select count(*)::int as n, current_setting('my.word', true) as word from words where id = 100",
  );
  expect(rows).toEqual([{ n: 0, word: '' }]);
  await expect(database.pool.query({ name: 'one', text: 'select 2 as two' })).resolves.toMatchObject({
    rows: [{ two: 2 }],
  });
});

test('many askers take turns and get their own answers', async () => {
  const asked = Array.from({ length: 200 }, (_, n) => n);
  const answers = await Promise.all(
    asked.map(async (n) => {
      const { rows } = await database.pool.query<{ n: number }>('select $1::int as n', [n]);
      return rows[0]?.n;
    }),
  );
  expect(answers).toEqual(asked);
});

test('a hundred megabytes arrive whole, as bytes and as rows', { timeout: 120_000 }, async () => {
  const size = 100 * 1024 * 1024;
  const { rows } = await database.pool.query<{ bytes: Buffer }>(
    "select convert_to(repeat('troth', $1::int / 5), 'UTF8') as bytes",
    [size],
  );
  expect(rows[0]?.bytes.length).toBe(size);
  expect(rows[0]?.bytes.subarray(-5).toString()).toBe('troth');
  const many = await database.pool.query<{ n: number; pad: string }>(
    "select n, repeat('x', 1000) as pad from generate_series(1, 100000) as n",
  );
  expect(many.rows.length).toBe(100_000);
  expect(many.rows.every(({ n, pad }, at) => n === at + 1 && pad.length === 1000)).toBe(true);
});

test('one query is one message to the thread of the database, whatever the driver says it in', async () => {
  const sent: string[] = [];
  class Counting extends Engine {
    override async join(...caller: Parameters<Engine['join']>): ReturnType<Engine['join']> {
      const line = await super.join(...caller);
      return {
        ...line,
        send: (bytes) => {
          sent.push(lettersOf(bytes));
          line.send(bytes);
        },
      };
    }
  }
  const engine = new Counting({
    start: { data: undefined, from: await database.snapshot(), durable: true },
    place: 'memory',
    timeoutMs: 60_000,
  });
  const client = new Client({ stream: () => new EngineSocket(engine), user: 'postgres', ssl: false });
  await client.connect();
  await client.query('select $1::int', [1]);
  await client.query('select 1');
  await client.end();
  expect(sent.slice(1)).toEqual(['PBDES', 'Q']);
  await engine.close();
});

/** The letters of the messages in a piece of PostgreSQL's protocol. */
function lettersOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let letters = '';
  for (let at = 0; at < bytes.length; at += view.getUint32(at + 1) + 1)
    letters += String.fromCharCode(view.getUint8(at));
  return letters;
}

test('a socket without a database says so', async () => {
  const engine = new Engine({
    start: { data: undefined, from: undefined, durable: true },
    place: 'memory',
    timeoutMs: 1000,
  });
  await engine.end(new Unavailable('closing', 'The store is closed.'));
  const socket = new EngineSocket(engine);
  const failed = once(socket, 'error');
  socket.connect();
  expect((await failed)[0]).toBeInstanceOf(Unavailable);
  const unconnected = new EngineSocket(engine);
  const refused = once(unconnected, 'error');
  unconnected.write('Q');
  expect((await refused)[0]).toMatchObject({ why: 'away' });
});

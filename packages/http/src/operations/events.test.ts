import { expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { storeBut } from '../testing/store-but.ts';
import { newestId } from './events.ts';

const emit = (house: HouseForTests, subjects: readonly string[]): Promise<void> =>
  house.context.store.write('north', async (transaction) => {
    for (const subject of subjects) await transaction.emit('thing.changed', subject, { subject });
  });

/** Reads a stream until a text has come by; the client then goes away. */
async function readUntil(
  house: HouseForTests,
  ask: { url: string; headers: Record<string, string> },
  word: string,
): Promise<string> {
  const answer = await house.app.inject({ ...ask, payloadAsStream: true });
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  let text = '';
  for await (const chunk of answer.stream()) {
    text += String(chunk);
    if (text.includes(word)) break;
  }
  return text;
}

test('a client that was away gets what came after the last it saw, once and in order', async () => {
  const house = await houseForTests();
  const headers = bearer(await house.token('north', grant('read')));
  await emit(house, ['a', 'b', 'c']);
  const seen = await house.context.store.read('north', (reader) => reader.events({ after: 0, limit: 10 }));
  const last = String(seen.find(({ subject }) => subject === 'a')?.id);
  const text = await readUntil(
    house,
    { url: '/v1/events?topics=thing.changed', headers: { ...headers, 'last-event-id': last } },
    '"subject":"c"',
  );
  expect([...text.matchAll(/"subject":"(\w)","at"/gu)].map(([, subject]) => subject)).toEqual(['b', 'c']);
  expect(text).toMatch(/id: \d+\nevent: thing\.changed\ndata: \{/u);
  await house.app.close();
});

test('a quiet stream says that it is alive, and ends when the server stops', async () => {
  const house = await houseForTests({ limits: { heartbeatMs: 1, streams: 1 } });
  const headers = bearer(await house.token('north', grant('read')));
  const answer = await house.app.inject({ url: '/v1/events', headers, payloadAsStream: true });
  const second = await house.app.inject({ url: '/v1/events', headers });
  expect([second.statusCode, second.json()]).toMatchObject([429, { code: 'too-many-requests' }]);
  let [text, closing]: [string, Promise<unknown>] = ['', Promise.resolve()];
  for await (const chunk of answer.stream()) {
    text += String(chunk);
    if (text.endsWith(': still here\n\n')) closing = house.app.close();
  }
  await closing;
  expect(text).toMatch(/^: troth\n\n(?:: still here\n\n)+$/u);
});

test('a stream ends when its key is revoked, and tells nothing of what comes after', async () => {
  let now = 0;
  const house = await houseForTests({ monotonic: () => now });
  const admin = bearer(await house.token('north', grant('admin')));
  const payload = { name: 'x', grants: [{ scope: 'read' }] };
  const made = await house.app.inject({ method: 'POST', url: '/v1/keys', headers: admin, payload });
  const { id, token } = made.json<{ id: string; token: string }>();
  const answer = await house.app.inject({ url: '/v1/events', headers: bearer(token), payloadAsStream: true });
  let text = '';
  for await (const chunk of answer.stream()) {
    text += String(chunk);
    if (text.endsWith(': troth\n\n')) await emit(house, ['before']);
    if (!text.includes('"before"') || now > 0) continue;
    await house.app.inject({ method: 'DELETE', url: `/v1/keys/${id}`, headers: admin });
    now = 10_000;
    await emit(house, ['after']);
  }
  expect(text).toContain('"subject":"before"');
  expect(text).not.toContain('after');
  await house.app.close();
});

test('events of other topics are passed by once, and not looked through again', async () => {
  const asked: number[] = [];
  const house = await houseForTests({ limits: { heartbeatMs: 1 } }, (store) =>
    storeBut(store, {
      read: (organisation, work) =>
        store.read(organisation, (reader) =>
          work({
            ...reader,
            events: (question) => {
              asked.push(question.after);
              return reader.events(question);
            },
          }),
        ),
    }),
  );
  const headers = bearer(await house.token('north', grant('read')));
  await emit(house, ['a', 'b', 'c']);
  const text = await readUntil(house, { url: '/v1/events?after=0&topics=other', headers }, 'still here');
  expect(text).not.toContain('event:');
  const { id = 0 } =
    (await house.context.store.read('north', (reader) => reader.events({ after: 0, limit: 9 }))).at(-1) ?? {};
  expect(asked.slice(0, 2)).toEqual([0, id]);
  await house.app.close();
});

test('the newest id is found wherever it is', async () => {
  for (const newest of [0, 1, 2, 3, 7, 8, 1000]) {
    const events = async ({ after }: { after: number }) =>
      after < newest ? [{ id: after + 1, topic: 't', subject: 's', at: 0 as never, body: {} }] : [];
    expect(await newestId({ events })).toBe(newest);
  }
});

test('an id that is none is refused', async () => {
  const house = await houseForTests();
  const headers = bearer(await house.token('north', grant('read')));
  for (const ask of [
    { url: '/v1/events?after=x', headers },
    { url: '/v1/events', headers: { ...headers, 'last-event-id': 'x' } },
  ])
    expect((await house.app.inject(ask)).statusCode).toBe(400);
  await house.app.close();
});

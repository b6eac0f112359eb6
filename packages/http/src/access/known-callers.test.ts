import { expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import { storeBut } from '../testing/store-but.ts';

test('a key is looked up once in a while, and not let in any more once it was revoked', async () => {
  let [now, lookedUp] = [0, 0];
  const house = await houseForTests({ monotonic: () => now }, (store) =>
    storeBut(store, {
      organisations: () => {
        lookedUp += 1;
        return store.organisations();
      },
    }),
  );
  const admin = bearer(await house.token('north', grant('admin')));
  const ask = async (headers: Record<string, string>) =>
    (await house.app.inject({ url: '/v1/organisation', headers })).statusCode;
  expect([await ask(admin), await ask(admin), lookedUp]).toEqual([200, 200, 1]);
  now = 2_001;
  expect([await ask(admin), lookedUp]).toEqual([200, 2]);
  const made = await house.app.inject({
    method: 'POST',
    url: '/v1/keys',
    headers: admin,
    payload: { name: 'x', grants: [{ scope: 'read' }] },
  });
  const { id, token } = made.json<{ id: string; token: string }>();
  expect(await ask(bearer(token))).toBe(200);
  await house.app.inject({ method: 'DELETE', url: `/v1/keys/${id}`, headers: admin });
  expect(await ask(bearer(token))).toBe(401);
  await house.app.close();
});

/** Keys are shown once and recognised, nothing secret is kept in the open, nobody does what was not granted. */
import { beforeEach, describe, expect, it } from 'vitest';
import { registerSource, sourceInUse } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { authenticate, createKey, listKeys, revokeKey } from './keys.ts';
import { openSecret, sealSecret } from './sealed-secrets.ts';

let house: House;
const head = { organisation, actor: anna };

beforeEach(async () => {
  house = await houseForTests();
});

/** Everything that the ledger holds, as text. */
const ledger = async (): Promise<string> =>
  JSON.stringify(await house.context.store.read(organisation, (reader) => reader.entries({ limit: 1000 })));

describe('a key', () => {
  const grants = [{ scope: 'evidence:write' as const, source: 'probe' }];

  it('says who it is, until it expires or is revoked', async () => {
    const made = taken(
      await createKey(house.context, { ...head, name: 'probe', grants, expiresAt: '2025-03-01T00:00:00Z' }),
    );
    expect(taken(await authenticate(house.context, made.token))).toEqual({
      organisation,
      actor: { id: `key:${made.id}`, grants },
    });
    house.setClock('2025-03-01T00:00:00Z');
    expect((await authenticate(house.context, made.token)).ok).toBe(false);
    house.setClock('2025-02-27T00:00:00Z');
    taken(await revokeKey(house.context, { ...head, id: made.id }));
    expect((await authenticate(house.context, made.token)).ok).toBe(false);
    expect(await listKeys(house.context, { organisation })).toMatchObject([{ id: made.id, revoked: true }]);
  });

  it('is kept as a hash only', async () => {
    const { token } = taken(await createKey(house.context, { ...head, name: 'probe', grants }));
    const [, , , secret = ''] = token.split('.');
    expect(secret).toHaveLength(43);
    expect(await ledger()).not.toContain(secret);
  });

  it.each(['', 'troth', 'troth.x.y.z', `troth.${'a'.repeat(20)}.${'0'.repeat(16)}.${'b'.repeat(43)}`])(
    '%j is none',
    async (token) => {
      expect(await authenticate(house.context, token)).toMatchObject({
        ok: false,
        refusals: [{ code: 'UNAUTHENTICATED' }],
      });
    },
  );

  it('makes no key without being an administrator', async () => {
    const made = await createKey(house.context, { organisation, actor: { id: 'key:1', grants }, name: 'more', grants });
    expect(made).toMatchObject({ ok: false, refusals: [{ code: 'NOT-ALLOWED' }] });
  });
});

describe('a secret', () => {
  it('opens for its owner under its key, and for nobody else', () => {
    const sealed = taken(sealSecret(house.context, 'a', 'hush'));
    expect(openSecret(house.context, 'a', sealed)).toBe('hush');
    expect(() => openSecret(house.context, 'b', sealed)).toThrow(/another key/u);
    const other = { ...house.context, secretKey: new Uint8Array(32).fill(8) };
    expect(() => openSecret(other, 'a', sealed)).toThrow(/another key/u);
  });

  it('of a source is kept sealed, stays when settings change, and is needed where requests are signed', async () => {
    const source = { ...head, id: 'hook', kind: 'standard-webhook', config: { source: 'hook' } };
    expect(await registerSource(house.context, source)).toMatchObject({
      ok: false,
      refusals: [{ code: 'SOURCE-SECRET' }],
    });
    const secret = 'whsec_c2VjcmV0IG9mIHRoZSBob29r';
    taken(await registerSource(house.context, { ...source, secret }));
    taken(await registerSource(house.context, { ...source, title: 'Hook' }));
    const found = await house.context.store.read(organisation, (reader) => sourceInUse(house.context, reader, 'hook'));
    expect(taken(found)).toMatchObject({ secret, title: 'Hook', version: 2 });
    expect(await ledger()).not.toContain(secret);
  });

  it('of a source that is asked is given again when the source is asked elsewhere', async () => {
    const source = { ...head, id: 'prom', kind: 'prometheus-query' };
    const queries = [{ expression: 'up', name: 'up' }];
    const asked = (url: string, more: object = {}) =>
      registerSource(house.context, { ...source, config: { url, queries, authentication: 'bearer' }, ...more });
    taken(await asked('https://prom.example', { secret: 'hush hush' }));
    taken(await asked('https://prom.example', { title: 'Prometheus' }));
    expect(await asked('https://evil.example')).toMatchObject({ ok: false, refusals: [{ code: 'SOURCE-SECRET' }] });
    taken(await asked('https://other.example', { secret: 'hush hush' }));
  });

  it('is not taken without a key to keep it under', async () => {
    const bare = { ...house.context, secretKey: undefined };
    const made = await registerSource(bare, { ...head, id: 'x', kind: 'rows', secret: 'hush' });
    expect(made).toMatchObject({ ok: false, refusals: [{ code: 'NO-SECRET-KEY' }] });
  });

  it('has a kind that is known and settings that its kind accepts', async () => {
    expect(await registerSource(house.context, { ...head, id: 'x', kind: 'fax' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'SOURCE-KIND' }],
    });
    const wrong = await registerSource(house.context, {
      ...head,
      id: 'x',
      kind: 'standard-webhook',
      config: { sauce: 1 },
      secret: 'x',
    });
    expect(wrong).toMatchObject({ ok: false, refusals: [{ code: 'SOURCE-CONFIG' }, { code: 'SOURCE-CONFIG' }] });
  });
});

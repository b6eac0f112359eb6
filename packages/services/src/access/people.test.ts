/** Accounts and ways in: who may give what, what a link is good for, that a second step works once, that nothing secret is in the open. */
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { changeAccount, createAccount, listAccounts } from './accounts.ts';
import { proposeAuthenticator, removeAuthenticator, setAuthenticator } from './authenticator.ts';
import {
  acceptInvitation,
  inviteToAccount,
  listInvitations,
  readInvitation,
  withdrawInvitation,
} from './invitations.ts';
import { changePassword } from './own-account.ts';
import { listSessions, recogniseSession } from './sessions.ts';
import { coarse, listSignIns } from './sign-in-log.ts';
import { signInWithPassword } from './sign-in.ts';

let house: House;
const visit = { from: '203.0.113.0/24', device: 'Firefox, Linux' };
const password = 'four words make one';
const derek: Actor = { id: 'person:derek', level: 6, side: 'own', grants: [{ scope: 'people:write' }] };
const leo: Actor = { id: 'person:leo', level: 4, side: 'own', grants: [] };
const told = {
  organisation,
  actor: anna,
  person: 'leo',
  email: 'leo@harbourline.example',
  level: 4,
  password,
} as const;

beforeEach(async () => {
  house = await houseForTests();
});

const make = async (more: object = {}) => createAccount(house.context, { ...told, ...more });
const signIn = async (more: object = {}) =>
  signInWithPassword(house.context, { organisation, email: told.email, password, visit, ...more });
const ledger = async (): Promise<string> =>
  JSON.stringify(await house.context.store.read(organisation, (reader) => reader.entries({ limit: 1000 })));
const code = (outcome: { readonly ok: boolean; readonly refusals?: readonly { readonly code: string }[] }) =>
  outcome.ok ? 'ok' : outcome.refusals?.[0]?.code;

describe('an account', () => {
  it('has an address of its own, whatever the letters', async () => {
    taken(await make());
    expect(code(await make({ person: 'max', email: 'LEO@Harbourline.example' }))).toBe('CONFLICT');
    taken(await changeAccount(house.context, { ...told, id: 'leo', email: 'leo.mak@harbourline.example' }));
    taken(await make({ person: 'max' }));
    expect((await listAccounts(house.context, { organisation })).map(({ email }) => email)).toEqual([
      'leo.mak@harbourline.example',
      'leo@harbourline.example',
    ]);
  });

  it('is given no more than the giver has', async () => {
    expect(code(await make({ actor: derek, level: 6 }))).toBe('ok');
    expect(code(await make({ actor: derek, person: 'a', email: 'a@x.yz', level: 7 }))).toBe('NOT-ALLOWED');
    expect(code(await make({ actor: derek, person: 'b', email: 'b@x.yz', roles: ['administrator'] }))).toBe(
      'NOT-ALLOWED',
    );
    expect(code(await make({ actor: leo, person: 'c', email: 'c@x.yz', level: 2 }))).toBe('NOT-ALLOWED');
    taken(await make({ person: 'eva', email: 'eva@x.yz', level: 7 }));
    const lower = { ...told, actor: derek, id: 'eva', person: 'eva', email: 'eva@x.yz', level: 2 } as const;
    expect(code(await changeAccount(house.context, lower))).toBe('NOT-ALLOWED');
    expect(code(await inviteToAccount(house.context, { organisation, actor: derek, account: 'eva' }))).toBe(
      'NOT-ALLOWED',
    );
  });

  it('is never changed in its standing by its owner', async () => {
    taken(await make({ person: 'derek', email: 'derek@x.yz', level: 6 }));
    const own = { ...told, actor: derek, id: 'derek', person: 'derek', email: 'derek@x.yz' } as const;
    expect(code(await changeAccount(house.context, { ...own, level: 5 }))).toBe('SAME-PERSON');
    expect(code(await changeAccount(house.context, { ...own, level: 6, language: 'zh-Hant' }))).toBe('ok');
  });

  it('of another party has no level here, and a party', async () => {
    const jack = { person: 'jack', email: 'jack@lion.example', side: 'customer' } as const;
    expect(code(await make({ ...jack, level: 5, party: 'lion-rock' }))).toBe('ACCOUNT');
    expect(code(await make({ ...jack, level: 0 }))).toBe('ACCOUNT');
    expect(taken(await make({ ...jack, level: 0, party: 'lion-rock' }))).toMatchObject({ profile: 'customer' });
  });

  it('that is disabled is signed out at once and stays out', async () => {
    taken(await make());
    const { token } = taken(await signIn());
    taken(await changeAccount(house.context, { ...told, id: 'leo', disabled: true }));
    expect(code(await recogniseSession(house.context, token))).toBe('UNAUTHENTICATED');
    expect(code(await signIn())).toBe('UNAUTHENTICATED');
  });

  it('keeps nothing in the open that somebody could sign in with', async () => {
    taken(await make());
    const { token } = taken(await signIn());
    const link = taken(await inviteToAccount(house.context, { ...told, account: 'leo' }));
    const all = await ledger();
    for (const secret of [password, token.split('.')[2] ?? '-', link.token.split('.')[2] ?? '-', '$19456$', 'argon2'])
      expect(all).not.toContain(secret);
  });
});

describe('a password', () => {
  it('is long rather than strange', async () => {
    expect([code(await make({ password: 'P4$$w0rd' })), code(await make({ password: 'aaaaaaaaaaaaaaaa' }))]).toEqual([
      'PASSWORD',
      'PASSWORD',
    ]);
  });

  it('is changed by who knows it, and signs out everywhere else', async () => {
    taken(await make());
    const [here, there] = [taken(await signIn()), taken(await signIn())];
    const { session } = taken(await recogniseSession(house.context, here.token));
    const own = { organisation, actor: leo, account: 'leo', session, password: 'another four words' };
    expect(code(await changePassword(house.context, { ...own, before: 'wrong' }))).toBe('PASSWORD');
    taken(await changePassword(house.context, { ...own, before: password }));
    expect(code(await recogniseSession(house.context, here.token))).toBe('ok');
    expect(code(await recogniseSession(house.context, there.token))).toBe('UNAUTHENTICATED');
    expect([code(await signIn()), code(await signIn({ password: own.password }))]).toEqual(['UNAUTHENTICATED', 'ok']);
    expect(code(await changePassword(house.context, { ...own, actor: derek, before: own.password }))).toBe('NOT-FOUND');
  });
});

describe('a session', () => {
  it('ends when nobody came for half a day, and after two weeks whoever came', async () => {
    taken(await make());
    const { token } = taken(await signIn());
    house.setClock('2025-02-26T12:00:00Z');
    expect(code(await recogniseSession(house.context, token))).toBe('ok');
    house.setClock('2025-02-27T00:30:00Z');
    expect(code(await recogniseSession(house.context, token))).toBe('UNAUTHENTICATED');
    expect(await listSessions(house.context, { organisation, account: 'leo' })).toEqual([]);
    const busy = taken(await signIn()).token;
    const seen: (string | undefined)[] = [];
    for (let half = 1; half <= 30; half += 1) {
      house.setClock(new Date(Date.UTC(2025, 1, 27, 0, 30) + half * 11 * 3_600_000).toISOString());
      seen.push(code(await recogniseSession(house.context, busy)));
    }
    expect(new Set(seen)).toEqual(new Set(['ok']));
    house.setClock('2025-03-13T11:30:00Z');
    expect(code(await recogniseSession(house.context, busy))).toBe('UNAUTHENTICATED');
  });
});

describe('a link', () => {
  const invite = async (more: object = {}) => inviteToAccount(house.context, { ...told, account: 'leo', ...more });

  it('lets somebody in once, who sets a password', async () => {
    taken(await make({ password: undefined }));
    const { token } = taken(await invite());
    expect(taken(await readInvitation(house.context, token)).account.email).toBe(told.email);
    const accept = async () => acceptInvitation(house.context, { token, key: { password }, visit });
    expect(taken(await accept()).actor).toMatchObject({ id: 'person:leo', level: 4 });
    expect([code(await accept()), code(await signIn())]).toEqual(['NOT-FOUND', 'ok']);
  });

  it('ends with the next one, after a week, and when it is taken back', async () => {
    taken(await make());
    const [first, second] = [taken(await invite()), taken(await invite())];
    expect(code(await readInvitation(house.context, first.token))).toBe('NOT-FOUND');
    expect(code(await readInvitation(house.context, second.token))).toBe('ok');
    house.setClock('2025-03-05T00:30:00Z');
    expect(code(await readInvitation(house.context, second.token))).toBe('NOT-FOUND');
    const third = taken(await invite());
    expect(await listInvitations(house.context, { organisation })).toMatchObject([{ id: third.id, account: 'leo' }]);
    taken(await withdrawInvitation(house.context, { ...told, id: third.id }));
    expect(code(await readInvitation(house.context, third.token))).toBe('NOT-FOUND');
    expect(code(await readInvitation(house.context, `${third.token.slice(0, -1)}x`))).toBe('NOT-FOUND');
  });
});

describe('the second step', () => {
  const digits = (secret: string): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: house.context.clock() });

  async function withAuthenticator() {
    taken(await make());
    const { secret, uri } = proposeAuthenticator(house.context, told.email);
    expect(uri).toContain('otpauth://totp/Troth:leo');
    const own = { organisation, actor: leo, account: 'leo', secret };
    expect(code(await setAuthenticator(house.context, { ...own, code: '000000' }))).toBe('CODE');
    const { recovery } = taken(await setAuthenticator(house.context, { ...own, code: digits(secret) }));
    return { secret, recovery };
  }

  it('is asked for after the password and never taken twice', async () => {
    const { secret } = await withAuthenticator();
    expect(code(await signIn())).toBe('CODE-NEEDED');
    expect(code(await signIn({ password: 'wrong' }))).toBe('UNAUTHENTICATED');
    expect(code(await signIn({ code: '123456' }))).toBe('UNAUTHENTICATED');
    const now = digits(secret);
    expect([code(await signIn({ code: now })), code(await signIn({ code: now }))]).toEqual(['ok', 'UNAUTHENTICATED']);
    house.setClock('2025-02-26T00:31:00Z');
    expect(code(await signIn({ code: digits(secret) }))).toBe('ok');
    expect(await ledger()).not.toContain(secret);
  });

  it('gives way to a recovery code, each once', async () => {
    const { recovery } = await withAuthenticator();
    const [first = '', second = ''] = recovery;
    expect([code(await signIn({ code: first })), code(await signIn({ code: first }))]).toEqual([
      'ok',
      'UNAUTHENTICATED',
    ]);
    expect(code(await signIn({ code: second.toLowerCase() }))).toBe('ok');
  });

  it('is taken away with a code, or by an administrator’s link', async () => {
    const { recovery } = await withAuthenticator();
    const own = { organisation, actor: leo, account: 'leo' };
    expect(code(await removeAuthenticator(house.context, { ...own, code: '000000' }))).toBe('CODE');
    taken(await removeAuthenticator(house.context, { ...own, code: recovery[0] ?? '' }));
    expect(code(await signIn())).toBe('ok');
  });
});

describe('the log', () => {
  it('tells who came in and who tried, from which network, and nothing of what was typed', async () => {
    taken(await make());
    await signIn();
    await signIn({ password: 'my other password' });
    await signIn({ email: 'hunter2@nowhere.example' });
    const log = await listSignIns(house.context, { organisation });
    expect(log.map(({ account, outcome }) => [account, outcome])).toEqual([
      [undefined, 'refused'],
      ['leo', 'refused'],
      ['leo', 'in'],
    ]);
    expect(await ledger()).not.toMatch(/hunter2|my other password/u);
    await signIn();
    expect(await listSignIns(house.context, { organisation, account: 'leo' })).toHaveLength(3);
  });

  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2::3', '2001:db8:1::/48'],
    ['127.0.0.1', 'this machine'],
  ])('keeps of %s only %s', (address, network) => {
    expect(coarse(address)).toBe(network);
  });
});

/** Keys of a server: given, made once, or refused with a sentence; never shown. */
import { generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVerifierKey } from '@troth/core';
import { afterAll, expect, test } from 'vitest';
import { resolveConfiguration } from '../configuration/resolve.ts';
import type { Configuration } from '../configuration/settings.ts';
import { need } from '../endings.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { kept, writeOnce } from './kept-file.ts';
import { publicKeyLine, refuseMissingKeys, serverKeys } from './keys.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-keys-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const { host } = hostForTests([]);

const settingsOf = (flags: Readonly<Record<string, string>>): Configuration =>
  resolveConfiguration({ flags, env: {} }).configuration;
const made = settingsOf({ 'store.directory': join(scratch, 'data') });
const secret = `${'A'.repeat(43)}=`;

function pem(name: string, type: 'ed25519' | 'x25519'): string {
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  const file = join(scratch, name);
  writeFileSync(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return file;
}

test('keys that are missing are made once, for the owner only, and found again', async () => {
  expect(publicKeyLine(made)).toBeUndefined();
  const first = serverKeys(made, host);
  const again = serverKeys(made, host);
  expect(first.secretKey).toHaveLength(32);
  expect([again.secretKey, again.signer.publicKey]).toEqual([first.secretKey, first.signer.publicKey]);
  for (const name of ['secret.key', 'checkpoint.pem'])
    expect(statSync(join(scratch, 'data', 'keys', name)).mode & 0o777).toBe(0o600);
  expect(need(parseVerifierKey(publicKeyLine(made) ?? '')).publicKey).toEqual(first.signer.publicKey);
});

test('what is signed is verified with the public key, under the name that the settings give', async () => {
  const { signer } = serverKeys({ ...made, 'keys.name': 'troth.example' }, host);
  const signature = await signer.sign(Buffer.from('text'));
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.publicKey).toString('base64url') };
  expect(verify(null, Buffer.from('text'), { key: jwk, format: 'jwk' }, signature)).toBe(true);
  expect(signer.name).toBe('troth.example');
});

test('a database in memory leaves no key behind', () => {
  const memory = settingsOf({ 'store.directory': 'memory' });
  const one = serverKeys(memory, host).signer.publicKey;
  expect(serverKeys(memory, host).signer.publicKey).not.toEqual(one);
});

test('production takes only what is given', () => {
  const production = (more: Readonly<Record<string, string>>): Configuration =>
    settingsOf({ mode: 'production', ...more });
  const file = pem('given.pem', 'ed25519');
  expect(() => refuseMissingKeys(production({ 'keys.secret': secret }))).toThrow('openssl genpkey');
  expect(() => refuseMissingKeys(production({ 'keys.checkpoint': file }))).toThrow('openssl rand');
  refuseMissingKeys(production({ 'keys.secret': secret, 'keys.checkpoint': file }));
  refuseMissingKeys(made);
});

test.each([
  ['of another kind', () => pem('x25519.pem', 'x25519'), 'it is a key for x25519'],
  ['that is not there', () => join(scratch, 'none.pem'), 'no such file'],
  ['that is no key', () => join(scratch, 'data', 'keys', 'secret.key'), 'holds no Ed25519 private key'],
])('a key file %s is refused with a sentence that shows nothing of it', (_what, file, said) => {
  const configuration = { ...made, 'keys.checkpoint': file() };
  expect(() => serverKeys(configuration, host)).toThrow(said);
});

test('who comes second takes what the first one made', () => {
  const file = join(scratch, 'once');
  expect([writeOnce(file, 'first'), writeOnce(file, 'second'), kept(file, () => 'third')]).toEqual([
    'first',
    undefined,
    'first',
  ]);
  expect(readFileSync(file, 'utf8')).toBe('first');
});

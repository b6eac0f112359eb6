import { execFileSync } from 'node:child_process';
import { createVerify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pkcs11Signer } from './pkcs11-signer.ts';

const module = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
].find(existsSync);
const folder = mkdtempSync(join(tmpdir(), 'troth-token-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const environment = { PATH: process.env['PATH'], SOFTHSM2_CONF: join(folder, 'softhsm2.conf') };
const run = (command: string, ...words: string[]): void => {
  execFileSync(command, words, { env: { ...process.env, ...environment }, stdio: 'ignore' });
};
const pin = '1234-geheim';

/** A token with a key, and its certificate outside of it. */
function tokenWith(kind: 'ec' | 'rsa', id: string): Uint8Array {
  const [key, certificate] = [join(folder, `${kind}.key`), join(folder, `${kind}.crt`)];
  const how = kind === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['-newkey', 'rsa:2048'];
  run('openssl', 'req', '-x509', ...how, '-nodes', '-keyout', key, '-out', certificate, '-subj', `/CN=${kind}`);
  run('softhsm2-util', '--import', key, '--token', 'house', '--label', kind, '--id', id, '--pin', pin);
  return new Uint8Array(new X509Certificate(readFileSync(certificate)).raw);
}

// The software token is a package of its own (softhsm2, opensc); where it is missing nothing can be tried.
describe.runIf(module !== undefined)('a key on a token', () => {
  mkdirSync(join(folder, 'tokens'));
  writeFileSync(
    environment.SOFTHSM2_CONF,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`,
  );

  test('signs, and the certificate verifies it', async () => {
    run('softhsm2-util', '--init-token', '--free', '--label', 'house', '--so-pin', '87654321', '--pin', pin);
    const message = Buffer.from('the terms');
    for (const [kind, id] of [
      ['ec', '0a'],
      ['rsa', '0b'],
    ] as const) {
      const certificate = tokenWith(kind, id);
      const common = { module: module ?? '', token: 'house', id, certificates: [certificate], environment };
      const signature = await pkcs11Signer({ ...common, pin }).sign(message);
      const key = new X509Certificate(certificate).publicKey;
      expect(createVerify('sha256').update(message).verify(key, signature)).toBe(true);
      expect(createVerify('sha256').update('other').verify(key, signature)).toBe(false);
      await expect(pkcs11Signer({ ...common, pin: 'wrong' }).sign(message)).rejects.toThrow('did not sign');
      await expect(pkcs11Signer({ ...common, pin, id: 'ff' }).sign(message)).rejects.toThrow('did not sign');
    }
  });
});

test('a missing tool is told', async () => {
  run(
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    join(folder, 'k'),
    '-out',
    join(folder, 'c'),
    '-subj',
    '/CN=x',
  );
  const certificates = [new Uint8Array(new X509Certificate(readFileSync(join(folder, 'c'))).raw)];
  const signer = pkcs11Signer({ module: '/nowhere', id: '01', pin, certificates, environment: { PATH: folder } });
  await expect(signer.sign(new Uint8Array(1))).rejects.toThrow('it comes with OpenSC');
});

/**
 * Keys on a PKCS #11 token: the real pkcs11-tool and a token in software (Debian: softhsm2, opensc). From the settings to a sealed
 * document that troth verify accepts.
 */
import { execFileSync } from 'node:child_process';
import { createVerify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pkcs11Signer } from '@troth/connectors';
import { Instant } from '@troth/core';
import { foundAuthority, printPdf, verifySignedContract } from '@troth/documents';
import type { Sealing } from '@troth/services';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveConfiguration } from '../../packages/cli/src/configuration/resolve.ts';
import { sealingOf } from '../../packages/cli/src/server/sealing.ts';
import { writeAuthority } from '../../packages/cli/src/signing/authority-files.ts';
import { hostForTests } from '../../packages/cli/src/testing/host-for-tests.ts';

const module =
  ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so'].find((path) => existsSync(path)) ?? '';
const folder = mkdtempSync(join(tmpdir(), 'troth-token-'));
const authority = join(folder, 'authority');
const environment = { PATH: process.env['PATH'], SOFTHSM2_CONF: join(folder, 'softhsm2.conf') };
const at = Instant.of(hostForTests([]).host.now());
const pin = '1234';
const inAuthority = (name: string): string => join(authority, name);
const run = (command: string, ...words: string[]): void => {
  execFileSync(command, words, { env: { ...process.env, ...environment }, stdio: 'ignore' });
};
const onToken = (key: string, id: string): void =>
  run('softhsm2-util', '--import', key, '--token', 'house', '--label', id, '--id', id, '--pin', pin);

beforeAll(async () => {
  mkdirSync(join(folder, 'tokens'));
  writeFileSync(
    environment.SOFTHSM2_CONF,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`,
  );
  const until = Instant.plus(at, 366 * 86_400_000);
  writeAuthority(authority, await foundAuthority({ organisation: 'House', from: Instant.plus(at, -1000), until }));
  run('softhsm2-util', '--init-token', '--free', '--label', 'house', '--so-pin', '87654321', '--pin', pin);
  onToken(inAuthority('seal.key'), 'a1');
  const chain = ['seal.crt', 'root.crt'].map((name) => readFileSync(inAuthority(name), 'utf8')).join('');
  writeFileSync(join(folder, 'chain.pem'), chain);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sealingBy(ownPin: string): Promise<Sealing> {
  const { host } = hostForTests([], { env: environment });
  const flags = {
    'signing.authority': authority,
    'signing.tokenModule': module,
    'signing.tokenLabel': 'house',
    'signing.tokenKey': 'a1',
    'signing.tokenPin': ownPin,
    'signing.sealCertificate': join(folder, 'chain.pem'),
  };
  const asked = { flags, env: {}, file: undefined, usualFile: join(folder, 'none.yaml') };
  const sealing = await sealingOf(resolveConfiguration(asked).configuration, host);
  if (sealing === undefined) throw new Error('it is set up');
  return sealing;
}

it('seals a document, and the document is valid', async () => {
  const document = await printPdf({
    title: 'Terms',
    language: 'en',
    author: '',
    keywords: [],
    identity: '',
    footer: '',
    madeAt: at,
    blocks: [],
  });
  const sealing = await sealingBy(pin);
  expect(await sealing.preflight(at)).toEqual([]);
  const sealed = await sealing.sign(document, { reason: 'sealed', at });
  const report = await verifySignedContract(sealed, { trust: [readFileSync(inAuthority('root.crt'), 'utf8')] });
  expect(report).toMatchObject({ valid: true, trusted: true });
  const wrong = await sealingBy('9999');
  expect((await wrong.preflight(at)).map(({ code }) => code)).toEqual(['SEAL-KEY']);
  await expect(wrong.sign(document, { reason: 'sealed', at })).rejects.toThrow('did not sign');
});

it('signs with an RSA key, too', async () => {
  const [key, out] = [join(folder, 'rsa.key'), join(folder, 'rsa.crt')];
  run('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', out, '-subj', '/CN=rsa');
  onToken(key, 'b2');
  const { raw, publicKey } = new X509Certificate(readFileSync(out));
  const signer = pkcs11Signer({ module, id: 'b2', pin, certificates: [new Uint8Array(raw)], environment });
  const message = Buffer.from('the terms');
  expect(
    createVerify('sha256')
      .update(message)
      .verify(publicKey, await signer.sign(message)),
  ).toBe(true);
});

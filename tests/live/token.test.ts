/** Keys on a PKCS #11 token: the real pkcs11-tool and a token in software (Debian: softhsm2, opensc), up to a sealed document. */
import { execFileSync } from 'node:child_process';
import { createVerify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pkcs11Signer } from '@troth/connectors';
import { Instant } from '@troth/core';
import { certificatesIn, foundAuthority, openAuthority, printPdf, verifySignedContract } from '@troth/documents';
import { sealingWith } from '@troth/services';
import type { Sealing } from '@troth/services';
import { afterAll, beforeAll, expect, it } from 'vitest';

const module =
  ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so'].find((path) => existsSync(path)) ?? '';
const folder = mkdtempSync(join(tmpdir(), 'troth-token-'));
const environment = { PATH: process.env['PATH'], SOFTHSM2_CONF: join(folder, 'softhsm2.conf') };
const at = Instant.parse('2025-01-15T00:00:00Z');
const files = await foundAuthority({
  organisation: 'House',
  from: Instant.plus(at, -1000),
  until: Instant.plus(at, 366 * 86_400_000),
});
const authority = openAuthority(files);
const pin = '1234';
const run = (command: string, ...words: string[]): void => {
  execFileSync(command, words, { env: { ...process.env, ...environment }, stdio: 'ignore' });
};
const onToken = (key: string, id: string): void =>
  run('softhsm2-util', '--import', key, '--token', 'house', '--label', id, '--id', id, '--pin', pin);

beforeAll(() => {
  mkdirSync(join(folder, 'tokens'));
  writeFileSync(
    environment.SOFTHSM2_CONF,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`,
  );
  run('softhsm2-util', '--init-token', '--free', '--label', 'house', '--so-pin', '87654321', '--pin', pin);
  writeFileSync(join(folder, 'seal.key'), files['seal.key']);
  onToken(join(folder, 'seal.key'), 'a1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sealingBy(ownPin: string): Sealing {
  const certificates = certificatesIn(files['seal.crt'] + files['root.crt']);
  const trust = [authority.root];
  return sealingWith({
    signerFor: authority.signerFor,
    seal: pkcs11Signer({ module, token: 'house', id: 'a1', pin: ownPin, certificates, environment }),
    organisation: 'House',
    timeStamp: (request) => authority.answer(request, at),
    stampRules: { trust },
    trust,
    clock: () => at,
  });
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
  const sealing = sealingBy(pin);
  expect(await sealing.preflight(at)).toEqual([]);
  const sealed = await sealing.sign(document, { reason: 'sealed', at });
  const report = await verifySignedContract(sealed, { trust: [authority.root] });
  expect(report).toMatchObject({ valid: true, trusted: true });
  const wrong = sealingBy('9999');
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

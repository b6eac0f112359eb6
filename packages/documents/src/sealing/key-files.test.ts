import { execFileSync } from 'node:child_process';
import { createVerify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@troth/core';
import { afterAll, expect, test } from 'vitest';
import { foundAuthority } from './authority.ts';
import { readSigner } from './key-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = await foundAuthority({
  organisation: 'House',
  from: Instant.parse('2024-01-01T00:00:00Z'),
  until: Instant.parse('2044-01-01T00:00:00Z'),
});
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
const path = (name: string): string => join(folder, name);
const openssl = (...words: string[]): void => void execFileSync('openssl', words, { stdio: 'ignore' });
const pem = (...names: (keyof typeof files)[]): string => names.map((name) => files[name]).join('');

async function commonName(asked: ReturnType<typeof readSigner>): Promise<string> {
  const signer = await asked;
  if (!signer.ok) return signer.refusals[0]?.message ?? '';
  const [own = new Uint8Array()] = signer.value.certificates;
  const message = Buffer.from('terms');
  const certificate = new X509Certificate(own);
  const holds = createVerify('sha256')
    .update(message)
    .verify(certificate.publicKey, await signer.value.sign(message));
  return `${certificate.subject.replaceAll('\n', ', ')}: ${String(holds)}, ${signer.value.certificates.length} certificates`;
}
const seal = 'O=House, CN=House Seal: true, 2 certificates';

test('PEM with certificates beside it, in any order, or in one file', async () => {
  const key = Buffer.from(pem('seal.key'));
  expect(await commonName(readSigner({ key, certificates: pem('seal.crt', 'root.crt') }))).toBe(seal);
  expect(await commonName(readSigner({ key, certificates: pem('root.crt', 'seal.crt') }))).toBe(seal);
  expect(await commonName(readSigner({ key: Buffer.from(pem('seal.key', 'seal.crt', 'root.crt')) }))).toBe(seal);
});

test('a key under a password', async () => {
  openssl(
    'pkcs8',
    '-topk8',
    '-in',
    path('seal.key'),
    '-out',
    path('locked.key'),
    '-passout',
    'pass:Geheim',
    '-v2',
    'aes-256-cbc',
  );
  const key = readFileSync(path('locked.key'));
  const certificates = pem('seal.crt', 'root.crt');
  expect(await commonName(readSigner({ key, certificates, password: 'Geheim' }))).toBe(seal);
  expect(await commonName(readSigner({ key, certificates, password: 'other' }))).toContain('cannot be used');
  expect(await commonName(readSigner({ key, certificates }))).toContain('cannot be used');
});

test('PKCS #12 as openssl writes it', async () => {
  const from = ['-inkey', path('seal.key'), '-in', path('seal.crt'), '-certfile', path('root.crt')];
  openssl('pkcs12', '-export', ...from, '-out', path('seal.p12'), '-passout', 'pass:Geheim');
  const key = readFileSync(path('seal.p12'));
  expect(await commonName(readSigner({ key, password: 'Geheim' }))).toBe(seal);
  expect(await commonName(readSigner({ key, password: 'other' }))).toContain('cannot be used');
  expect(await commonName(readSigner({ key: key.subarray(0, 200), password: 'Geheim' }))).toContain('cannot be used');
});

test('a key of another certificate, and one without any, are refused', async () => {
  const key = Buffer.from(pem('seal.key'));
  expect(await commonName(readSigner({ key, certificates: pem('time-stamp.crt', 'root.crt') }))).toBe(
    'The key to sign with cannot be used: the certificate belongs to another key.',
  );
  expect(await commonName(readSigner({ key }))).toContain('there is no certificate beside the key');
});

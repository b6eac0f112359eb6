import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pkcs11Signer } from './pkcs11-signer.ts';

// With a token in software: tests/live/token.test.ts. Here a tool that says what it was told.
const folder = mkdtempSync(join(tmpdir(), 'troth-token-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function certificate(...how: string[]): Uint8Array {
  const out = join(folder, 'certificate');
  const words = ['req', '-x509', ...how, '-nodes', '-keyout', join(folder, 'key'), '-out', out, '-subj', '/CN=x'];
  execFileSync('openssl', words, { stdio: 'ignore' });
  return new Uint8Array(new X509Certificate(readFileSync(out)).raw);
}
const ec = certificate('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256');
const rsa = certificate('-newkey', 'rsa:2048');
const key = {
  module: '/m.so',
  token: 'house',
  id: 'a1',
  pin: '12 34',
  environment: { PATH: `${folder}:/usr/bin:/bin` },
};

function tool(script: string): void {
  const path = join(folder, 'pkcs11-tool');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
}
const signed = async (own: Uint8Array): Promise<string> =>
  Buffer.from(await pkcs11Signer({ ...key, certificates: [own] }).sign(Buffer.from('the terms'))).toString('latin1');

test('a missing tool is told', async () => {
  const signer = pkcs11Signer({ ...key, certificates: [ec], environment: { PATH: folder } });
  await expect(signer.sign(new Uint8Array(1))).rejects.toThrow('it comes with OpenSC');
});

test('the PIN goes through the environment, never over the command line', async () => {
  tool('cat >/dev/null; echo "$@ / $TROTH_SIGNING_PIN"');
  expect(await signed(ec)).toBe(
    '--module /m.so --token-label house --id a1 --login --pin env:TROTH_SIGNING_PIN --sign --mechanism ECDSA --signature-format openssl / 12 34\n',
  );
  expect(await signed(rsa)).toContain('--mechanism SHA256-RSA-PKCS /');
});

test('ECDSA signs the hash, RSA the message', async () => {
  tool('wc -c');
  expect((await signed(ec)).trim()).toBe('32');
  expect((await signed(rsa)).trim()).toBe('9');
});

test('what the tool complains of is told, and no signature is one', async () => {
  tool('echo first >&2; echo CKR_PIN_INCORRECT >&2; exit 1');
  await expect(signed(ec)).rejects.toThrow('did not sign (exit code 1): CKR_PIN_INCORRECT');
  tool('exit 0');
  await expect(signed(ec)).rejects.toThrow('did not sign (exit code 0)');
});

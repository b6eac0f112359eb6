/** A signed contract in the hands of the other party, who has poppler and openssl and nothing of ours. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedExample } from '../testing/signed-contract.ts';
import type { SignedExample } from '../testing/signed-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'troth-outside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const asked = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let example: SignedExample;
beforeAll(async () => {
  example = await signedExample();
  writeFileSync(join(folder, 'contract.pdf'), example.signed);
  writeFileSync(join(folder, 'root.crt'), example.authority.root);
});

test('pdfsig finds every signature valid, and the last one over everything', () => {
  const said = asked('pdfsig', 'contract.pdf').split('Signature #').slice(1);
  expect(said).toHaveLength(3);
  for (const one of said) {
    expect(one).toContain('Signature is Valid.');
    expect(one).toContain('ETSI.CAdES.detached');
  }
  expect(said.map((one) => one.includes('- Total document signed'))).toEqual([false, false, true]);
});

test('pdfsig finds an altered byte', () => {
  const altered = Buffer.from(example.signed);
  const at = altered.indexOf('/MediaBox [0 0 595') + 17;
  altered.write('6', at, 'latin1');
  writeFileSync(join(folder, 'altered.pdf'), altered);
  expect(asked('pdfsig', 'altered.pdf').match(/Digest Mismatch/gu)).toHaveLength(3);
});

test('the terms within hash to what the page of signatures shows', () => {
  asked('pdfdetach', '-saveall', '-o', folder, 'contract.pdf');
  const [terms = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, terms)))
    .digest('hex');
  expect(hash).toBe(example.revision.hash);
  expect(asked('pdftotext', 'contract.pdf', '-').replaceAll(/\s/gu, '')).toContain(hash);
});

test('openssl verifies every time stamp, taken out of the document, over its signature', () => {
  asked('pdfsig', '-dump', 'contract.pdf');
  const dumped = readdirSync(folder).filter((name) => name.includes('.sig'));
  expect(dumped).toHaveLength(3);
  for (const name of dumped) {
    const parsed = asked('openssl', 'asn1parse', '-inform', 'DER', '-in', name);
    const place = (form: RegExp): string => form.exec(parsed)?.[1] ?? '';
    const token = place(/id-smime-aa-timeStampToken\n.*SET *\n *(\d+):/u);
    const signature = place(/(\d+):d=5 .*OCTET STRING/u);
    asked('openssl', 'asn1parse', '-inform', 'DER', '-in', name, '-strparse', token, '-noout', '-out', 'token');
    asked('openssl', 'asn1parse', '-inform', 'DER', '-in', name, '-strparse', signature, '-noout', '-out', 'signature');
    const verified = asked(
      'openssl',
      'ts',
      '-verify',
      '-token_in',
      '-in',
      'token',
      '-data',
      'signature',
      '-CAfile',
      'root.crt',
    );
    expect(verified).toContain('Verification: OK');
  }
});

test('qpdf finds nothing wrong with what was added', () => {
  expect(asked('qpdf', '--check', 'contract.pdf')).toContain('No syntax or stream encoding errors found');
});

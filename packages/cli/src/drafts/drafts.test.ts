/** `troth draft` against a server that listens: files out and in, steps, and what is said when two wrote the same. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverForTests } from '../testing/server-for-tests.ts';
import type { Ended, ServerForTests } from '../testing/server-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-drafts-'));
let server: ServerForTests;
let key = '';
const troth = (...words: readonly string[]): Promise<Ended> => server.troth(key, ['draft', ...words]);
const file = (name: string): string => join(scratch, name);
const write = (name: string, text: string): string => {
  writeFileSync(file(name), text);
  return file(name);
};

beforeAll(async () => {
  server = await serverForTests();
  key = await server.key();
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true });
});

test('a file becomes a draft, goes out and comes in again as it was', async () => {
  expect((await troth('list')).out).toBe('Nothing is being drafted.\n');
  const begun = await troth('push', write('line.yaml', smallAgreement('LINE')), '--begin');
  expect(begun.out).toContain('DRF-0001  LINE revision 1, version 1: draft');
  // It has no parties yet: that is said with its place, and told by the exit code.
  expect(begun.out).toMatch(/^error +K01-SIGNATORY {2}parties: /mu);
  expect(begun.code).toBe(1);
  expect((await troth('list', '--agreement', 'LINE')).out).toMatch(/^DRF-0001 +LINE +1 +draft/mu);
  expect((await troth('pull', 'DRF-0001', '-o', file('pulled.yaml'))).code).toBe(0);
  const text = readFileSync(file('pulled.yaml'), 'utf8');
  expect(text).toMatch(/^# troth draft DRF-0001 version 1\napiVersion: troth\/v1\nkind: Agreement\n/u);
  // Nothing is changed by what is there already: no new version.
  expect((await troth('push', file('pulled.yaml'))).out).toContain('version 1:');
  expect((await troth('pull', 'DRF-0001')).out).toBe(text);
  const json = JSON.parse((await troth('pull', 'DRF-0001', '--format', 'json')).out) as { readonly id: string };
  expect(json.id).toBe('LINE');
});

test('two who edit the file of one version are joined; where they meet, both are shown', async () => {
  const text = readFileSync(file('pulled.yaml'), 'utf8');
  const mine = write('mine.yaml', text.replace('>= 99.95 %', '>= 99.9 %'));
  const yours = write('yours.yaml', text.replace('>= 99.95 %', '>= 99 %'));
  const title = write('title.yaml', text.replace('en: Access line', 'en: Another'));
  expect((await troth('push', mine)).out).toContain('version 2:');
  expect((await troth('push', title)).out).toContain('version 3:');
  const met = await troth('push', yours);
  expect(met.code).toBe(2);
  expect(met.err).toMatch(/target: you wrote >= 99 %, somebody else >= 99\.9 %/u);
  const now = (await troth('pull', 'DRF-0001')).out;
  expect(now).toContain('en: Another');
  expect(now).toContain('>= 99.9 %');
});

test('a step that waits says for what, and one that is taken says where it led', async () => {
  const refused = await troth('step', 'DRF-0001', 'submit');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('Correct what the findings name as errors.');
  expect((await troth('step', 'DRF-0001', 'fly')).code).toBe(2);
  const shown = await troth('show', 'DRF-0001');
  expect(shown.out).toContain('step submit: Send for internal review');
  expect(shown.out).toContain('not cleared: ');
  expect((await troth('step', 'DRF-0001', 'withdraw', '--note', 'A trial.')).out).toBe(
    'DRF-0001 is withdrawn, version 4\n',
  );
});

test('a file that names no draft, and one that is not there, are refused before anything is sent', async () => {
  expect((await troth('push', write('bare.yaml', 'id: X'))).err).toContain('name it with --draft');
  expect((await troth('push', file('none.yaml'))).err).toContain('none.yaml');
  expect((await troth('pull', 'DRF-0099')).code).toBe(2);
});

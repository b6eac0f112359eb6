/** Keys and authorities as an operator sets them up: from "troth authority create" to a contract that "troth verify" accepts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instant } from '@troth/core';
import { printPdf } from '@troth/documents';
import type { Sealing } from '@troth/services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveConfiguration } from '../configuration/resolve.ts';
import type { Log } from '../server/log.ts';
import { sealingOf, tellSealing } from '../server/sealing.ts';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { readAuthority } from './authority-files.ts';
import { startTimeStampServer } from './time-stamp-server.ts';
import type { TimeStampServer } from './time-stamp-server.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-signing-'));
const directory = join(scratch, 'authority');
const now = Date.UTC(2025, 0, 15);
let server: TimeStampServer;

const troth = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { host, said } = hostForTests(args);
  return { code: await run(host), ...said };
};

beforeAll(async () => {
  await troth('authority', 'create', '--organisation', 'House', '--directory', directory);
  const authority = readAuthority(directory, 'test');
  server = await startTimeStampServer({ authority, host: '127.0.0.1', port: 0, now: () => now });
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true });
});

const sealing = (flags: Readonly<Record<string, string>>): Promise<Sealing | undefined> => {
  const { host } = hostForTests([]);
  const { configuration } = resolveConfiguration({
    flags,
    env: {},
    file: undefined,
    usualFile: join(scratch, 'none.yaml'),
  });
  return sealingOf(configuration, host);
};
const fault = async (flags: Readonly<Record<string, string>>): Promise<string> =>
  sealing(flags).then(
    () => 'accepted',
    (error: Error) => error.message.replaceAll(scratch, ''),
  );

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(scratch, name), content);
  return join(scratch, name);
};
const document = (): Promise<Uint8Array> =>
  printPdf({
    title: 'Terms',
    language: 'en',
    author: '',
    keywords: [],
    identity: '',
    footer: '',
    madeAt: Instant.of(now),
    blocks: [],
  });
const asked = { reason: 'agrees', at: Instant.of(now) };

describe('an authority of one’s own', () => {
  test('keys are for their owner only, and nothing is written over', async () => {
    for (const name of ['root.key', 'seal.key', 'time-stamp.key'])
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    const again = await troth('authority', 'create', '--organisation', 'House', '--directory', directory);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
    expect(await troth('authority', 'create', '--organisation', 'House', '--years', '0')).toMatchObject({ code: 2 });
  });

  test('serves until it is asked to end', async () => {
    const { code, out } = await troth('authority', 'serve', '--directory', directory, '--port', '0');
    expect(code).toBe(0);
    expect(out).toMatch(/^stamps times at http:\/\/127\.0\.0\.1:\d+\n$/u);
    expect(await troth('authority', 'serve', '--directory', scratch)).toMatchObject({ code: 2 });
  });

  test('openssl asks over HTTP and verifies', async () => {
    const data = file('data', 'terms');
    const query = execFileSync('openssl', ['ts', '-query', '-data', data, '-sha256', '-cert'], { stdio: 'pipe' });
    const post = (type: string, body: Uint8Array) =>
      fetch(server.address, { method: 'POST', headers: { 'content-type': type }, body: Uint8Array.from(body) });
    const answer = await post('application/timestamp-query', query);
    const reply = file('reply', new Uint8Array(await answer.arrayBuffer()));
    const root = join(directory, 'root.crt');
    const said = execFileSync('openssl', ['ts', '-verify', '-in', reply, '-data', data, '-CAfile', root], {
      stdio: 'pipe',
    });
    expect(said.toString()).toContain('OK');
    expect((await post('text/plain', query)).status).toBe(415);
    expect((await post('application/timestamp-query', new Uint8Array(9000))).status).toBe(413);
    expect((await fetch(server.address)).status).toBe(405);
  });
});

test('the contract of the examples holds, for who has the root of the other party', async () => {
  const examples = fileURLToPath(new URL('../../../../examples/contracts', import.meta.url));
  const [contract = '', root = '', trail = ''] = [
    'sla-lr-metro-r1-signed.pdf',
    'harbourline-root.crt',
    'sla-lr-metro-r1-trail.json',
  ].map((name) => join(examples, name));
  const { code, out } = await troth('verify', contract, '--trust', root, '--trail', trail);
  expect(code).toBe(0);
  expect(out).toMatch(/^2 +Lydia Mok +Lion Rock Securities +Chief operating officer +2024-01-25 03:05:00 +yes$/mu);
  expect(out).toContain('VALID: 3 signatures');
  const shorter = file('trail.json', readFileSync(trail, 'utf8').replace('Lydia Mok', 'Lydia Mak'));
  const found = await troth('verify', contract, '--trail', shorter);
  expect(found).toMatchObject({ code: 1 });
  expect(found.out).toContain('line 2 of the evidence trail was changed after it was written');
});

describe('signing as the settings say', () => {
  test('people and the house sign, times come over the network, and troth verify accepts it', async () => {
    const from = await sealing({ 'signing.authority': directory, 'signing.timeStampUrl': server.address });
    if (from === undefined) throw new Error('it is set up');
    expect(await from.preflight(Instant.of(now))).toEqual([]);
    const once = await from.sign(await document(), {
      ...asked,
      name: 'Ann An',
      organisation: 'Ann & Sons',
      capacity: 'Owner',
    });
    const path = file('signed.pdf', await from.sign(once, asked));
    const root = join(directory, 'root.crt');
    const report = await troth('verify', path, '--trust', root);
    expect(report).toMatchObject({ code: 0, err: '' });
    expect(report.out).toMatch(/^1 +Ann An +Ann & Sons +Owner +2025-01-15 00:00:00 +yes$/mu);
    expect(report.out).toMatch(/^seal +House Seal +House +2025-01-15 00:00:00 +yes$/mu);
    expect((await troth('verify', path, '--lang', 'zh-Hant')).out).toContain('有效：共 2 個簽署');
    const json: unknown = JSON.parse((await troth('verify', path, '--json')).out);
    expect(json).toMatchObject({ format: 'troth-contract-report/1', valid: true, trusted: false });
    const altered = readFileSync(path);
    altered.write('9', altered.indexOf('/MediaBox'), 'latin1');
    const found = await troth('verify', file('altered.pdf', altered));
    expect(found).toMatchObject({ code: 1 });
    expect(found.out).toContain('NOT VALID. What does not hold: Page 1');
    const other = join(scratch, 'other');
    await troth('authority', 'create', '--organisation', 'Other', '--directory', other);
    expect((await troth('verify', path, '--trust', join(other, 'root.crt'))).code).toBe(1);
    expect((await troth('verify', join(directory, 'root.crt'), '--trail', path)).code).toBe(2);
  });

  test('without an answer nothing is signed', async () => {
    const from = await sealing({ 'signing.authority': directory, 'signing.timeStampUrl': 'http://127.0.0.1:1' });
    await expect(from?.sign(await document(), asked)).rejects.toThrow('Nothing was signed');
    expect((await from?.preflight(Instant.of(now)))?.map(({ code }) => code)).toEqual(['TIME-STAMP-MISSING']);
  });

  test('the seal may be a key of the house, and its file is looked at before the start', async () => {
    const [key, certificate] = [join(directory, 'seal.key'), join(directory, 'seal.crt')];
    const both = { 'signing.authority': directory, 'signing.sealKey': key };
    expect(await fault(both)).toContain('there is no certificate beside the key');
    expect(await fault({ ...both, 'signing.sealCertificate': join(directory, 'time-stamp.crt') })).toContain(
      'another key',
    );
    expect(await fault({ ...both, 'signing.sealKey': '/nowhere' })).toContain('/nowhere cannot be read: no such file');
    const chain = file(
      'chain.pem',
      readFileSync(certificate, 'utf8') + readFileSync(join(directory, 'root.crt'), 'utf8'),
    );
    const from = await sealing({ ...both, 'signing.sealCertificate': chain });
    expect(await from?.check(Instant.of(now))).toMatchObject({
      ok: true,
      value: { seal: { name: 'House Seal' }, warnings: [] },
    });
    const late = Instant.of(now + 10 * 365 * 86_400_000 - 86_400_000);
    expect(await from?.check(late)).toMatchObject({ ok: false });
  });

  test('settings that are not whole stop the start and say what is missing', async () => {
    expect(await sealing({})).toBeUndefined();
    expect(await fault({ 'signing.sealKey': 'x' })).toContain('signing.authority: set it, too');
    expect(await fault({ 'signing.authority': join(scratch, 'none') })).toContain(
      '"troth authority create" makes them all',
    );
    expect(await fault({ 'signing.authority': directory, 'signing.tokenModule': '/m' })).toContain('signing.tokenPin');
    expect(await fault({ 'signing.authority': directory, mode: 'production' })).toContain('signing.timeStampUrl');
    expect(
      await fault({ 'signing.authority': directory, 'signing.timeStampTrust': join(directory, 'root.key') }),
    ).toContain('holds no certificate');
  });

  test('the log says at the start what seals, and what does not work', async () => {
    const lines: string[] = [];
    const log: Log = {
      level: 'info',
      stream: { write: () => undefined },
      say: (level, message) => void lines.push(`${level} ${message}`),
    };
    await tellSealing(undefined, log, Instant.of(now));
    await tellSealing(await sealing({ 'signing.authority': directory }), log, Instant.of(now));
    const down = { 'signing.authority': directory, 'signing.timeStampUrl': 'http://127.0.0.1:1' };
    await tellSealing(await sealing(down), log, Instant.of(now));
    expect(lines).toEqual([
      'info signing: no authority is set up; contracts cannot be signed here',
      'info signing: seals as "House Seal", times by "House Time Stamps"',
      expect.stringContaining(
        'error signing: The time stamp authority did not answer: http://127.0.0.1:1 cannot be reached',
      ),
    ]);
  });
});

/** `troth verify` as the other party runs it: a pack in an empty folder, as it was sent and altered in every way. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackFiles } from '@troth/core';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { unzipPack, zipPack } from './zip.ts';

const examples = fileURLToPath(new URL('../../../../examples/packs', import.meta.url));
const launcher = fileURLToPath(new URL('../../bin/troth.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'troth-verify-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(examples, name)));
const sent = bytesOf('silkroad-2024-11.zip');
const key = join(examples, 'harbourline.key');
const seen = join(examples, 'checkpoint-2024-12-02.txt');

const files = (): Map<string, Uint8Array> => {
  const read = unzipPack(sent, 'pack.zip');
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  return new Map(read.value);
};
const altered = (prefix: string, change: (text: string) => string): PackFiles => {
  const all = files();
  const name = [...all.keys()].find((one) => one.startsWith(prefix)) ?? '';
  return all.set(name, Buffer.from(change(Buffer.from(all.get(name) ?? []).toString('utf8'))));
};
const lines = (prefix: string, change: (lines: string[]) => string[]): PackFiles =>
  altered(prefix, (text) =>
    change(text.trimEnd().split('\n'))
      .map((line) => `${line}\n`)
      .join(''),
  );

async function verify(
  pack: Uint8Array | string,
  ...options: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const path = typeof pack === 'string' ? pack : join(scratch, 'pack.zip');
  if (typeof pack !== 'string') writeFileSync(path, pack);
  const { host, said } = hostForTests(['verify', path, ...options], { now: () => 0 });
  const code = await run(host);
  return { code, ...said };
}

describe('a pack as it was sent', () => {
  test('is valid in an empty folder, in a process of its own', () => {
    writeFileSync(join(scratch, 'sent.zip'), sent);
    const { status, stdout } = spawnSync(
      process.execPath,
      [launcher, 'verify', 'sent.zip', '--key', key, '--seen', seen],
      {
        cwd: scratch,
        encoding: 'utf8',
      },
    );
    expect(stdout).toMatch(/VALID: nothing was altered/u);
    expect(status).toBe(0);
  });
  test('says everything to machines, and in the other language', async () => {
    const { code, out } = await verify(sent, '--key', key, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'troth-pack-report/1',
      valid: true,
      agreement: 'SLA-SP-DIA',
      knownAt: '2024-12-05T01:00:00.000Z',
      notes: [],
    });
    expect((await verify(sent, '--lang', 'zh-Hant')).out).toContain('有效：沒有任何改動');
  });
  test('may have been unpacked, and packed again in a folder', async () => {
    for (const [name, content] of files()) {
      mkdirSync(dirname(join(scratch, 'unpacked', name)), { recursive: true });
      writeFileSync(join(scratch, 'unpacked', name), content);
    }
    expect((await verify(join(scratch, 'unpacked'))).code).toBe(0);
    expect(
      (await verify(zipPack(new Map([...files()].map(([name, content]) => [`silkroad/${name}`, content]))))).code,
    ).toBe(0);
  });
});

describe('ten alterations, each named', () => {
  const row = (all: readonly string[], id: string): string => all.find((one) => one.includes(`"${id}"`)) ?? '';
  test.each<[string, () => PackFiles, string]>([
    [
      'a row removed',
      () => lines('rows.jsonl', (all) => all.filter((one) => !one.includes('"OUT-0195"'))),
      'row OUT-0195 (entry 72, place 0) was removed',
    ],
    [
      'a row changed',
      () => altered('rows.jsonl', (text) => text.replace('2024-11-17T18:34:30', '2024-11-17T18:31:30')),
      'row OUT-0195 (entry 72, place 0) was changed',
    ],
    [
      'rows reordered',
      () => lines('rows.jsonl', (all) => all.toReversed()),
      'was moved: it stands after rows that were recorded later',
    ],
    [
      'a row duplicated',
      () => lines('rows.jsonl', (all) => [row(all, 'OUT-0195'), ...all]),
      'row OUT-0195 (entry 72, place 0) was duplicated',
    ],
    [
      'a row from the future',
      () =>
        lines('rows.jsonl', (all) => [
          ...all,
          row(all, 'OUT-0195')
            .replace('"place":0', '"place":1')
            .replaceAll('OUT-0195', 'OUT-9999')
            .replace('"recordedAt":"2024-12-04', '"recordedAt":"2025-12-04'),
        ]),
      'row OUT-9999 (entry 72, place 1) is from the future',
    ],
    [
      'a figure of the statement',
      () =>
        altered('statements/2024-11-as-known-2024-12-05', (text) =>
          text.replace('"total":"18000.00"', '"total":"1800.00"'),
        ),
      'credit.total says "1800.00", computed is "18000.00"',
    ],
    [
      'the text of the agreement',
      () => altered('agreements/sla-sp-dia.yaml', (text) => text.replace('>= 99.99 %', '>= 99.9 %')),
      'the text of SLA-SP-DIA revision 1 was changed',
    ],
    [
      'an entry of the ledger',
      () => altered('ledger.jsonl', (text) => text.replace('mei.lau', 'eve.lau')),
      'entry 0 of the ledger was changed',
    ],
    ['a cut', () => lines('ledger.jsonl', (all) => all.slice(0, -2)), 'ledger.jsonl: the pack was cut'],
    [
      'a checkpoint rolled back',
      () => files().set('checkpoint.txt', new Uint8Array(readFileSync(seen))),
      'the checkpoint was rolled back: it covers 69 entries',
    ],
  ])('%s', async (_what, change, says) => {
    const { code, out } = await verify(zipPack(change()), '--key', key);
    expect(out).toContain(says);
    expect(out).toContain('NOT VALID');
    expect(code).toBe(1);
  });
  test('and a swapped key', async () => {
    const other = join(scratch, 'other.key');
    writeFileSync(other, '# of somebody else\n\nPeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n');
    const { code, out } = await verify(sent, '--key', other);
    expect(out).toContain('signed with another key than the one you trust (PeterNeumann): the key was swapped');
    expect(code).toBe(1);
  });
});

describe('what cannot be read ends with 2 and says why', () => {
  test('a zip that was cut, at any place', async () => {
    for (const share of [0.1, 0.5, 0.99]) {
      const { code, err } = await verify(sent.slice(0, Math.floor(sent.length * share)));
      expect(err).toContain('is cut off, damaged or no zip');
      expect(code).toBe(2);
    }
  });
  test('no file, no pack, no key, no checkpoint', async () => {
    expect(await verify(join(scratch, 'nowhere.zip'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
    expect(await verify(zipPack(new Map()))).toMatchObject({
      code: 2,
      err: expect.stringContaining('this is no evidence pack'),
    });
    const wrong = await verify(sent, '--key', seen);
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringContaining('checkpoint-2024-12-02.txt: This is no public key'),
    });
    expect(await verify(sent, '--seen', key)).toMatchObject({
      code: 2,
      err: expect.stringContaining('harbourline.key: This is no checkpoint'),
    });
  });
  test('a file that stands in the zip twice', () => {
    const twice = zipPack(
      new Map([
        ['pack.json', Buffer.from('{}')],
        ['pack.jsom', Buffer.from('{}')],
      ]),
    );
    const forged = Buffer.from(Buffer.from(twice).toString('latin1').replaceAll('pack.jsom', 'pack.json'), 'latin1');
    const read = unzipPack(forged, 'forged.zip');
    expect(read.ok ? '' : read.refusals[0]?.message).toBe(
      'forged.zip: holds pack.json twice, and only one of them can be meant',
    );
  });
});

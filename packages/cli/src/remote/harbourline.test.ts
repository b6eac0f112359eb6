/** The demo company from its files to a pack that the other party checks, through a server and nothing but the command. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverForTests } from '../testing/server-for-tests.ts';
import type { Ended, ServerForTests } from '../testing/server-for-tests.ts';

const files = fileURLToPath(new URL('../../../../examples/harbourline', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'troth-remote-'));
const month = ['-a', 'SLA-SP-DIA', '-p', '2024-11'];
const held = join(scratch, 'held.txt');
const pack = join(scratch, 'pack.zip');

let server: ServerForTests;
let key = '';
const troth = (...words: readonly string[]): Promise<Ended> => server.troth(key, words);
const hashIn = (text: string): unknown => JSON.parse(text).statements[0].hash;

beforeAll(async () => {
  server = await serverForTests();
  key = await server.key();
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true });
});

describe('Harbourline at a server', () => {
  test('its files are pushed, and pushing them again changes nothing', async () => {
    const first = await troth('push', files, '--claimed');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('12 revisions published, 0 known already');
    expect(first.out).toMatch(/^probe +(\d+) +\1 +0 +0$/mu);
    const before = (await troth('remote', 'ledger')).out;
    const again = await troth('push', files, '--claimed');
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('0 revisions published, 12 known already');
    expect(again.out).toMatch(/^probe +(\d+) +0 +\1 +0$/mu);
    expect((await troth('remote', 'ledger')).out).toBe(before);
  });

  test('its statements have the hashes of its files, and the same table', async () => {
    const knownAt = ['--known-at', '2024-12-05T09:00:00+08:00'];
    const local = await troth('evaluate', files, ...month, ...knownAt, '--json');
    const remote = await troth('remote', 'statement', ...month, ...knownAt, '--json');
    expect(hashIn(remote.out)).toBe(hashIn(local.out));
    expect(remote.code).toBe(1);
    const all = ['-p', '2024-09', '--known-at', '2024-12-05T09:00:00+08:00'];
    expect(await troth('remote', 'statement', ...all)).toEqual(await troth('evaluate', files, ...all));
  });

  test('the month is closed', async () => {
    const closed = await troth('remote', 'close', ...month);
    expect(closed.out).toContain('SLA-SP-DIA 2024-11 is issued: version 1, final, by key:');
    expect(closed.code).toBe(0);
    const other = await server.troth(await server.key(), ['remote', 'close', ...month]);
    expect(other).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/409 conflict.*is closed/u) });
    expect(await troth('remote', 'ledger', '--checkpoint', held)).toMatchObject({ code: 0, err: `wrote ${held}\n` });
  });

  test('a late row makes a proposal, and somebody approves it', async () => {
    server.setClock('2025-03-03T01:00:00Z');
    const late = join(scratch, 'states.csv');
    writeFileSync(
      late,
      'id,agreement,state,start,end\nOUT-LATE,SLA-SP-DIA,down,2024-11-20T10:00:00+08:00,2024-11-20T12:00:00+08:00\n',
    );
    expect((await troth('push', late, '--source', 'probe')).out).toMatch(/^probe +1 +1 +0 +0$/mu);
    server.setClock('2025-03-03T02:00:00Z');
    await server.settle();
    const listed = (await troth('remote', 'restatements')).out;
    expect(listed).toMatch(/^SLA-SP-DIA:2024-11:1:\S+ +proposed +system .*HKD \+27000\.00 +OUT-LATE \(probe\)$/mu);
    const id = /^SLA-SP-DIA:\S+/mu.exec(listed)?.[0] ?? '';
    const approved = await troth('remote', 'restatements', 'approve', id);
    expect(approved.out).toContain('SLA-SP-DIA 2024-11 is issued: version 2, restated');
    const now = await troth('remote', 'statement', ...month);
    expect(now.out).toContain('because of OUT-LATE (probe)');
    expect(now.out).toContain(/^statement (\S+)$/mu.exec(approved.out)?.[1]);
    const declined = await troth('remote', 'restatements', 'decline', id, '--reason', 'too late');
    expect(declined).toMatchObject({ code: 2, err: expect.stringContaining('409 conflict') });
  });

  test('the pack is verified without the server, against the checkpoint that was held', async () => {
    expect((await troth('remote', 'pack', ...month, '-o', pack)).code).toBe(0);
    const verified = await troth('verify', pack, '--seen', held);
    expect(verified.out).toContain('Statements computed again: 2 with the same bytes');
    expect(verified.code).toBe(0);
    const open = await troth('remote', 'pack', '-a', 'SLA-KC-DIA', '-p', '2024-11', '-o', join(scratch, 'none.zip'));
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining('close the period first') });
  });

  test('the ledger continues what is held; a ledger that does not is refused and what is held stays', async () => {
    const before = readFileSync(held, 'utf8');
    const { code, err } = await troth('remote', 'ledger', '--checkpoint', held);
    expect([code, err]).toEqual([0, expect.stringContaining('nothing before it was rewritten')]);
    expect(readFileSync(held, 'utf8')).not.toBe(before);
    const forged = before.replace(/^[\w+/]{43}=$/mu, `${'A'.repeat(43)}=`);
    writeFileSync(held, forged);
    const refused = await troth('remote', 'ledger', '--checkpoint', held);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('ALTERED: the first')]);
    expect(readFileSync(held, 'utf8')).toBe(forged);
  });
});

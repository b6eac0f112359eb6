/** Each command against a server that listens: what it says, and how it ends. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverForTests } from '../testing/server-for-tests.ts';
import type { Ended, ServerForTests } from '../testing/server-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';

const scratch = mkdtempSync(join(tmpdir(), 'troth-remote-'));
let server: ServerForTests;
let key = '';
const troth = (...words: readonly string[]): Promise<Ended> => server.troth(key, words);

function file(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

const line = (id: string, start: string, end: string): string =>
  JSON.stringify({ form: 'state', id, agreement: 'LINE', state: 'down', start, end });

beforeAll(async () => {
  server = await serverForTests();
  key = await server.key();
  const agreement = file('line.yaml', smallAgreement('LINE'));
  const rows = file('rows.jsonl', line('OUT-1', '2025-02-20T00:00:00Z', '2025-02-20T00:30:00Z'));
  expect(await troth('push', agreement, rows, '--source', 'probe')).toMatchObject({ code: 0, err: '' });
  await server.settle();
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true });
});

describe('what is told', () => {
  test('one row that cannot be is set aside with file, line and reason, and the others are taken', async () => {
    const rows = file(
      'february.jsonl',
      `${line('OUT-2', '2025-02-21T00:00:00Z', '2025-02-21T00:01:00Z')}\n${line('OUT-3', '2025-03-21T00:00:00Z', '2025-03-21T00:01:00Z')}\n`,
    );
    const { code, out } = await troth('push', rows, '--source', 'probe');
    expect(code).toBe(1);
    expect(out).toMatch(/^probe +2 +1 +0 +1$/mu);
    expect(out).toMatch(
      /february\.jsonl:2: OUT-3 \(probe\): 2025-03-21T00:01:00.000Z lies ahead of our clock.*in-the-future/u,
    );
    expect((await troth('remote', 'quarantine', 'probe')).out).toMatch(/body:2 +in-the-future +2025-03-21/u);
    expect((await troth('remote', 'sources')).out).toMatch(
      /^probe +rows +connected +2025-02-21 00:01:00 UTC .* 2 +0 +1$/mu,
    );
  });
  test('a row that was set aside is taken when it is told again and can be', async () => {
    const rows = file('march.jsonl', line('OUT-4', '2025-03-02T00:00:00Z', '2025-03-02T00:01:00Z'));
    const push = (): Promise<Ended> => troth('push', rows, '--source', 'probe', '--json');
    const sent = async () => JSON.parse((await push()).out).sent[0];
    expect(await sent()).toMatchObject({ accepted: 0, setAside: 1, reasons: [{ code: 'in-the-future' }] });
    server.setClock('2025-03-02T01:00:00Z');
    expect(await sent()).toMatchObject({ accepted: 1, setAside: 0 });
    server.setClock('2025-03-02T02:00:00Z');
    expect(await sent()).toMatchObject({ accepted: 0, duplicates: 1, setAside: 0 });
  });
  test('an agreement that is refused is refused with its file and line', async () => {
    const broken = file('broken.yaml', smallAgreement('OTHER').replace("target: '>= 99.95 %'", "target: 'high'"));
    const { code, err } = await troth('push', broken);
    expect([code, err]).toEqual([2, expect.stringMatching(/broken\.yaml:\d+/u)]);
    const changed = file('changed.yaml', smallAgreement('LINE').replace('99.95', '99.5'));
    expect((await troth('push', changed)).err).toMatch(/409 conflict.*changed\.yaml: LINE revision 1 is published/u);
  });
  test('history is believed only from who may bring it', async () => {
    const probe = await server.key({ scope: 'evidence:write', source: 'probe' });
    const rows = file('history.jsonl', line('OUT-5', '2024-02-02T00:00:00Z', '2024-02-02T00:01:00Z'));
    const refused = await server.troth(probe, ['push', rows, '--source', 'probe', '--claimed']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/403 forbidden.*troth remote keys/u) });
    expect((await server.troth(probe, ['push', rows, '--source', 'probe'])).code).toBe(0);
  });
  test('nothing to tell is bad input', async () => {
    expect(await troth('push', file('note.csv', ''))).toMatchObject({ code: 2, out: '' });
  });
});

describe('what is asked', () => {
  test('live statements, of all and of one', async () => {
    await server.settle();
    const all = await troth('remote', 'live');
    expect(all.out).toMatch(/Example Trading Co +Availability +at least 99\.95 %/u);
    expect(all.code).toBe(0);
    expect((await troth('remote', 'live', '-a', 'LINE', '--json')).out).toContain('"format": "troth-evaluation/1"');
    expect((await troth('remote', 'live', '-a', 'NONE')).err).toContain('404 not-found');
  });
  test('alerts', async () => {
    expect((await troth('remote', 'alerts')).out).toMatch(/^2025-0\d-\d\d .*(?:budget|missed|burn-rate) +LINE/mu);
    expect((await troth('remote', 'alerts', '-a', 'NONE')).out).toBe('No alert was raised.\n');
  });
  test('a period nobody promised anything in', async () => {
    expect((await troth('remote', 'statement', '-p', '2019-01')).err).toContain('promises anything then');
    expect((await troth('remote', 'statement', '-p', 'yesterday!')).code).toBe(2);
  });
  test('a guard keeps a period open until somebody overrules it and says why', async () => {
    const half = await troth('remote', 'close', '-a', 'LINE', '-p', '2025-02', '--overrule', 'completeness');
    expect(half.err).toContain('--overrule and --reason go together');
    const open = await troth('remote', 'close', '-a', 'LINE', '-p', '2025-03');
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining('it is closed afterwards') });
  });
});

describe('keys', () => {
  test('are made, shown once, used, listed and revoked', async () => {
    const made = await troth(
      'remote',
      'keys',
      'create',
      '--name',
      'desk',
      '--grant',
      'read',
      '--grant',
      'evidence:write,source=desk',
    );
    const token = made.out.trim();
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^troth\.\S+\n$/u) });
    expect((await server.troth(token, ['remote', 'ledger'])).code).toBe(0);
    const listed = (await troth('remote', 'keys')).out;
    expect(listed).not.toContain(token);
    const id = /^(\S+) +desk +read; evidence:write,source=desk/mu.exec(listed)?.[1] ?? '';
    expect((await troth('remote', 'keys', 'revoke', id)).out).toBe(`${id} (desk) is revoked\n`);
    const after = await server.troth(token, ['remote', 'ledger']);
    expect(after).toMatchObject({ code: 2, err: expect.stringMatching(/401 unauthenticated.*TROTH_KEY/u) });
    expect(after.err).not.toContain(token);
  });
  test('with a grant that there is not are bad input', async () => {
    const { code, err } = await troth('remote', 'keys', 'create', '--name', 'x', '--grant', 'everything');
    expect([code, err]).toEqual([2, expect.stringContaining('scopes are read, portal, evidence:write')]);
  });
});

test('events are followed from where somebody stopped', async () => {
  const seen: string[] = [];
  let end = (_signal: string): void => undefined;
  const asked = new Promise<string>((resolve) => {
    end = resolve;
  });
  const { code, err } = await server.troth(key, ['remote', 'watch', '--after', '0'], {
    askedToEnd: () => asked,
    out: (text) => {
      seen.push(text);
      if (seen.length === 3) end('SIGINT');
    },
  });
  expect(code).toBe(0);
  expect(seen[0]).toMatch(/^1 {2}2025-02-26 00:30:00 UTC {2}agreement\.published {2}LINE/u);
  expect(err).toMatch(/^go on with --after \d+\n$/u);
  expect((await troth('remote', 'watch', '--after', 'now')).code).toBe(2);
});

test('a stream that breaks is taken up after the last event', async () => {
  const asked: string[] = [];
  const event = (id: number): string =>
    `id: ${id}\nevent: told\ndata: {"at":"2025-01-01T00:00:00.000Z","subject":"x","body":{}}\n\n`;
  const breaking = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(event(asked.length), () => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(breaking, 'listening');
  const address = breaking.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  let end = (_signal: string): void => undefined;
  const over = new Promise<string>((resolve) => {
    end = resolve;
  });
  let seen = 0;
  const { code, err } = await server.troth(key, ['remote', 'watch', '--server', `http://127.0.0.1:${port}`], {
    askedToEnd: () => over,
    out: () => {
      seen += 1;
      if (seen === 3) end('SIGINT');
    },
  });
  breaking.close();
  expect([code, err]).toEqual([0, 'go on with --after 3\n']);
  expect(asked).toEqual(['/v1/events', '/v1/events?after=1', '/v1/events?after=2']);
});

test('whoever waits at a terminal is told for what, and the line is taken away again', async () => {
  let millisecond = 0;
  const slow = createServer((_request, response) => {
    // Answers when the waiting was told: the test needs no time of its own.
    const look = setInterval(() => {
      if (!told.includes('waiting for http://127.0.0.1')) return;
      clearInterval(look);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
    }, 5);
  }).listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const address = slow.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  let told = '';
  const words = ['remote', 'alerts', '--server', `http://127.0.0.1:${port}`];
  const { code, out } = await server.troth(key, words, {
    live: true,
    now: () => (millisecond += 2_000),
    err: (text) => void (told += text),
  });
  slow.close();
  expect([code, out]).toEqual([0, 'No alert was raised.\n']);
  expect(told.endsWith('\r\u001B[2K')).toBe(true);
});

describe('a server that is not there', () => {
  const ask = (words: readonly string[], env: Record<string, string>): Promise<Ended> =>
    server.troth('', words, { env });
  test.each([
    [['remote', 'ledger'], {}, /no API key: set TROTH_KEY/u],
    [['remote', 'ledger'], { TROTH_KEY: 'a b' }, /holds characters that no key has/u],
    [['remote', 'ledger', '--server', 'ftp://x'], { TROTH_KEY: 'k' }, /--server ftp:\/\/x: write an address/u],
    [['remote', 'ledger', '--server', 'http://127.0.0.1:1'], { TROTH_KEY: 'k' }, /cannot be (?:reached|asked)/u],
  ])('%j is said so', async (words, env, expected) => {
    const { code, out, err } = await ask(words, env);
    expect(err).toMatch(expected);
    expect([code, out]).toEqual([2, '']);
  });
  test('another kind of server is no fault of the files', async () => {
    const { code, err } = await ask(['remote', 'ledger', '--server', `${server.url}/elsewhere`], { TROTH_KEY: 'k' });
    expect([code, err]).toEqual([2, expect.stringContaining('404')]);
  });
});

/** A real IMAP server (Dovecot, run as root on loopback): reports are read, once, and mails stay unread. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pullSources } from '@troth/connectors';
import { afterAll, beforeAll, expect, it } from 'vitest';

const found = pullSources.find(({ kind }) => kind === 'mailbox');
if (found === undefined) throw new Error('mailbox is not listed as a source');
const source = found;

/** Nobody's own account on Debian; Dovecot reads mail as this user. */
const nobody = 65_534;
let directory: string;
let dovecot: ChildProcess;
let port: number;

const settings = () => `
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${directory}/mail
first_valid_uid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${directory}/home
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Whether the server greets. Asked again at once until it does: connecting is what tells. */
function greets(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('* OK'));
    });
    socket.once('error', () => resolve(false));
    socket.once('end', () => resolve(false));
  });
}

async function put(name: string, text: string): Promise<void> {
  const file = join(directory, 'mail', 'new', name);
  await writeFile(file, text.replaceAll('\n', '\r\n'));
  await chown(file, nobody, nobody);
}

const mail = (id: string, more = ''): string =>
  `From: ming@customer.example\nTo: noc@example.com\nSubject: Line down\nMessage-ID: <${id}>\n` +
  `Date: Thu, 14 Nov 2024 09:05:00 +0800\n${more}\nNo light since nine.\n`;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'troth-dovecot-'));
  port = await freePort();
  for (const part of ['mail', 'mail/new', 'mail/cur', 'mail/tmp', 'home']) {
    await mkdir(join(directory, part));
    await chown(join(directory, part), nobody, nobody);
  }
  await chmod(directory, 0o755);
  await put('1', mail('1@x'));
  await put('2', mail('2@x', 'Auto-Submitted: auto-replied\n'));
  await put('3', mail('3@x'));
  const file = join(directory, 'dovecot.conf');
  await writeFile(file, settings());
  dovecot = spawn('dovecot', ['-F', '-c', file], { stdio: 'ignore' });
  while (dovecot.exitCode === null && !(await greets()));
  expect(dovecot.exitCode).toBeNull();
});

afterAll(async () => {
  if (dovecot.exitCode === null) {
    const gone = once(dovecot, 'exit');
    dovecot.kill('SIGTERM');
    await gone;
  }
  await rm(directory, { recursive: true, force: true });
});

async function pull(cursor?: Readonly<Record<string, string | number>>, secret = 'secret') {
  const config = source.configuration.parse({
    host: '127.0.0.1',
    port,
    encryption: 'none',
    user: 'noc',
    mailsAtOnce: 2,
  });
  const never = () => Promise.reject(new Error('mail is not fetched over HTTP'));
  return source.pull({ config, secret, cursor, now: Date.now(), fetch: never });
}

it('reads new mails once, leaves them unread, and says when it is not let in', async () => {
  const first = await pull();
  if (!first.ok) throw new Error(first.refusals[0]?.message);
  expect(first.value.more).toBe(true);
  expect(first.value.delivery.reports).toMatchObject([
    { id: '<1@x>', from: 'ming@customer.example', text: 'No light since nine.', sentAt: Date.UTC(2024, 10, 14, 1, 5) },
  ]);
  const second = await pull(first.value.cursor);
  if (!second.ok) throw new Error(second.refusals[0]?.message);
  expect(second.value.delivery.reports?.map(({ id }) => id)).toEqual(['<3@x>']);
  expect(second.value.more).toBe(false);
  const third = await pull(second.value.cursor);
  expect(third).toMatchObject({ ok: true, value: { delivery: { reports: [] }, cursor: second.value.cursor } });

  const names = [
    ...(await readdir(join(directory, 'mail', 'cur'))),
    ...(await readdir(join(directory, 'mail', 'new'))),
  ];
  expect(names).toHaveLength(3);
  expect(names.filter((name) => /:2,.*S/.test(name))).toEqual([]);

  const outside = await pull(undefined, 'wrong');
  expect(outside).toMatchObject({ ok: false, refusals: [{ code: 'mailbox-unreachable' }] });
  expect(JSON.stringify(outside)).toContain('does not let noc in');
}, 60_000);

/** Mail against a real SMTP server on loopback, read again by a real parser. */
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderMailer, MailFault, smtpMailer } from './mail.ts';
import type { Mailer, OutgoingMail } from './mail.ts';

const received: Buffer[] = [];
let refuse: { readonly address: string; readonly code: number } | undefined;
let server: SMTPServer;
let mailer: Mailer;

beforeEach(async () => {
  received.length = 0;
  refuse = undefined;
  server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'harbour' && password === 'p@ss:word'
        ? done(null, { user: username })
        : done(new Error('wrong user or password')),
    onRcptTo: ({ address }, _session, done) => {
      if (address !== refuse?.address) return done();
      return done(Object.assign(new Error('no'), { responseCode: refuse.code }));
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  mailer = smtpMailer({ url: urlOf('p%40ss%3Aword'), from: 'Harbourline 港綫 <service@harbourline.example>' });
});
afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

function urlOf(password: string): string {
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return `smtp://harbour:${password}@127.0.0.1:${address.port}?tls=off`;
}

const mail: OutgoingMail = {
  id: 'harbourline.MSG-0007',
  to: 'jack@lionrock.example',
  toName: '方傑克, "Jack"',
  subject: '二月可用率預警：已用 3.1 分鐘\r\nBcc: everybody@example.org',
  text: '尊敬的客戶：\n\n.\nQUIT\n本月已用 3.1 / 4.032 分鐘。\n',
  language: 'zh-Hant',
  date: new Date('2025-02-26T00:30:00Z'),
  attachments: [{ name: '報告.pdf', type: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70, 0, 255, 13, 10]) }],
};

it('arrives as it was written: both scripts, attachment to the byte, no header smuggled in', async () => {
  await mailer(mail);
  const read = await PostalMime.parse(received[0] ?? new Uint8Array());
  expect(read.messageId).toBe('<harbourline.MSG-0007@harbourline.example>');
  expect(read.from).toMatchObject({ name: 'Harbourline 港綫', address: 'service@harbourline.example' });
  expect(read.to).toMatchObject([{ name: '方傑克, "Jack"', address: 'jack@lionrock.example' }]);
  expect(read.bcc).toBeUndefined();
  expect(read.subject).toContain('二月可用率預警：已用 3.1 分鐘');
  expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe(mail.text.trim());
  expect(
    read.attachments.map(({ filename, content }) => [filename, [...new Uint8Array(content as ArrayBuffer)]]),
  ).toEqual([['報告.pdf', [37, 80, 68, 70, 0, 255, 13, 10]]]);
});

it.each([
  [550, true],
  [450, false],
])('an answer of %i is for good: %s', async (code, forGood) => {
  refuse = { address: mail.to, code };
  const fault = await mailer(mail).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(MailFault);
  expect(fault).toMatchObject({ forGood, message: `127.0.0.1 answered ${code}` });
  expect(received).toEqual([]);
});

it('a wrong password is the installation’s fault, may be mended, and is not told', async () => {
  const fault = await smtpMailer({ url: urlOf('s3cret'), from: 'a@b.example' })(mail).catch((error: unknown) => error);
  expect(fault).toMatchObject({ forGood: false });
  expect(String(fault)).not.toContain('s3cret');
});

it('a server that is away is tried again later', async () => {
  const url = urlOf('x');
  await new Promise<void>((resolve) => server.close(resolve));
  await expect(smtpMailer({ url, from: 'a@b.example' })(mail)).rejects.toMatchObject({ forGood: false });
});

it('a server that offers no TLS gets nothing unless the address says so', async () => {
  const url = urlOf('p%40ss%3Aword').replace('?tls=off', '');
  await expect(smtpMailer({ url, from: 'a@b.example' })(mail)).rejects.toMatchObject({ forGood: false });
  expect(received).toEqual([]);
});

it('goes into a folder where there is no server, once however often', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'mail-')), 'out');
  const write = folderMailer({ folder, from: 'service@harbourline.example' });
  await write(mail);
  await write(mail);
  const files = await readdir(folder);
  expect(files).toEqual(['harbourline.MSG-0007.eml']);
  const read = await PostalMime.parse(await readFile(join(folder, files[0] ?? '')));
  expect(read.text).toContain('本月已用 3.1 / 4.032 分鐘。');
});

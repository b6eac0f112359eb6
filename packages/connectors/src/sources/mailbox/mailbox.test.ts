import { describe, expect, it } from 'vitest';
import { mutationsOf } from '../../testing/mutations.ts';
import { noon } from '../../testing/push.ts';
import type { Cursor, Fetcher } from '../source.ts';
import { textOfHtml } from './html-text.ts';
import { mailboxOver } from './mailbox.ts';
import type { Folder, FoundMail } from './open-folder.ts';
import { mailboxTerms } from './terms.ts';

const noFetch: Fetcher = () => Promise.reject(new Error('mail is not fetched over HTTP'));
const config = mailboxTerms.parse({ host: 'mail.example.com', user: 'problems@example.com', mailsAtOnce: 2 });

const mail = (headers: Record<string, string>, body = 'No light on the fibre since nine.\r\n'): string => {
  const all = {
    From: 'Chan Siu Ming <ming@customer.example>',
    To: 'problems@example.com',
    Subject: '=?utf-8?B?57ay57Wh5Lit5pa3?= (Kwun Tong)',
    Date: 'Thu, 14 Nov 2024 09:05:00 +0800',
    'Message-ID': '<one@customer.example>',
    ...headers,
  };
  return `${Object.entries(all)
    .flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]))
    .join('\r\n')}\r\n\r\n${body}`;
};

function folderOf(mails: readonly (string | Uint8Array)[], validity = '1'): Folder & { closed: boolean } {
  return {
    validity,
    closed: false,
    async after(uid, { count, bytes }) {
      const found = mails.map((text, n): FoundMail => {
        const whole = typeof text === 'string' ? Buffer.from(text) : text;
        return { uid: n + 1, size: whole.length, source: whole.subarray(0, bytes), arrivedAt: noon };
      });
      return found.filter((each) => each.uid > uid).slice(0, count);
    },
    async close() {
      this.closed = true;
    },
  };
}

async function pull(folder: Folder, { cursor, more = {} }: { cursor?: Cursor; more?: object } = {}) {
  const source = mailboxOver(async () => folder);
  const outcome = await source.pull({ config: { ...config, ...more }, secret: 's', cursor, now: noon, fetch: noFetch });
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
  return outcome.value;
}
const reportsOf = async (...mails: readonly (string | Uint8Array)[]) =>
  (await pull(folderOf(mails), { more: { mailsAtOnce: 500 } })).delivery.reports ?? [];

describe('mailbox', () => {
  it('reads a mail as a report of its sender', async () => {
    expect(await reportsOf(mail({}))).toEqual([
      {
        id: '<one@customer.example>',
        from: 'ming@customer.example',
        subject: '網絡中斷 (Kwun Tong)',
        text: 'No light on the fibre since nine.',
        sentAt: Date.UTC(2024, 10, 14, 1, 5),
      },
    ]);
  });

  it('goes on where it stopped, and starts again when the folder is numbered anew', async () => {
    const folder = folderOf([mail({}), mail({ 'Message-ID': '<2@x>' }), mail({ 'Message-ID': '<3@x>' })]);
    const first = await pull(folder);
    expect(first).toMatchObject({ more: true, cursor: { validity: '1', uid: 2 } });
    const second = await pull(folder, { cursor: first.cursor });
    expect(second).toMatchObject({ more: false, cursor: { validity: '1', uid: 3 } });
    expect(second.delivery.reports?.map(({ id }) => id)).toEqual(['<3@x>']);
    const anew = await pull(folderOf([mail({})], '2'), { cursor: second.cursor });
    expect(anew.delivery.reports?.map(({ id }) => id)).toEqual(['<one@customer.example>']);
    expect(folder.closed).toBe(true);
  });

  it('lets robots write in vain', async () => {
    const robots = [
      { 'Auto-Submitted': 'auto-replied' },
      { 'Auto-Submitted': 'auto-generated; owner-email="x"' },
      { Precedence: 'bulk' },
      { 'Return-Path': '<>' },
      { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    ];
    expect(await reportsOf(...robots.map((headers) => mail(headers)))).toEqual([]);
    expect(await reportsOf(mail({ 'Auto-Submitted': 'no' }))).toHaveLength(1);
  });

  it('takes the words of a mail in HTML and nothing else', async () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Line&nbsp;down</p><script>alert(1)</script>a &lt;b&gt;</body>';
    const [report] = await reportsOf(mail({ 'Content-Type': 'text/html; charset=utf-8' }, html));
    expect(report?.text).toBe('Line down\na <b>');
  });

  it('keeps a mail for people that names no sender, and counts from arrival when it names no date', async () => {
    const { delivery } = await pull(folderOf([mail({ From: '' }), mail({ Date: '', 'Message-ID': '' })]));
    expect(delivery.refused).toMatchObject([{ code: 'mail-without-sender', place: 'mail 1' }]);
    expect(delivery.refused[0]?.raw).toContain('Subject:');
    expect(delivery.reports).toMatchObject([{ sentAt: noon }]);
    expect(delivery.reports?.[0]?.id).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('reads the beginning of a large mail and cuts long words', async () => {
    const parts = [
      '--b',
      'Content-Type: text/plain',
      '',
      'Help',
      '--b',
      'Content-Type: image/png',
      '',
      'x'.repeat(50_000),
    ];
    const large = mail({ 'Content-Type': 'multipart/mixed; boundary=b' }, parts.join('\r\n'));
    const { delivery } = await pull(folderOf([large]), { more: { mostBytes: 10_000 } });
    expect(delivery.reports?.[0]?.text).toBe('Help');
    const image = mail({ 'Content-Type': 'multipart/mixed; boundary=b' }, parts.slice(4).join('\r\n'));
    const none = await pull(folderOf([image]), { more: { mostBytes: 10_000 } });
    expect(none.delivery.refused).toMatchObject([{ code: 'mail-too-large' }]);
    const long = await pull(folderOf([mail({}, 'word '.repeat(1000))]), { more: { mostText: 100 } });
    expect(long.delivery.reports?.[0]?.text.length).toBe(101);
  });

  it('says why a mailbox cannot be opened', async () => {
    const source = mailboxOver(() => Promise.reject(new Error('mail.example.com does not let problems in')));
    const outcome = await source.pull({ config, secret: 's', cursor: undefined, now: noon, fetch: noFetch });
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'mailbox-unreachable' }] });
  });

  it('sends no password over a network in the clear', () => {
    const clear = (host: string) => mailboxTerms.safeParse({ host, user: 'u', encryption: 'none' }).success;
    expect([clear('mail.example.com'), clear('127.0.0.1')]).toEqual([false, true]);
  });

  it('never throws on damaged mails', async () => {
    const parts = ['--b', 'Content-Type: text/html', '', '<p>Help &#x27;', '--b--', ''];
    const whole = mail({ 'Content-Type': 'multipart/alternative; boundary=b' }, parts.join('\r\n'));
    const damaged = [...mutationsOf(whole, { count: 2000, seed: 7 })];
    expect((await reportsOf(...damaged.slice(0, 500))).length).toBeGreaterThan(100);
    expect((await pull(folderOf(damaged), { more: { mailsAtOnce: 2000 } })).more).toBe(true);
  });
});

describe('words of HTML', () => {
  it('survives what is not HTML, in time that grows with the text alone', () => {
    expect(textOfHtml('1 < 2 &amp; 3 &bogus; &#0; &#xD800; <!-- x')).toBe('1 < 2 & 3 &bogus; &#0; &#xD800;');
    expect(textOfHtml('<script>never closed')).toBe('');
    expect(textOfHtml('İ<STYLE>x</Style>y')).toBe('İy');
    expect(textOfHtml('<style></style>'.repeat(50_000))).toBe('');
    expect(textOfHtml('a<br>b<p>c</p>')).toBe('a\nb\nc');
    expect(textOfHtml('<'.repeat(200_000)).length).toBe(200_000);
  });
});

/**
 * Mail that leaves: through an SMTP server, or into a folder where no server is at hand. Owns: the message as it goes over the
 * wire, and whether a refusal is for good. Does not own: what is written, when it is tried again (services).
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';

export interface MailAttachment {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface OutgoingMail {
  /** The same for every attempt, so that a receiver that got it twice shows it once: letters, digits, dots, hyphens. */
  readonly id: string;
  readonly to: string;
  readonly toName?: string | undefined;
  readonly subject: string;
  readonly text: string;
  /** BCP 47, for readers and screen readers. */
  readonly language: string;
  /** When it was written. */
  readonly date: Date;
  readonly attachments?: readonly MailAttachment[];
}

/** Rejects with a `MailFault` when the mail was not taken. */
export type Mailer = (mail: OutgoingMail) => Promise<void>;

/** Why a mail was not taken, in a sentence without secrets. */
export class MailFault extends Error {
  /** No later attempt can succeed: the address does not exist, the mail is refused as such. */
  readonly forGood: boolean;

  constructor(message: string, forGood: boolean) {
    super(message);
    this.name = 'MailFault';
    this.forGood = forGood;
  }
}

export interface SmtpSettings {
  /** smtp://user:password@host:587 or smtps://… ; without TLS only where the address says `?tls=off`. */
  readonly url: string;
  /** "Harbourline Networks <service@harbourline.example>". */
  readonly from: string;
  readonly timeoutMs?: number;
}

export function smtpMailer({ url, from, timeoutMs = 15_000 }: SmtpSettings): Mailer {
  const { hostname, port, protocol, username, password, searchParams } = new URL(url);
  const plain = searchParams.get('tls') === 'off';
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !plain,
    ignoreTLS: plain,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Mails name files and addresses only through us.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  });
  return async (mail) => {
    await hand(transport, mail, from).catch((error: unknown) => {
      throw faultOf(error, hostname);
    });
  };
}

/** Writes each mail as one .eml file; a mail that is written again replaces its file. */
export function folderMailer({ folder, from }: { readonly folder: string; readonly from: string }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (mail) => {
    const { message } = await hand(transport, mail, from);
    await mkdir(folder, { recursive: true });
    const place = join(folder, `${mail.id.replaceAll(/[^A-Za-z0-9.-]/gu, '_')}.eml`);
    const draft = `${place}.${randomUUID()}`;
    await writeFile(draft, message);
    await rename(draft, place);
  };
}

async function hand<T>(transport: Transporter<T>, mail: OutgoingMail, from: string): Promise<T> {
  const { id, to, toName, subject, text, language, date, attachments = [] } = mail;
  return transport.sendMail({
    messageId: `<${id}@${/@([^>\s]+)/u.exec(from)?.[1] ?? 'localhost'}>`,
    from,
    to: toName === undefined ? to : { name: toName, address: to },
    subject,
    text,
    date,
    textEncoding: 'base64',
    headers: { 'content-language': language, 'auto-submitted': 'auto-generated' },
    attachments: attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
  });
}

/** What was refused: the recipient or the mail itself, and not our way to the server. */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

function faultOf(error: unknown, host: string): MailFault {
  const why = error instanceof Error ? error.message : 'no answer';
  const answered = fieldOf(error, 'responseCode');
  if (typeof answered !== 'number')
    return new MailFault(`${host}: ${why.split('\n', 1)[0]?.slice(0, 200) ?? ''}`, false);
  const forGood = answered >= 500 && aboutTheMail.has(String(fieldOf(error, 'code')));
  return new MailFault(`${host} answered ${answered}`, forGood);
}

/** A field that the library adds to its errors without a type. */
function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/**
 * One mail as a report that something is wrong. Owns: who, when, which words, and which mails no person wrote. Does not own:
 * what becomes of the report (services).
 */
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { ProblemReport, RefusedItem } from '../source.ts';
import { momentOf } from '../wire/moments.ts';
import { idOf, plainWords } from '../wire/plain-words.ts';
import { refusedItem } from '../wire/refusals.ts';
import { createHash } from 'node:crypto';
import { textOfHtml } from './html-text.ts';
import type { FoundMail } from './open-folder.ts';
import type { MailboxTerms } from './terms.ts';

export type MailReading =
  { readonly report: ProblemReport } | { readonly refused: RefusedItem } | 'written-by-a-machine';

const limits = { maxNestingDepth: 30, maxHeadersSize: 200_000, maxRfc822NestingDepth: 2 };

export async function readMail(mail: FoundMail, { mostText }: MailboxTerms): Promise<MailReading> {
  const place = `mail ${mail.uid}`;
  const refuse = (code: string, message: string): MailReading => {
    const beginning = Buffer.from(mail.source.subarray(0, 2000)).toString('latin1');
    return { refused: refusedItem({ place, code, message }, beginning) };
  };
  const email = await PostalMime.parse(mail.source, limits).catch(() => undefined);
  if (email === undefined) return refuse('mail-unreadable', 'the mail could not be read; open it in the mailbox');
  if (byMachine(email)) return 'written-by-a-machine';
  const from = plainWords(email.from?.address ?? '', 320);
  if (from === undefined) return refuse('mail-without-sender', 'the mail names no sender; open it in the mailbox');
  const cut = mail.size > mail.source.length;
  const text = textOf(email, mostText);
  if (text === '' && cut) {
    return refuse('mail-too-large', 'the text lies beyond what is fetched of a mail; open it in the mailbox');
  }
  const sentAt = momentOf(email.date ?? '') ?? mail.arrivedAt;
  if (sentAt === undefined) return refuse('mail-without-date', 'the mail has no date; open it in the mailbox');
  const subject = plainWords(email.subject ?? '', 300) ?? '(no subject)';
  return { report: { id: reportId(email, mail), from, subject, text, sentAt } };
}

/** RFC 3834 and what came before it: out-of-office notes, bounces and lists must not open problems, or two robots talk. */
function byMachine({ headers, returnPath }: Email): boolean {
  const header = (name: string): string =>
    (headers.find(({ key }) => key === name)?.value ?? '').split(';', 1).join('').trim().toLowerCase();
  const submitted = header('auto-submitted');
  if (submitted !== '' && submitted !== 'no') return true;
  if (['bulk', 'junk', 'list', 'auto_reply'].includes(header('precedence'))) return true;
  if (header('x-autoreply') !== '' || header('x-autorespond') !== '') return true;
  return returnPath === '' || header('return-path') === '<>' || header('content-type') === 'multipart/report';
}

function textOf({ text, html }: Email, most: number): string {
  const plain = text !== undefined && text.trim() !== '' ? text : textOfHtml(html ?? '');
  const clean = plain
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  return clean.length > most ? `${clean.slice(0, most).toWellFormed()}…` : clean;
}

/** A mail in two folders, or numbered anew, is one mail. Without a Message-ID its bytes are its name. */
function reportId({ messageId }: Email, { source }: FoundMail): string {
  const id = plainWords(messageId ?? '', 1000);
  return id === undefined ? `sha256:${createHash('sha256').update(source).digest('hex')}` : idOf(id);
}

/**
 * A mailbox that customers write to when something is wrong. Owns: which mails are new, and mails as problem reports. Does not
 * own: cases (somebody decides whether a report becomes one), answers to the sender (services).
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Cursor, Pulled, PullSource } from '../source.ts';
import { delivered } from '../wire/refusals.ts';
import { openImapFolder } from './imap-folder.ts';
import type { Folder, OpenFolder } from './open-folder.ts';
import { readMail } from './problem-report.ts';
import { mailboxTerms } from './terms.ts';
import type { MailboxTerms } from './terms.ts';

/** The source over a way to open folders; tests bring their own. */
export function mailboxOver(open: OpenFolder): PullSource<MailboxTerms> {
  return {
    kind: 'mailbox',
    title: 'Mailbox for problem reports',
    configuration: mailboxTerms,
    async pull({ config, secret = '', cursor }) {
      try {
        const folder = await open(config, secret);
        try {
          return accepted(await step(folder, { config, cursor }));
        } finally {
          await folder.close();
        }
      } catch (error) {
        return unreachable(error);
      }
    },
  };
}

export const mailbox = mailboxOver(openImapFolder);

function unreachable(error: unknown): Outcome<never> {
  const message = error instanceof Error ? error.message : 'the mail server did not answer as one';
  return refused({ code: 'mailbox-unreachable', message });
}

async function step(
  folder: Folder,
  { config, cursor }: { readonly config: MailboxTerms; readonly cursor: Cursor | undefined },
): Promise<Pulled> {
  // A folder that is numbered anew is read again from its beginning; reports are told apart by Message-ID.
  const known = cursor?.['validity'] === folder.validity ? cursor['uid'] : 0;
  const uid = typeof known === 'number' ? known : 0;
  const mails = await folder.after(uid, { count: config.mailsAtOnce, bytes: config.mostBytes });
  const readings = await Promise.all(mails.map((mail) => readMail(mail, config)));
  const reports = readings.flatMap((one) => (typeof one === 'object' && 'report' in one ? [one.report] : []));
  const unread = readings.flatMap((one) => (typeof one === 'object' && 'refused' in one ? [one.refused] : []));
  return {
    delivery: { ...delivered([], unread), reports },
    cursor: { validity: folder.validity, uid: mails.at(-1)?.uid ?? uid },
    more: mails.length >= config.mailsAtOnce,
  };
}

/** Where mails of the demo end up: in memory, to be read by whoever tries it out. Nothing leaves this process. Owns: how many are kept. */
import type { Mailer } from '@troth/connectors';
import type { DemoMail } from '@troth/http';

const kept = 200;

export interface Mailbox {
  readonly mail: Mailer;
  /** The newest first. */
  readonly mails: () => readonly DemoMail[];
}

export function mailbox(): Mailbox {
  let held: readonly DemoMail[] = [];
  return {
    mail: async ({ id, to, toName, subject, text, language, date, attachments = [] }) => {
      const mail = {
        id,
        to,
        ...(toName === undefined ? {} : { toName }),
        subject,
        text,
        language: language === 'zh-Hant' ? ('zh-Hant' as const) : ('en' as const),
        at: date.toISOString(),
        attachments: attachments.map(({ name, type, bytes }) => ({ name, type, bytes })),
      };
      held = [mail, ...held.filter((one) => one.id !== id)].slice(0, kept);
    },
    mails: () => held,
  };
}

/** Signing as somebody who got a mail does it: the link from the mailbox of the demo, a browser of their own, the code, the button. */
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { profileOf } from './profile.ts';
import type { Looks } from './profile.ts';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string }[];
}

/** Asks again and again: the background work of the demo takes its moment. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 120; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** The newest mail to somebody of which this holds. */
export async function mailTo(page: Page, to: string, holds: (mail: Mail) => boolean = () => true): Promise<Mail> {
  return until(`a mail to ${to}`, async () => {
    const { items } = (await (await page.request.get('/v1/demo/mails')).json()) as { readonly items: readonly Mail[] };
    return items.find((mail) => mail.to === to && holds(mail));
  });
}

/** Opens the link that somebody was sent, in a browser that nobody has signed in to. */
export async function openLink(
  browser: Browser,
  reader: Page,
  { to, looks = {} }: { readonly to: string; readonly looks?: Looks },
): Promise<Page> {
  const link = /\S+(\/sign#\S+)/u;
  const mail = await mailTo(reader, to, ({ text }) => link.test(text));
  const page = await (await profileOf(browser, looks, inject('demo'))).newPage();
  await page.goto(link.exec(mail.text)?.[1] ?? '');
  return page;
}

/** Reads, agrees, asks for a code, takes it from the mail, signs. */
export async function signOn(page: Page, to: string): Promise<void> {
  await page.getByText('your browser computed its hash').waitFor();
  await page.getByLabel('I agree to this statement.').check();
  const button = page.getByRole('button', { name: 'Sign', exact: true });
  await page.getByText('Still to do: enter the code.').waitFor();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByText(/^Sent to /u).waitFor();
  const code = /\b(\d{8})\b/u;
  const { text } = await mailTo(page, to, (mail) => code.test(mail.text) && mail.subject.startsWith('Your code'));
  await page.getByLabel('Code').fill(code.exec(text)?.[1] ?? '');
  await button.click();
  await page.getByText('Thank you. Your signature is kept.').waitFor();
}

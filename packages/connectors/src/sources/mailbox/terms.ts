/** Which mailbox is read and how. Owns: the configuration of this source. */
import { z } from 'zod';

const loopback = ['localhost', '127.0.0.1', '::1'];

export const mailboxTerms = z
  .strictObject({
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65_535).default(993),
    encryption: z
      .enum(['tls', 'starttls', 'none'])
      .default('tls')
      .describe('`none` is accepted for a server on this very machine only.'),
    user: z.string().min(1).max(200),
    authorization: z.enum(['password', 'oauth']).default('password').describe('What the secret is.'),
    folder: z.string().min(1).max(200).default('INBOX'),
    mailsAtOnce: z.number().int().min(1).max(100).default(20),
    mostBytes: z
      .number()
      .int()
      .min(10_000)
      .max(10_000_000)
      .default(1_000_000)
      .describe('How much of a mail is fetched; the rest, usually attachments, stays where it is.'),
    mostText: z.number().int().min(100).max(100_000).default(20_000).describe('Characters of text that are kept.'),
  })
  .refine(({ encryption, host }) => encryption !== 'none' || loopback.includes(host), {
    error: 'passwords are not sent over a network in the clear; use tls or starttls',
    path: ['encryption'],
  });
export type MailboxTerms = z.output<typeof mailboxTerms>;

/**
 * The link and the one-time code by which somebody signs. Owns: that of both only hashes are kept, apart from the signing, that a
 * link made anew puts the one before out of use, that a code works once, for ten minutes and five attempts. A code is hashed with
 * the secret of the link, which is kept nowhere: whoever holds the store cannot try all codes. Does not own: the mails.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Instant } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';

const kind = 'signing-link';
const linkBody = z.strictObject({
  signing: z.string(),
  signer: z.string(),
  sha256: z.string(),
  expiresAt: z.string(),
  codes: z.int().optional(),
  code: z.strictObject({ sha256: z.string(), expiresAt: z.string(), tries: z.int() }).optional(),
});
type LinkBody = z.output<typeof linkBody>;

const codeLifeMs = 10 * 60_000;
/** Attempts at one code; then it is worth nothing and a new one has to be asked for. */
export const mostTries = 5;
/** Codes of one link: somebody with the link and without the mailbox must not guess for ever. */
export const mostCodes = 20;
const codeDigits = 8;

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const codeDigest = (secret: string, code: string): string => digestOf(`${secret}:${code}`);
const packed = (text: string): string => Buffer.from(text).toString('base64url');
const same = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));

export interface LinkOf {
  readonly organisation: string;
  readonly signing: string;
  readonly signer: string;
}

/** Writes the hash of a new link; the token leaves in a mail and is kept nowhere. */
export async function makeLink(
  context: Context,
  transaction: Transaction,
  { acts, link, expiresAt }: { readonly acts: Acts; readonly link: LinkOf; readonly expiresAt: string },
): Promise<string> {
  const secret = Buffer.from(context.random(32)).toString('base64url');
  const { organisation, signing, signer } = link;
  const body = plainData({ signing, signer, sha256: digestOf(secret), expiresAt });
  await transaction.put({ kind, id: `${signing}.${signer}`, body }, { ...acts(), actor: system.id });
  return `${packed(organisation)}.${packed(signing)}.${packed(signer)}.${secret}`;
}

/** Puts a link out of use, if there is one. */
export async function takeLinkBack(transaction: Transaction, acts: Acts, link: LinkOf): Promise<void> {
  const found = await transaction.record(kind, `${link.signing}.${link.signer}`);
  if (found === undefined || found.retired) return;
  const { body, id } = found;
  await transaction.put({ kind, id, body, retired: true }, { ...acts(), actor: system.id });
}

export interface FoundLink extends LinkOf {
  readonly secret: string;
  readonly body: LinkBody;
}

export function partsOf(token: string): LinkOf & { readonly secret: string } {
  const [, org = '', signing = '', signer = '', secret = ''] =
    /^([\w-]{1,300})\.([\w-]{1,300})\.([\w-]{1,20})\.([\w-]{43})$/u.exec(token) ?? [];
  const plain = (text: string): string => Buffer.from(text, 'base64url').toString();
  return { organisation: plain(org), signing: plain(signing), signer: plain(signer), secret };
}

/** What a link opens; undefined for every fault alike. */
export async function findLink(
  context: Context,
  reader: Pick<Reader, 'record'>,
  token: string,
): Promise<FoundLink | undefined> {
  const { secret, ...link } = partsOf(token);
  const id = `${link.signing}.${link.signer}`;
  const found = link.signing === '' ? undefined : await reader.record(kind, id);
  if (found === undefined || found.retired) return undefined;
  const body = readBody(linkBody, found);
  if (!same(body.sha256, digestOf(secret)) || Instant.parse(body.expiresAt) <= context.clock()) return undefined;
  return { ...link, secret, body };
}

/** A new code for the link; one made before works no more. Undefined: there were too many, a new link has to be sent. */
export async function makeCode(
  context: Context,
  transaction: Transaction,
  { acts, link }: { readonly acts: Acts; readonly link: FoundLink },
): Promise<string | undefined> {
  const codes = (link.body.codes ?? 0) + 1;
  if (codes > mostCodes) return undefined;
  const drawn = Buffer.from(context.random(8)).readBigUInt64BE() % 10n ** BigInt(codeDigits);
  const code = String(drawn).padStart(codeDigits, '0');
  const expiresAt = Instant.format(Instant.plus(context.clock(), codeLifeMs));
  await keep(transaction, acts, {
    ...link.body,
    codes,
    code: { sha256: codeDigest(link.secret, code), expiresAt, tries: 0 },
  });
  return code;
}

export type CodeFault = 'none' | 'expired' | 'locked' | 'wrong';

/** Undefined: it is right, and used up. Every attempt counts, so this is told in a transaction that is kept. */
export async function useCode(
  context: Context,
  transaction: Transaction,
  { acts, link, code }: { readonly acts: Acts; readonly link: FoundLink; readonly code: string },
): Promise<CodeFault | undefined> {
  const { code: kept, ...rest } = link.body;
  if (kept === undefined) return 'none';
  if (kept.tries >= mostTries) return 'locked';
  if (Instant.parse(kept.expiresAt) <= context.clock()) return 'expired';
  if (same(kept.sha256, codeDigest(link.secret, code))) {
    await keep(transaction, acts, rest);
    return undefined;
  }
  const tries = kept.tries + 1;
  await keep(transaction, acts, { ...rest, code: { ...kept, tries } });
  return tries >= mostTries ? 'locked' : 'wrong';
}

async function keep(transaction: Transaction, acts: Acts, body: LinkBody): Promise<void> {
  const id = `${body.signing}.${body.signer}`;
  await transaction.put({ kind, id, body: plainData(body) }, { ...acts(), actor: system.id });
}

/**
 * Secrets that have to be used again (HMAC keys of sources and webhooks). Owns: their encryption: AES-256-GCM under the key
 * of the installation, bound to what they belong to, so that a secret copied to another place does not open. Never logged.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Context } from '../context.ts';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** The secret as text that may be stored. `owner` says whose it is: organisation, kind and id. */
export function sealSecret(context: Context, owner: string, secret: string): Outcome<string> {
  const { secretKey } = context;
  if (secretKey === undefined)
    return refused({
      code: 'NO-SECRET-KEY',
      message: 'this installation has no key to keep secrets under; set one (see the configuration) and try again',
    });
  const nonce = context.random(nonceLength);
  const cipher = createCipheriv(algorithm, secretKey, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return accepted(sealed.toString('base64'));
}

/** The secret again. Throws when it was sealed under another key or for another owner: that is a fault of the installation. */
export function openSecret(context: Context, owner: string, sealed: string): string {
  const { secretKey } = context;
  if (secretKey === undefined)
    throw new Error(`${owner} has a secret, and this installation has no key to open it with`);
  const bytes = Buffer.from(sealed, 'base64');
  const body = bytes.subarray(nonceLength, bytes.length - tagLength);
  const decipher = createDecipheriv(algorithm, secretKey, bytes.subarray(0, nonceLength))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(bytes.length - tagLength));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(`the secret of ${owner} was sealed under another key than this installation has`);
  }
}

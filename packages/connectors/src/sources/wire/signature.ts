/**
 * Proof of who sent a body. Owns: HMAC over the raw bytes, compared in constant time. Does not own: which header carries
 * it and what is signed (each source).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PushRefusal } from '../source.ts';

export interface Signed {
  readonly algorithm: 'sha1' | 'sha256';
  readonly secret: string | Uint8Array;
  /** What the sender signed, in order; joined without anything between. */
  readonly parts: readonly (string | Uint8Array)[];
}

/** The HMAC of the parts. */
export function hmacOf({ algorithm, secret, parts }: Signed): Buffer {
  const mac = createHmac(algorithm, secret);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** Whether the given text in this encoding is the HMAC. The time taken says nothing about where it differs. */
export function isHmac(signed: Signed, given: { readonly text: string; readonly encoding: 'hex' | 'base64' }): boolean {
  const expected = hmacOf(signed);
  const bytes = Buffer.from(given.text, given.encoding);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

export const noSecret: PushRefusal = {
  status: 401,
  code: 'no-secret',
  message: 'this source has no secret yet, so nothing can prove who sent the request; set one on both sides',
};

/** The refusal for a signature that is missing or wrong; it does not tell which part failed. */
export const unsigned = (header: string): PushRefusal => ({
  status: 401,
  code: 'signature-wrong',
  message: `\`${header}\` is missing or does not sign this body with the secret of this source; compare the secrets on both sides`,
});

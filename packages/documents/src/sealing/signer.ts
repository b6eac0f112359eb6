/** A key that signs documents, wherever it is kept. Owns: what a key is to us, and one that is at hand. Does not own: files, tokens, cards. */
import { createHash, createPublicKey, sign, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface DocumentSigner {
  /** DER: its own certificate, then those above it. */
  readonly certificates: readonly Uint8Array[];
  /** Signature over the SHA-256 of the message: ECDSA in DER, or RSA PKCS #1 v1.5, as the certificate's key is. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** Takes a request of RFC 3161 to an authority and brings its answer. Throws when there is none. */
export type TimeStamper = (request: Uint8Array) => Promise<Uint8Array>;

/** A key at hand; it must be the one that its certificate names. */
export function keySigner(key: KeyObject, certificates: readonly Uint8Array[]): DocumentSigner {
  const [own] = certificates;
  if (own === undefined) throw new TypeError('a key needs its certificate');
  const named = new X509Certificate(own).publicKey.export({ type: 'spki', format: 'der' });
  if (!createPublicKey(key).export({ type: 'spki', format: 'der' }).equals(named)) {
    throw new TypeError('the certificate belongs to another key');
  }
  return { certificates, sign: async (message) => new Uint8Array(sign('sha256', message, key)) };
}

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const hexSha256 = (...parts: readonly Uint8Array[]): string => sha256(...parts).toString('hex');

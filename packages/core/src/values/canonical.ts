/**
 * Canonical bytes and their hash: what is signed, and what a statement names. RFC 8785 (JSON Canonicalization Scheme), SHA-256.
 */
import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** One text for one value: sorted keys, no insignificant space. Only integers, text, booleans, null, lists and maps occur. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without JSON form has no canonical text');
  return text;
}

/** SHA-256 of the canonical text, in lower-case hexadecimal. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(value))));
}

/** Ed25519 as Node and browsers bring it (Web Crypto). */
import type { Verify } from '@troth/core';

export const platformVerify: Verify = async (publicKey, bytes, signature) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(bytes));
};

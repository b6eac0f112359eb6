/** What the services of the demo are told from outside: chance from a seed, keys that protect nothing, no network. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { pullSources, pushSources } from '@troth/connectors';
import type { Signer } from '@troth/core';
import type { Context } from '@troth/services';
import type { Store } from '@troth/stores';
import { version } from '../version.ts';
import type { DemoClock } from './clock.ts';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Two demos are the same to the byte. What this chance protects is fictional. */
export function demoContext(store: Store, clock: DemoClock): Context {
  // Ids that were drawn before a restart must not be drawn again.
  const begun = clock.now();
  let drawn = 0;
  return {
    store,
    clock: clock.now,
    random: (bytes) => {
      drawn += 1;
      return createHash('shake256', { outputLength: bytes }).update(`demo ${begun} ${drawn}`).digest();
    },
    sources: { push: pushSources, pull: pullSources },
    secretKey: hashOf('demo secrets'),
    signer: demoSigner(),
    product: `troth ${version}`,
    outward: { privateAddresses: false, plain: false, timeoutMs: 1000 },
  };
}

/** PKCS #8 of Ed25519 up to the 32 bytes of the private key. */
const keyHead = Buffer.from('302e020100300506032b657004220420', 'hex');

function demoSigner(): Signer {
  const der = Buffer.concat([keyHead, hashOf('demo checkpoints')]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    name: 'harbourline.example',
    publicKey,
    sign: async (bytes) => new Uint8Array(sign(null, bytes, key)),
  };
}

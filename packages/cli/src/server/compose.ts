/** Wires the rooms of the server together. Owns: the only place where store, keys, sources and clock meet. */
import { pullSources, pushSources } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Context } from '@troth/services';
import type { Store } from '@troth/stores';
import type { Configuration } from '../configuration/settings.ts';
import type { Host } from '../host.ts';
import { version } from '../version.ts';
import type { ServerKeys } from './keys.ts';
import { outwardFetch } from './outward-fetch.ts';

export interface Parts {
  readonly store: Store;
  readonly configuration: Configuration;
  /** Missing where nothing is signed, encrypted or decrypted. */
  readonly keys?: ServerKeys;
}

export function contextOf({ store, configuration, keys }: Parts, host: Host): Context {
  const open = configuration['webhooks.private'];
  return {
    store,
    clock: () => Instant.of(host.now()),
    random: (bytes) => host.random(bytes),
    sources: { push: pushSources, pull: pullSources },
    ...(keys === undefined ? {} : { secretKey: keys.secretKey, signer: keys.signer }),
    product: `troth ${version}`,
    fetch: outwardFetch,
    outward: { privateAddresses: open, plain: open, timeoutMs: 10_000 },
  };
}

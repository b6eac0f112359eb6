/** Wires the rooms of the server together. Owns: the only place where store, keys, sources and clock meet. */
import { folderMailer, pullSources, pushSources, smtpMailer } from '@troth/connectors';
import type { Mailer } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Context, Sealing } from '@troth/services';
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
  /** Missing where no contract can be signed. */
  readonly sealing?: Sealing | undefined;
}

export function contextOf({ store, configuration, keys, sealing }: Parts, host: Host): Context {
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
    sealing,
    mail: mailerOf(configuration),
  };
}

/** A server where one is named, else a folder, else none: messages wait, and the outbox says so. */
function mailerOf(configuration: Configuration): Mailer | undefined {
  const { 'mail.smtp': url, 'mail.folder': folder, 'mail.from': from } = configuration;
  if (url !== undefined) return smtpMailer({ url, from });
  return folder === undefined ? undefined : folderMailer({ folder, from });
}

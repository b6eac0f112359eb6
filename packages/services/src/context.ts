/**
 * What every sentence of the business is told from outside: where things are kept, what time it is, who asks. Owns: the
 * only way in for the clock, keys, chance and the network, so that a test can hold all of them. Does not own: settings.
 */
import type { AnyPullSource, AnyPushSource, Fetcher, Mailer } from '@troth/connectors';
import type { Instant, Level, Side, Signer } from '@troth/core';
import type { Store } from '@troth/stores';
import type { Grant } from './access/grants.ts';
import type { Sealing } from './sealing/sealing.ts';

/** Kinds of sources that can be registered here. */
export interface SourceKinds {
  readonly push: readonly AnyPushSource[];
  readonly pull: readonly AnyPullSource[];
}

/** Where webhooks may go. Without `loopback` and `plain` only https to public addresses. */
export interface OutwardRules {
  /** Addresses of this machine and of private networks are let through: for tests and closed installations. */
  readonly privateAddresses: boolean;
  /** http without TLS is let through. */
  readonly plain: boolean;
  /** Milliseconds after which an answer is given up. */
  readonly timeoutMs: number;
}

export interface Context {
  readonly store: Store;
  readonly clock: () => Instant;
  /** Unforeseeable bytes. */
  readonly random: (bytes: number) => Uint8Array;
  readonly sources: SourceKinds;
  /** 32 bytes that secrets of sources and webhooks are encrypted under; without it none can be kept. */
  readonly secretKey?: Uint8Array | undefined;
  /** Signs checkpoints; without it the ledger is chained and not signed. */
  readonly signer?: Signer | undefined;
  /** For sources that are asked. */
  readonly fetch?: Fetcher | undefined;
  readonly outward: OutwardRules;
  /** Takes mails; without it messages wait. */
  readonly mail?: Mailer | undefined;
  /** Without it no contract can be signed here electronically. */
  readonly sealing?: Sealing | undefined;
  /** Name and version of the program, for what it gives away. */
  readonly product?: string | undefined;
}

/** Who acts, and what they may do. */
export interface Actor {
  /** `key:ID`, `person:ID` or `system`. */
  readonly id: string;
  readonly grants: readonly Grant[];
  /** From where they look; the organisation's own when missing. */
  readonly side?: Side | undefined;
  /** Responsibility level of people of the organisation. */
  readonly level?: Level | undefined;
  /** Party that people of customers and suppliers belong to: they see what is theirs and nothing else. */
  readonly party?: string | undefined;
}

/** The machinery itself: closes periods, evaluates, delivers; proposes and never approves. */
export const system: Actor = { id: 'system', grants: [{ scope: 'admin' }] };

/** Head of every request that reads. */
export interface Question {
  readonly organisation: string;
}

/** Head of every request that writes. */
export interface Command extends Question {
  readonly actor: Actor;
  /** Idempotency key: the same command told twice acts once. */
  readonly key?: string | undefined;
}

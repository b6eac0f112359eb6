/** The services over a store, as the server composes them: for benches that go through sentences of the business. */
import { randomBytes } from 'node:crypto';
import { pullSources, pushSources } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Context } from '@troth/services';
import type { Store } from '@troth/stores';

export function contextOver(store: Store): Context {
  return {
    store,
    clock: () => Instant.of(Date.now()),
    random: (bytes) => randomBytes(bytes),
    sources: { push: pushSources, pull: pullSources },
    outward: { privateAddresses: true, plain: true, timeoutMs: 1_000 },
  };
}

/** What came out, or an error with the first refusal: a bench does nothing that may be refused. */
export function need<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals[0]?.message ?? 'refused');
}

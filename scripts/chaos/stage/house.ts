/** Services over a store, as drills use them: two people, a clock, chance that happens again, no network. */
import { createHash } from 'node:crypto';
import { pullSources, pushSources } from '@troth/connectors';
import type { Instant } from '@troth/core';
import type { Actor, Context } from '@troth/services';
import type { Store } from '@troth/stores';
import { wallClock } from './places.ts';

export const mei: Actor = { id: 'person:mei', grants: [{ scope: 'admin' }] };
/** Approves what the other proposed. */
export const wing: Actor = { id: 'person:wing', grants: [{ scope: 'admin' }] };

export function contextOver(store: Store, clock: () => Instant = wallClock): Context {
  let drawn = 0;
  return {
    store,
    clock,
    random(bytes) {
      drawn += 1;
      const text = `${process.pid} ${drawn}`;
      return new Uint8Array(createHash('shake256', { outputLength: bytes }).update(text).digest());
    },
    sources: { push: pushSources, pull: pullSources },
    secretKey: new Uint8Array(32).fill(7),
    outward: { privateAddresses: true, plain: true, timeoutMs: 1_000 },
  };
}

/** Everything that the operations of one app have in common, made once when the app is built. */
import type { Context } from '@troth/services';
import { knownCallers } from './access/known-callers.ts';
import type { KnownCallers } from './access/known-callers.ts';
import { standardLimits } from './config.ts';
import type { HttpConfig, HttpLimits } from './config.ts';
import { groupCommit } from './ingest/group-commit.ts';
import type { GroupCommit } from './ingest/group-commit.ts';
import { seats } from './limits/seats.ts';
import type { Seats } from './limits/seats.ts';
import { signInTries } from './limits/sign-in-tries.ts';
import type { SignInTries } from './limits/sign-in-tries.ts';
import { tokenBuckets } from './limits/token-buckets.ts';
import type { TokenBuckets } from './limits/token-buckets.ts';
import { metricsOf } from './metrics.ts';
import type { HttpMetrics } from './metrics.ts';
import { joinedStore } from './once/joined-store.ts';
import type { JoinedStore } from './once/joined-store.ts';
import { holding, onceKeeper } from './once/once.ts';
import type { Holding, Once } from './once/once.ts';

/** What services are given: their context over a store whose transactions can be joined. */
interface JoinedContext extends Context {
  readonly store: JoinedStore;
}

export interface House {
  readonly context: JoinedContext;
  readonly config: HttpConfig;
  readonly limits: HttpLimits;
  readonly callers: KnownCallers;
  readonly once: Once;
  readonly holding: Holding;
  readonly groups: GroupCommit;
  /** Requests per second, per key. */
  readonly rates: TokenBuckets;
  /** Requests being worked on, per organisation. */
  readonly working: Seats;
  /** Bytes of evidence on the way, of everybody together. */
  readonly bytes: Seats;
  /** Streams of events, per organisation. */
  readonly streams: Seats;
  /** Failed attempts to sign in. */
  readonly tries: SignInTries;
  readonly metrics: HttpMetrics;
  /** True from the moment the server is asked to stop. */
  readonly closing: { now: boolean };
}

export function houseOf(context: Context, config: HttpConfig): House {
  const limits = { ...standardLimits, ...config.limits };
  const now = config.monotonic ?? (() => performance.now());
  const store = joinedStore(context.store);
  const groups = groupCommit(store, limits.groupRequests);
  const hold = holding();
  const bytes = seats(limits.bytesInFlight);
  return {
    context: { ...context, store },
    callers: knownCallers(context, now),
    config,
    limits,
    once: onceKeeper(hold),
    holding: hold,
    groups,
    rates: tokenBuckets(limits, now),
    working: seats(limits.concurrent),
    bytes,
    streams: seats(limits.streams),
    tries: signInTries(now),
    metrics: metricsOf(
      { bytesInFlight: () => bytes.taken(everybody), waiting: () => groups.waiting() },
      config.metrics?.levels,
    ),
    closing: { now: false },
  };
}

/** The name under which bytes in flight are counted. */
export const everybody = 'everybody';

/**
 * Callers that were recognised a moment ago. A source that sends hundreds of requests a second would otherwise have its key
 * looked up for each, behind the very transactions that store what it sent. Owns: for how long; a key that was revoked by
 * another process is let in for that long at most, one revoked by this process not at all.
 */
import { createHash } from 'node:crypto';
import type { Context } from '@troth/services';
import { callerOf } from './caller.ts';
import type { Caller, Credentials } from './caller.ts';

export interface KnownCallers {
  /** The caller, or a refusal. */
  recognise(credentials: Credentials): Promise<Caller>;
  /** Keys, accounts or sessions were changed: everybody is looked up again. */
  forget(): void;
}

const keptMs = 2_000;
const most = 10_000;

export function knownCallers(context: Context, now: () => number): KnownCallers {
  const known = new Map<string, { readonly caller: Caller; readonly until: number }>();
  let changes = 0;
  return {
    async recognise(credentials) {
      // Never the key itself: what is kept in memory is found in dumps of it.
      const name = createHash('sha256')
        .update(JSON.stringify([credentials.authorization ?? '', credentials.session ?? '']))
        .digest('base64');
      const found = known.get(name);
      if (found !== undefined && found.until > now()) return found.caller;
      const before = changes;
      const caller = await callerOf(context, credentials);
      if (known.size >= most) known.clear();
      // A key may have been revoked while it was looked up.
      if (before === changes) known.set(name, { caller, until: now() + keptMs });
      return caller;
    },
    forget() {
      changes += 1;
      known.clear();
    },
  };
}

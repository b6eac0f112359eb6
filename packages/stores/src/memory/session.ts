/** One reader's or writer's hold on a state. Owns: that nothing is read or written through it after its end, and the stamp. */
import { canonicalText, Instant } from '@troth/core';
import type { Json } from '@troth/core';
import type { State } from './state.ts';

export class Session {
  readonly organisation: string;
  readonly clock: () => Instant;
  readonly #state: State;
  #ended = false;
  #stamp: Instant | undefined;

  constructor(organisation: string, state: State, clock: () => Instant) {
    this.organisation = organisation;
    this.clock = clock;
    this.#state = state;
  }

  get state(): State {
    if (this.#ended) throw new Error('This reader or transaction has ended: await everything inside its work.');
    return this.#state;
  }

  end(): void {
    this.#ended = true;
  }

  /** One instant for all that is written; a clock that went back does not reorder what we learned. */
  stamp(): Instant {
    this.#stamp ??= Instant.of(Math.max(this.clock(), this.state.head.recordedAt ?? Instant.earliest));
    return this.#stamp;
  }
}

/** One text for several names, none of which can be taken for another. */
export const keyOf = (...names: readonly (string | number)[]): string => JSON.stringify(names);

/** A copy that nobody else holds: what is kept does not change when the caller's object does. */
export function ownJson(value: Json): Json {
  return deepFrozen(JSON.parse(canonicalText(value)));
}

function deepFrozen(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}

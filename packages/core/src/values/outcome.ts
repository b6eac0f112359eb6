/** Results that may be refused. Core returns refusals with a code, a sentence and a place; it throws only on misuse. */

/** Why something was refused: a stable code, a sentence that says what to do, and the path to the offending term. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly at?: readonly (string | number)[];
}

/** A value, or at least one refusal. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The value, accepted. */
export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** Refused for these reasons, at least one. */
export const refused = (first: Refusal, ...rest: readonly Refusal[]): Outcome<never> => ({
  ok: false,
  refusals: [first, ...rest],
});

/** The value changed by a step that may refuse in its turn; refusals pass through. */
export const andThen = <T, U>(from: Outcome<T>, step: (value: T) => Outcome<U>): Outcome<U> =>
  from.ok ? step(from.value) : from;

/** All values, or all refusals of all outcomes: the author sees every mistake at once. */
export const allAccepted = <T>(outcomes: Iterable<Outcome<T>>): Outcome<T[]> => {
  const values: T[] = [];
  const refusals: Refusal[] = [];
  for (const outcome of outcomes) {
    if (outcome.ok) values.push(outcome.value);
    else refusals.push(...outcome.refusals);
  }
  return refusals.length > 0 ? { ok: false, refusals } : accepted(values);
};

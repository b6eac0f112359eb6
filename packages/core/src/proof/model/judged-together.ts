/**
 * A leaf that is one of several subjects which a promise behind judges together. Owns: what such a promise says of one of them alone.
 * Does not own: the budget that they share (`behind-leaves.ts`), moments in which several are down (`exact/dated-programme.ts`).
 *
 * Down as soon as any is: each minute of one counts. Down only when all, or so many, are: one alone may be down without end.
 * Weighed: a minute of one counts in part; it is taken not to count, which is never too hopeful.
 */
import type { LeafPromise } from '../in-period.ts';
import { availabilityTerms } from './availability-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { Text } from './left-out.ts';

/** Under every text: where one judges each subject alone, nothing is shared. */
export const isJudgedTogether = ({ texts }: BoundPromise): boolean =>
  texts.every(({ commitment }) => commitment.terms.each !== 'subject');

/**
 * Which subject each is, as the model says. Several parts on one promise that does not say which of its subjects each is are so many of
 * them; a part alone is all of them.
 */
export function subjectsOf(promises: readonly BoundPromise[]): ReadonlyMap<BoundPromise, string | undefined> {
  const groups = Map.groupBy(promises, ({ reference }) => JSON.stringify([reference.agreement, reference.commitment]));
  return new Map(
    [...groups.values()].flatMap((some) => {
      const unnamed = some.filter(({ reference }) => reference.subject === undefined);
      const named = new Set(some.map(({ reference }) => reference.subject));
      const isApart = unnamed.length > 1 && unnamed.every(isJudgedTogether);
      const known = isApart ? (some[0]?.texts[0].commitment.subjects ?? []).map(({ id }) => id) : [];
      const free = known.filter((id) => !named.has(id));
      return some.map((one) => [one, one.reference.subject ?? free[unnamed.indexOf(one)]] as const);
    }),
  );
}

/** The kind under which time is left out in which too few subjects are down. */
const tooFewDown = 'too-few-down';

/** The promise as it binds the subject that the leaf names; as it is where it names none. */
export function asMember(promise: BoundPromise, whole: LeafPromise, subject: string | undefined): LeafPromise {
  if (subject === undefined || !isJudgedTogether(promise)) return whole;
  const atLeast = Math.max(...promise.texts.map((text) => neededDown(text, subject)));
  return atLeast <= 1 ? whole : { ...alone(whole), member: { of: whole, subject, atLeast } };
}

/** How many subjects are down when the service is; one that is not measured never makes it so. */
function neededDown(text: Text, subject: string): number {
  const { members, combine = 'any-down' } = availabilityTerms(text) ?? {};
  const measured = members ?? text.commitment.subjects.map(({ id }) => id);
  if (measured.length > 0 && !measured.includes(subject)) return Infinity;
  if (combine === 'any-down' || measured.length === 1) return 1;
  if (combine === 'weighted') return Infinity;
  return combine === 'all-down' ? measured.length : combine.atLeastDown;
}

/** By itself, nothing of it counts. */
function alone(promise: LeafPromise): LeafPromise {
  const { next } = promise;
  return {
    ...promise,
    leftOut: { ...promise.leftOut, [tooFewDown]: 'unlimited' },
    ...(next === undefined ? {} : { next: alone(next) }),
  };
}

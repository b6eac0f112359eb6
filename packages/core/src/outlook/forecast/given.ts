/** What a service model says of how often a promise's service fails. Owns: which of its lines speaks of a promise, and since when. */
import type { ServiceModel } from '../../proof/model/service-model.ts';
import { Instant } from '../../values/instant.ts';
import type { GivenHabit } from './habit.ts';

interface GivenQuestion {
  readonly commitment: string;
  readonly subject?: string | undefined;
  /** Lines of a later day are not known yet. */
  readonly by?: Instant | undefined;
}

/** The line for its subject before that for its commitment before that for all. */
export function givenHabit(
  model: Pick<ServiceModel, 'reliability'> | undefined,
  { commitment, subject, by }: GivenQuestion,
): GivenHabit | undefined {
  const today = by === undefined ? undefined : Instant.format(by).slice(0, 10);
  const fitting = (model?.reliability ?? []).filter(
    (one) =>
      (one.commitment === undefined || one.commitment === commitment) &&
      (one.subject === undefined || one.subject === subject) &&
      (today === undefined || one.asOf === undefined || one.asOf <= today),
  );
  const weight = (one: (typeof fitting)[number]): number =>
    (one.subject === undefined ? 0 : 2) + (one.commitment === undefined ? 0 : 1);
  const found = fitting.toSorted((one, other) => weight(other) - weight(one))[0];
  if (found === undefined) return undefined;
  const { outages, over, meanRepair, spread, source } = found;
  return { outages, over: over.value, meanRepair: meanRepair.value, spread, source };
}

/**
 * Times and figures of two texts beside availability: which of ours is laid against which of theirs. Owns: finding the pair with
 * the least room for each measure. Does not own: chains and paths, which put several of theirs together.
 */
import { comparable } from '../../terms/quantity.ts';
import { higherIsBetter } from '../../terms/target.ts';
import type { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { GapCode } from '../gap.ts';
import type { SideTerms } from '../other-terms.ts';
import { worstRun } from '../time-chain.ts';
import { targetOfText } from './availability-promise.ts';
import { textAt } from './bound-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { Words } from './gap-words.ts';
import type { Text } from './left-out.ts';
import { figureCode, measureOf } from './promised-share.ts';
import { clockTerms, hoursOf, prioritiesOf, promisedTime } from './promised-time.ts';

export interface Measured {
  readonly ours: Text;
  readonly theirs: Text;
  readonly owed: Ratio;
  readonly backed: Ratio;
  readonly unit?: Words | undefined;
}

interface MeasureQuestion {
  readonly own: Text;
  readonly promises: readonly BoundPromise[];
  readonly term: Interval;
  /** Their texts are those that bind then. */
  readonly at: Instant;
}

export interface Measures {
  readonly ours: SideTerms;
  readonly theirs: SideTerms;
  readonly of: ReadonlyMap<GapCode, Measured>;
}

const minute = 60_000;

/** Restoration and round trip, where both texts speak of them. */
export function measuresOf(question: MeasureQuestion): Measures {
  const restore = leastRoom(pairsOf(question).flatMap((pair) => restoration(pair, question.term)));
  const latency = leastRoom(pairsOf(question).flatMap(roundTrip));
  const of = new Map<GapCode, Measured>();
  if (restore !== undefined) of.set('RESTORE', restore);
  if (latency !== undefined) of.set('LATENCY', latency);
  return {
    ours: { restore: restore?.owed, latency: latency?.owed },
    theirs: { restore: restore?.backed, latency: latency?.backed },
    of,
  };
}

interface Pair {
  readonly ours: Text;
  readonly theirs: Text;
}

function pairsOf({ own: { revision }, promises, at }: MeasureQuestion): readonly Pair[] {
  const texts = promises.map((promise) => textAt(promise, at));
  return revision.commitments.flatMap((commitment) =>
    texts.map((theirs) => ({ ours: { revision, commitment }, theirs })),
  );
}

function restoration({ ours, theirs }: Pair, term: Interval): readonly Measured[] {
  const [mine, other] = [clockTerms(ours), clockTerms(theirs)];
  if (mine?.clock !== 'restore' || other?.clock !== 'restore') return [];
  return prioritiesOf(mine).flatMap((priority): readonly Measured[] => {
    const [limit, promised] = [promisedTime(ours, priority), promisedTime(theirs, priority)];
    if (limit === undefined || promised === undefined) return [];
    const step = { name: theirs.commitment.id, ms: promised.ms, calendar: hoursOf(theirs, priority) };
    const run = worstRun(step, hoursOf(ours, priority), term);
    if (!run.ok) return [];
    return [{ ours, theirs, owed: Ratio.of(limit.ms, minute), backed: Ratio.of(run.value.elapsedMs, minute) }];
  });
}

function roundTrip({ ours, theirs }: Pair): readonly Measured[] {
  const [mine, other] = [targetOfText(ours), targetOfText(theirs)];
  if (mine === undefined || other === undefined || figureCode(ours) !== 'LATENCY') return [];
  const isAlike =
    measureOf(ours) === measureOf(theirs) && comparable(mine.bound, other.bound) && !higherIsBetter(other);
  if (!isAlike || mine.bound.dimension !== 'time') return [];
  return [{ ours, theirs, owed: mine.bound.value, backed: other.bound.value, unit: { en: 'ms', 'zh-Hant': '毫秒' } }];
}

function leastRoom(found: readonly Measured[]): Measured | undefined {
  const room = ({ owed, backed }: Measured): Ratio => owed.minus(backed);
  return [...found].sort((a, b) => room(a).compare(room(b)))[0];
}

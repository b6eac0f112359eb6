/**
 * What the slices of a served run have to be, by the plainest arithmetic: the target's own log, laid to the times at which its
 * collections were stored. Owns: which slices can be known and why others cannot. Uses nothing of the product but raw samples.
 */
import type { Sample } from '@troth/connectors';
import type { Shown } from './loopback-target.ts';
import { additions, counterOf } from './raw-figures.ts';

export interface Count {
  readonly bad: number;
  readonly total: number;
}

/** Known slices by their start. */
export type Slices = ReadonlyMap<number, Count>;

/** A stored collection: what was counted up to it since the one before, by the log and by the samples. */
interface Collection {
  readonly at: number;
  readonly logged: Count;
  readonly raw: Count;
}

/** Something that was done on purpose. */
export interface Disturbance {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

export interface Expected {
  readonly start: number;
  /** Undefined where nobody can know it. */
  readonly logged: Count | undefined;
  readonly raw: Count | undefined;
  /** Why it cannot be known. */
  readonly because?: string;
}

export const sum = (counts: Iterable<Count>): Count =>
  [...counts].reduce((all, { bad, total }) => ({ bad: all.bad + bad, total: all.total + total }), { bad: 0, total: 0 });

export const same = (one: Count | undefined, other: Count | undefined): boolean =>
  one?.bad === other?.bad && one?.total === other?.total;

export function collectionsOf(pulled: readonly Sample[], log: readonly Shown[]): readonly Collection[] {
  const [ok, failed] = [counterOf(pulled, '200'), counterOf(pulled, '503')];
  const [moreOk, moreFailed] = [additions(ok.map(({ value }) => value)), additions(failed.map(({ value }) => value))];
  let next = 0;
  return ok.map(({ at, value }, i) => {
    const other = failed[i];
    if (other?.at !== at) throw new Error(`the two counters were not stored together at ${at}`);
    const found = log.findIndex((shown, k) => k >= next && shown.ok === value && shown.failed === other.value);
    if (found < 0) throw new Error(`what was stored at ${at} was never shown`);
    const logged = sum(log.slice(next, found + 1).map((shown, k) => shownAfter(log[next + k - 1], shown)));
    next = found + 1;
    const bad = moreFailed[i] ?? 0;
    return { at, logged, raw: { bad, total: bad + (moreOk[i] ?? 0) } };
  });
}

/** What a collection shows more than the one before; all of it after a start, and nothing that is known at the first. */
function shownAfter(before: Shown | undefined, { ok, failed, life }: Shown): Count {
  if (before === undefined) return { bad: 0, total: 0 };
  const from = before.life === life ? before : { ok: 0, failed: 0 };
  return { bad: failed - from.failed, total: ok - from.ok + failed - from.failed };
}

interface Laid {
  readonly step: number;
  /** How long a collection speaks. */
  readonly stale: number;
  /** The last slice ends by then. */
  readonly end: number;
  readonly disturbances: readonly Disturbance[];
}

/** Every slice from the first collection on. */
export function expectedSlices(collections: readonly Collection[], laid: Laid): readonly Expected[] {
  const { step, end } = laid;
  const gaps = gapsOf(collections, laid);
  const first = collections[0]?.at ?? end;
  const found: Expected[] = [];
  for (let start = Math.floor(first / step) * step; start + step <= end; start += step) {
    const gap = gaps.find(({ from, to }) => start <= to && start + step > from);
    const inside = collections.filter(({ at }) => at >= start && at < start + step);
    const [logged, raw] = [sum(inside.map((one) => one.logged)), sum(inside.map((one) => one.raw))];
    found.push(
      gap === undefined ? { start, logged, raw } : { start, logged: undefined, raw: undefined, because: gap.what },
    );
  }
  return found;
}

/** Stretches in which something may have been counted that no collection tells the time of. */
function gapsOf(collections: readonly Collection[], { stale, disturbances }: Laid): Disturbance[] {
  const [first] = collections;
  const begin = {
    what: 'the collecting began: what the counters had counted before is not of this slice',
    from: -Infinity,
  };
  const gaps: Disturbance[] = first === undefined ? [] : [{ ...begin, to: first.at }];
  for (const [i, { at: to }] of collections.entries()) {
    const from = collections[i - 1]?.at ?? to;
    if (to - from <= stale) continue;
    const why = disturbances.filter((one) => one.from < to && one.to > from).map(({ what }) => what);
    gaps.push({ what: `${why.join(', ') || 'collections came late'}: ${to - from} ms without one`, from, to });
  }
  return gaps;
}

/** Whether the slices told are those that can be known, each with the log's counts. */
export function agree(slices: Slices, expected: readonly Expected[], end: number): boolean {
  const told = [...slices.keys()].filter((start) => start < end);
  const known = expected.filter(({ logged }) => logged !== undefined);
  return told.length === known.length && known.every(({ start, logged }) => same(slices.get(start), logged));
}

/**
 * One walk over time: members, exclusions and agreed hours become stretches in which nothing changes. Owns: the order of
 * steps at each instant (combine → agreed → exclusions → unknown). Does not own: what a metric counts.
 */
import type { Instant } from '../../values/instant.ts';
import type { Interval, IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Exclusion } from '../metric.ts';
import type { Piece } from './believed.ts';
import { combined } from './combine.ts';
import type { Combine, Company } from './combine.ts';
import { excludedShare, excuse } from './excuse.ts';
import type { Ailing, Taken } from './excuse.ts';
import type { Member } from './member.ts';

/** A stretch in which nothing changes. Shares are of the whole service, 0–1. */
export interface Stretch extends Interval {
  /** Inside agreed time of the span. */
  readonly agreed: boolean;
  /** Down, before exclusions; with unknown time in it where unknown counts as down. */
  readonly down: Ratio;
  /** Not known to be up or down, before exclusions. */
  readonly unknown: Ratio;
  readonly left: Ratio;
  readonly unknownLeft: Ratio;
  readonly taken: readonly Taken[];
  /** Excluded, down or not. */
  readonly excluded: Ratio;
  /** Whether any member existed. */
  readonly existed: boolean;
}

export interface Sweep {
  readonly members: readonly Member[];
  readonly combine: Combine;
  readonly agreed: IntervalSet;
  readonly exclusions: readonly Exclusion[];
  /** Unknown time counts as down. */
  readonly unknownIsDown: boolean;
  /** Weights are shares of the members that exist at the instant, not of all. */
  readonly amongExisting: boolean;
  /** Nothing is known from here on within the span. */
  readonly until: Instant;
}

/** Walks a sorted list of bounds; answers whether an instant lies inside. Instants must not go back. */
class Cursor {
  readonly #bounds: readonly number[];
  #next = 0;

  constructor(set: IntervalSet) {
    this.#bounds = set.bounds;
  }

  inside(at: number): boolean {
    while ((this.#bounds[this.#next] ?? Infinity) <= at) this.#next += 1;
    return this.#next % 2 === 1;
  }
}

interface Change {
  readonly at: Instant;
  readonly member: Member;
  readonly piece: Piece | undefined;
}

function changesOf(members: readonly Member[]): Change[] {
  const changes = members.flatMap((member) =>
    member.pieces.flatMap((piece): Change[] => [
      { at: piece.start, member, piece },
      { at: piece.end, member, piece: undefined },
    ]),
  );
  return changes.sort((a, b) => a.at - b.at || Number(a.piece !== undefined) - Number(b.piece !== undefined));
}

function boundsOf(question: Sweep, changes: readonly Change[]): Instant[] {
  const bounds = new Set<Instant>([question.until]);
  for (const { at } of changes) bounds.add(at);
  const existence = question.members.flatMap(({ existed }) =>
    existed === undefined ? [] : [existed.intersect(question.agreed)],
  );
  for (const set of [
    question.agreed,
    ...question.exclusions.map((one) => one.intervals.intersect(question.agreed)),
    ...existence,
  ]) {
    for (const { start, end } of set) bounds.add(start).add(end);
  }
  return [...bounds].sort((a, b) => a - b);
}

const companyOf = (members: readonly Member[]): Company => ({
  count: members.length,
  weight: Ratio.sumOf(members.map(({ weight }) => weight)),
});

/** The stretches in order of time; those in which all are up, existing and not excluded are left out. */
export function sweep(question: Sweep): Stretch[] {
  const { members, combine, exclusions } = question;
  const changes = changesOf(members);
  const bounds = boundsOf(question, changes);
  const inAgreed = new Cursor(question.agreed);
  const inExclusion = exclusions.map(({ intervals }) => new Cursor(intervals));
  const everyone = companyOf(members);
  const alwaysThere = members.every(({ existed }) => existed === undefined);
  const state = new Map<Member, Piece>();
  const stretches: Stretch[] = [];
  let next = 0;
  for (const [i, start] of bounds.entries()) {
    const end = bounds[i + 1];
    if (end === undefined) break;
    for (let change = changes[next]; change !== undefined && change.at <= start; change = changes[++next]) {
      if (change.piece === undefined) state.delete(change.member);
      else state.set(change.member, change.piece);
    }
    const agreed = inAgreed.inside(start);
    const there = alwaysThere ? members : members.filter(({ existed }) => existed?.contains(start) ?? true);
    const excluded = exclusions
      .map((exclusion, index) => ({ index, exclusion, inForce: inExclusion[index]?.inside(start) === true }))
      .filter(({ inForce }) => inForce && agreed);
    if (state.size === 0 && excluded.length === 0 && there.length > 0) continue;
    const company = alwaysThere ? everyone : companyFor(question, there, everyone);
    stretches.push({
      start,
      end,
      agreed,
      existed: there.length > 0,
      ...momentOf({ state, company, combine, excluded, there }, question),
    });
  }
  return stretches;
}

/** "All" means all that exist; weights are of all members unless the terms say of those that exist. */
function companyFor(question: Sweep, there: readonly Member[], everyone: Company): Company {
  return { count: there.length, weight: question.amongExisting ? companyOf(there).weight : everyone.weight };
}

interface Here {
  readonly state: ReadonlyMap<Member, Piece>;
  readonly company: Company;
  readonly combine: Combine;
  readonly excluded: readonly { readonly index: number; readonly exclusion: Exclusion }[];
  readonly there: readonly Member[];
}

function momentOf(here: Here, { unknownIsDown }: Sweep): Omit<Stretch, 'start' | 'end' | 'agreed' | 'existed'> {
  const { company, combine } = here;
  const ailing = (share: (piece: Piece) => Ratio): Ailing[] =>
    [...here.state].map(([{ id, weight }, piece]) => ({ id, weight, down: share(piece) }));
  const low = ailing(({ low: share }) => share);
  const allKnown = [...here.state.values()].every((piece) => piece.low.equals(piece.high));
  const high = allKnown ? low : ailing(({ high: share }) => share);
  const excluded = here.excluded.length === 0 ? Ratio.zero : excludedShare(here, here.there);
  const [least, most] = [combined(low, company, combine), allKnown ? undefined : combined(high, company, combine)];
  const leastLeft = excuse({ ...here, ailing: low });
  const mostLeft = allKnown ? leastLeft : excuse({ ...here, ailing: high });
  const counted = unknownIsDown ? mostLeft : leastLeft;
  return {
    down: unknownIsDown ? (most ?? least) : least,
    unknown: (most ?? least).minus(least),
    left: counted.left,
    unknownLeft: mostLeft.left.minus(leastLeft.left),
    taken: counted.taken,
    excluded,
  };
}

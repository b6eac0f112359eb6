/**
 * The worst that can happen while every promise is kept: when each leaf is down. Owns: the schedule that attains the guaranteed
 * figure of a structure without shared leaves. Does not own: the figure (`gate.ts`), replaying the schedule.
 *
 * Down over `over`, the gate needs m members down at each moment. Laid end to end, the members' shares cover `over` m times;
 * wrapped around it (McNaughton), none meets itself, since none is longer than `over`. Each member then goes down in its share.
 */
import type { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { along } from './along.ts';
import { worstOfGate } from './gate.ts';
import type { Unavailable } from './downtime-bound.ts';
import type { Structure } from './structure.ts';

/**
 * When each leaf is down so that the structure is down as long as its promises allow, beginning with the first moment of the
 * agreed time, in whole milliseconds rounded down.
 */
export function worstSchedule(
  structure: Structure,
  unavailable: Unavailable,
  agreed: IntervalSet,
): ReadonlyMap<string, IntervalSet> {
  const whole = Ratio.of(agreed.total());
  const budgets = new Map([...unavailable].map(([leaf, u]) => [leaf, Ratio.of(u.times(whole).floor())] as const));
  const schedule = new Map<string, IntervalSet>();
  const goDown = (one: Structure, over: IntervalSet): void => {
    if ('leaf' in one) return void schedule.set(one.leaf, over);
    const longest = over.total();
    const together = one.of.length - one.needs + 1;
    let laid = 0;
    for (const member of one.of) {
      const left = together * longest - laid;
      const length = Math.min(longest, left, budgetOf(member, budgets, agreed.total()));
      goDown(member, wrapped(over, laid % Math.max(1, longest), length));
      laid += length;
    }
  };
  goDown(structure, firstOf(agreed, budgetOf(structure, budgets, agreed.total())));
  return schedule;
}

/** Milliseconds that a part may be down in all. */
function budgetOf(structure: Structure, budgets: ReadonlyMap<string, Ratio>, whole: number): number {
  if ('leaf' in structure) return Number((budgets.get(structure.leaf) ?? Ratio.of(whole)).floor());
  if (whole === 0) return 0;
  const shares = structure.of.map((member) => Ratio.of(budgetOf(member, budgets, whole), whole));
  return Number(worstOfGate(structure.needs, shares).times(Ratio.of(whole)).floor());
}

/** The first so many milliseconds of a set. */
function firstOf(set: IntervalSet, length: number): IntervalSet {
  return along(set, 0, length);
}

/** So many milliseconds of a set from an offset on, going on at its beginning. */
function wrapped(set: IntervalSet, from: number, length: number): IntervalSet {
  const end = from + length;
  const whole = set.total();
  return along(set, from, Math.min(end, whole)).union(along(set, 0, Math.max(0, end - whole)));
}

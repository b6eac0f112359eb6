/** What teams carry already and what a draft would add. Owns: the sum, exact, and whether it is feasible. */
import type { Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';

export interface Capable {
  readonly id: string;
  readonly name: Localized;
  readonly capacity: string;
  readonly committed: string;
  readonly unit: string;
  readonly state: string;
}

export interface AddedWork {
  readonly capability: string;
  readonly what: Localized;
  readonly count: number;
  /** Of the unit of the capability, for each. */
  readonly each: string;
}

export interface LoadLine {
  readonly capability: string;
  readonly name: Localized;
  readonly unit: string;
  readonly capacity: string;
  readonly committed: string;
  readonly added: string;
  readonly after: string;
  /** Whole percent for people, rounded half up; never said to be 100 or less when it is more. */
  readonly percentBefore: string;
  readonly percentAfter: string;
  /** Missing units; nothing when it fits. */
  readonly short?: string;
  readonly feasible: boolean;
  /** Nobody has verified what it can carry. */
  readonly unverified: boolean;
  readonly work: readonly { readonly what: Localized; readonly count: number; readonly each: string }[];
}

const hundred = Ratio.of(100);

export function loadOf(capabilities: readonly Capable[], added: readonly AddedWork[]): readonly LoadLine[] {
  return capabilities.map(({ id, name, capacity, committed, unit, state }) => {
    const work = added.filter((one) => one.capability === id);
    const [can, has] = [Ratio.parse(capacity), Ratio.parse(committed)];
    const more = Ratio.sumOf(work.map(({ count, each }) => Ratio.of(count).times(Ratio.parse(each))));
    const after = has.plus(more);
    const feasible = after.atMost(can);
    return {
      capability: id,
      name,
      unit,
      capacity,
      committed,
      added: more.toString(),
      after: after.toString(),
      percentBefore: percent(has, can),
      percentAfter: percent(after, can),
      ...(feasible ? {} : { short: after.minus(can).toString() }),
      feasible,
      unverified: state !== 'verified',
      work: work.map(({ what, count, each }) => ({ what, count, each })),
    };
  });
}

/** A share that is over the whole is never shown as the whole. */
function percent(part: Ratio, whole: Ratio): string {
  if (whole.isZero()) return part.isZero() ? '0' : '∞';
  const exact = part.dividedBy(whole).times(hundred);
  const rounded = exact.toFixed(0);
  if (Ratio.parse(rounded).compare(hundred) === exact.compare(hundred)) return rounded;
  return exact.toFixed(2);
}

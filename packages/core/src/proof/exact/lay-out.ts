/**
 * Amounts of a dated programme as outages on the clock. Owns: which leaf is down when, and which of that time its promise leaves
 * out. Does not own: whether the engine agrees (`confirm.ts`).
 *
 * Within an atom the order of cuts does not matter to any promise; they are laid one after the other, in whole milliseconds
 * rounded down, so that no window loses more than it may.
 */
import { along } from '../along.ts';
import type { LeafPromise } from '../in-period.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Ratio } from '../../values/ratio.ts';
import type { DatedProgramme } from './dated-programme.ts';
import type { Reading } from './readings.ts';

/** Time that a promise leaves out although the leaf is down, and why. */
export interface Excused {
  readonly promise: LeafPromise;
  readonly kind: string;
  readonly when: IntervalSet;
}

export interface LeafOutage {
  readonly down: IntervalSet;
  readonly excused: readonly Excused[];
}

/** When each leaf that fails is down, by leaf. */
export function layOut(dated: DatedProgramme, amounts: readonly Ratio[]): ReadonlyMap<string, LeafOutage> {
  const down = outages(dated, amounts);
  const laid = { dated, amounts, leavesOn: leavesByReading(dated) };
  return new Map([...down].map(([leaf, when]) => [leaf, { down: when, excused: excusedOf(leaf, down, laid) }]));
}

interface Laid {
  readonly dated: DatedProgramme;
  readonly amounts: readonly Ratio[];
  /** Leaves that rest on the same promise. */
  readonly leavesOn: ReadonlyMap<Reading, readonly string[]>;
}

function outages({ atoms, downs }: DatedProgramme, amounts: readonly Ratio[]): ReadonlyMap<string, IntervalSet> {
  const laid = atoms.map(() => 0);
  const found = new Map<string, IntervalSet[]>();
  for (const [j, { atom, cut }] of downs.entries()) {
    const length = Number(amounts[j]?.floor() ?? 0n);
    const whole = atoms[atom]?.when;
    if (length === 0 || whole === undefined) continue;
    const from = laid[atom] ?? 0;
    const when = along(whole, from, from + length);
    laid[atom] = from + length;
    for (const leaf of cut) found.set(leaf, [...(found.get(leaf) ?? []), when]);
  }
  return new Map([...found].map(([leaf, sets]) => [leaf, IntervalSet.unionOf(sets)]));
}

/** What was laid in whole milliseconds is relieved in whole ones. */
function excusedOf(leaf: string, down: ReadonlyMap<string, IntervalSet>, laid: Laid): readonly Excused[] {
  const own = down.get(leaf) ?? IntervalSet.empty;
  return (laid.dated.readings.get(leaf) ?? []).flatMap((reading) => {
    if (reading.allowances.length === 0) return [];
    const leaves = laid.leavesOn.get(reading) ?? [];
    const together = IntervalSet.unionOf(leaves.map((one) => down.get(one) ?? IntervalSet.empty));
    const endless = reading.allowances
      .filter(({ may }) => may === undefined)
      .map(({ text, kind, when = own }) => ({ promise: text, kind, when: chargedBy(text, reading).intersect(when) }));
    const limited = laid.dated.reliefs.flatMap(({ promise, allowance, charge, atom }, i) => {
      if (promise !== reading.promise) return [];
      const length = Number(laid.amounts[laid.dated.downs.length + i]?.ceil() ?? 0n);
      const there = atom === undefined ? charge.when : (laid.dated.atoms[atom]?.when ?? IntervalSet.empty);
      return [{ promise: allowance.text, kind: allowance.kind, when: along(together.intersect(there), 0, length) }];
    });
    return [...endless, ...limited]
      .map((one) => ({ ...one, when: one.when.intersect(own) }))
      .filter(({ when }) => !when.isEmpty);
  });
}

function leavesByReading({ readings }: DatedProgramme): ReadonlyMap<Reading, readonly string[]> {
  const found = new Map<Reading, string[]>();
  for (const [leaf, some] of readings) for (const one of some) found.set(one, [...(found.get(one) ?? []), leaf]);
  return found;
}

function chargedBy(text: LeafPromise, { charges }: Reading): IntervalSet {
  return IntervalSet.unionOf(charges.filter((one) => one.text === text).map(({ when }) => when));
}

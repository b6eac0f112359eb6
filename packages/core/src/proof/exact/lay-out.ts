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
import { countingIn } from './dated-programme.ts';
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
  const { down, counted } = outages(dated, amounts);
  const laid = { dated, amounts, counted };
  return new Map([...down].map(([leaf, own]) => [leaf, { down: own, excused: excusedOf(leaf, own, laid) }]));
}

interface Laid {
  readonly dated: DatedProgramme;
  readonly amounts: readonly Ratio[];
  readonly counted: Outages['counted'];
}

interface Outages {
  readonly down: ReadonlyMap<string, IntervalSet>;
  /** When what is down counts against a promise. */
  readonly counted: ReadonlyMap<Reading, IntervalSet>;
}

function outages({ atoms, downs, readings }: DatedProgramme, amounts: readonly Ratio[]): Outages {
  const laid = atoms.map(() => 0);
  const down = new Map<string, IntervalSet[]>();
  const counted = new Map<Reading, IntervalSet[]>();
  for (const [j, { atom, cut }] of downs.entries()) {
    const length = Number(amounts[j]?.floor() ?? 0n);
    const whole = atoms[atom]?.when;
    if (length === 0 || whole === undefined) continue;
    const from = laid[atom] ?? 0;
    const when = along(whole, from, from + length);
    laid[atom] = from + length;
    for (const leaf of cut) down.set(leaf, [...(down.get(leaf) ?? []), when]);
    for (const reading of countingIn(cut, readings)) counted.set(reading, [...(counted.get(reading) ?? []), when]);
  }
  return { down: unions(down), counted: unions(counted) };
}

function unions<K>(sets: ReadonlyMap<K, readonly IntervalSet[]>): ReadonlyMap<K, IntervalSet> {
  return new Map([...sets].map(([key, some]) => [key, IntervalSet.unionOf(some)]));
}

/** What was laid in whole milliseconds is relieved in whole ones. */
function excusedOf(leaf: string, own: IntervalSet, laid: Laid): readonly Excused[] {
  return (laid.dated.readings.get(leaf) ?? []).flatMap(({ reading }) => {
    if (reading.allowances.length === 0) return [];
    const counted = laid.counted.get(reading) ?? IntervalSet.empty;
    const endless = reading.allowances
      .filter(({ may }) => may === undefined)
      .map(({ text, kind, when = own }) => ({ promise: text, kind, when: chargedBy(text, reading).intersect(when) }));
    const limited = laid.dated.reliefs.flatMap(({ promise, allowance, charge, atom }, i) => {
      if (promise !== reading.promise) return [];
      const length = Number(laid.amounts[laid.dated.downs.length + i]?.ceil() ?? 0n);
      const there = atom === undefined ? charge.when : (laid.dated.atoms[atom]?.when ?? IntervalSet.empty);
      return [{ promise: allowance.text, kind: allowance.kind, when: along(counted.intersect(there), 0, length) }];
    });
    return [...endless, ...limited]
      .map((one) => ({ ...one, when: one.when.intersect(own) }))
      .filter(({ when }) => !when.isEmpty);
  });
}

function chargedBy(text: LeafPromise, { charges }: Reading): IntervalSet {
  return IntervalSet.unionOf(charges.filter((one) => one.text === text).map(({ when }) => when));
}

/**
 * The worst that can happen in one dated period while every promise is kept, as a linear programme. Owns: its rows and columns,
 * what an amount means. Does not own: solving it (`programme.ts`), laying the amounts on the clock (`lay-out.ts`).
 *
 * At each moment some minimal cut is down, or none. Moments that every promise reads alike form one atom. Columns are times in
 * which a cut is down in an atom; rows are the length of the atom and what each window of each promise may lose. Time that a
 * promise leaves out beyond the target relieves its window, up to its limit, in the moments in which it may be used.
 * A promise that several leaves rest on is one promise: it is charged once for a moment in which any of them is down, or, where
 * it judges several subjects together, as many of them as it takes.
 */
import type { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { CountedTime, LeafPromise, Member } from '../in-period.ts';
import { occurrences } from '../structure.ts';
import type { Structure } from '../structure.ts';
import { minimalCuts } from './cuts.ts';
import type { Group } from './cuts.ts';
import { piecesOf } from './moments.ts';
import type { Piece } from './moments.ts';
import { isWithinReach } from './programme.ts';
import type { Column, Programme, Use } from './programme.ts';
import { readingOf } from './readings.ts';
import type { Allowance, Charge, Reading } from './readings.ts';

/** A cut that is down in an atom for the amount of its column. */
export interface DownColumn {
  readonly atom: number;
  readonly cut: Group;
}

/** How much of what a promise is charged in an atom (or in a window, anywhere in it) its allowance takes over. */
export interface ReliefColumn {
  readonly allowance: Allowance;
  readonly promise: LeafPromise;
  readonly charge: Charge;
  readonly atom: number | undefined;
}

export interface DatedProgramme {
  readonly programme: Programme;
  readonly atoms: readonly Piece[];
  readonly downs: readonly DownColumn[];
  /** Columns after those of `downs`. */
  readonly reliefs: readonly ReliefColumn[];
  readonly readings: Readings;
  /** Some leaf is only let down in pieces shorter than a threshold: what is found is possible, not the worst. */
  readonly isRestricted: boolean;
}

/** What each leaf rests on, and as which of the subjects of it. */
export type Readings = ReadonlyMap<string, readonly Rests[]>;

interface Rests {
  readonly reading: Reading;
  readonly member: Member | undefined;
}

const mostAtoms = 500;

export interface DatedQuestion {
  readonly structure: Structure;
  readonly promises: ReadonlyMap<string, readonly LeafPromise[]>;
  readonly target: CountedTime;
  /** The target's agreed time in the period. */
  readonly agreed: IntervalSet;
}

/** The programme of a period; undefined where it would be too large. */
export function datedProgramme(question: DatedQuestion): DatedProgramme | undefined {
  const cuts = minimalCuts(question.structure);
  if (cuts === undefined) return undefined;
  const readings = readingsOf(question);
  const marks = new Marks(readings);
  const atoms = piecesOf(question.agreed, marks.sets, mostAtoms);
  if (atoms === undefined || atoms.length * cuts.length > 20_000) return undefined;
  const rows = new Rows(atoms);
  const downs: DownColumn[] = [];
  const columns: Column[] = [];
  for (const [atom, { inside }] of atoms.entries()) {
    for (const [cut, uses] of waysDown(cuts, { atom, inside, marks, rows, readings })) {
      downs.push({ atom, cut });
      columns.push({ gain: 1, uses });
    }
  }
  const reliefs = reliefsOf(rows, atoms, marks);
  const programme = {
    limits: rows.limits,
    columns: [...columns, ...reliefs.map(({ uses }) => ({ gain: 0, uses }) as const)],
  };
  if (!isWithinReach(programme)) return undefined;
  const isRestricted = marks.readings.some(({ allowances }) => allowances.some(isComb));
  return { programme, atoms, downs, reliefs, readings, isRestricted };
}

/** Short outages without limit are only told apart from long ones when they stand alone. */
export function isComb({ kind, may }: Allowance): boolean {
  return kind === 'threshold' && may === undefined;
}

function readingsOf({ structure, promises, target, agreed }: DatedQuestion): Readings {
  const known = new Map<LeafPromise, Reading>();
  const read = (promise: LeafPromise): Rests => {
    const { member } = promise;
    const whole = member?.of ?? promise;
    const reading = known.get(whole) ?? readingOf(whole, target, agreed);
    known.set(whole, reading);
    return { reading, member };
  };
  return new Map([...occurrences(structure).keys()].map((leaf) => [leaf, (promises.get(leaf) ?? []).map(read)]));
}

/** The promises that a moment counts against in which these leaves are down. */
export function countingIn(cut: Iterable<string>, readings: Readings): readonly Reading[] {
  const found = new Map<Reading, Set<string>>();
  const counting = new Set<Reading>();
  for (const leaf of cut) {
    for (const { reading, member } of readings.get(leaf) ?? []) {
      if (member !== undefined) found.set(reading, (found.get(reading) ?? new Set()).add(member.subject));
      if (member === undefined || (found.get(reading)?.size ?? 0) >= member.atLeast) counting.add(reading);
    }
  }
  return [...counting];
}

/** Numbers the sets of moments of all readings; equal sets have one number. */
class Marks {
  readonly sets: IntervalSet[] = [];
  readonly readings: readonly Reading[];
  readonly #numbers = new Map<string, number>();
  readonly #byItem = new Map<Charge | Allowance, number>();

  constructor(readings: Readings) {
    this.readings = [...new Set([...readings.values()].flat().map(({ reading }) => reading))];
    for (const { charges, allowances } of this.readings) {
      for (const item of [...charges, ...allowances]) if (item.when !== undefined) this.#number(item, item.when);
    }
  }

  #number(item: Charge | Allowance, when: IntervalSet): void {
    const key = when.bounds.join(' ');
    const number = this.#numbers.get(key) ?? this.sets.push(when) - 1;
    this.#numbers.set(key, number);
    this.#byItem.set(item, number);
  }

  holds(item: Charge | Allowance, inside: ReadonlySet<number>): boolean {
    const number = this.#byItem.get(item);
    return number === undefined ? item.when === undefined : inside.has(number);
  }
}

/** Rows of the programme: first the atoms, then windows, limits of allowances, presence in an atom, as they are asked for. */
class Rows {
  readonly limits: Ratio[];
  readonly #charges = new Map<Charge, number>();
  readonly #presence = new Map<Reading, Map<number, number>>();

  constructor(atoms: readonly Piece[]) {
    this.limits = atoms.map(({ when }) => Ratio.of(when.total()));
  }

  add(limit: Ratio): number {
    return this.limits.push(limit) - 1;
  }

  ofCharge(charge: Charge): number {
    const row = this.#charges.get(charge) ?? this.add(charge.may);
    this.#charges.set(charge, row);
    return row;
  }

  hasCharge(charge: Charge): boolean {
    return this.#charges.has(charge);
  }

  ofPresence(reading: Reading, atom: number): number {
    const rows = this.#presence.get(reading) ?? new Map<number, number>();
    this.#presence.set(reading, rows);
    const row = rows.get(atom) ?? this.add(Ratio.zero);
    rows.set(atom, row);
    return row;
  }

  presences(reading: Reading): ReadonlyMap<number, number> {
    return this.#presence.get(reading) ?? new Map<number, number>();
  }
}

interface Here {
  readonly atom: number;
  readonly inside: ReadonlySet<number>;
  readonly marks: Marks;
  readonly rows: Rows;
  readonly readings: Readings;
}

type Standing = 'free' | 'barred' | { readonly reading: Reading; readonly charge: Charge; readonly relieved: boolean };

/** What one promise says of an atom. */
function standingOf(reading: Reading, { inside, marks }: Here): Standing {
  const combs = reading.allowances.filter(isComb);
  if (combs.length > 0) return combs.some((one) => marks.holds(one, inside)) ? 'free' : 'barred';
  const charge = reading.charges.find((one) => marks.holds(one, inside));
  if (charge === undefined) return 'free';
  const open = reading.allowances.filter((one) => one.text === charge.text && marks.holds(one, inside));
  if (open.some(({ may }) => may === undefined)) return 'free';
  if (charge.may.isZero() && open.length === 0) return 'barred';
  return { reading, charge, relieved: open.some(({ when }) => when !== undefined) };
}

/** Every cut that may be down in an atom with the rows it uses; of those that use the same rows, one. */
function waysDown(cuts: readonly Group[], here: Here): readonly (readonly [Group, readonly Use[]])[] {
  const standings = new Map(here.marks.readings.map((one) => [one, standingOf(one, here)] as const));
  const found = new Map<string, readonly [Group, readonly Use[]]>();
  for (const cut of cuts) {
    const uses = usesOf(cut, standings, here);
    if (uses === undefined) continue;
    const key = uses.map(([row]) => row).join(' ');
    if (!found.has(key)) found.set(key, [cut, uses]);
    // Down for nothing: no other cut can do more with this atom.
    if (uses.length === 1) return [[cut, uses]];
  }
  return [...found.values()];
}

function usesOf(
  cut: Group,
  standings: ReadonlyMap<Reading, Standing>,
  { atom, rows, readings }: Here,
): readonly Use[] | undefined {
  const plus = new Set([atom]);
  const minus = new Set<number>();
  for (const reading of countingIn(cut, readings)) {
    const standing = standings.get(reading) ?? 'free';
    if (standing === 'barred') return undefined;
    if (standing === 'free') continue;
    plus.add(rows.ofCharge(standing.charge));
    if (standing.relieved) minus.add(rows.ofPresence(standing.reading, atom));
  }
  return [
    ...[...plus].sort((a, b) => a - b).map((row) => [row, 1] as const),
    ...[...minus].sort((a, b) => a - b).map((row) => [row, -1] as const),
  ];
}

type Relief = ReliefColumn & { readonly uses: readonly Use[] };

/** How allowances relieve windows: anywhere in the window, or only where something is down while they may be used. */
function reliefsOf(rows: Rows, atoms: readonly Piece[], marks: Marks): readonly Relief[] {
  return marks.readings.flatMap((reading) => {
    const { promise } = reading;
    return reading.allowances.flatMap((allowance): readonly Relief[] => {
      if (allowance.may === undefined) return [];
      const limit = rows.add(allowance.may);
      const charges = reading.charges.filter((one) => one.text === allowance.text && rows.hasCharge(one));
      if (allowance.when === undefined) {
        return charges.map((charge): Relief => {
          const uses: readonly Use[] = [
            [rows.ofCharge(charge), -1],
            [limit, 1],
          ];
          return { allowance, promise, charge, atom: undefined, uses };
        });
      }
      return [...rows.presences(reading)].flatMap(([atom, presence]): readonly Relief[] => {
        const inside = atoms[atom]?.inside ?? new Set<number>();
        const charge = charges.find((one) => marks.holds(one, inside));
        if (charge === undefined || !marks.holds(allowance, inside)) return [];
        const uses: readonly Use[] = [
          [rows.ofCharge(charge), -1],
          [limit, 1],
          [presence, 1],
        ];
        return [{ allowance, promise, charge, atom, uses }];
      });
    });
  });
}

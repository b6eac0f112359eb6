/**
 * The most of a linear programme, with a proof of it. Owns: asking the solver (YALPS, in floats), turning what it says into
 * fractions, checking both sides exactly. Does not own: what the programme is about.
 *
 * Maximise Σ gainⱼ·xⱼ, x ≥ 0, so that no row uses more than its limit. A solution x that keeps every limit says that so much can
 * happen; prices y ≥ 0 of the rows, at which no column gains more than it pays, say that no more can (weak duality). Where both
 * meet, the figure is exact; a wrong answer of the solver can only keep them apart. See decisions/0023.
 */
import { solve } from 'yalps';
import { Ratio } from '../../values/ratio.ts';
import { solveSparse } from './sparse-system.ts';
import type { Equation } from './sparse-system.ts';

/** A way to spend: it gains 1 or 0 per unit and takes a unit from each row (or gives one to it). */
export interface Column {
  readonly gain: 0 | 1;
  readonly uses: readonly Use[];
}

export type Use = readonly [row: number, by: 1 | -1];

export interface Programme {
  /** Limits of the rows, none negative. */
  readonly limits: readonly Ratio[];
  readonly columns: readonly Column[];
}

export interface Certified {
  /** What can be attained at most; never less than the true optimum. */
  readonly most: Ratio;
  /** What these amounts attain; equal to `most` where the figure is exact. */
  readonly attained: Ratio;
  /** By column. */
  readonly amounts: readonly Ratio[];
  /** By row: how much more could be attained for a little more of its limit. */
  readonly prices: readonly Ratio[];
}

/** Programmes with more columns than this, or more cells, are not asked. */
const mostColumns = 6000;
const mostCells = 3_000_000;

export function isWithinReach({ limits, columns }: Programme): boolean {
  return columns.length <= mostColumns && columns.length * limits.length <= mostCells;
}

/** The optimum between two certificates; undefined where the solver found no prices. */
export function solveProgramme(programme: Programme): Certified | undefined {
  if (programme.columns.length === 0) {
    const prices = programme.limits.map(() => Ratio.zero);
    return { most: Ratio.zero, attained: Ratio.zero, amounts: [], prices };
  }
  const prices = pricesOf(programme);
  if (prices === undefined) return undefined;
  const most = Ratio.sumOf(programme.limits.map((limit, row) => limit.times(prices[row] ?? Ratio.zero)));
  const amounts = amountsOf(programme);
  return { most, attained: gainOf(programme, amounts), amounts, prices };
}

function gainOf({ columns }: Programme, amounts: readonly Ratio[]): Ratio {
  return Ratio.sumOf(amounts.filter((_, j) => columns[j]?.gain === 1));
}

const options = { precision: 1e-9, maxPivots: 4000 } as const;
const around = 100_000;

/** Limits as floats of a size that the precision of the solver suits. */
function floats({ limits }: Programme): { readonly scale: number; readonly of: readonly number[] } {
  const plain = limits.map((limit) => limit.toNumber());
  const largest = Math.max(...plain);
  const scale = largest > 0 ? around / largest : 1;
  return { scale, of: plain.map((limit) => limit * scale) };
}

/** Prices that satisfy every column exactly: the solver's, as fractions, raised until the last column is paid. */
function pricesOf(programme: Programme): readonly Ratio[] | undefined {
  const limits = floats(programme).of;
  const found = solve<number, number>(
    {
      direction: 'minimize',
      objective: -1,
      constraints: programme.columns.map(({ gain }, j) => [j, { min: gain }]),
      variables: byRow(programme).map((entries, row) => [row, [[-1, limits[row] ?? 0], ...entries]]),
    },
    options,
  );
  if (found.status !== 'optimal') return undefined;
  const prices = programme.limits.map(() => Ratio.zero);
  for (const [row, value] of found.variables) prices[row] = nearFraction(value);
  return raised(programme, prices);
}

function byRow({ limits, columns }: Programme): readonly (readonly [number, number])[][] {
  const rows: (readonly [number, number])[][] = limits.map(() => []);
  for (const [j, { uses }] of columns.entries()) for (const [row, by] of uses) rows[row]?.push([j, by]);
  return rows;
}

function raised({ columns }: Programme, prices: readonly Ratio[]): readonly Ratio[] | undefined {
  let least = Ratio.one;
  for (const { gain, uses } of columns) {
    let paid = Ratio.zero;
    for (const [row, by] of uses) {
      const price = prices[row] ?? Ratio.zero;
      paid = by === 1 ? paid.plus(price) : paid.minus(price);
    }
    if (gain === 0 ? paid.isNegative() : !paid.greaterThan(Ratio.zero)) return undefined;
    if (gain === 1) least = Ratio.min(least, paid);
  }
  return least.equals(Ratio.one) ? prices : prices.map((price) => price.dividedBy(least));
}

/** The first fraction of the continued fraction of a float that is as near as a solver can be. */
function nearFraction(value: number): Ratio {
  let [before, last] = [
    { num: 0n, den: 1n },
    { num: 1n, den: 0n },
  ];
  for (let rest = value; ;) {
    const whole = Math.floor(rest);
    const next = { num: BigInt(whole) * last.num + before.num, den: BigInt(whole) * last.den + before.den };
    [before, last] = [last, next];
    const off = Math.abs(Number(next.num) / Number(next.den) - value);
    if (off < 1e-7 || next.den > 100_000n || rest === whole) return Ratio.of(next.num, next.den);
    rest = 1 / (rest - whole);
  }
}

/** Amounts that keep every limit exactly: the corner that the solver names, solved in fractions; else its floats, lowered. */
function amountsOf(programme: Programme): readonly Ratio[] {
  const { scale, of: limits } = floats(programme);
  const found = solve<number, number>(
    {
      direction: 'maximize',
      objective: -1,
      constraints: limits.map((limit, row) => [row, { max: limit }]),
      variables: programme.columns.map(({ gain, uses }, j) => [j, gain === 1 ? [[-1, 1], ...uses] : [...uses]]),
    },
    options,
  );
  if (found.status !== 'optimal') return programme.columns.map(() => Ratio.zero);
  const corner = cornerOf(programme, found.variables, limits);
  if (corner !== undefined && keeps(programme, corner)) return corner;
  const plain = programme.columns.map(() => Ratio.zero);
  for (const [j, value] of found.variables) plain[j] = Ratio.of(Math.floor((value / scale) * 1000), 1000);
  return lowered(programme, plain);
}

type Values = readonly (readonly [number, number])[];

/** A corner is where the rows that are used up decide the columns that are taken. */
function cornerOf(programme: Programme, values: Values, limits: readonly number[]): readonly Ratio[] | undefined {
  const taken = new Map(values);
  const used = limits.map(() => 0);
  const entries = new Map<number, Map<number, Ratio>>();
  for (const [j, value] of taken) {
    for (const [row, by] of programme.columns[j]?.uses ?? []) {
      used[row] = (used[row] ?? 0) + by * value;
      const entry = entries.get(row) ?? new Map<number, Ratio>();
      entries.set(row, entry.set(j, Ratio.of(by)));
    }
  }
  const equations: Equation[] = [];
  for (const [row, terms] of entries) {
    if (Math.abs((used[row] ?? 0) - (limits[row] ?? 0)) > 1e-4) continue;
    equations.push({ terms, equals: programme.limits[row] ?? Ratio.zero });
  }
  const solved = solveSparse(equations, taken.size);
  return solved && programme.columns.map((_, j) => solved.get(j) ?? Ratio.zero);
}

function usedOf({ limits, columns }: Programme, amounts: readonly Ratio[]): readonly Ratio[] {
  const used = limits.map(() => Ratio.zero);
  for (const [j, amount] of amounts.entries()) {
    if (amount.isZero()) continue;
    for (const [row, by] of columns[j]?.uses ?? []) {
      const before = used[row] ?? Ratio.zero;
      used[row] = by === 1 ? before.plus(amount) : before.minus(amount);
    }
  }
  return used;
}

function keeps(programme: Programme, amounts: readonly Ratio[]): boolean {
  if (amounts.some((amount) => amount.isNegative())) return false;
  return usedOf(programme, amounts).every((used, row) => used.atMost(programme.limits[row] ?? Ratio.zero));
}

/** No limit is negative, so that less of everything keeps them all, unless a row with the limit 0 is overused. */
function lowered(programme: Programme, amounts: readonly Ratio[]): readonly Ratio[] {
  let by = Ratio.one;
  for (const [row, used] of usedOf(programme, amounts).entries()) {
    const limit = programme.limits[row] ?? Ratio.zero;
    if (used.greaterThan(limit)) by = Ratio.min(by, limit.dividedBy(used));
  }
  return by.equals(Ratio.one) ? amounts : amounts.map((amount) => amount.times(by));
}

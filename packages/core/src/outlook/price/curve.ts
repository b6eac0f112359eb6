/**
 * Credit as a function of downtime, found once from the very rules. Owns: where the credit changes. Does not own: the credit
 * (the caller asks the engine), nor the chances.
 *
 * The engine is asked at the ends and at more and more points between, until two neighbouring milliseconds differ or a piece
 * is level or straight. A band that begins and ends between two points of asking that agree would be missed; the points are
 * dense enough (every doubling, every thirty-second) for bands that people write.
 */

export interface Asked {
  /** Money in the major unit. */
  readonly credit: number;
  readonly missed: boolean;
}

/** From after the last piece up to and with `upTo`. */
export interface CurvePiece {
  readonly upTo: number;
  readonly missed: boolean;
  readonly first: number;
  /** The same as `first` where the piece is level. */
  readonly last: number;
}

export interface CreditCurve {
  readonly pieces: readonly CurvePiece[];
  /** Every piece is level. */
  readonly level: boolean;
}

const mostPieces = 2_000;
const straightness = 0.011;

/** The curve over whole milliseconds from none to `top`; undefined where it has too many pieces. */
export function creditCurve(ask: (downMs: number) => Asked, top: number): CreditCurve | undefined {
  const known = new Map<number, Asked>();
  const at = (downMs: number): Asked => {
    const found = known.get(downMs) ?? ask(downMs);
    known.set(downMs, found);
    return found;
  };
  const pieces: CurvePiece[] = [];
  const knots = pointsOf(top);
  for (const [index, to] of knots.entries()) {
    const from = index === 0 ? 0 : (knots[index - 1] ?? 0);
    if (!between(from, to, { at, pieces })) return undefined;
  }
  return joined(pieces);
}

function pointsOf(top: number): readonly number[] {
  const found = new Set<number>([top]);
  for (let length = 1_000; length < top; length *= 2) found.add(length);
  for (let part = 1; part < 32; part += 1) found.add(Math.floor((top * part) / 32));
  return [...found].filter((one) => one > 0).sort((one, other) => one - other);
}

interface Search {
  readonly at: (downMs: number) => Asked;
  readonly pieces: CurvePiece[];
}

/** Pieces of [from, to); false when there are too many. */
function between(from: number, to: number, search: Search): boolean {
  const { at, pieces } = search;
  if (pieces.length > mostPieces) return false;
  const [low, high] = [at(from), at(to)];
  const level = low.credit === high.credit && low.missed === high.missed;
  if (level || to - from <= 1 || isStraight(from, to, at)) {
    const last = level || to - from <= 1 ? low.credit : high.credit;
    pieces.push({ upTo: to - 1, missed: low.missed, first: low.credit, last });
    return true;
  }
  const middle = Math.floor((from + to) / 2);
  return between(from, middle, search) && between(middle, to, search);
}

function isStraight(from: number, to: number, at: Search['at']): boolean {
  const [low, high] = [at(from), at(to)];
  if (low.missed !== high.missed || to - from < 16) return false;
  return [1, 2, 3, 5, 7].every((eighths) => {
    const place = from + Math.floor(((to - from) * eighths) / 8);
    const line = low.credit + ((high.credit - low.credit) * (place - from)) / (to - from);
    const found = at(place);
    return found.missed === low.missed && Math.abs(found.credit - line) < straightness;
  });
}

/** Level neighbours of one credit become one piece; the last reaches to any length. */
function joined(found: readonly CurvePiece[]): CreditCurve {
  const pieces: CurvePiece[] = [];
  for (const piece of found) {
    const before = pieces.at(-1);
    const alike = before?.first === before?.last && piece.first === piece.last && before?.last === piece.first;
    if (before !== undefined && alike && before.missed === piece.missed) pieces[pieces.length - 1] = piece;
    else pieces.push(piece);
  }
  const last = pieces.at(-1);
  if (last !== undefined)
    pieces.push({ upTo: Number.MAX_SAFE_INTEGER, missed: last.missed, first: last.last, last: last.last });
  return { pieces, level: pieces.every(({ first, last: end }) => first === end) };
}

/** Index of the piece that holds the downtime. */
export function pieceAt({ pieces }: CreditCurve, downMs: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.upTo ?? 0) >= downMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The credit of a downtime in whole milliseconds. */
export function creditAt(curve: CreditCurve, downMs: number): number {
  const index = pieceAt(curve, downMs);
  const piece = curve.pieces[index];
  if (piece === undefined) return 0;
  if (piece.first === piece.last) return piece.first;
  const from = index === 0 ? 0 : (curve.pieces[index - 1]?.upTo ?? -1) + 1;
  const length = piece.upTo + 1 - from;
  return piece.first + ((piece.last - piece.first) * (downMs - from)) / length;
}

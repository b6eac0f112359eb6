/**
 * From what sources say of one member to what is believed of it. Owns: precedence, contradiction, silence.
 *
 * At each instant the first source in the order of precedence that knows is believed; sources not in the order come last,
 * together. Sources of one rank are united: if any says down it is down, the largest weight wins, and one that knows
 * beats one that does not. Silence contradicts nobody; what it means is declared (coverage).
 */
import type { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Saying } from './saying.ts';

/** Between `low` (known down) and `high` (down if all that is unknown were down). Where no piece is, the member is up. */
export interface Piece extends Interval {
  readonly low: Ratio;
  readonly high: Ratio;
}

export interface Belief {
  readonly precedence: readonly string[];
  /** Where silence is unknown; empty when silence means up. */
  readonly silent: IntervalSet;
  /** Where the member existed; everywhere when missing. */
  readonly existed?: IntervalSet | undefined;
}

/** What is believed, as disjoint pieces in order of time; stretches believed up are left out. */
export function believed(sayings: readonly Saying[], belief: Belief): Piece[] {
  const said = believedWhereSaid(sayings, belief);
  const pieces = belief.silent.isEmpty ? said : withSilence(said, sayings, belief.silent);
  return belief.existed === undefined ? pieces : within(pieces, belief.existed);
}

function believedWhereSaid(sayings: readonly Saying[], { precedence }: Belief): Piece[] {
  const rank = new Map(precedence.map((source, index) => [source, index]));
  const waiting = [...sayings].sort((a, b) => a.start - b.start);
  const bounds = [...new Set(waiting.flatMap(({ start, from, end }) => [start, from, end]))].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let active: Saying[] = [];
  let next = 0;
  for (const [i, at] of bounds.entries()) {
    const end = bounds[i + 1];
    if (end === undefined) break;
    active = active.filter((saying) => saying.end > at);
    for (let saying = waiting[next]; saying !== undefined && saying.start <= at; saying = waiting[++next]) {
      if (saying.end > at) active.push(saying);
    }
    const { low, high } = weightAt(at, active, rank);
    if (!high.isZero()) append(pieces, { start: at, end, low, high });
  }
  return pieces;
}

function weightAt(
  at: Instant,
  active: readonly Saying[],
  rank: ReadonlyMap<string, number>,
): Pick<Piece, 'low' | 'high'> {
  let [best, low, unknown] = [Infinity, Ratio.zero, Ratio.zero];
  for (const saying of active) {
    const mine = rank.get(saying.row.source) ?? rank.size;
    const weight = at < saying.from ? Ratio.zero : saying.weight;
    if (saying.unknown) unknown = Ratio.max(unknown, weight);
    else if (mine < best) [best, low] = [mine, weight];
    else if (mine === best) low = Ratio.max(low, weight);
  }
  return best === Infinity ? { low, high: unknown } : { low, high: low };
}

function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const joins =
    last !== undefined && last.end === piece.start && last.low.equals(piece.low) && last.high.equals(piece.high);
  if (joins) pieces[pieces.length - 1] = { ...last, end: piece.end };
  else pieces.push(piece);
}

/** Where no source knows, all is unknown: a source that does not know of a part says nothing of the rest. */
function withSilence(said: readonly Piece[], sayings: readonly Saying[], silent: IntervalSet): Piece[] {
  const nobodyKnows = silent.minus(IntervalSet.of(sayings.filter(({ unknown }) => !unknown)));
  const kept = said.flatMap((piece) =>
    [...IntervalSet.of([piece]).minus(nobodyKnows)].map((part) => ({ ...piece, ...part })),
  );
  const unknown = [...nobodyKnows].map((part) => ({ ...part, low: Ratio.zero, high: Ratio.one }));
  return [...kept, ...unknown].sort((a, b) => a.start - b.start);
}

function within(pieces: readonly Piece[], existed: IntervalSet): Piece[] {
  return pieces.flatMap((piece) => [...existed.clip(piece.start, piece.end)].map((part) => ({ ...piece, ...part })));
}

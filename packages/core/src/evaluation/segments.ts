/**
 * Which terms govern which part of a period. Owns: splitting a period where a revision, a parent or a waiver changes what the
 * commitment says (design: the state in force at the time of the event decides). Parts that say the same are joined again, so an
 * amendment that does not touch the commitment does not split its verdict.
 */
import type { Agreement } from '../agreements/book.ts';
import { inForce } from '../agreements/book.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import { parseTarget } from '../terms/target.ts';
import type { Target } from '../terms/target.ts';
import { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { IntervalSet } from '../values/interval.ts';

/** A part of a period with the terms that govern it. */
export interface Segment {
  readonly span: Interval;
  readonly revision: Revision;
  readonly commitment: Commitment;
  /** A waived target in place of the agreed one. */
  readonly waivedTarget?: Target | undefined;
  /** Time that a waiver takes out, with the waiver's id. */
  readonly waivedTime: readonly { readonly waiver: string; readonly intervals: IntervalSet }[];
}

/** The parts of `period` in order; empty when no revision with this commitment holds anywhere in it. */
export function segmentsOf(agreement: Agreement, commitmentId: string, period: Interval): readonly Segment[] {
  const pieces = inForce(agreement, period).flatMap(({ revision, span }) => {
    const commitment = revision.commitments.find((one) => one.id === commitmentId);
    return commitment === undefined ? [] : [{ revision, commitment, span }];
  });
  return joinAlike(governing(pieces)).flatMap(cutByWaivers);
}

interface Piece {
  readonly revision: Revision;
  readonly commitment: Commitment;
  readonly span: Interval;
}

/** Applies the amendment clause of the latest revision: split the period, or let one revision govern all of it. */
function governing(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (first === undefined || last === undefined || pieces.length === 1) return pieces;
  const rule = last.revision.terms.amendment?.midPeriod ?? 'split';
  if (rule === 'split') return pieces;
  const chosen = rule === 'new-governs' ? last : first;
  return [{ ...chosen, span: { start: first.span.start, end: last.span.end } }];
}

function joinAlike(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined[joined.length - 1];
    if (
      before !== undefined &&
      before.span.end === piece.span.start &&
      before.commitment.fingerprint === piece.commitment.fingerprint
    ) {
      joined[joined.length - 1] = { ...piece, span: { start: before.span.start, end: piece.span.end } };
    } else joined.push(piece);
  }
  return joined;
}

function cutByWaivers(piece: Piece): readonly Segment[] {
  const waivers = (piece.revision.terms.waivers ?? []).filter((waiver) => waiver.commitment === piece.commitment.id);
  const excluding = waivers.filter((waiver) => waiver.effect === 'exclude');
  const waivedTime = excluding.map((waiver) => ({
    waiver: waiver.id,
    intervals: IntervalSet.of([spanOf(waiver, piece.revision)]),
  }));
  const retargeting = waivers.flatMap((waiver) =>
    waiver.effect === 'exclude'
      ? []
      : [{ span: spanOf(waiver, piece.revision), target: parseTarget(waiver.effect.target) }],
  );
  const cuts = new Set<number>([piece.span.start, piece.span.end]);
  for (const { span } of retargeting)
    for (const at of [span.start, span.end]) if (at > piece.span.start && at < piece.span.end) cuts.add(at);
  const bounds = [...cuts].sort((a, b) => a - b);
  return bounds.slice(1).map((end, index) => {
    const span = { start: Instant.of(bounds[index] ?? end), end: Instant.of(end) };
    const waiver = retargeting.find((one) => one.span.start <= span.start && one.span.end >= span.end);
    const waivedTarget = waiver === undefined || typeof waiver.target === 'string' ? undefined : waiver.target;
    return { ...piece, span, waivedTarget, waivedTime };
  });
}

/** A waiver's span; dates are days of the agreement's zone. */
function spanOf(waiver: { readonly from: string; readonly to: string }, revision: Revision): Interval {
  const instant = (text: string): Instant =>
    text.length === 10 ? revision.zone.startOfDay(text) : Instant.parse(text);
  return { start: instant(waiver.from), end: instant(waiver.to) };
}

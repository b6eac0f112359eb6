/**
 * Which terms govern which part of a period. Owns: splitting a period where a revision, a parent or a waiver changes what the
 * commitment says (design: the state in force at the time of the event decides). Parts that say the same are joined again, so an
 * amendment that does not touch the commitment does not split its verdict.
 */
import type { Agreement } from '../agreements/book.ts';
import { inForce } from '../agreements/book.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import { waiverSpan } from '../agreements/waiver-span.ts';
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
  return joinAlike(governing(pieces).map(withWaivers)).flatMap(cutByWaivers);
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

/** A waiver as far as the revision that grants it holds: a later text does not excuse what happened under an earlier one. */
interface Waived {
  readonly id: string;
  readonly span: Interval;
  /** Undefined where the time is taken out. */
  readonly target: string | undefined;
}

interface WaivedPiece extends Piece {
  readonly waived: readonly Waived[];
}

function withWaivers(piece: Piece): WaivedPiece {
  const waived = (piece.revision.terms.waivers ?? []).flatMap((waiver): Waived[] => {
    if (waiver.commitment !== piece.commitment.id) return [];
    const whole = waiverSpan(waiver, piece.revision.zone);
    const start = Instant.of(Math.max(whole.start, piece.span.start));
    const end = Instant.of(Math.min(whole.end, piece.span.end));
    const target = waiver.effect === 'exclude' ? undefined : waiver.effect.target;
    return start < end ? [{ id: waiver.id, span: { start, end }, target }] : [];
  });
  return { ...piece, waived };
}

function joinAlike(pieces: readonly WaivedPiece[]): readonly WaivedPiece[] {
  const joined: WaivedPiece[] = [];
  for (const piece of pieces) {
    const before = joined[joined.length - 1];
    if (
      before !== undefined &&
      before.span.end === piece.span.start &&
      before.commitment.fingerprint === piece.commitment.fingerprint
    ) {
      const span = { start: before.span.start, end: piece.span.end };
      joined[joined.length - 1] = { ...piece, span, waived: joinWaived([...before.waived, ...piece.waived]) };
    } else joined.push(piece);
  }
  return joined;
}

/** A waiver that two revisions both grant is one waiver. */
function joinWaived(waived: readonly Waived[]): readonly Waived[] {
  const joined: Waived[] = [];
  for (const one of waived) {
    const at = joined.findIndex(
      ({ id, target, span }) => id === one.id && target === one.target && span.end === one.span.start,
    );
    const before = joined[at];
    if (before === undefined) joined.push(one);
    else joined[at] = { ...one, span: { start: before.span.start, end: one.span.end } };
  }
  return joined;
}

function cutByWaivers({ revision, commitment, ...piece }: WaivedPiece): readonly Segment[] {
  const waivedTime = piece.waived
    .filter(({ target }) => target === undefined)
    .map(({ id, span }) => ({ waiver: id, intervals: IntervalSet.of([span]) }));
  const retargeting = piece.waived.flatMap(({ span, target }) =>
    target === undefined ? [] : [{ span, target: parseTarget(target) }],
  );
  const cuts = new Set<number>([piece.span.start, piece.span.end]);
  for (const { span } of retargeting) cuts.add(span.start).add(span.end);
  const bounds = [...cuts].sort((a, b) => a - b);
  return bounds.slice(1).map((end, index) => {
    const span = { start: Instant.of(bounds[index] ?? end), end: Instant.of(end) };
    const waiver = retargeting.find((one) => one.span.start <= span.start && one.span.end >= span.end);
    const waivedTarget = waiver === undefined || typeof waiver.target === 'string' ? undefined : waiver.target;
    return { revision, commitment, span, waivedTarget, waivedTime };
  });
}

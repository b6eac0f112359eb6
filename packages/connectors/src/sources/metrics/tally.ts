/**
 * Slices of one group: all that its series counted, where everything was watched. Owns: which slice is known. A slice is
 * known when at least one series of all events was watched through it and no series of the group leaves anything open in it.
 * A slice that only nothing is said of gets no row.
 *
 * Slice `[start, end)` holds what was sampled in it. It depends on nothing further away than one staleness, so that
 * deriving any longer span gives the same row.
 */
import type { Counted, Stretch } from './counted.ts';

export interface Parts {
  readonly total: readonly Counted[];
  /** The bad ones, or the good ones. */
  readonly part: readonly Counted[];
  /** Whether a slice needs a series of the part: not where its events would show among all events. */
  readonly partNeeded: boolean;
}

export interface Slice {
  readonly start: number;
  /** Undefined where it is unknown. */
  readonly counts: { readonly part: bigint; readonly total: bigint } | undefined;
}

interface Slots {
  readonly step: number;
  readonly first: number;
  /** First slot no longer in the span. */
  readonly end: number;
}

export interface Cut {
  readonly step: number;
  readonly span: { readonly start: number; readonly end: number };
}

/** The slices that lie wholly in the span and that any series touches, in order. */
export function tally({ total, part, partNeeded }: Parts, { step, span }: Cut): Slice[] {
  const slots = { step, first: Math.ceil(span.start / step), end: Math.floor(span.end / step) };
  const all = [...total, ...part];
  const touched = new Set<number>();
  const open = new Set<number>();
  for (const counted of all) {
    for (const stretch of [...counted.watched, ...counted.open]) overlapped(stretch, slots, touched);
    for (const stretch of counted.open) overlapped(stretch, slots, open);
  }
  const watched = watchedIn(total, slots);
  const watchedPart = partNeeded ? watchedIn(part, slots) : undefined;
  const [totals, parts] = [sums(total, slots), sums(part, slots)];
  return [...touched]
    .sort((a, b) => a - b)
    .map((slot) => {
      const known = !open.has(slot) && watched.has(slot) && (watchedPart?.has(slot) ?? true);
      const counts = known ? { part: parts.get(slot) ?? 0n, total: totals.get(slot) ?? 0n } : undefined;
      return { start: slot * step, counts };
    });
}

function overlapped({ from, to }: Stretch, { step, first, end }: Slots, into: Set<number>): void {
  const last = Math.min(end - 1, Math.ceil(to / step) - 1);
  for (let slot = Math.max(first, Math.floor(from / step)); slot <= last; slot += 1) into.add(slot);
}

/** Slots that lie wholly in a watched stretch: its last sample is at the slot's end or later. */
function watchedIn(all: readonly Counted[], { step, first, end }: Slots): Set<number> {
  const found = new Set<number>();
  for (const { watched } of all)
    for (const { from, to } of watched) {
      const last = Math.min(end, Math.floor(to / step));
      for (let slot = Math.max(first, Math.ceil(from / step)); slot < last; slot += 1) found.add(slot);
    }
  return found;
}

function sums(all: readonly Counted[], { step, first, end }: Slots): Map<number, bigint> {
  const found = new Map<number, bigint>();
  for (const { counts } of all)
    for (const { at, amount } of counts) {
      const slot = Math.floor(at / step);
      if (slot >= first && slot < end) found.set(slot, (found.get(slot) ?? 0n) + BigInt(amount));
    }
  return found;
}

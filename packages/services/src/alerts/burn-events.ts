/** The share of bad events in the minutes before now, from slices. Owns: counting, and how few events say nothing. */
import { Ratio } from '@troth/core';
import type { Commitment, Instant, SliceColumns } from '@troth/core';
import type { Reader } from '@troth/stores';
import { isConcerned } from '../agreements/concerns.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { ErrorsIn } from './burn.ts';

const minute = 60_000;
/** One failure among a handful of requests at night is no rate. */
const fewestEvents = 10;

export interface Watched {
  readonly commitment: Commitment;
  /** The longest window. */
  readonly span: { readonly start: Instant; readonly end: Instant };
}

/** Undefined for promises that are not about a share of events. */
export async function eventsIn(
  reader: Reader,
  { agreement, names }: ShelvedAgreement,
  { commitment, span }: Watched,
): Promise<ErrorsIn | undefined> {
  const { metric } = commitment.terms;
  if (metric.kind !== 'event-ratio') return undefined;
  const blocks = await reader.columns({ agreement: agreement.id, names: [...names], span, knownAt: span.end });
  const own = blocks.filter(
    (block) => block.series === metric.series && isConcerned({ id: agreement.id, names }, block),
  );
  return (minutes) => badShare(own, span.end, minutes);
}

export function badShare(blocks: readonly SliceColumns[], now: Instant, minutes: number): Ratio | undefined {
  let [bad, total] = [0, 0];
  for (const block of blocks) {
    const first = Math.max(0, Math.ceil((now - minutes * minute - block.start) / block.stepMs));
    const end = Math.min(block.total.length, Math.floor((now - block.start) / block.stepMs));
    for (let i = first; i < end; i += 1) {
      if ((((block.unknown?.[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1) continue;
      bad += block.bad[i] ?? 0;
      total += block.total[i] ?? 0;
    }
  }
  return total < fewestEvents ? undefined : Ratio.of(bad, total);
}

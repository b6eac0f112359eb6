/**
 * Slices from raw samples, as they come in. Owns: which span is derived again when samples arrive: all slices that the new
 * samples can bear on and that are complete by the source's watermark. Samples far apart are derived apart, so that an old one
 * beside a new one does not have all between them read. Does not own: the arithmetic (connectors).
 */
import { deriveSlices, metricMappings, reachOf } from '@troth/connectors';
import type { Derived, MetricMapping, Sample } from '@troth/connectors';
import { Instant } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { SourceSummary } from '../sources/register.ts';

/** Rows that the new samples, with those stored before, give under the source's mappings. */
export async function deriveFrom(
  transaction: Transaction,
  source: SourceSummary,
  fresh: readonly Sample[],
): Promise<Derived> {
  if (fresh.length === 0) return { rows: [], refused: [] };
  const mappings = metricMappings.parse(source.mappings);
  const moments = fresh.map(({ at }) => at).sort((a, b) => a - b);
  const found: Derived[] = [];
  for (const mapping of mappings)
    for (const [first, last] of stretchesOf(moments, farApart(mapping))) {
      const reach = reachOf(mapping);
      const from = mapping.as === 'value' ? first : Math.floor((first - reach) / mapping.step) * mapping.step;
      const samples = await transaction.samples({
        source: source.id,
        span: { start: Instant.of(from - reach), end: Instant.of(last + 2 * reach + 1) },
      });
      const span = { start: from, end: completeUntil(mapping, { last, samples }) };
      if (span.end > span.start) found.push(deriveSlices(mapping, samples, span));
    }
  return { rows: found.flatMap(({ rows }) => rows), refused: found.flatMap(({ refused }) => refused) };
}

const hourMs = 3_600_000;

/** Beyond it two samples bear on no common slice, and reading between them is not worth one question less. */
const farApart = (mapping: MetricMapping): number =>
  Math.max(hourMs, 4 * reachOf(mapping) + (mapping.as === 'value' ? 0 : 2 * mapping.step));

/** First and last of those that follow each other without a gap that is wider. */
function stretchesOf(moments: readonly number[], widest: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const at of moments) {
    const last = found.at(-1);
    if (last !== undefined && at - last[1] <= widest) last[1] = at;
    else found.push([at, at]);
  }
  return found;
}

/**
 * A slice is complete when a sample behind it has arrived; one that a late sample changes is derived again and told anew,
 * as far as the sample reaches.
 */
function completeUntil(
  mapping: MetricMapping,
  { last, samples }: { readonly last: number; readonly samples: readonly { readonly at: number }[] },
): number {
  if (mapping.as === 'value') return last + 1;
  const { step } = mapping;
  const watermark = samples.reduce((most, { at }) => Math.max(most, at), last);
  return Math.floor(Math.min(watermark, last + reachOf(mapping)) / step) * step;
}

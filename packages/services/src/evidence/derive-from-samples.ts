/**
 * Slices from raw samples, as they come in. Owns: which span is derived again when samples arrive: all slices that the new
 * samples can bear on and that are complete by the source's watermark. Does not own: the arithmetic (connectors).
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
  const [first, last] = fresh.reduce(
    ([low, high], { at }) => [Math.min(low, at), Math.max(high, at)],
    [Infinity, -Infinity],
  );
  const found: Derived[] = [];
  for (const mapping of mappings) {
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

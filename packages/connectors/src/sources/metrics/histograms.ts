/**
 * Classic histograms, bucket series by bucket series. Owns: that a limit is an edge the histogram really has; between two
 * edges the truth is not known, and nothing is interpolated.
 */
import { Ratio } from '@troth/core';
import type { Sample } from '../source.ts';
import type { Complaints } from './complaints.ts';
import { unbroken } from './counted.ts';
import type { Counted } from './counted.ts';
import { acceptCounter, countGroup } from './counters.ts';
import type { Group } from './group.ts';
import { groupsOf } from './group.ts';
import type { MappingOf } from './mapping.ts';
import { staleMs } from './mapping.ts';
import { rawSeries } from './raw-series.ts';
import type { RawSeries } from './raw-series.ts';
import { sayLabels, selects } from './selector.ts';

type HistogramMapping = MappingOf<'histogram'> | MappingOf<'distribution'>;

export interface HistogramGroup {
  readonly group: Group;
  /** What each bucket counted, by its edge in canonical text; `all` for the one without an edge. */
  readonly buckets: ReadonlyMap<string, readonly Counted[]>;
  /** Edges that all histograms of the group have, in order. */
  readonly edges: readonly Ratio[];
  /** The histograms, each with its labels and all its edges. */
  readonly histograms: readonly { readonly key: string; readonly edges: readonly Ratio[]; readonly life: Counted }[];
}

export const allEdge = 'all';

export function histogramGroups(
  mapping: HistogramMapping,
  samples: readonly Sample[],
  complaints: Complaints,
): HistogramGroup[] {
  const bucket = { ...mapping.histogram, metric: `${mapping.histogram.metric}_bucket` };
  const all = rawSeries(samples, { selects: (labels) => selects(bucket, labels), accept: acceptCounter, complaints });
  const readable = all.filter((raw) => {
    if (edgeOf(raw) !== undefined) return true;
    complaints.add({ place: raw.key, code: 'BUCKET', message: 'its label le is no number; a bucket needs its edge' });
    return false;
  });
  return groupsOf(mapping, readable, complaints).map((group) => {
    const counted = countGroup(group, mapping, complaints);
    const buckets = new Map<string, Counted[]>();
    for (const [raw, one] of counted) {
      const edge = edgeOf(raw) ?? allEdge;
      buckets.set(edge, [...(buckets.get(edge) ?? []), one]);
    }
    const histograms = histogramsOf(group.members, staleMs(mapping));
    return { group, buckets, histograms, edges: commonEdges(histograms) };
  });
}

/** Canonical text, so that "1" and "1.0" are one edge. */
function edgeOf({ labels }: RawSeries): string | undefined {
  const le = labels['le'] ?? '';
  return /^\+?inf$/iu.test(le) ? allEdge : Ratio.tryParse(le)?.toString();
}

function histogramsOf(members: readonly RawSeries[], stale: number): HistogramGroup['histograms'] {
  const found = new Map<string, RawSeries[]>();
  for (const raw of members) {
    const { le: _le, ...labels } = raw.labels;
    const key = sayLabels(labels);
    found.set(key, [...(found.get(key) ?? []), raw]);
  }
  return [...found].map(([key, series]) => ({
    key,
    edges: series
      .flatMap((raw) => edgeOf(raw) ?? [])
      .flatMap((edge) => (edge === allEdge ? [] : Ratio.parse(edge)))
      .sort((a, b) => a.compare(b)),
    life: { counts: [], watched: [], open: series.flatMap((raw) => livesOf(raw, stale)) },
  }));
}

function livesOf({ points }: RawSeries, stale: number): Counted['open'] {
  return unbroken(points, stale).map((run) => ({ from: run[0]?.at ?? 0, to: (run[run.length - 1]?.at ?? 0) + stale }));
}

function commonEdges(histograms: HistogramGroup['histograms']): Ratio[] {
  const [first, ...others] = histograms;
  return (first?.edges ?? []).filter((edge) => others.every(({ edges }) => edges.some((other) => other.equals(edge))));
}

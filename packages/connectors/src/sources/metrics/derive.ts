/**
 * From raw samples to evidence: one way for samples of every origin. A function: the same samples in any order, any number
 * of times, give the same rows, and each slice depends only on the samples within `reachOf` of it.
 */
import { Ratio } from '@troth/core';
import type { RefusedItem, Sample, WrittenRow } from '../source.ts';
import { Complaints } from './complaints.ts';
import { countPoints } from './counted.ts';
import { counterSlices } from './counters.ts';
import { groupsOf } from './group.ts';
import { allEdge, histogramGroups } from './histograms.ts';
import type { HistogramGroup } from './histograms.ts';
import type { MappingOf, MetricMapping } from './mapping.ts';
import { staleMs } from './mapping.ts';
import { rawSeries } from './raw-series.ts';
import { selects } from './selector.ts';
import { momentText, sliceRow } from './slice-rows.ts';
import { tally } from './tally.ts';

/** Half-open, epoch milliseconds. */
export interface SampledSpan {
  readonly start: number;
  readonly end: number;
}

export interface Derived {
  readonly rows: readonly WrittenRow[];
  /** What could not be derived, once for each cause. */
  readonly refused: readonly RefusedItem[];
}

/**
 * The evidence that samples give within a span: slices that lie wholly in it, values sampled in it. Samples are needed from
 * `reachOf(mapping)` before to as long after it; others change nothing. Rows carry no `source`: who keeps the samples
 * knows it.
 */
export function deriveSlices(mapping: MetricMapping, samples: readonly Sample[], span: SampledSpan): Derived {
  const complaints = new Complaints();
  const rows = rowsOf(mapping, samples, { span, complaints });
  return { rows, refused: complaints.list() };
}

interface Deriving {
  readonly span: SampledSpan;
  readonly complaints: Complaints;
}

function rowsOf(mapping: MetricMapping, samples: readonly Sample[], deriving: Deriving): WrittenRow[] {
  switch (mapping.as) {
    case 'probe':
      return probeRows(mapping, samples, deriving);
    case 'counters': {
      const terms = { step: mapping.step, part: mapping.bad === undefined ? 'good' : 'bad' } as const;
      const slices = counterSlices(mapping, samples, deriving);
      return slices.map((slice) => sliceRow(slice, { ...terms, complaints: deriving.complaints }));
    }
    case 'histogram':
      return histogramRows(mapping, samples, deriving);
    case 'distribution':
      return histogramGroups(mapping, samples, deriving.complaints).flatMap((found) =>
        distributionRows(found, mapping, deriving),
      );
    case 'value':
      return valueRows(mapping, samples, deriving);
  }
}

function probeRows(mapping: MappingOf<'probe'>, samples: readonly Sample[], deriving: Deriving): WrittenRow[] {
  const { span, complaints } = deriving;
  const { step } = mapping;
  const all = rawSeries(samples, {
    selects: (labels) => selects(mapping.probe, labels),
    accept: (value) => (value === 0 || value === 1 ? undefined : `the probe says ${value}; 1 is good and 0 is bad`),
    complaints,
  });
  return groupsOf(mapping, all, complaints).flatMap((group) => {
    const count = (amount: (value: number) => number) =>
      group.members.map((raw) => countPoints(raw, staleMs(mapping), ({ value }) => amount(value)));
    const parts = { total: count(() => 1), part: count((value) => 1 - value), partNeeded: false };
    return tally(parts, { step, span }).map((slice) => sliceRow({ group, slice }, { step, part: 'bad', complaints }));
  });
}

function histogramRows(mapping: MappingOf<'histogram'>, samples: readonly Sample[], deriving: Deriving): WrittenRow[] {
  const { span, complaints } = deriving;
  const { step, le } = mapping;
  return histogramGroups(mapping, samples, complaints).flatMap(({ group, buckets, histograms }) => {
    const without = histograms.filter(({ edges }) => !edges.some((edge) => edge.equals(le)));
    for (const { key, edges } of without) {
      const message = `no bucket ends at ${le.toString()}; its buckets end at ${edges.join(', ')}: choose one of them, or add a bucket to the program`;
      complaints.add({ place: key, code: 'NO-BUCKET', message });
    }
    const part = [...(buckets.get(le.toString()) ?? []), ...without.map(({ life }) => life)];
    const parts = { total: buckets.get(allEdge) ?? [], part, partNeeded: true };
    return tally(parts, { step, span }).map((slice) => sliceRow({ group, slice }, { step, part: 'good', complaints }));
  });
}

/** A distribution for each slice whose buckets are all known, at the slice's start. */
function distributionRows(
  { group, buckets, edges }: HistogramGroup,
  { step, unit }: MappingOf<'distribution'>,
  { span, complaints }: Deriving,
): WrittenRow[] {
  const total = buckets.get(allEdge) ?? [];
  const columns = edges.map((edge) => {
    const parts = { total, part: buckets.get(edge.toString()) ?? [], partNeeded: true };
    const known = tally(parts, { step, span }).map(({ start, counts }) => [start, counts] as const);
    return { le: `${edge.toString()}${unit === undefined ? '' : ` ${unit}`}`, known: new Map(known) };
  });
  return [...(columns[0]?.known ?? [])].flatMap(([start, first]): WrittenRow[] => {
    const counts = columns.map(({ le, known }) => ({ le, counts: known.get(start) }));
    const whole = first?.total;
    if (whole === undefined) return [];
    const written: { le?: string; count: string }[] = [];
    let before = 0n;
    for (const { le, counts: one } of counts) {
      if (one === undefined) return [];
      if (one.part < before || one.part > whole) {
        const message = 'a bucket counted less than a smaller one; buckets hold all values up to their edge';
        complaints.add({ place: group.name, code: 'BUCKETS-FALL', message }, momentText(start));
        return [];
      }
      before = one.part;
      written.push({ le, count: String(one.part) });
    }
    const at = momentText(start);
    const id = `${group.name}@${at}`;
    const all = [...written, { count: String(whole) }];
    return [{ place: id, row: { form: 'value', id, ...group.head, at, buckets: all } }];
  });
}

function valueRows(mapping: MappingOf<'value'>, samples: readonly Sample[], deriving: Deriving): WrittenRow[] {
  const { span, complaints } = deriving;
  const all = rawSeries(samples, {
    selects: (labels) => selects(mapping.gauge, labels),
    accept: (value) => (exactText(value) === undefined ? `the gauge is ${value}; that is no figure` : undefined),
    complaints,
  });
  const unit = mapping.unit === undefined ? '' : ` ${mapping.unit}`;
  return groupsOf(mapping, all, complaints).flatMap((group) => {
    const told = new Map<number, string>();
    const contradicted = new Set<number>();
    for (const raw of group.members)
      for (const { at, value } of raw.points) {
        if (at < span.start || at >= span.end) continue;
        const text = exactText(value) ?? '';
        const other = told.get(at);
        told.set(at, text);
        if (other === undefined || other === text) continue;
        contradicted.add(at);
        const message = `two series of ${group.name} say different values at one moment; take the subject from a label that tells them apart`;
        complaints.add({ place: group.name, code: 'TWO-VALUES', message }, momentText(at));
      }
    return [...told]
      .filter(([at]) => !contradicted.has(at))
      .sort(([a], [b]) => a - b)
      .map(([moment, text]): WrittenRow => {
        const at = momentText(moment);
        const id = `${group.name}@${at}`;
        return { place: id, row: { form: 'value', id, ...group.head, at, value: `${text}${unit}` } };
      });
  });
}

/** The digits that a double stands for, written out; undefined for what is no number of a sensible size. */
const exactText = (value: number): string | undefined => Ratio.tryParse(String(value))?.toString();

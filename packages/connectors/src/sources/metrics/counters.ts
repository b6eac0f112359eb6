/** Ratios of counters as slices. Owns: which counters are all events and which the bad ones. */
import type { Sample } from '../source.ts';
import type { Complaints } from './complaints.ts';
import { countIncrements, unbroken } from './counted.ts';
import type { Counted } from './counted.ts';
import type { Group } from './group.ts';
import { groupsOf } from './group.ts';
import type { MappingOf, SlicedMapping } from './mapping.ts';
import { staleMs } from './mapping.ts';
import { rawSeries } from './raw-series.ts';
import type { RawSeries } from './raw-series.ts';
import { selects } from './selector.ts';
import type { SliceOf } from './slice-rows.ts';
import { tally } from './tally.ts';

/** Larger numbers are no longer counted one by one in a double. */
const mostCounted = 2 ** 53;

export function acceptCounter(value: number): string | undefined {
  if (Number.isNaN(value)) return 'the counter is NaN';
  if (value < 0) return `the counter is ${value}; counters are not negative`;
  if (value > mostCounted) return `the counter is ${value}; beyond 2^53 single events are lost, count in larger units`;
  return Number.isInteger(value) ? undefined : `the counter is ${value}; events are counted in whole numbers`;
}

export function counterSlices(
  mapping: MappingOf<'counters'>,
  samples: readonly Sample[],
  { span, complaints }: { span: { readonly start: number; readonly end: number }; complaints: Complaints },
): SliceOf[] {
  const part = mapping.bad ?? mapping.good;
  if (part === undefined) return [];
  const all = rawSeries(samples, {
    selects: (labels) => selects(mapping.total, labels) || selects(part, labels),
    accept: acceptCounter,
    complaints,
  });
  return groupsOf(mapping, all, complaints).flatMap((group) => {
    const counted = countGroup(group, mapping, complaints);
    const of = (wanted: (raw: RawSeries) => boolean): Counted[] =>
      group.members.filter(wanted).flatMap((raw) => counted.get(raw) ?? []);
    const parts = {
      total: of(({ labels }) => selects(mapping.total, labels)),
      part: of(({ labels }) => selects(part, labels)),
      // Of one metric: had there been such an event, its series would be among those of all events.
      partNeeded: part.metric !== mapping.total.metric,
    };
    if (parts.partNeeded && parts.part.length === 0) {
      const message = `no series of ${part.metric} comes with this one of ${mapping.total.metric}; nothing is taken for good or bad without it`;
      complaints.add({ place: group.name, code: 'NO-SERIES', message });
    }
    return tally(parts, { step: mapping.step, span }).map((slice) => ({ group, slice }));
  });
}

/** What each counter of a group counted, knowing its fellows. */
export function countGroup(
  { members }: Group,
  mapping: SlicedMapping & { readonly newSeries: 'unknown' | 'from-zero' },
  complaints: Complaints,
): Map<RawSeries, Counted> {
  const stale = staleMs(mapping);
  const targets = mapping.newSeries === 'from-zero' ? watchedTargets(members, stale) : undefined;
  return new Map(
    members.map((raw) => {
      const fellows = targets?.get(targetOf(raw)) ?? [];
      const bornAtZero = (at: number): boolean => fellows.some(({ first, last }) => first < at && last >= at);
      return [raw, countIncrements(raw, { stale, bornAtZero, complaints })];
    }),
  );
}

/**
 * When each target was being collected. A target is what Prometheus says it is: job and instance. A series that appears
 * while others of its target are being collected was not there before; one of another target may have been out of reach.
 */
function watchedTargets(all: readonly RawSeries[], stale: number): Map<string, { first: number; last: number }[]> {
  const targets = new Map<string, { first: number; last: number }[]>();
  for (const raw of all) {
    const runs = targets.get(targetOf(raw)) ?? [];
    targets.set(targetOf(raw), runs);
    for (const run of unbroken(raw.points, stale))
      runs.push({ first: run[0]?.at ?? 0, last: run[run.length - 1]?.at ?? 0 });
  }
  return targets;
}

const targetOf = ({ labels }: RawSeries): string => JSON.stringify([labels['job'], labels['instance']]);

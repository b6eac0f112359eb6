/** Lanes of the timeline, read from the derivation of a segment. Owns: which step is drawn how. Nothing is computed again. */
import type { SegmentResult, Step } from '@troth/core';

/** How a lane is drawn; the words beside it say the same. */
type LaneRole = 'agreed' | 'told' | 'joined' | 'excused' | 'unknown' | 'counted';

export interface Lane {
  readonly role: LaneRole;
  readonly step: Step;
  readonly intervals: readonly (readonly [number, number])[];
}

const roles: readonly (readonly [RegExp, LaneRole])[] = [
  [/^agreed service time/u, 'agreed'],
  [/told by/u, 'told'],
  [/^excluded/u, 'excused'],
  [/nobody knows|unknown/u, 'unknown'],
  [/counts$|^bad /u, 'counted'],
];

function roleOf(step: Step): LaneRole {
  return roles.find(([pattern]) => pattern.test(step.what))?.[1] ?? 'joined';
}

const order: readonly LaneRole[] = ['agreed', 'told', 'joined', 'excused', 'unknown', 'counted'];

/** Lanes from what was agreed to what counted; a step is drawn when it or the steps right below it have intervals. */
export function lanesOf(segment: SegmentResult): readonly Lane[] {
  const found = segment.steps.flatMap((step): Lane[] => {
    const own =
      step.intervals ?? (step.parts ?? []).flatMap((part) => (roleOf(part) === 'agreed' ? [] : (part.intervals ?? [])));
    const lanes: Lane[] = own.length > 0 ? [{ role: roleOf(step), step, intervals: own }] : [];
    const agreed = (step.parts ?? []).filter((part) => roleOf(part) === 'agreed' && (part.intervals?.length ?? 0) > 0);
    return [...lanes, ...agreed.map((part): Lane => ({ role: 'agreed', step: part, intervals: part.intervals ?? [] }))];
  });
  return found.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

/** Stretches that are worth a closer look, at most `most`, each with room around it; the longest time first, then by date. */
export function closeUps(lanes: readonly Lane[], most: number): readonly (readonly [number, number])[] {
  const events = lanes
    .filter((lane) => lane.role !== 'agreed' && lane.role !== 'unknown')
    .flatMap((lane) => lane.intervals);
  const clusters: [number, number][] = [];
  for (const [start, end] of [...events].sort((a, b) => a[0] - b[0])) {
    const last = clusters[clusters.length - 1];
    if (last !== undefined && start - last[1] < near) last[1] = Math.max(last[1], end);
    else clusters.push([start, end]);
  }
  return clusters
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
    .slice(0, most)
    .sort((a, b) => a[0] - b[0])
    .map(([start, end]) => {
      const room = Math.max((end - start) * 0.4, quarterHour);
      return [
        Math.floor((start - room) / quarterHour) * quarterHour,
        Math.ceil((end + room) / quarterHour) * quarterHour,
      ];
    });
}

const quarterHour = 900_000;
const near = 3 * 3_600_000;

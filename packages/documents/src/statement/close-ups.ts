/** Which stretches of a timeline are worth a closer look. */
import type { Lane } from '@troth/core';

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

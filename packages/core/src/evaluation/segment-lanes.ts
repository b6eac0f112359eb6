/** Lanes of the timeline, read from the derivation of a segment. Owns: which step is drawn how. Nothing is computed again. */
import type { LaneRole as DrawnRole, TimelineBar, TimelineLane } from '../drawings/timeline.ts';
import type { Step } from '../metrics/metric.ts';
import type { Language } from '../terms/text.ts';
import { Instant } from '../values/instant.ts';
import type { SegmentResult } from './statement.ts';
import { sayStep, sayStepAmount } from './step-words.ts';

/** What a lane stands for; the words beside it say the same. */
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

const drawn: Readonly<Record<LaneRole, DrawnRole>> = {
  agreed: 'calendar',
  told: 'source',
  joined: 'union',
  excused: 'excluded',
  unknown: 'unknown',
  counted: 'result',
};

/** Beside a lane there is no room to say the same in hours. */
const minutesOnly = (amount: string): string => amount.replace(/ ?[(（][^)）]*[)）]$/u, '');

const isMaintenance = /^excluded (?:by|under) .*maintenance/iu;

/** The lanes as the timeline draws them: each bar leads to the row of evidence that it stands for, where there is one. */
export function timelineLanes(segment: SegmentResult, language: Language): readonly TimelineLane[] {
  return lanesOf(segment).map(({ role, step, intervals }) => ({
    role: isMaintenance.test(step.what) ? 'maintenance' : drawn[role],
    title: sayStep(step.what, language),
    ...(step.value === undefined ? {} : { amount: minutesOnly(sayStepAmount(step.value, language)) }),
    bars: intervals.map((interval) => barOf(step, interval)),
  }));
}

function barOf(step: Step, [start, end]: readonly [number, number]): TimelineBar {
  const part = (step.parts ?? []).find((one) => one.intervals?.some(([from, to]) => from < end && to > start) === true);
  const rows = part?.rows ?? (step.intervals?.length === 1 ? step.rows : undefined) ?? [];
  const [row] = rows;
  const bar = { start: Instant.of(start), end: Instant.of(end), label: rows.join(', ') };
  return row === undefined ? bar : { ...bar, leadsTo: `evidence/${row}` };
}

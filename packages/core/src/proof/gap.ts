/**
 * What stands between a promise and the promises behind it. Owns: the codes of gaps, how severe each is, their order. Does not
 * own: finding them.
 */
import { Ratio } from '../values/ratio.ts';

/**
 * From the most severe down. First what makes a figure mean something else or impossible to bound; then the value itself;
 * then time that the target counts and a promise does not; then limits of other measures; then terms of law and money.
 */
const severities = [
  ['EXCLUSION_UNLIMITED', 'THRESHOLD_UNLIMITED', 'WINDOW', 'HOURS'],
  ['AVAILABILITY'],
  ['MAINTENANCE', 'EXCLUSION', 'THRESHOLD', 'ROUNDING', 'RESTORE', 'RESPONSE', 'LATENCY', 'LOSS', 'JITTER', 'CAPACITY'],
  ['FORCE_MAJEURE'],
  ['TERM'],
  ['REMEDY', 'CLAIM', 'NOTICE'],
] as const;

export type GapCode = (typeof severities)[number][number];

export interface Gap {
  readonly code: GapCode;
  /** Time, where the gap is one of time. */
  readonly minutes?: Ratio | undefined;
  /** Whose promise it is about. */
  readonly leaf?: string | undefined;
  /** The promise or clause that leaves the gap. */
  readonly ref?: string | undefined;
}

const rankOf = (code: GapCode): number => severities.findIndex((codes) => codes.some((one) => one === code));

/** By severity, then by minutes, most first; what has no minutes keeps its order behind. */
export function inOrder<G extends Gap>(gaps: readonly G[]): readonly G[] {
  const size = ({ minutes }: Gap): Ratio => minutes ?? Ratio.zero;
  return [...gaps].sort((a, b) => rankOf(a.code) - rankOf(b.code) || size(b).compare(size(a)));
}

/** Gaps for which no figure exists: the promise leaves out, without limit, what the target counts. */
export function isUnprovable({ code }: Gap): boolean {
  return code === 'EXCLUSION_UNLIMITED' || code === 'THRESHOLD_UNLIMITED';
}

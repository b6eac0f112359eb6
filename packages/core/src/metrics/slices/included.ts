/**
 * The time that counts: agreed service time up to now, less exclusions, each millisecond to the first that holds it.
 * Owns: how exclusions bear on slices and samples. Does not own: which exclusions are accepted (exclusions/).
 */
import type { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Exclusion, MeasureContext, Step } from '../metric.ts';

/** Time of which a share counts: all of it, or what an exclusion of only some users or sites leaves. */
export interface Part {
  readonly share: Ratio;
  readonly time: IntervalSet;
}

/** Time that one exclusion took. */
export interface Taken {
  readonly exclusion: Exclusion;
  readonly time: IntervalSet;
}

export interface Included {
  readonly agreed: IntervalSet;
  /** Disjoint. The first part has the share one. */
  readonly parts: readonly Part[];
  readonly taken: readonly Taken[];
}

/** What counts for one subject, or for the service as a whole when none is named. */
export function includedTime(context: MeasureContext, subject?: string): Included {
  const end = Math.min(context.span.end, context.until) as Instant;
  const agreed = context.agreed.clip(context.span.start, end);
  let rest = agreed;
  const parts: Part[] = [];
  const taken: Taken[] = [];
  for (const exclusion of context.exclusions) {
    if (!bearsOn(exclusion, subject)) continue;
    const time = exclusion.intervals.intersect(rest);
    if (time.isEmpty) continue;
    rest = rest.minus(time);
    taken.push({ exclusion, time });
    const left = exclusion.affected === undefined ? Ratio.zero : Ratio.one.minus(exclusion.affected);
    if (left.greaterThan(Ratio.zero)) parts.push({ share: left, time });
  }
  return { agreed, parts: [{ share: Ratio.one, time: rest }, ...parts], taken };
}

/** The subject that is judged alone, if one is: what is excluded of it is excluded of the whole. */
export function onlySubject({ subjects }: MeasureContext): string | undefined {
  return subjects.length === 1 ? subjects[0]?.id : undefined;
}

function bearsOn(exclusion: Exclusion, subject: string | undefined): boolean {
  if (exclusion.cases !== undefined) return false;
  return exclusion.subjects === undefined || (subject !== undefined && exclusion.subjects.includes(subject));
}

/** All time of which any share counts. */
export function timeOfParts(parts: readonly Part[]): IntervalSet {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first.time : IntervalSet.unionOf(parts.map((part) => part.time));
}

/** Milliseconds of the set, which lies inside the parts, each by its share. */
export function weigh(parts: readonly Part[], set: IntervalSet): Ratio {
  if (parts.length === 1) return Ratio.of(set.total());
  return Ratio.sumOf(parts.map(({ share, time }) => share.times(Ratio.of(time.intersect(set).total()))));
}

/** Agreed time and what each exclusion took of it, for the derivation. */
export function includedSteps(included: Included): Step[] {
  return [
    { what: 'agreed service time', value: sayMs(included.agreed.total()), intervals: pairs(included.agreed) },
    ...included.taken.map(({ exclusion, time }) => ({
      what: `excluded under ${exclusion.rule}`,
      value: sayMs(time.total()),
      clause: exclusion.clause,
      rows: exclusion.rows,
      intervals: pairs(time),
    })),
  ];
}

/** A set of time as the derivation shows it. */
export function pairs(set: IntervalSet): [number, number][] {
  return Array.from({ length: set.count }, (_, i) => [set.bounds[2 * i] as number, set.bounds[2 * i + 1] as number]);
}

const units = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** Whole milliseconds as `formatTime` writes them, without its exact fractions: a derivation says many of them. */
export function sayMs(ms: number): string {
  if (ms === 0) return '0 min';
  const days = ms % 86_400_000 === 0;
  if (days) return `${ms / 86_400_000} d`;
  let [rest, text] = [ms, ''];
  for (const [name, size] of units) {
    if (rest < size) continue;
    text += `${text === '' ? '' : ' '}${Math.floor(rest / size)} ${name}`;
    rest %= size;
  }
  return text;
}

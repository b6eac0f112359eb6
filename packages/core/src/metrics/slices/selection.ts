/**
 * Which slices speak for the commitment. Owns: subjects, precedence of sources, newer versions of the same slices, and
 * what of each stream is included. Does not own: what the kind makes of the counts.
 */
import type { SliceRow } from '../../evidence/row.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { rangesOfBits } from '../../evidence/bits.ts';
import { includedTime, timeOfParts } from './included.ts';
import type { Included, Part } from './included.ts';
import { commonScale, packRows, scaled } from './pack.ts';
import type { Told } from './pack.ts';
import { timeOf } from './runs.ts';
import { streamOf } from './stream.ts';
import type { Stream } from './stream.ts';

/** The part of one stream that counts. */
export interface Portion {
  readonly stream: Stream;
  readonly parts: readonly Part[];
  /** The unknown slices of the stream, at least as far as the parts reach; found once, used by all sums. */
  readonly unknown: readonly number[];
}

export interface Selection {
  readonly included: Included;
  readonly portions: readonly Portion[];
  /** Included time that no believed source knows about, in milliseconds, summed over the subjects that are told apart. */
  readonly unknownMs: number;
  readonly completeness: Ratio;
  /** Every count in the streams is this many times the evidence's. */
  readonly scale: bigint;
  readonly flags: readonly string[];
}

/** All slices of the series in the span. */
export function selectSlices(context: MeasureContext, series: string): Selection {
  const { told, scale, flags } = tellings(context, series);
  const groups = bySubject(context, told);
  const alone = groups.length === 1 ? groups[0]?.subject : undefined;
  const included = includedTime(context, alone);
  let [expected, known] = [0, 0];
  const portions = groups.flatMap(({ subject, told: ofSubject }) => {
    const own = subject === alone ? included : includedTime(context, subject);
    const time = timeOfParts(own.parts);
    const believed = believe(ofSubject, { precedence: context.precedence, time });
    expected += time.total();
    known += believed.knownMs;
    return believed.portions.map(({ stream, own: allowed, unknown }) => ({
      stream,
      parts: clipped(own.parts, allowed),
      unknown,
    }));
  });
  if (context.exclusions.some((e) => e.subjects !== undefined) && groups.some((group) => group.subject === undefined))
    flags.push('exclusion-of-subjects-not-told-apart');
  if (expected === 0) expected = known = timeOfParts(included.parts).isEmpty ? 1 : 0;
  const completeness = expected === 0 ? Ratio.zero : Ratio.of(known, expected);
  return { included, portions, unknownMs: expected - known, completeness, scale, flags };
}

function tellings(context: MeasureContext, series: string): { told: Told[]; scale: bigint; flags: string[] } {
  const ids = new Set(context.subjects.map((subject) => subject.id));
  const wanted = (subject: string | undefined): boolean => subject === undefined || ids.size === 0 || ids.has(subject);
  const touches = (stream: Stream): boolean =>
    stream.start < context.span.end && stream.start + stream.length * stream.step > context.span.start;
  const rows: SliceRow[] = context.evidence
    .rows('slice', context.span)
    .filter((row) => row.series === series && wanted(row.subject));
  const scale = rows.length === 0 ? 1n : commonScale(rows);
  const packed = rows.length === 0 ? { told: [], flags: [] } : packRows(rows, scale);
  const columns = context.evidence.columns(series, context.span).flatMap((found): Told[] => {
    if (!wanted(found.subject)) return [];
    const stream = scale === 1n ? streamOf(found) : scaled(streamOf(found), scale);
    return touches(stream)
      ? [{ stream, source: found.source, subject: found.subject, recordedAt: found.recordedAt }]
      : [];
  });
  return { told: [...columns, ...packed.told], scale, flags: [...packed.flags] };
}

interface Group {
  readonly subject: string | undefined;
  readonly told: Told[];
}

/** Tellings by subject; a subject of which nothing is told is a group too, else its silence would go unseen. */
function bySubject(context: MeasureContext, told: readonly Told[]): Group[] {
  const groups = new Map<string | undefined, Told[]>();
  if (told.some((one) => one.subject !== undefined)) for (const { id } of context.subjects) groups.set(id, []);
  for (const one of told) groups.set(one.subject, [...(groups.get(one.subject) ?? []), one]);
  if (groups.size === 0) groups.set(undefined, []);
  return [...groups].map(([subject, list]) => ({ subject, told: list }));
}

interface Believed {
  readonly portions: readonly {
    readonly stream: Stream;
    readonly own: IntervalSet;
    readonly unknown: readonly number[];
  }[];
  /** Time of which at least one believed source knows. */
  readonly knownMs: number;
}

/** With an order of sources, the first that knows an instant is believed; without, every source counts. */
function believe(told: readonly Told[], how: { precedence: readonly string[]; time: IntervalSet }): Believed {
  const [only] = told;
  return told.length === 1 && only !== undefined ? believeOne(only.stream, how.time) : believeMany(told, how);
}

function believeOne(stream: Stream, time: IntervalSet): Believed {
  const own = inExtent(stream, time);
  const unknown = unknownRanges(stream, own);
  return { portions: [{ stream, own, unknown }], knownMs: own.total() - overlap(own, unknown, stream) };
}

function believeMany(told: readonly Told[], how: { precedence: readonly string[]; time: IntervalSet }): Believed {
  const rank = (source: string): number =>
    how.precedence.includes(source) ? how.precedence.indexOf(source) : how.precedence.length;
  const order = [...told].sort(
    (a, b) => rank(a.source) - rank(b.source) || compare(a.source, b.source) || b.recordedAt - a.recordedAt,
  );
  const ordered = how.precedence.length > 0;
  const portions: { stream: Stream; own: IntervalSet; knows: IntervalSet; unknown: number[] }[] = [];
  let [known, settled, newer, source] = [IntervalSet.empty, IntervalSet.empty, IntervalSet.empty, ''];
  for (const { stream, source: name } of order) {
    if (name !== source) [newer, source, settled] = [IntervalSet.empty, name, ordered ? known : IntervalSet.empty];
    const own = inExtent(stream, how.time).minus(newer).minus(settled);
    newer = newer.union(timeOf([0, stream.length], stream));
    const unknown = unknownRanges(stream, own);
    const knows = own.minus(timeOf(unknown, stream));
    known = known.union(knows);
    portions.push({ stream, own, knows, unknown });
  }
  // What a believed source does not know, another may: its own unknown slices then weigh nothing.
  const believed = portions.map(({ stream, own, knows, unknown }) => ({
    stream,
    own: ordered ? own.minus(known.minus(knows)) : own,
    unknown,
  }));
  return { portions: believed, knownMs: known.total() };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The part of the time that the stream speaks of; the same set where that is all of it. */
export function inExtent(stream: Stream, time: IntervalSet): IntervalSet {
  const end = stream.start + stream.length * stream.step;
  const { bounds } = time;
  const inside = (bounds[0] ?? 0) >= stream.start && (bounds[bounds.length - 1] ?? 0) <= end;
  return inside ? time : time.intersect(timeOf([0, stream.length], stream));
}

/** Unknown slices between the first and the last bound of the time. */
function unknownRanges(stream: Stream, time: IntervalSet): number[] {
  if (stream.unknown === undefined || time.isEmpty) return [];
  const slice = (ms: number): number => (ms - stream.start) / stream.step;
  const from = Math.max(0, Math.floor(slice(time.bounds[0] ?? 0)));
  const to = Math.min(stream.length, Math.ceil(slice(time.bounds[time.bounds.length - 1] ?? 0)));
  return rangesOfBits(stream.unknown, [from, to]);
}

/** The stream's unknown slices as time, as far as they may touch the time given. */
export function unknownTime(stream: Stream, within: IntervalSet): IntervalSet {
  return timeOf(unknownRanges(stream, within), stream);
}

/** Milliseconds that the set and ranges of slices share: one walk, nothing allocated. */
function overlap(time: IntervalSet, ranges: readonly number[], grid: Pick<Stream, 'start' | 'step'>): number {
  const { bounds } = time;
  let [ms, r] = [0, 0];
  for (let i = 0; i < bounds.length && r < ranges.length;) {
    const from = grid.start + (ranges[r] ?? 0) * grid.step;
    const to = grid.start + (ranges[r + 1] ?? 0) * grid.step;
    const shared = Math.min(to, bounds[i + 1] ?? 0) - Math.max(from, bounds[i] ?? 0);
    if (shared > 0) ms += shared;
    if (to <= (bounds[i + 1] ?? 0)) r += 2;
    else i += 2;
  }
  return ms;
}

function clipped(parts: readonly Part[], to: IntervalSet): readonly Part[] {
  if (parts.length === 1 && parts[0]?.time === to) return parts;
  return parts.flatMap(({ share, time }) => {
    const inside = time.intersect(to);
    return inside.isEmpty ? [] : [{ share, time: inside }];
  });
}

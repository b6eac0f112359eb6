/**
 * One segment measured and judged: exclusions applied, value rounded by the declared rule, compared exactly.
 * Owns: the order of design.md §5 from exclusions to verdict. Does not own: credits, which need other periods too.
 */
import type { Agreement } from '../agreements/book.ts';
import type { RowOf } from '../evidence/row.ts';
import type { EvidenceView } from '../evidence/view.ts';
import { Zone } from '../calendars/zones/zone.ts';
import type { Verdict } from '../credits/rule.ts';
import { excludedTime } from '../exclusions/exclude.ts';
import type { Excluded, ExclusionSetting, Refused } from '../exclusions/exclude.ts';
import type { Exclusion, Measurement, Subject } from '../metrics/metric.ts';
import { comparable, quantity } from '../terms/quantity.ts';
import type { Quantity } from '../terms/quantity.ts';
import { meets } from '../terms/target.ts';
import type { Target } from '../terms/target.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { ownEvidence } from './own-evidence.ts';
import { segmentsOf } from './segments.ts';
import type { Segment } from './segments.ts';

/** What a segment came to. */
export interface Judged {
  readonly segment: Segment;
  readonly subject: Subject | undefined;
  readonly measurement: Measurement;
  readonly target: Target | undefined;
  /** The value after declared rounding; what was compared. */
  readonly attained: Quantity | undefined;
  readonly verdict: Verdict;
  readonly soFar: Verdict | undefined;
  readonly exclusions: readonly Exclusion[];
  readonly refused: readonly Refused[];
  readonly agreedMs: number;
  readonly flags: readonly string[];
}

export interface Question {
  readonly agreement: Agreement;
  readonly segment: Segment;
  readonly period: Interval;
  readonly evidence: EvidenceView;
  readonly subject: Subject | undefined;
  readonly others: ReadonlyMap<string, Measurement>;
}

/** Measures and judges one segment for one subject, or for all together. */
export function judge(asked: Question): Judged {
  const question = { ...asked, evidence: ownEvidence(asked.evidence, asked.segment) };
  const { segment, period, evidence, subject } = question;
  const { revision, commitment, span } = segment;
  const { exclusions, refused } = exclusionsOf(question);
  const agreed = commitment.calendar.openBetween(span.start, span.end);
  const until = Instant.of(Math.min(span.end, Math.max(span.start, evidence.knownBy(span.end))));
  const target = segment.waivedTarget ?? commitment.targetFor(subject?.class);
  const measurement = commitment.metric.measure({
    span,
    period,
    zone: revision.zone,
    calendar: commitment.calendar,
    calendars: revision.calendars,
    agreed,
    evidence,
    exclusions,
    unknown: commitment.terms.unknown ?? 'separate',
    subjects: subject === undefined ? commitment.subjects : [subject],
    precedence: precedenceOf(segment),
    until,
    target,
    others: question.others,
    coverage: coverageOf(segment),
    earlier: (stretch) => earlierTime(question, stretch),
  });
  const attained = measurement.value.measured ? rounded(measurement.value.value, commitment.terms.rounding) : undefined;
  const suspended = isSuspended(agreed, exclusions, segment);
  const plain = suspended
    ? 'suspended'
    : verdictOf({ measurement, attained, target, segment, onTrial: isOnTrial(segment, period) });
  const open = evidence.knownBy(period.end) < period.end;
  return {
    segment,
    subject,
    measurement,
    target,
    attained,
    exclusions,
    refused,
    verdict: open && plain !== 'reported' ? 'open' : plain,
    soFar: open ? plain : undefined,
    agreedMs: agreed.total(),
    flags: [...measurement.flags, ...flagsOf(question, measurement)],
  };
}

function exclusionsOf({ agreement, segment, period, evidence }: Question): {
  exclusions: readonly Exclusion[];
  refused: readonly Refused[];
} {
  const { span } = segment;
  const found = excludedIn(segment, { span, period, evidence, since: firstDay(agreement, span) });
  const waived = segment.waivedTime.map(({ waiver, intervals }): Exclusion => ({
    rule: waiver,
    clause: `waiver ${waiver}`,
    intervals: intervals.clip(span.start, span.end),
    rows: [],
  }));
  return {
    exclusions: [...waived, ...found.exclusions].filter((one) => !one.intervals.isEmpty || one.cases !== undefined),
    refused: found.refused,
  };
}

function excludedIn(
  { revision, commitment }: Pick<Segment, 'revision' | 'commitment'>,
  { span, period, evidence, since }: Pick<ExclusionSetting, 'span' | 'period' | 'evidence' | 'since'>,
): Excluded {
  return excludedTime({
    commitment: commitment.id,
    maintenance: revision.maintenance,
    exclusions: revision.exclusions,
    evidence,
    span,
    period,
    zone: revision.zone,
    zones: (name) => Zone.get(name),
    calendars: revision.calendars,
    hours: commitment.calendar,
    since,
  });
}

function firstDay({ revisions }: Agreement, span: Interval): Instant {
  return revisions[0]?.from ?? span.start;
}

/** Agreed time and exclusions of a stretch outside the span, each part under the revision then in force. */
function earlierTime(
  { agreement, segment, evidence }: Question,
  stretch: Interval,
): { agreed: IntervalSet; exclusions: readonly Exclusion[] } {
  const parts = segmentsOf(agreement, segment.commitment.id, stretch);
  const agreed = parts.map(({ commitment, span }) => commitment.calendar.openBetween(span.start, span.end));
  return {
    agreed: IntervalSet.unionOf(agreed),
    exclusions: parts.flatMap((part) => {
      const { span } = part;
      return excludedIn(part, { span, period: span, evidence, since: firstDay(agreement, span) }).exclusions;
    }),
  };
}

export function precedenceOf({ revision, commitment }: Pick<Segment, 'revision' | 'commitment'>): readonly string[] {
  if (commitment.terms.sources !== undefined) return commitment.terms.sources;
  const { measurement } = revision.terms;
  return measurement?.onConflict === 'precedence' ? measurement.sources.map((source) => source.id) : [];
}

/** Silence of a source that reports continuously means up; of one that must speak, unknown. */
function coverageOf({ revision, commitment }: Segment): 'continuous' | 'explicit' {
  const sources = revision.terms.measurement?.sources ?? [];
  const named = commitment.terms.sources;
  const relevant = named === undefined ? sources : sources.filter((source) => named.includes(source.id));
  return relevant.length > 0 && relevant.every((source) => source.coverage === 'explicit') ? 'explicit' : 'continuous';
}

/** The value by the declared rounding of its commitment. */
export function rounded(value: Quantity, rounding: Segment['commitment']['terms']['rounding']): Quantity {
  if (rounding === undefined || rounding === 'none') return value;
  if (!comparable(rounding.to, value))
    throw new TypeError(`the rounding step ${rounding.to.value.toString()} has another unit than the value`);
  const steps = value.value.dividedBy(rounding.to.value).round({ mode: rounding.mode, decimals: 0 });
  return quantity(value.dimension, steps.times(rounding.to.value), value.unit);
}

interface Facts {
  readonly measurement: Measurement;
  readonly attained: Quantity | undefined;
  readonly target: Target | undefined;
  readonly segment: Segment;
  readonly onTrial: boolean;
}

/** A period that begins before `initialUntil` is reported: it is no miss for credits, repeats or rights (K06). */
export function isOnTrial({ commitment, revision }: Segment, period: Interval): boolean {
  const { initialUntil } = commitment.terms;
  return initialUntil !== undefined && period.start < revision.zone.startOfDay(initialUntil);
}

function verdictOf({ measurement, attained, target, segment, onTrial }: Facts): Verdict {
  const { terms } = segment.commitment;
  if (attained === undefined || !measurement.value.measured) {
    const why = measurement.value.measured ? '' : measurement.value.why;
    if (why === 'no-volume') return 'no-volume';
    if (onTrial) return 'not-measured';
    return terms.ifNotMeasured === 'deemed-missed' || why === 'deemed-missed' ? 'missed' : 'not-measured';
  }
  if (target === undefined || onTrial) return 'reported';
  if (belowMinimumVolume(measurement, terms.minimumVolume)) return 'no-volume';
  return meets({ attained, target }) ? 'met' : 'missed';
}

/** Facets that count what a value was made of, in the order in which a metric gives one. */
const volumes = ['events', 'cases', 'answers', 'samples', 'duties', 'slices'] as const;

function belowMinimumVolume(measurement: Measurement, minimum: Quantity | undefined): boolean {
  if (minimum === undefined) return false;
  const name = volumes.find((facet) => measurement.facets[facet] !== undefined);
  const volume = name === undefined ? undefined : measurement.facets[name];
  return volume !== undefined && volume.value.lessThan(minimum.value);
}

/** Suspended when an accepted suspension (K23) covers all of the agreed time. */
function isSuspended(agreed: IntervalSet, exclusions: readonly Exclusion[], { revision }: Segment): boolean {
  const rules = new Set(revision.exclusions.filter((rule) => rule.kind === 'suspension').map((rule) => rule.id));
  const suspensions = exclusions.filter((one) => rules.has(one.rule));
  if (suspensions.length === 0) return false;
  return agreed.minus(IntervalSet.unionOf(suspensions.map((one) => one.intervals))).isEmpty;
}

function flagsOf({ segment, evidence, period }: Question, measurement: Measurement): readonly string[] {
  const flags: string[] = [];
  const minimum = segment.revision.terms.measurement?.minimumCompleteness;
  if (measurement.completeness.lessThan(Ratio.one)) flags.push('incomplete-data');
  if (minimum !== undefined && measurement.completeness.lessThan(minimum)) flags.push('completeness-below-minimum');
  const selfApproved = evidence
    .rows('exclusion', period)
    .some(
      (row: RowOf<'exclusion'>) =>
        row.decision === 'accepted' && row.proposedBy !== undefined && row.proposedBy === row.decidedBy,
    );
  if (selfApproved) flags.push('exclusion-decided-by-its-proposer');
  return flags;
}

/** From judged periods to the plain data of a statement. Owns: assembling; computes nothing. */
import type { Agreement } from '../agreements/book.ts';
import { inForce } from '../agreements/book.ts';
import type { Revision } from '../agreements/revision.ts';
import type { Period } from '../calendars/period.ts';
import { zoneTable } from '../calendars/zones/zone-table.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { Exclusion } from '../metrics/metric.ts';
import { Instant } from '../values/instant.ts';
import type { Judged } from './judge.ts';
import { figureOf, figuresOf } from './figures.ts';
import type { JudgedPeriod } from './measure-period.ts';
import type { MoneyResult } from './money.ts';
import { windowKey } from './periods.ts';
import { statementFormat } from './statement.ts';
import type { Basis, ExcludedFigure, RowResult, SegmentResult, Statement, StatementPeriod } from './statement.ts';

export interface StateQuestion {
  readonly agreement: Agreement;
  readonly period: Period;
  readonly zoneName: string;
  readonly evidence: EvidenceView;
  readonly judged: readonly JudgedPeriod[];
  readonly money: MoneyResult;
}

/** Assembles the statement. */
export function stateResult(question: StateQuestion): Statement {
  const { agreement, period, zoneName, evidence, judged, money } = question;
  const held = inForce(agreement, period).map((one) => one.revision);
  const head = held[held.length - 1] ?? agreement.revisions[agreement.revisions.length - 1];
  if (head === undefined) throw new TypeError(`${agreement.id} has no revision`);
  const { parties } = head.terms;
  return {
    format: statementFormat,
    agreement: {
      id: agreement.id,
      title: head.terms.title,
      type: head.terms.type,
      ...(parties === undefined ? {} : { provider: parties.provider.name, customer: parties.customer.name }),
    },
    period: periodOfStatement(period, zoneName),
    knownAt: Instant.format(evidence.knownAt),
    status: evidence.knownAt < period.end ? 'provisional' : 'final',
    basis: basisOf(held, evidence),
    rows: judged.map((one) => rowOf(one, zoneName, money)),
    ...(money.total === undefined ? {} : { credit: money.total }),
    claims: money.claims,
    rights: money.rights,
  };
}

function periodOfStatement(period: Period, zone: string): StatementPeriod {
  return { key: period.key, start: Instant.format(period.start), end: Instant.format(period.end), zone };
}

function basisOf(held: readonly Revision[], evidence: EvidenceView): Basis {
  const program = held.flatMap((revision) => [
    {
      agreement: revision.agreement,
      revision: revision.revision,
      hash: revision.hash,
      from: Instant.format(revision.from),
      ...(revision.to === undefined ? {} : { to: Instant.format(revision.to) }),
    },
    ...revision.parents.map((parent) => ({
      ...parent,
      from: Instant.format(revision.from),
      inheritedBy: revision.agreement,
    })),
  ]);
  const lists = new Map(held.flatMap((revision) => revision.holidayLists.map((list) => [list.name, list])));
  return {
    program,
    timeZones: { version: zoneTable.version, sha256: zoneTable.sha256 },
    holidayLists: [...lists.values()],
    evidence: {
      digest: evidence.digest(),
      rows: evidence.count,
      conflicts: evidence.conflicts.map((conflict) => conflict.message),
    },
  };
}

export function rowOf(one: JudgedPeriod, zoneName: string, money: MoneyResult): RowResult {
  const { commitment, subject, window } = one;
  return {
    commitment: commitment.id,
    clause: commitment.clause,
    title: commitment.title,
    metric: commitment.metric.kind,
    ...(subject === undefined ? {} : { subject: subject.id }),
    period: periodOfStatement(window, zoneName),
    segments: one.segments.map(segmentOf),
    verdict: one.verdict,
    ...(one.soFar === undefined ? {} : { soFar: one.soFar }),
    credits: money.lines.get(`${windowKey(commitment, window)} ${subject?.id ?? ''}`) ?? [],
  };
}

function segmentOf(judged: Judged): SegmentResult {
  const { measurement, segment, attained, target } = judged;
  const { value } = measurement;
  const roundedAway = value.measured && attained !== undefined && !attained.value.equals(value.value.value);
  return {
    revision: segment.revision.revision,
    start: Instant.format(segment.span.start),
    end: Instant.format(segment.span.end),
    ...(target === undefined ? {} : { target: target.text }),
    ...(value.measured ? { value: figureOf(value.value) } : { absent: { code: value.why, detail: value.detail } }),
    ...(roundedAway && attained !== undefined ? { rounded: figureOf(attained) } : {}),
    verdict: judged.verdict,
    ...(judged.soFar === undefined ? {} : { soFar: judged.soFar }),
    figures: figuresOf(measurement, target),
    completeness: measurement.completeness.toString(),
    excluded: judged.exclusions.map((exclusion) => excludedFigure(exclusion, judged)),
    refused: judged.refused,
    flags: [...new Set(judged.flags)].sort(),
    steps: measurement.steps,
  };
}

/** Agreed time under an exclusion; what it took off the downtime stands in the metric's own steps. */
function excludedFigure(exclusion: Exclusion, { segment }: Judged): ExcludedFigure {
  const agreed = segment.commitment.calendar.openBetween(segment.span.start, segment.span.end);
  return {
    rule: exclusion.rule,
    clause: exclusion.clause,
    ms: String(exclusion.intervals.intersect(agreed).total()),
    rows: exclusion.rows,
  };
}

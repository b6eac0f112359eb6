/**
 * Metric kind `reported`: a figure that somebody states for a whole period. Owns: which report counts, and what a missing
 * or late one means. Does not own: whether the figure is true; it is attested, not measured, and always flagged so.
 */
import { z } from 'zod';
import type { ReportedRow } from '../../evidence/row.ts';
import { reachable } from '../../terms/band.ts';
import { formatQuantity, parseQuantity, quantity } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { deadlineSchema } from '../../terms/schema.ts';
import { Instant } from '../../values/instant.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import { defineMetric } from '../metric.ts';
import type { MeasureContext, Measurement, TermFinding } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { endOfLimit } from '../time-limit.ts';
import { kindOfUnit, valueUnitSchema } from '../value-unit.ts';
import { wordingOf } from './wording.ts';

const deemedSchema = z
  .union([z.string(), z.number().int()])
  .transform((text, context): Quantity => {
    const q = parseQuantity(String(text));
    if (typeof q !== 'string') return q;
    context.addIssue({ code: 'custom', message: q });
    return z.NEVER;
  })
  .describe('Value that a missing report is taken for, such as 0 %. Without it the period is missed without a figure.');

const reportedTerms = z
  .strictObject({
    kind: z.literal('reported').describe('A figure that is reported for the period, not measured.'),
    series: z.string().min(1).max(200).describe('Name of the figure in the evidence.'),
    unit: valueUnitSchema,
    reporter: z.string().min(1).max(200).optional().describe('Source whose report counts; any source when missing.'),
    due: deadlineSchema
      .optional()
      .describe('Time after the end of the period in which the report must be received; days end at midnight.'),
    ifMissing: z
      .enum(['not-measured', 'deemed-missed'])
      .describe('What a period without a report (in time) is: without value, or taken as missed.'),
    deemedValue: deemedSchema.optional(),
  })
  .refine((terms) => terms.deemedValue === undefined || terms.ifMissing === 'deemed-missed', {
    path: ['deemedValue'],
    message: 'a deemed value needs ifMissing: deemed-missed',
  })
  .refine(({ deemedValue, unit }) => deemedValue === undefined || sameKind(deemedValue, unit), {
    path: ['deemedValue'],
    message: 'the deemed value has another unit than the figure',
  });
export type ReportedTerms = z.output<typeof reportedTerms>;

function sameKind(value: Quantity, unit: string): boolean {
  const kind = kindOfUnit(unit);
  return value.dimension === kind.dimension && value.unit === kind.unit;
}

function measureReport(terms: ReportedTerms, context: MeasureContext): Measurement {
  const told = context.evidence
    .rows('reported', context.span)
    .filter((row) => row.series === terms.series && (terms.reporter === undefined || row.source === terms.reporter))
    .filter((row) => speaksOf(row, context.subjects));
  const whole = told.filter((row) => row.start <= context.span.start && row.end >= context.span.end);
  const deadline = deadlineOf(terms, context);
  const inTime = whole.filter((row) => deadline === undefined || row.recordedAt <= deadline);
  const believed = mostTrusted(inTime, context.precedence);
  const value = valueOf(terms, believed, { context, deadline });
  const flags = ['attested'];
  if (told.length > whole.length) flags.push('report-covers-part-of-period');
  if (whole.length > inTime.length) flags.push('report-late');
  if (believed.length === 0 && (value.measured || value.why === 'deemed-missed')) flags.push('deemed-missed');
  return {
    value,
    facets: { reports: quantity('count', Ratio.of(believed.length)) },
    occurrences: [],
    completeness: believed.length > 0 ? Ratio.one : Ratio.zero,
    flags,
    steps: [
      ...whole.map((row) => ({
        what: `${row.source} reported on ${Instant.format(row.recordedAt)}${inTime.includes(row) ? '' : ', too late'}`,
        value: formatQuantity(figureOf(terms, row)),
        rows: [row.id],
      })),
      ...(deadline === undefined ? [] : [{ what: 'report due', value: Instant.format(deadline) }]),
      { what: 'reports that count', value: String(believed.length), rows: believed.map((row) => row.id) },
    ],
  };
}

function deadlineOf({ due }: ReportedTerms, context: MeasureContext): Instant | undefined {
  if (due === undefined) return undefined;
  // Days are counted from the last day of the period, which ends as the next one starts.
  const from = due.dimension === 'time' ? context.period.end : Instant.plus(context.period.end, -1);
  const end = endOfLimit(from, due, context);
  return end.ok ? end.value : undefined;
}

function mostTrusted(rows: readonly ReportedRow[], precedence: readonly string[]): readonly ReportedRow[] {
  const rank = ({ source }: ReportedRow): number => {
    const place = precedence.indexOf(source);
    return place === -1 ? precedence.length : place;
  };
  const best = rows.reduce((lowest, row) => Math.min(lowest, rank(row)), precedence.length);
  return rows.filter((row) => rank(row) === best);
}

function figureOf({ unit }: ReportedTerms, row: ReportedRow): Quantity {
  const kind = kindOfUnit(unit);
  return quantity(kind.dimension, row.value, kind.unit);
}

function valueOf(
  terms: ReportedTerms,
  rows: readonly ReportedRow[],
  { context, deadline }: { context: MeasureContext; deadline: Instant | undefined },
): Measured<Quantity> {
  const [first, ...others] = rows;
  if (first === undefined) return missing(terms, context, deadline);
  if (others.every((row) => row.value.equals(first.value))) return measured(figureOf(terms, first));
  return notMeasured(
    'conflicting-reports',
    `${rows.length} reports of equal standing state different figures for ${terms.series}.`,
  );
}

function missing(terms: ReportedTerms, context: MeasureContext, deadline: Instant | undefined): Measured<Quantity> {
  const detail = `Nobody reported ${terms.series} for the whole period${deadline === undefined ? '' : ' in time'}.`;
  const awaited =
    context.until < context.span.end || (deadline !== undefined && context.evidence.knownBy(deadline) < deadline);
  if (awaited) return notMeasured('not-reported-yet', `${terms.series} can still be reported in time.`);
  if (terms.ifMissing === 'not-measured') return notMeasured('not-reported', detail);
  return terms.deemedValue === undefined ? notMeasured('deemed-missed', detail) : measured(terms.deemedValue);
}

function lintTerms(terms: ReportedTerms): TermFinding[] {
  const findings: TermFinding[] = [];
  if (terms.ifMissing === 'deemed-missed' && terms.due === undefined) {
    findings.push({
      code: 'reported/no-due-date',
      severity: 'warning',
      path: ['due'],
      message: 'A missing report counts as a miss, but no day is named by which it is missing.',
      example:
        'Evaluated on the first day after the period the month is missed; two days later the report arrives and it is met.',
      fix: 'Write due: 10 business days.',
    });
  }
  if (terms.reporter === undefined) {
    findings.push({
      code: 'reported/no-reporter',
      severity: 'note',
      path: ['reporter'],
      message: 'Anybody may report the figure.',
      example: 'The provider reports 99.9 %, the customer 98 %: two reports of equal standing, and no value.',
      fix: 'Write reporter: followed by the id of the source that reports.',
    });
  }
  return findings;
}

export const reported = defineMetric<ReportedTerms>({
  kind: 'reported',
  title: { en: 'Reported figure', 'zh-Hant': '申報數字' },
  description: {
    en: 'A figure that somebody reports for a whole period instead of measuring it here.',
    'zh-Hant': '由一方就整個期間申報、而非由系統量度的數字。',
  },
  terms: reportedTerms,
  unit: ({ unit }) => kindOfUnit(unit),
  facets: () => ({ reports: { dimension: 'count', unit: '' } }),
  domain: ({ unit }) => reachable(kindOfUnit(unit)),
  measure: measureReport,
  wording: wordingOf,
  lint: lintTerms,
});

/**
 * Reports of slo-generator as attested figures. Owns: which number of the report counts and for which span. Does not own:
 * whether anybody believes it: the form `reported` says that somebody else measured.
 *
 * The counts are exact and the ratio beside them is rounded to six places there, so counts go first. The event's own id is
 * made anew at each export; name, window and end tell a report apart.
 */
import { z } from 'zod';
import { isoOf } from '../wire/moments.ts';
import { idOf, plainWords } from '../wire/plain-words.ts';
import { shapeComplaint } from '../wire/shape.ts';
import type { CloudeventsTerms } from './terms.ts';

export const sloReportType = 'com.google.slo_generator.slo_report';

const count = z.number().int();
const reportShape = z.looseObject({
  valid: z.boolean().default(true),
  errors: z.array(z.string()).default([]),
  name: z.string().optional(),
  slo_name: z.string().optional(),
  metadata: z.looseObject({ name: z.string().optional() }).optional(),
  timestamp: z.number().int().positive().optional(),
  window: z.number().int().positive().optional(),
  good_events_count: count.default(-1),
  bad_events_count: count.default(-1),
  sli_measurement: z.union([z.string(), z.number()]).optional(),
});
type Report = z.output<typeof reportShape>;

export type ReportReading =
  { readonly row: Readonly<Record<string, unknown>> } | { readonly code: string; readonly why: string };

export function readSloReport(data: unknown, terms: CloudeventsTerms): ReportReading {
  const read = reportShape.safeParse(data);
  if (!read.success) return { code: 'report-shape', why: `this is no SLO report: ${shapeComplaint(read.error)}` };
  const report = read.data;
  const name = report.name ?? report.metadata?.name ?? report.slo_name ?? '';
  if (!report.valid) {
    const said = plainWords(report.errors.join('; '), 300) ?? 'no reason given';
    return { code: 'report-invalid', why: `slo-generator could not compute ${name}: ${said}` };
  }
  const { timestamp, window } = report;
  if (timestamp === undefined || window === undefined) {
    return { code: 'report-shape', why: 'the report has no timestamp or no window' };
  }
  const mapping = terms.reports.find((one) => one.name === name && one.windowSeconds === window);
  if (mapping === undefined) {
    const why = `no series is configured for the SLO ${name} over ${window} s; add it to \`reports\` of this source`;
    return { code: 'report-not-mapped', why };
  }
  const figure = figureOf(report);
  if (typeof figure === 'string') return { code: 'report-figure', why: figure };
  const [start, end] = [isoOf((timestamp - window) * 1000), isoOf(timestamp * 1000)];
  if (start === undefined || end === undefined) return { code: 'report-shape', why: 'the timestamp is no moment' };
  const { series, subject, agreement } = mapping;
  const where = { ...(subject === undefined ? {} : { subject }), ...(agreement === undefined ? {} : { agreement }) };
  const id = idOf('slo-report', name, String(window), String(timestamp));
  return { row: { form: 'reported', id, source: terms.source, series, ...where, start, end, ...figure } };
}

function figureOf(report: Report): { value: string; reason: string } | string {
  const { good_events_count: good, bad_events_count: bad, sli_measurement: measured } = report;
  if (good >= 0 && bad >= 0 && good + bad > 0) {
    const value = `${good}/${BigInt(good) + BigInt(bad)}`;
    return { value, reason: `Reported by slo-generator: ${good} good, ${bad} bad.` };
  }
  if (good === 0 && bad === 0) return 'the report counts no events at all: no volume is neither 0 % nor 100 %';
  const value = String(measured ?? '');
  if (!/^(?:0(?:\.\d{1,30})?|1(?:\.0{1,30})?)$/u.test(value)) {
    return 'the report has neither counts nor a measurement between 0 and 1';
  }
  return { value, reason: 'Reported by slo-generator as a ratio, without counts.' };
}

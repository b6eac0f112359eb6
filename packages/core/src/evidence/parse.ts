/** From a written row to evidence. Owns: defaults and the sentence with its place. Does not own: files (connectors). */
import type { z } from 'zod';
import type { Instant } from '../values/instant.ts';
import { accepted } from '../values/outcome.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';
import { checkRow } from './check.ts';
import type { EvidenceRow } from './row.ts';
import { rowSchema } from './schema.ts';
import type { WrittenRow } from './schema.ts';

/**
 * Reads one row as written (an object from YAML, JSON or a CSV line with empty cells left out).
 * `place` ("events.csv:12") stands before every message and is kept in the row, outside of every hash.
 * `recordedAt` defaults to when the fact could first be known; a correction has to say it.
 */
export function parseRow(written: unknown, place: string): Outcome<EvidenceRow> {
  const read = rowSchema.safeParse(written);
  if (!read.success) return { ok: false, refusals: read.error.issues.map((issue) => asRefusal(issue, place)) };
  const row: EvidenceRow = { ...read.data, recordedAt: read.data.recordedAt ?? knownByDefault(read.data), place };
  const problems = [...checkCorrection(read.data), ...checkRow(row)];
  if (problems.length === 0) return accepted(row);
  return { ok: false, refusals: problems.map((problem) => ({ ...problem, message: `${place}: ${problem.message}` })) };
}

/** A row without recordedAt was known when it happened: at its end, at its moment, or at its start while it lasts. */
function knownByDefault(row: WrittenRow): Instant {
  switch (row.form) {
    case 'state':
    case 'slice':
    case 'reported':
    case 'charge':
    case 'figure':
      return row.end ?? row.start;
    case 'value':
    case 'case':
    case 'score':
      return row.at;
    case 'duty':
      return row.done ?? row.due;
    case 'works':
      return row.noticedAt ?? row.start;
    case 'exclusion':
      return row.decidedAt ?? row.end;
    case 'signal':
    case 'existence':
      return row.start;
    case 'claim':
      return row.receivedAt;
    case 'election':
      return row.about;
    case 'issued':
      return row.knownAt;
  }
}

/** Without its own recordedAt a correction would take effect at a guessed moment and could change an issued statement. */
function checkCorrection(row: WrittenRow): Refusal[] {
  if (row.supersedes === undefined || row.recordedAt !== undefined) return [];
  const message = 'a row that supersedes another has to say in `recordedAt` when the correction became known';
  return [{ code: 'correction-without-recorded-at', message, at: ['recordedAt'] }];
}

function asRefusal(issue: z.core.$ZodIssue, place: string): Refusal {
  const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  return { code: 'evidence-shape', message: `${place}: ${sentence(issue, at.join('.'))}`, at };
}

function sentence(issue: z.core.$ZodIssue, name: string): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => `\`${key}\``).join(', ')} is no field of this form of row`;
  if (issue.code === 'invalid_union' && name === 'form') {
    return `\`form\` says what kind of fact the row is; write one of ${rowSchema.options.map((option) => option.shape.form.value).join(', ')}`;
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.endsWith('undefined'))
    return `\`${name}\` is missing`;
  return name === '' ? issue.message : `\`${name}\`: ${issue.message}`;
}

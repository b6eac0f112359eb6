/**
 * How good our warnings are (S3.5): of promises to customers in periods that were closed, how many breaches people were warned of
 * before they happened and how long before, how many warnings came to nothing, how many were answered. Owns: what is counted as
 * what. Of few cases little follows: every share stands beside how many it is of.
 */
import { accepted, Instant, Ratio, refused } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { recordOf } from '../month-end/breaches-detect.ts';
import { brokenInstant, warningsOf } from '../month-end/breaches-warned.ts';
import type { Sent } from '../month-end/breaches-warned.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { ShortIssue, ShortRow } from '../month-end/statement-register.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';

export type WarningCase = 'warned' | 'late' | 'sudden' | 'missed' | 'false-alarm';

/** A promise of a period that was broken, or that people were warned of; of several subjects the first that was broken. */
export interface WarningLine {
  readonly agreement: string;
  readonly commitment: string;
  readonly commitmentTitle: Localized;
  readonly period: string;
  /** warned: before it was broken. late: after. sudden: nothing announced it. missed: somebody could have said. */
  readonly case: WarningCase;
  readonly brokenAt?: string | undefined;
  readonly warning?: string | undefined;
  readonly warnedAt?: string | undefined;
  /** From the warning until it was broken. */
  readonly leadMs?: string | undefined;
  readonly acknowledgedAt?: string | undefined;
  /** From the warning until it was acknowledged. */
  readonly answeredMs?: string | undefined;
}

export interface WarningCounts {
  /** Promises that were judged: met or missed. */
  readonly judged: number;
  readonly breaches: number;
  readonly warned: number;
  readonly late: number;
  readonly sudden: number;
  readonly missed: number;
  /** Promises that people were warned of. */
  readonly warnings: number;
  readonly falseAlarms: number;
  readonly acknowledged: number;
  readonly lead?: Spread | undefined;
  readonly answer?: Spread | undefined;
}

/** Nine of ten took at least `low`; half at least `median`. Exact milliseconds. */
export interface Spread {
  readonly count: number;
  readonly low: string;
  readonly median: string;
}

export interface WarningQuality {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly total: WarningCounts;
  readonly agreements: readonly (WarningCounts & { readonly agreement: string; readonly title: Localized })[];
  readonly months: readonly (WarningCounts & { readonly period: string })[];
  readonly lines: readonly WarningLine[];
  /** slm.warned: breaches that people were warned of, of all. slm.leadtime: the median, in hours. Missing without a breach. */
  readonly measures: readonly {
    readonly id: 'slm.warned' | 'slm.leadtime';
    readonly value?: string | undefined;
    readonly of: number;
  }[];
}

export interface QualityQuestion extends Question {
  readonly agreement?: string | undefined;
  /** Months, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Judged {
  readonly agreement: string;
  readonly title: Localized;
  readonly period: string;
  readonly line?: WarningLine | undefined;
}

export async function warningQuality(context: Context, question: QualityQuestion): Promise<Outcome<WarningQuality>> {
  const { organisation, agreement, from, to } = question;
  if (from !== undefined && to !== undefined && from > to)
    return refused({ code: 'RECORD', message: `${to} lies before ${from}; write the later month there`, at: ['to'] });
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const known = agreement === undefined ? undefined : agreementOn(shelf, agreement);
  if (known?.ok === false) return known;
  const register = await registerOf(context.store, organisation);
  const { latest } = await statementRegisterOf(context.store, organisation);
  const issues = latest.filter(
    (one) =>
      isToCustomer(register, one.agreement) &&
      (agreement === undefined || one.agreement === agreement) &&
      (from === undefined || one.period.key >= from) &&
      (to === undefined || one.period.key <= to),
  );
  const judged = issues.flatMap((issue) => judgedIn(register, issue));
  const keys = issues.map(({ period }) => period.key).sort();
  const total = countsOf(judged);
  return accepted({
    from: from ?? keys[0],
    to: to ?? keys.at(-1),
    total,
    agreements: [...Map.groupBy(judged, (one) => one.agreement)]
      .map(([id, own]) => ({ agreement: id, title: own[0]?.title ?? { en: id }, ...countsOf(own) }))
      .sort((one, other) => other.breaches - one.breaches || (one.agreement < other.agreement ? -1 : 1)),
    months: [...Map.groupBy(judged, ({ period }) => period)]
      .map(([period, own]) => ({ period, ...countsOf(own) }))
      .sort((one, other) => (one.period < other.period ? -1 : 1)),
    lines: judged
      .flatMap(({ line }) => line ?? [])
      .sort((one, other) =>
        one.period === other.period ? (one.agreement < other.agreement ? -1 : 1) : one.period > other.period ? -1 : 1,
      ),
    measures: measuresOf(total),
  });
}

/** Promised by the organisation itself to somebody outside: S3.5 speaks of those who rely on us. */
function isToCustomer(register: Register, agreement: string): boolean {
  const roles = register.get('agreement-roles', agreement)?.body;
  return (
    roles !== undefined &&
    register.get('party', roles.provider)?.body.role === 'own' &&
    register.get('party', roles.customer)?.body.role === 'customer'
  );
}

/** One for each promise of the statement: its subjects are told of together. */
function judgedIn(register: Register, issue: ShortIssue): readonly Judged[] {
  const rows = issue.rows.filter(({ verdict }) => verdict === 'met' || verdict === 'missed');
  return [...Map.groupBy(rows, ({ commitment }) => commitment).values()].map((own) => {
    const { agreement, title, period } = issue;
    return { agreement, title, period: period.key, line: lineOf(register, issue, own) };
  });
}

function lineOf(register: Register, issue: ShortIssue, rows: readonly ShortRow[]): WarningLine | undefined {
  const broken = rows
    .filter(({ verdict }) => verdict === 'missed')
    .map((row) => ({ row, at: brokenInstant(row, issue) }))
    .sort((one, other) => one.at - other.at)[0];
  const row = broken?.row ?? rows[0];
  if (row === undefined) return undefined;
  const of = { agreement: issue.agreement, commitment: row.commitment, period: issue.period.key };
  const sent = warningsOf(register, of);
  const head = { ...of, commitmentTitle: row.title };
  if (broken === undefined)
    return sent[0] === undefined ? undefined : { ...head, case: 'false-alarm', ...factsOf(sent) };
  const brokenAt = Instant.format(broken.at);
  const before = sent.filter(({ at }) => at <= broken.at);
  const written = wordOf(register, of, row);
  if (before[0] !== undefined) {
    const leadMs = String(broken.at - before[0].at);
    return { ...head, case: 'warned', brokenAt, leadMs, ...factsOf(before) };
  }
  if (written.warnedAt !== undefined && written.warnedAt <= broken.at) {
    const leadMs = String(broken.at - written.warnedAt);
    return { ...head, case: 'warned', brokenAt, leadMs, ...written.facts };
  }
  if (sent[0] !== undefined || written.warnedAt !== undefined)
    return { ...head, case: 'late', brokenAt, ...(sent[0] === undefined ? written.facts : factsOf(sent)) };
  return { ...head, case: written.sudden ? 'sudden' : 'missed', brokenAt };
}

function factsOf(sent: readonly Sent[]): Pick<WarningLine, 'warning' | 'warnedAt' | 'acknowledgedAt' | 'answeredMs'> {
  const [first] = sent;
  if (first === undefined) return {};
  const answered = sent.find(({ acknowledgedAt }) => acknowledgedAt !== undefined);
  return { warning: first.id, ...answerOf(first.at, answered?.acknowledgedAt) };
}

function answerOf(
  at: Instant,
  answer: Instant | undefined,
): Pick<WarningLine, 'warnedAt' | 'acknowledgedAt' | 'answeredMs'> {
  const acknowledged =
    answer === undefined
      ? {}
      : { acknowledgedAt: Instant.format(answer), answeredMs: String(Math.max(0, answer - at)) };
  return { warnedAt: Instant.format(at), ...acknowledged };
}

interface Word {
  readonly sudden: boolean;
  readonly warnedAt?: Instant | undefined;
  readonly facts: Pick<WarningLine, 'warnedAt' | 'acknowledgedAt' | 'answeredMs'>;
}

/** What people wrote of the breach: a call on the telephone warns too. */
function wordOf(register: Register, of: Pick<WarningLine, 'agreement' | 'period'>, row: ShortRow): Word {
  const written = register
    .all('breach')
    .filter(({ body }) => body.agreement === of.agreement && body.period === of.period);
  const body = recordOf(written, row)?.body;
  const sudden = body?.notWarned === 'sudden';
  if (body?.warned === undefined) return { sudden, facts: {} };
  const at = Instant.parse(body.warned.at);
  const answer = body.warned.acknowledgedAt;
  return { sudden, warnedAt: at, facts: answerOf(at, answer === undefined ? undefined : Instant.parse(answer)) };
}

function countsOf(judged: readonly Judged[]): WarningCounts {
  const lines = judged.flatMap(({ line }) => line ?? []);
  const count = (wanted: WarningCase): number => lines.filter((line) => line.case === wanted).length;
  const told = lines.filter(({ warnedAt }) => warnedAt !== undefined);
  return {
    judged: judged.length,
    breaches: lines.filter(({ brokenAt }) => brokenAt !== undefined).length,
    warned: count('warned'),
    late: count('late'),
    sudden: count('sudden'),
    missed: count('missed'),
    warnings: told.length,
    falseAlarms: count('false-alarm'),
    acknowledged: told.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length,
    lead: spreadOf(lines.flatMap(({ leadMs }) => leadMs ?? [])),
    answer: spreadOf(lines.flatMap(({ answeredMs }) => answeredMs ?? [])),
  };
}

/** Median: the middle one, or half way between the middle two. Low: the least that at most a tenth is below (nearest rank). */
export function spreadOf(lengths: readonly string[]): Spread | undefined {
  const sorted = lengths.map((one) => Ratio.parse(one)).sort((one, other) => one.compare(other));
  const count = sorted.length;
  const half = Math.floor(count / 2);
  const [left, right] = [sorted[count % 2 === 1 ? half : half - 1], sorted[half]];
  const low = sorted[Math.max(0, Math.ceil(count / 10) - 1)];
  if (left === undefined || right === undefined || low === undefined) return undefined;
  return { count, low: low.toString(), median: left.plus(right).dividedBy(Ratio.of(2)).toString() };
}

const hour = Ratio.of(3_600_000);

function measuresOf({ breaches, warned, lead }: WarningCounts): WarningQuality['measures'] {
  const share = breaches === 0 ? {} : { value: Ratio.of(warned, breaches).toString() };
  const hours = lead === undefined ? {} : { value: Ratio.parse(lead.median).dividedBy(hour).toString() };
  return [
    { id: 'slm.warned', ...share, of: breaches },
    { id: 'slm.leadtime', ...hours, of: lead?.count ?? 0 },
  ];
}

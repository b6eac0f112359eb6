/**
 * Missed promises that cost money, from statements as they were issued. Owns: what each of them owes, to the cent, and the time
 * that was counted. Does not own: verdicts and money (core), whose time it was (bearers.ts).
 */
import { apportion, Instant, IntervalSet, lanesOf, Money, Ratio } from '@troth/core';
import type { Localized, RowResult, Statement } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { ShortIssue } from '../month-end/statement-register.ts';
import { latestIssue } from '../periods/issued.ts';
import type { Register } from '../practice/register.ts';

export interface MissedPromise {
  readonly agreement: string;
  readonly title: Localized;
  readonly customer?: string | undefined;
  readonly commitment: string;
  readonly commitmentTitle: Localized;
  readonly subject?: string | undefined;
  readonly period: string;
  readonly span: { readonly start: Instant; readonly end: Instant };
  /** Its part of what the statement gives after every limit. */
  readonly owed: Money<string>;
  /** Counted milliseconds, as the statement weighs them; missing where the promise is not one of time. */
  readonly countedMs?: Ratio | undefined;
  /** What was left out lies with nobody. */
  readonly excludedMs: Ratio;
  readonly counted: IntervalSet;
  /** Rows of evidence behind the counted time. */
  readonly rows: readonly string[];
  /** The record of the breach, where somebody wrote one. */
  readonly breach?: string | undefined;
}

/** Of customers' agreements, in order of period and agreement. What good months earned back belongs to no event and is left out. */
export async function missedPromises(
  context: Context,
  { organisation, register }: Question & { readonly register: Register },
): Promise<readonly MissedPromise[]> {
  const { latest } = await statementRegisterOf(context.store, organisation);
  const costly = latest.filter(
    ({ type, credit }) => type === 'sla' && credit !== undefined && !Ratio.parse(credit.total).isZero(),
  );
  const statements = await context.store.read(organisation, async (reader) => {
    const found: (readonly [ShortIssue, Statement])[] = [];
    for (const issue of costly) {
      const whole = await latestIssue(reader, issue.agreement, issue.period.key);
      if (whole !== undefined) found.push([issue, whole.statement]);
    }
    return found;
  });
  return statements
    .flatMap(([issue, statement]) => missedIn(register, issue, statement))
    .sort((one, other) => (`${one.period} ${one.agreement}` < `${other.period} ${other.agreement}` ? -1 : 1));
}

function missedIn(register: Register, issue: ShortIssue, { rows, credit }: Statement): readonly MissedPromise[] {
  const paying = rows.filter((row) => !sumOf(row).isZero());
  const total = Money.of(credit?.total ?? '0', credit?.currency ?? 'XXX');
  const parts = apportion(total, paying.map(sumOf));
  return paying.map((row, at): MissedPromise => {
    const { agreement, title, period } = issue;
    const figures = row.segments.flatMap((segment) => segment.figures['downtime'] ?? []);
    const lanes = row.segments.flatMap(lanesOf).filter(({ role }) => role === 'counted');
    return {
      agreement,
      title,
      customer: register.get('agreement-roles', agreement)?.body.customer,
      commitment: row.commitment,
      commitmentTitle: row.title,
      subject: row.subject,
      period: period.key,
      span: { start: Instant.parse(row.period.start), end: Instant.parse(row.period.end) },
      owed: parts[at] ?? Money.zero(total.currency),
      countedMs: figures.length === 0 ? undefined : Ratio.sumOf(figures.map(({ exact }) => Ratio.parse(exact))),
      excludedMs: Ratio.sumOf(
        row.segments.flatMap(({ figures: { excluded } }) =>
          excluded?.unit === 'ms' ? [Ratio.parse(excluded.exact)] : [],
        ),
      ),
      counted: IntervalSet.of(
        lanes.flatMap(({ intervals }) =>
          intervals.map(([start, end]) => ({ start: Instant.of(start), end: Instant.of(end) })),
        ),
      ),
      rows: [...new Set(lanes.flatMap(({ step }) => (step.parts ?? [step]).flatMap((part) => part.rows ?? [])))],
      breach: breachOf(register, { agreement, period: period.key, row }),
    };
  });
}

/** Money of a row before limits; other remedies are no money. */
const sumOf = ({ credits }: RowResult): Ratio =>
  Ratio.sumOf(
    credits.flatMap(({ form, exact }) => (form === 'money' && exact !== undefined ? [Ratio.parse(exact)] : [])),
  );

function breachOf(
  register: Register,
  { agreement, period, row }: { readonly agreement: string; readonly period: string; readonly row: RowResult },
): string | undefined {
  return register
    .all('breach')
    .find(
      ({ body }) =>
        body.agreement === agreement &&
        body.period === period &&
        body.commitment === row.commitment &&
        (body.subject ?? row.subject) === row.subject,
    )?.id;
}

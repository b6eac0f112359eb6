/** `troth backtest`: a text over the months that were lived through, as tables or JSON. */
import { addMonths, backTest, backTestSections, extentOf, Instant, parseQuantity, statementPeriod } from '@troth/core';
import type { Agreement, BackTest, Ratio, Revision } from '@troth/core';
import type { BacktestOptions } from '../commands/backtest.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { textOnHistory } from '../draft-file.ts';
import { defaultKnownAt, readKnownAt } from '../known-at.ts';
import { readDefined } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { backtestReport } from '../tables/backtest-report.ts';

export interface Backtested {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  /** The file of the draft; missing for the text in force. */
  readonly draft?: string;
  /** Whose text the draft is, where it borrows the months of another agreement. */
  readonly draftOf?: string;
  readonly knownAt: string;
  readonly test: BackTest;
}

export async function backtestPaths(paths: readonly string[], options: BacktestOptions, host: Host): Promise<Ending> {
  const reading = await readDefined(paths, host);
  const { agreement, draft } = await textOnHistory(options, reading, host);
  if (draft === undefined) promising(agreement.revisions, agreement.id, reading);
  else promising([draft], draft.agreement, reading);
  const periods = monthsFor(agreement, options, { reading, host });
  const last = periods.at(-1) ?? '';
  const text = draft ?? textAt(agreement, last);
  const evidence = { rows: reading.intake.rows, columns: reading.intake.columns };
  const knownAt = readKnownAt(options.knownAt) ?? defaultKnownAt({ agreement, period: last, evidence, host });
  const test = need(
    backTest({
      draft: text,
      history: agreement,
      evidence,
      periods,
      knownAt,
      offerGrid: gridOf(options.grid),
      with: options.quick === true ? [] : backTestSections,
    }),
  );
  if (test.periods.every(({ rows }) => rows.length === 0))
    throw badInput(
      `${text.agreement}: no period of its promises ends in ${periods[0]} to ${last}; give more --periods, or another --until`,
    );
  const found: Backtested = {
    agreement: agreement.id,
    ...(text.agreement === agreement.id ? {} : { draftOf: text.agreement }),
    revision: text.revision,
    hash: text.hash,
    ...(options.draft === undefined ? {} : { draft: options.draft }),
    knownAt: Instant.format(knownAt),
    test,
  };
  if (options.json === true) host.out(`${JSON.stringify({ format: 'troth-backtest/1', ...found }, undefined, 2)}\n`);
  else host.out(backtestReport(found, { language: options.lang, colours: host.colours }));
  const missed = test.periods.some(({ rows }) => rows.some(({ verdict }) => verdict === 'missed'));
  return missed ? endings.missed : endings.ok;
}

/** A text that promises nothing has nothing to be tried; those that do are named. */
function promising(texts: readonly Revision[], id: string, { book }: Reading): void {
  const makesPromises = (revisions: readonly Revision[]): boolean =>
    revisions.some(({ commitments }) => commitments.length > 0);
  if (makesPromises(texts)) return;
  const others = book.agreements.filter(({ revisions }) => makesPromises(revisions)).map((one) => one.id);
  throw badInput(
    `${id} makes no promise of its own (others inherit from it): there is nothing to try on past months${others.length === 0 ? '' : `; choose one with --agreement: ${others.join(', ')}`}`,
  );
}

function gridOf(text: string): Ratio {
  const step = parseQuantity(text);
  if (typeof step === 'string' || step.dimension !== 'ratio' || step.value.isZero() || step.value.isNegative())
    throw badInput(`--grid ${text}: write a step of percentages, such as 0.01 %`);
  return step.value;
}

/** What holds at the end of the last month. */
function textAt({ id, revisions }: Agreement, last: string): Revision {
  const end = need(statementPeriod({ id, revisions }, last)).period.end;
  const found = revisions.findLast(({ from }) => from < end) ?? revisions[0];
  if (found === undefined) throw badInput(`${id} has no revision`);
  return found;
}

/** Months that are over, from the first whole one of the agreement to the last with evidence. */
function monthsFor(
  agreement: Agreement,
  options: BacktestOptions,
  { reading, host }: { readonly reading: Reading; readonly host: Host },
): readonly string[] {
  const count = Number(options.periods);
  if (!Number.isInteger(count) || count < 1 || count > 60)
    throw badInput(`--periods ${options.periods}: write a whole number from 1 to 60`);
  const last = options.until ?? lastMonth(agreement, reading, host);
  if (last === undefined) throw badInput(`${agreement.id} has no month with evidence that is over; give --until`);
  if (!/^\d{4}-\d{2}$/u.test(last)) throw badInput(`--until ${last}: write a month, such as 2025-01`);
  const now = monthNow(agreement, host);
  if (now !== undefined && last >= now) throw badInput(`--until ${last}: that month is not over yet`);
  const first = agreement.revisions[0];
  const months = Array.from({ length: count }, (_, at) => addMonths(`${last}-01`, at + 1 - count).slice(0, 7));
  const held = months.filter(
    (month) => first !== undefined && need(statementPeriod(agreement, month)).period.start >= first.from,
  );
  if (held.length === 0) throw badInput(`${agreement.id} does not hold in any whole month up to ${last}`);
  return held;
}

/** The month under way by the clock of the agreement. */
function monthNow({ revisions }: Pick<Agreement, 'revisions'>, host: Host): string | undefined {
  return revisions.at(-1)?.zone.toLocal(Instant.of(host.now())).date.slice(0, 7);
}

function lastMonth({ id, revisions }: Agreement, { intake }: Reading, host: Host): string | undefined {
  const zone = revisions.at(-1)?.zone;
  const now = monthNow({ revisions }, host);
  if (zone === undefined || now === undefined) return undefined;
  const mine = ({ agreement }: { readonly agreement?: string | undefined }): boolean => (agreement ?? id) === id;
  const starts = [
    ...intake.rows.filter((row) => mine(row) && row.form !== 'issued').map((row) => extentOf(row).start),
    ...intake.columns.filter(mine).map(({ start, stepMs, total }) => Instant.of(start + stepMs * (total.length - 1))),
  ];
  const months = starts.map((at) => zone.toLocal(at).date.slice(0, 7)).filter((month) => month < now);
  return months.reduce<string | undefined>(
    (latest, month) => (latest === undefined || month > latest ? month : latest),
    undefined,
  );
}

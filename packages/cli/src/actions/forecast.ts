/**
 * `troth forecast`: how likely each promise is to be missed, as a table or JSON. Owns: what is known from files alone: history,
 * models, works. Does not own: the chance (core).
 */
import {
  chancePercent,
  evaluate,
  forecastPromise,
  givenHabit,
  Instant,
  missCount,
  nothingSeen,
  outagesSeen,
  parseQuantity,
  pastOf,
  Ratio,
  sayForecast,
  sayHabit,
  statementPeriod,
} from '@troth/core';
import type { Agreement, Commitment, EvidenceRow, PastRow, PromiseForecast, RowResult, Statement } from '@troth/core';
import { evidenceIn, pastIn } from '../closed-months.ts';
import type { ForecastOptions } from '../commands/forecast.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { progressOn } from '../progress.ts';
import { pickAgreement, readDefined } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { forecastReport } from '../tables/forecast-report.ts';

export interface PromiseLine {
  readonly commitment: string;
  readonly title: RowResult['title'];
  readonly subject?: string | undefined;
  readonly period: string;
  readonly forecast: PromiseForecast;
}

export async function forecastPaths(paths: readonly string[], options: ForecastOptions, host: Host): Promise<Ending> {
  const at = momentOf(options.at, host);
  const reading = await readDefined(paths, host);
  const agreement = pickAgreement(reading.book, options.agreement);
  const period = options.period ?? monthOf(agreement, at);
  const { start, end } = need(statementPeriod(agreement, period)).period;
  if (at < start || at >= end)
    throw badInput(`--at ${Instant.format(at)} does not lie in ${period}; only a period under way is forecast`);
  const lines = forecastsIn({ agreement, reading, period, at, cuts: (options.cut ?? []).map(cutOf) }, host);
  const found = { agreement: agreement.id, period, at };
  if (options.json === true) host.out(`${JSON.stringify(asJson(found, lines), undefined, 2)}\n`);
  else host.out(forecastReport({ ...found, lines, zone: agreement.revisions.at(-1)?.zoneName ?? 'UTC' }, options.lang));
  return endings.ok;
}

function momentOf(text: string | undefined, host: Host): Instant {
  if (text === undefined) return Instant.of(host.now());
  const found = Instant.tryParse(text);
  if (found === undefined) throw badInput(`--at ${text}: write date, time and offset, as in 2025-02-26T08:30:00+08:00`);
  return found;
}

function monthOf({ id, revisions }: Agreement, at: Instant): string {
  const last = revisions.at(-1);
  if (last === undefined) throw badInput(`${id} has no revision`);
  return last.zone.toLocal(at).date.slice(0, 7);
}

interface Cut {
  readonly start: Instant;
  readonly ms: number;
}

function cutOf(text: string): Cut {
  const [written = '', length = ''] = text.split('/');
  const [start, lasts] = [Instant.tryParse(written), parseQuantity(length)];
  if (start === undefined || typeof lasts === 'string' || lasts.dimension !== 'time')
    throw badInput(`--cut ${text}: write a start and a length, as in 2025-02-27T02:00:00+08:00/2min`);
  return { start, ms: Number(lasts.value.round({ mode: 'half-up', decimals: 0 }).floor()) };
}

interface Asked {
  readonly agreement: Agreement;
  readonly reading: Reading;
  readonly period: string;
  readonly at: Instant;
  readonly cuts: readonly Cut[];
}

function forecastsIn(asked: Asked, host: Host): readonly PromiseLine[] {
  const { agreement, reading, at } = asked;
  const statement = statementAt(asked, { knownAt: at, rows: reading.intake.rows });
  const pasts = everyPast(asked, host);
  const planned = plannedIn(asked);
  const model = reading.intake.models.find((one) => one.agreement === agreement.id)?.model;
  const own = pasts.get(agreement.id) ?? [];
  const others = [...pasts].filter(([id]) => id !== agreement.id).flatMap(([, rows]) => rows);
  return statement.rows.flatMap((row): PromiseLine[] => {
    const commitment = commitmentIn(agreement, row.commitment, at);
    if (commitment === undefined) return [];
    const { subject } = row;
    const forecast = forecastPromise({
      row,
      calendar: commitment.calendar,
      now: at,
      knownAt: at,
      past: pastOf(own, { commitment: row.commitment, subject, by: at }),
      fellows: others.length === 0 ? nothingSeen : outagesSeen(others),
      given: givenHabit(model, { commitment: row.commitment, subject, by: at }),
      house: missCount([...own, ...others]),
      planned: planned(row),
    });
    const head = { commitment: row.commitment, title: row.title, period: row.period.key };
    return forecast === undefined ? [] : [{ ...head, ...(subject === undefined ? {} : { subject }), forecast }];
  });
}

function commitmentIn({ revisions }: Agreement, id: string, at: Instant): Commitment | undefined {
  const revision = revisions.findLast(({ from }) => from <= at) ?? revisions[0];
  return revision?.commitments.find((one) => one.id === id);
}

function everyPast({ reading, at }: Asked, host: Host): ReadonlyMap<string, readonly PastRow[]> {
  const progress = progressOn(host);
  const { agreements } = reading.book;
  const found = agreements.map((one, index) => {
    progress.step(`learning from ${index + 1} of ${agreements.length}: ${one.id}`);
    return [one.id, pastIn(one, reading, at)] as const;
  });
  progress.done();
  return new Map(found);
}

function statementAt(
  { agreement, reading, period }: Asked,
  { knownAt, rows }: { readonly knownAt: Instant; readonly rows: readonly EvidenceRow[] },
): Statement {
  return need(evaluate({ agreement, evidence: { ...evidenceIn(reading), rows }, period, knownAt }));
}

/**
 * How much of the works will count, by the engine: the period evaluated to its end with the planned cuts and without. Rows of
 * states that begin later, told by now, are planned cuts too.
 */
function plannedIn(asked: Asked): (row: RowResult) => Ratio {
  const { reading, at, period, agreement } = asked;
  const known = reading.intake.rows.filter((row) => row.recordedAt <= at);
  const isAhead = (row: EvidenceRow): boolean => row.form === 'state' && row.start >= at;
  const ahead = [...known.filter(isAhead), ...asked.cuts.map((cut, index) => cutRow(asked, cut, index))];
  if (ahead.length === 0) return () => Ratio.zero;
  const knownAt = need(statementPeriod(agreement, period)).period.end;
  const without = known.filter((row) => !isAhead(row));
  const [plain, cut] = [
    statementAt(asked, { knownAt, rows: without }),
    statementAt(asked, { knownAt, rows: [...without, ...ahead] }),
  ];
  return (row) => Ratio.max(Ratio.zero, downtimeOf(cut, row).minus(downtimeOf(plain, row)));
}

function downtimeOf({ rows }: Statement, { commitment, subject }: RowResult): Ratio {
  const found = rows.find((one) => one.commitment === commitment && one.subject === subject);
  const figure = found?.segments.at(-1)?.figures['downtime'];
  return figure === undefined ? Ratio.zero : Ratio.parse(figure.exact);
}

function cutRow({ agreement, at }: Asked, { start, ms }: Cut, index: number): EvidenceRow {
  const revision = agreement.revisions.findLast(({ from }) => from <= start) ?? agreement.revisions.at(-1);
  const own = revision?.commitments.flatMap(({ terms }) => terms.sources ?? [])[0];
  const source = own ?? revision?.terms.measurement?.sources[0]?.id ?? 'planned-works';
  const end = Instant.plus(start, ms);
  return {
    form: 'state',
    id: `cut-${index + 1}`,
    source,
    recordedAt: at,
    agreement: agreement.id,
    state: 'down',
    start,
    end,
  };
}

function asJson(
  { agreement, period, at }: { readonly agreement: string; readonly period: string; readonly at: Instant },
  lines: readonly PromiseLine[],
): object {
  return {
    format: 'troth-forecast/1',
    agreement,
    period,
    at: Instant.format(at),
    forecasts: lines.map(({ forecast, ...head }) => ({
      ...head,
      state: forecast.state,
      breach: forecast.breach,
      percent: chancePercent(forecast),
      by: forecast.by,
      how: sayForecast(forecast),
      ...inputsOf(forecast),
    })),
  };
}

/** Milliseconds as exact text. */
function inputsOf({ facts }: PromiseForecast): object {
  if (facts.of !== 'time') return { facts };
  const { habit, without, ...rest } = facts;
  return {
    facts: rest,
    ...(habit === undefined
      ? {}
      : { habit: { from: habit.from, meanRepair: habit.meanRepair, said: sayHabit(habit) } }),
    ...(without === undefined ? {} : { without: { state: without.state, breach: without.breach } }),
  };
}

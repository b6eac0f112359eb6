/**
 * How every promise of the open periods stands against what it allows: its forecast, the works that count, and what a miss
 * costs. Owns: reading these out of live statements and planned works. Does not own: the forecast (core, forecast/), the price
 * (exposure.ts).
 */
import { Instant, Ratio } from '@troth/core';
import type { Outlook, PromiseForecast, RowResult, SegmentResult } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { historiesOf } from '../forecast/history.ts';
import { forecastRow } from '../forecast/now.ts';
import type { ForecastSources } from '../forecast/now.ts';
import { scoresOf } from '../forecast/scores.ts';
import type { LiveStatement } from '../periods/live.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { exposureOf } from './exposure.ts';
import type { Sum } from './item.ts';

/** A forecast as the day's list orders by it: exact text of the chance, and what is certain about it. */
export interface Projection {
  readonly outlook: Outlook;
  readonly probability: Ratio;
}

interface BudgetHead {
  readonly shelved: ShelvedAgreement;
  readonly row: RowResult;
  readonly segment: SegmentResult;
  readonly period: { readonly key: string; readonly start: Instant; readonly end: Instant; readonly zone: string };
  /** Period of the statement: a year's window runs through twelve of them. */
  readonly month: string;
  /** Missed already, if nothing more happened. */
  readonly missed: boolean;
  readonly forecast: PromiseForecast;
  readonly projection: Projection;
  readonly exposure?: Sum | undefined;
}

type Facts<Of extends PromiseForecast['facts']['of']> = Extract<PromiseForecast['facts'], { readonly of: Of }>;

export interface TimeView extends BudgetHead {
  readonly of: 'time';
  readonly facts: Facts<'time'>;
  readonly used: Ratio;
  readonly allowed: Ratio;
  /** Planned, and counting against it. */
  readonly works: readonly PracticeRecord<'change'>[];
}

export interface CasesView extends BudgetHead {
  readonly of: 'cases';
  readonly facts: Facts<'cases'>;
}

/** Anything else that is judged: a number of happenings, a mean, a figure. */
export interface LevelView extends BudgetHead {
  readonly of: 'level';
}

export type BudgetView = TimeView | CasesView | LevelView;

export interface BudgetQuestion {
  readonly organisation: string;
  readonly register: Register;
  readonly agreements: ReadonlyMap<string, ShelvedAgreement>;
  readonly live: readonly LiveStatement[];
  readonly now: Instant;
}

/** Of periods that are under way. */
export async function budgetsOf(context: Context, question: BudgetQuestion): Promise<readonly BudgetView[]> {
  const { organisation, register } = question;
  const sources = {
    register,
    histories: await historiesOf(context.store, organisation),
    scores: await scoresOf(context.store, organisation),
  };
  const found: BudgetView[] = [];
  for (const live of question.live) {
    const shelved = question.agreements.get(live.agreement);
    if (shelved === undefined) continue;
    for (const row of live.statement.rows) {
      const view = viewOf({ ...question, sources, live, row, shelved });
      if (view === undefined) continue;
      const exposure = await exposureOf(context, { ...question, live, view });
      found.push(exposure === undefined ? view : { ...view, exposure });
    }
  }
  return found;
}

interface Looked extends Omit<BudgetQuestion, 'live'> {
  readonly sources: ForecastSources;
  readonly live: LiveStatement;
  readonly row: RowResult;
  readonly shelved: ShelvedAgreement;
}

function viewOf({ sources, live, row, shelved, register, now }: Looked): BudgetView | undefined {
  const segment = row.segments.at(-1);
  const [start, end] = [Instant.parse(row.period.start), Instant.parse(row.period.end)];
  if (segment === undefined || end <= now || start > now) return undefined;
  const period = { key: row.period.key, start, end, zone: row.period.zone };
  const works = worksOn(register, { agreement: shelved.agreement.id, subject: row.subject, from: now, until: end });
  const knownAt = Instant.parse(live.statement.knownAt);
  const forecast = forecastRow(sources, { agreement: shelved.agreement, row, now, knownAt, works });
  if (forecast === undefined) return undefined;
  const missed = (row.soFar ?? row.verdict) === 'missed';
  const { facts } = forecast;
  const projection = { outlook: outlooks[forecast.state], probability: exactOf(forecast.breach) };
  const head = { shelved, row, segment, period, month: live.period, missed, forecast, projection };
  if (facts.of === 'time') return { ...head, of: 'time', facts, used: facts.used, allowed: facts.allowed, works };
  return facts.of === 'cases' ? { ...head, of: 'cases', facts } : { ...head, of: 'level' };
}

/** What the day's list knows of certainty. */
const outlooks: Readonly<Record<PromiseForecast['state'], Outlook>> = {
  NO_VOLUME: 'secured',
  MET: 'secured',
  SECURED: 'secured',
  OPEN: 'open',
  WORKS: 'works',
  UNRECOVERABLE: 'unrecoverable',
  BREACHED: 'unrecoverable',
};

const chanceDecimals = 15;

/** A chance as exact text orders alike everywhere; estimates are no more exact for it. */
const exactOf = (breach: number): Ratio => Ratio.parse(breach.toFixed(chanceDecimals));

interface WorksQuestion {
  readonly agreement: string;
  readonly subject?: string | undefined;
  readonly from: Instant;
  readonly until: Instant;
}

/** Works that are still to come, on this agreement, and are not excluded. */
export function worksOn(
  register: Register,
  { agreement, subject, from, until }: WorksQuestion,
): readonly PracticeRecord<'change'>[] {
  return register.all('change').filter(({ body }) => {
    const start = Instant.parse(body.window.start);
    return (
      body.counted &&
      (body.state === 'planned' || body.state === 'approved') &&
      body.agreements.includes(agreement) &&
      (subject === undefined || body.subjects === undefined || body.subjects.includes(subject)) &&
      start >= from &&
      start < until
    );
  });
}

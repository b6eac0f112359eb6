/**
 * Scoring: when a month is closed, every forecast of it is laid beside what came; when a statement is restated, again. Owns: which
 * points belong to a statement, and writing the record. A month without kept points is scored by hindcasts.
 */
import type { EvidenceInput, PastRow } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { loadEvidence } from '../evaluation/evidence-of.ts';
import { closedPeriods } from '../periods/closed-periods.ts';
import type { ClosedPeriod } from '../periods/closed-periods.ts';
import { plainData } from '../plain-data.ts';
import { hindcast } from './hindcast.ts';
import { issuesOf } from './history.ts';
import type { ForecastSources } from './now.ts';
import { pastKnown } from './past-known.ts';
import { keptPoints } from './kept-points.ts';
import { scoreId, scoreKind } from './scores.ts';
import type { ForecastPoint, PeriodScore, ScoreBody, ScoredPoint, Scores } from './scores.ts';

export interface Scoring {
  readonly organisation: string;
  readonly shelved: ShelvedAgreement;
  readonly sources: ForecastSources;
}

/** Scores what was not scored yet, or by another statement than the one that stands; the earliest month first. */
export async function scoreClosed(context: Context, scoring: Scoring): Promise<void> {
  const { organisation, shelved } = scoring;
  const { agreement } = shelved;
  const issues = (await issuesOf(context.store, organisation)).get(agreement.id);
  const own = new Map(scoring.sources.scores.get(agreement.id));
  const made: ScoreBody[] = [];
  await context.store.read(organisation, async (reader) => {
    const asked = { reader, context, ...scoring };
    let evidence: EvidenceInput | undefined;
    for (const closed of await closedPeriods(reader, agreement.id)) {
      const statement = issues?.get(closed.period);
      const before = own.get(closed.period);
      if (statement === undefined || before?.statement === statement) continue;
      evidence ??= await allEvidence(asked, closed);
      const scores: Scores = new Map([...scoring.sources.scores, [agreement.id, own]]);
      const score = await scored(
        { ...asked, sources: { ...scoring.sources, scores } },
        { closed, statement, before, evidence },
      );
      own.set(closed.period, { ...score, version: (before?.version ?? 0) + 1 });
      made.push(score);
    }
  });
  for (const score of made) await write(context, organisation, score);
}

interface Asked extends Scoring {
  readonly reader: Reader;
  readonly context: Context;
}

/** Of all closed months at once. */
async function allEvidence({ reader, context, shelved }: Asked, { period }: ClosedPeriod): Promise<EvidenceInput> {
  const last = (await closedPeriods(reader, shelved.agreement.id)).at(-1)?.period ?? period;
  const found = await loadEvidence(reader, shelved, { period: last, knownAt: context.clock() });
  if (!found.ok) throw new Error(found.refusals[0]?.message ?? 'the evidence cannot be read');
  return found.value;
}

interface Month {
  readonly closed: ClosedPeriod;
  readonly statement: string;
  readonly before: PeriodScore | undefined;
  readonly evidence: EvidenceInput;
}

async function scored(asked: Asked, { closed, statement, before, evidence }: Month): Promise<ScoreBody> {
  const { agreement } = asked.shelved;
  const known = pastKnown(asked.sources.histories, asked.context.clock());
  const judged = known.all(agreement.id).filter((row) => endsIn(row, closed));
  const points = before === undefined ? await forecastsOf(asked, { closed, judged, evidence }) : before.points;
  return {
    agreement: agreement.id,
    period: closed.period,
    statement,
    points: points.flatMap((point) => {
      const row = judged.find((one) => isOf(one, point));
      return row === undefined ? [] : [{ ...point, missed: row.missed }];
    }),
  };
}

const endsIn = ({ end }: PastRow, { start, end: last }: ClosedPeriod): boolean => end > start && end <= last;

const isOf = (row: PastRow, point: ForecastPoint): boolean =>
  row.commitment === point.commitment && row.subject === point.subject && row.period === point.window;

type Forecasts = readonly Omit<ScoredPoint, 'missed'>[];

/** Those that were kept, for a longer window those of all its months; else hindcasts. */
async function forecastsOf(
  asked: Asked,
  { closed, judged, evidence }: Pick<Month, 'closed' | 'evidence'> & { readonly judged: readonly PastRow[] },
): Promise<Forecasts> {
  const { reader, shelved, sources } = asked;
  const agreement = shelved.agreement.id;
  const isLong = judged.some(({ start }) => start < closed.start);
  const kept = await keptPoints(reader, { agreement, ...(isLong ? {} : { period: closed.period }) });
  const live = kept.filter((point) => judged.some((row) => isOf(row, point)));
  if (live.length > 0) return live.map((point) => ({ ...point, made: 'live' }));
  const period = { key: closed.period, start: closed.start, end: closed.end };
  return hindcast(sources, { shelved, period, evidence }).map((point) => ({ ...point, made: 'hindcast' }));
}

async function write(context: Context, organisation: string, score: ScoreBody): Promise<void> {
  await context.store.write(organisation, async (transaction) => {
    const id = scoreId(score.agreement, score.period);
    await transaction.stamp();
    const stored = await transaction.record(scoreKind, id);
    const body = plainData(score);
    if (stored !== undefined && JSON.stringify(stored.body) === JSON.stringify(body)) return;
    await transaction.put({ kind: scoreKind, id, body, expect: stored?.version ?? 0 }, { actor: system.id });
  });
}

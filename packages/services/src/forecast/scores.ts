/**
 * How forecasts turned out (invariant 41). Owns: the record of an agreement and a closed period: every forecast that was kept of
 * it, or made afterwards with what was known then (a hindcast), beside what came. Does not own: writing (score.ts), what follows
 * from it (did-worse.ts).
 */
import { z } from 'zod';
import { following } from './following.ts';

export const scoreKind = 'forecast-score';

/** A chance as decimal text: what is stored is the same bytes everywhere. */
export const chanceText = z.string().regex(/^[01](?:\.\d{1,12})?$/u);

export const pointBody = z.strictObject({
  commitment: z.string(),
  subject: z.string().optional(),
  /** Key of the window that is judged; a year's window runs through twelve of them. */
  window: z.string(),
  at: z.string(),
  /** Share of the window that was over. */
  over: chanceText,
  state: z.string(),
  by: z.enum(['comparison', 'law', 'rate', 'bound']),
  breach: chanceText,
  /** What its law said, where the rate of misses was said instead. */
  law: chanceText.optional(),
  /** The rate of misses that was known then. */
  rate: chanceText.optional(),
  /** Whether it would be missed if it went on as it went; missing where nothing adds up. */
  burn: z.boolean().optional(),
});
export type ForecastPoint = z.output<typeof pointBody>;

export const scoreBody = z.strictObject({
  agreement: z.string(),
  period: z.string(),
  /** Of the issued statement whose verdicts these are; another one scores again. */
  statement: z.string(),
  points: z.array(pointBody.extend({ made: z.enum(['live', 'hindcast']), missed: z.boolean() })),
});
export type ScoreBody = z.output<typeof scoreBody>;
export type ScoredPoint = ScoreBody['points'][number];

export interface PeriodScore extends ScoreBody {
  readonly version: number;
}

/** By agreement, and by period: the last score of each. */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, PeriodScore>>;

export const scoreId = (agreement: string, period: string): string => `${agreement}/${period}`;

export const scoresOf = following({
  kind: scoreKind,
  empty: () => new Map<string, Map<string, PeriodScore>>(),
  take: (scores, { version, body }) => {
    const read = scoreBody.safeParse(body);
    if (!read.success) return;
    const { agreement, period } = read.data;
    const own = scores.get(agreement) ?? new Map<string, PeriodScore>();
    scores.set(agreement, own.set(period, { ...read.data, version }));
  },
});

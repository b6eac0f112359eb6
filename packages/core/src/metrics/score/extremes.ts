/** A period of best scores and one of worst: what the self-test feeds a promise. Without a scale nobody knows them. */
import type { ScoreRow } from '../../evidence/row.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Extremes } from '../metric.ts';
import type { ScoreTerms } from './score.ts';

/** As many answers as the terms ask for, and enough for usual minimum volumes. */
export function extremesOf({ series, scale, atLeast, minimumAnswers }: ScoreTerms, span: Interval): Extremes {
  const best = scale?.to ?? atLeast;
  const worst = scale?.from ?? atLeast?.minus(Ratio.one);
  const rowsOf = (score: Ratio | undefined): ScoreRow[] =>
    score === undefined
      ? []
      : Array.from({ length: Math.max(100, minimumAnswers ?? 1) }, (_, i) => ({
          form: 'score',
          id: `self-test/${i}`,
          source: 'self-test',
          recordedAt: span.start,
          series,
          at: span.start,
          score,
        }));
  return { perfect: rowsOf(best), dead: rowsOf(worst) };
}

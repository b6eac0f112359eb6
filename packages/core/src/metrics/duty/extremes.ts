/** A period in which every duty was done when due, and one in which none was: what the self-test feeds a promise. */
import type { DutyRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import type { Extremes } from '../metric.ts';
import type { DutyTerms } from './terms.ts';

/** Duties due as the span starts; enough to exceed usual minimum volumes and allowed numbers of misses. */
export function extremesOf({ duty }: DutyTerms, span: Interval): Extremes {
  const name = typeof duty === 'string' ? duty : (duty[0] ?? '');
  const rowsOf = (isDone: boolean): DutyRow[] =>
    Array.from({ length: 100 }, (_, i): DutyRow => {
      const due = Instant.plus(span.start, i);
      const done = isDone ? { done: due } : {};
      return {
        form: 'duty',
        id: `self-test/${i}`,
        source: 'self-test',
        recordedAt: span.start,
        duty: name,
        due,
        ...done,
      };
    });
  return { perfect: rowsOf(true), dead: rowsOf(false) };
}

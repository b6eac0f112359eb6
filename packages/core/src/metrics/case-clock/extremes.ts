/** A period of cases ended at once, and one of cases that nobody touched: what the self-test feeds a promise. */
import type { CaseEvent, CaseRow } from '../../evidence/row.ts';
import type { Interval } from '../../values/interval.ts';
import type { Extremes } from '../metric.ts';
import type { CaseClockTerms } from './terms.ts';

/** Enough to exceed usual minimum volumes and allowed numbers of misses. */
const cases = 100;

/** Cases of every priority with a limit, opened as the span starts. */
export function extremesOf(terms: CaseClockTerms, span: Interval): Extremes {
  const named = terms.population?.priorities ?? Object.keys(terms.limits ?? {});
  const rowsOf = (events: readonly CaseEvent[]): CaseRow[] =>
    Array.from({ length: cases }, (_, i) => i).flatMap((i) =>
      events.map((event): CaseRow => ({
        form: 'case',
        id: `self-test/${i}/${event}`,
        source: 'self-test',
        recordedAt: span.start,
        case: `self-test/${i}`,
        event,
        at: span.start,
        priority: named[i % Math.max(1, named.length)],
        type: terms.population?.types?.[0],
      })),
    );
  const started = [...new Set<CaseEvent>(['opened', terms.startsAt])];
  const done: CaseEvent[] = ['responded', 'restored', 'resolved', 'closed', ...(terms.endsAt ?? [])];
  return { perfect: rowsOf([...new Set([...started, ...done])]), dead: rowsOf(started) };
}

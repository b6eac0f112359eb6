/** A target beside what others promise. Owns: how many it is above, of which grades. Does not own: finding comparables. */
import { comparable } from '../../terms/quantity.ts';
import { atLeastAsStrict } from '../../terms/target.ts';
import type { Localized } from '../../terms/text.ts';
import { targetOf } from './measurable.ts';

export interface Comparable {
  readonly id: string;
  readonly title: Localized;
  readonly measure: string;
  readonly value: string;
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly date: string;
  readonly similarity: string;
  readonly state: string;
}

export interface ComparableLine {
  readonly benchmark: string;
  readonly title: Localized;
  readonly value: string;
  readonly grade: Comparable['grade'];
  readonly similarity: string;
  readonly date: string;
  readonly ageing: boolean;
  /** Our target beside it. */
  readonly standing: 'above' | 'equal' | 'below';
}

export interface BenchmarkCard {
  readonly above: number;
  readonly of: number;
  readonly grades: readonly Comparable['grade'][];
  readonly lines: readonly ComparableLine[];
}

const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** More than eighteen months before a day. Both as 2025-02-26. */
export function isAgeing(date: string, today: string): boolean {
  const passed = months(today) - months(date);
  return passed > 18 || (passed === 18 && today.slice(8) > date.slice(8));
}

export function benchmarkCard(
  asked: { readonly measure: string; readonly target: string; readonly today: string },
  benchmarks: readonly Comparable[],
): BenchmarkCard {
  const own = targetOf(asked.target);
  const lines = benchmarks.flatMap((one): readonly ComparableLine[] => {
    const theirs = targetOf(one.value);
    if (one.state === 'retired' || one.measure !== asked.measure || own === undefined || theirs === undefined)
      return [];
    if (!comparable(own.bound, theirs.bound)) return [];
    const atLeast = atLeastAsStrict({ candidate: own, than: theirs });
    const atMost = atLeastAsStrict({ candidate: theirs, than: own });
    return [
      {
        benchmark: one.id,
        title: one.title,
        value: one.value,
        grade: one.grade,
        similarity: one.similarity,
        date: one.date,
        ageing: one.state === 'ageing' || isAgeing(one.date, asked.today),
        standing: atLeast && atMost ? 'equal' : atLeast ? 'above' : 'below',
      },
    ];
  });
  return {
    above: lines.filter(({ standing }) => standing === 'above').length,
    of: lines.length,
    grades: lines.map(({ grade }) => grade).sort(),
    lines,
  };
}

/**
 * From when to when a gap is as large as it is told, where only some texts of a contract behind leave it. Owns: the days, and the
 * sentence that says them. Does not own: the comparison of one text (`pairs.ts`), days without any text (`sides.ts`).
 */
import type { Revision } from '../../agreements/revision.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Interval } from '../../values/interval.ts';
import { toldGap } from './found-gap.ts';
import type { FoundGap } from './found-gap.ts';
import { daysWords } from './gap-words.ts';
import { figuresOf, grownSince } from './grown.ts';
import { dayBefore } from './sides.ts';

interface Comparisons {
  /** Gaps of each text, in the part of the term in which it binds. */
  readonly found: readonly { readonly span: Interval; readonly gaps: readonly FoundGap[] }[];
  readonly term: Interval;
  readonly revision: Pick<Revision, 'zone'>;
}

/** The gap itself where it is there for all of the term; days without a promise are said already. */
export function sinceWhen(gap: FoundGap, { found, term, revision }: Comparisons): FoundGap {
  if (gap.code === 'TERM') return gap;
  const spans = IntervalSet.of(
    found.flatMap(({ span, gaps }) => (gaps.some((one) => isAsLarge(one, gap)) ? [span] : [])),
  );
  if (IntervalSet.single(term.start, term.end).minus(spans).isEmpty) return gap;
  const days = [...spans].map(({ start, end }) =>
    daysWords({ from: revision.zone.toLocal(start).date, to: dayBefore(end, revision) }),
  );
  const { en, 'zh-Hant': zh } = gap.text;
  return {
    ...gap,
    text: {
      en: `${en} This is so ${days.map((one) => one.en).join(', and ')}.`,
      'zh-Hant': `${zh}此情況${days.map((one) => one['zh-Hant']).join('，以及')}存在。`,
    },
  };
}

function isAsLarge(one: FoundGap, told: FoundGap): boolean {
  const [mine, other] = [toldGap(one), toldGap(told)];
  return mine.id === other.id && grownSince(figuresOf(mine), figuresOf(other)) === undefined;
}

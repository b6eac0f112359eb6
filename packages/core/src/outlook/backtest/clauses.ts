/**
 * What each clause of a draft did over its months: "met only because clause K10 excluded 40 min", with the money it made.
 * Owns: one line a clause that changed anything. Does not own: which clauses can be switched off (evaluation/switches.ts).
 */
import { switchesOf } from '../../evaluation/switches.ts';
import { minutesText } from '../../terms/exact-words.ts';
import type { Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';
import { addedMs, suppose } from './supposed.ts';
import type { BaseRun, ChangedRow } from './supposed.ts';

export interface ClauseEffect {
  readonly clause: string;
  readonly what: string;
  /** Rows that come out otherwise without it. */
  readonly rows: readonly ChangedRow[];
  /** Verdicts that are others without it. */
  readonly turned: number;
  /** Credits of all periods without it, and less those with it. */
  readonly credit: string;
  readonly difference: string;
  /** Whether a verdict or an amount hangs on it. */
  readonly decisive: boolean;
}

/** Clauses that decide first, then those that only moved a figure. */
export function clauseEffects(base: BaseRun): readonly ClauseEffect[] {
  const found = switchesOf(base.question.agreement).flatMap(({ clause, what, agreement, touches }): ClauseEffect[] => {
    const without = suppose(base, { agreement, touches });
    if (without === undefined || (without.rows.length === 0 && Ratio.parse(without.difference).isZero())) return [];
    const { rows, credit, difference } = without;
    const turned = rows.filter((row) => row.turned).length;
    return [
      { clause, what, rows, turned, credit, difference, decisive: turned > 0 || !Ratio.parse(difference).isZero() },
    ];
  });
  return found.sort(
    (a, b) => b.turned - a.turned || Ratio.parse(b.difference).abs().compare(Ratio.parse(a.difference).abs()),
  );
}

const verdictWords: Readonly<Record<string, Localized>> = {
  met: { en: 'MET', 'zh-Hant': '達標' },
  missed: { en: 'MISSED', 'zh-Hant': '未達標' },
};

/** One turned row in words: "MET only because clause K10 excluded 40 min". */
export function sayDecided(clause: string, row: ChangedRow): Localized {
  const added = addedMs(row);
  const verdict = verdictWords[row.as.verdict] ?? { en: row.as.verdict, 'zh-Hant': row.as.verdict };
  const waiver = clause.startsWith('waiver ');
  const by = waiver
    ? { en: clause, 'zh-Hant': `豁免 ${clause.slice(7)} ` }
    : { en: `clause ${clause}`, 'zh-Hant': `第 ${clause} 條` };
  if (added === undefined || added.isZero())
    return { en: `${verdict.en} only because of ${by.en}`, 'zh-Hant': `只因${by['zh-Hant']}而${verdict['zh-Hant']}` };
  const minutes = minutesText(added.abs());
  const [en, zh] = added.isNegative() ? ['added', '多計'] : ['excluded', '不計'];
  return {
    en: `${verdict.en} only because ${by.en} ${en} ${minutes} min`,
    'zh-Hant': `只因${by['zh-Hant']}${zh} ${minutes} 分鐘而${verdict['zh-Hant']}`,
  };
}

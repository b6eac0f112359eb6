/** "55 / 21.6 min": what was used of what a promise leaves, from the figures of a statement in short. */
import { grouped, minutesText, Ratio } from '@troth/core';
import type { Language, Verdict } from '@troth/core';
import type { SchemaShortRow } from '../../client/api.d.ts';

export function usedOf({ figures }: Pick<SchemaShortRow, 'figures'>, language: Language): string {
  const minutes = (name: string): string | undefined => {
    const figure = figures[name];
    return figure === undefined ? undefined : minutesText(Ratio.parse(figure.exact));
  };
  const unit = language === 'en' ? 'min' : '分鐘';
  const [used, allowed] = [minutes('downtime'), minutes('allowed')];
  if (used !== undefined) return allowed === undefined ? `${used} ${unit}` : `${used} / ${allowed} ${unit}`;
  const [misses, cases] = [figures['misses']?.exact, figures['cases']?.exact];
  if (misses === undefined || cases === undefined) return '';
  return language === 'en' ? `${grouped(misses)} of ${grouped(cases)}` : `${grouped(cases)} 宗中 ${grouped(misses)} 宗`;
}

/** The verdict; while the period is open the one it would have if nothing more happened. */
export function verdictNow({ verdict, soFar }: Pick<SchemaShortRow, 'verdict' | 'soFar'>): Verdict {
  // Verdicts of a statement come from core, whose words they are.
  return (verdict === 'open' ? (soFar ?? verdict) : verdict) as Verdict;
}

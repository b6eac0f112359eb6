/** How long something took, as people say it: hours up to two days, then days. Exact milliseconds come in. */
import { Ratio } from '@troth/core';
import { useWords } from '../../words/use-words.ts';
import { warningQualityWords } from './words.ts';

const hour = Ratio.of(3_600_000);
const day = Ratio.of(86_400_000);
const short = (count: Ratio): string => count.toFixed(1).replace(/\.0$/u, '');

export function useLength(): (exactMs: string) => string {
  const t = useWords(warningQualityWords);
  return (exactMs) => {
    const ms = Ratio.parse(exactMs);
    return ms.lessThan(day.times(Ratio.of(2)))
      ? t('hours', { count: short(ms.dividedBy(hour)) })
      : t('days', { count: short(ms.dividedBy(day)) });
  };
}

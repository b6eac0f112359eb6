/** How long until a deadline, in days or hours; in words, so that red is not all there is. */
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import { disputeWords } from './words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function useTimeText(): (ms: number) => string {
  const t = useWords(disputeWords);
  return (ms) => {
    const size = Math.abs(ms);
    return size >= 2 * dayMs
      ? t('days', { count: Math.floor(size / dayMs) })
      : t('hours', { count: Math.floor(size / hourMs) });
  };
}

export function TimeLeft({ ms }: { readonly ms: number }): ReactNode {
  const t = useWords(disputeWords);
  const say = useTimeText();
  if (ms < 0)
    return (
      <Mark tone="bad" icon="warn">
        {t('passed', { time: say(ms) })}
      </Mark>
    );
  return (
    <Mark tone={ms < 5 * dayMs ? 'warn' : 'ink'} icon="clock">
      {t('left', { time: say(ms) })}
    </Mark>
  );
}

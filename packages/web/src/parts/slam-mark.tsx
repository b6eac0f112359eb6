/** How a promise stands (met, threatened, missed …) as a word, and thirteen periods of it as letters. */
import { saySlamState, slamLetter, sayPeriod } from '@troth/core';
import type { SlamState } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../words/use-words.ts';
import type { IconName } from './icon-shapes.ts';
import { Mark } from './mark.tsx';
import type { MarkTone } from './mark.tsx';
import css from './slam-mark.module.css';
import { To } from './to.tsx';

const looks: Readonly<Record<SlamState, readonly [MarkTone, IconName]>> = {
  met: ['good', 'check'],
  threatened: ['warn', 'warn'],
  missed: ['bad', 'cross'],
  'no-volume': ['ink', 'none'],
  'not-measured': ['unknown', 'unknown'],
  suspended: ['excluded', 'none'],
  open: ['accent', 'clock'],
  reported: ['ink', 'report'],
};

export function SlamMark({ state }: { readonly state: SlamState }): ReactNode {
  const language = useLanguage();
  const [tone, icon] = looks[state];
  return (
    <Mark tone={tone} icon={icon}>
      {saySlamState(state, language)}
    </Mark>
  );
}

export interface PeriodLetter {
  readonly period: string;
  readonly mark: SlamState;
  readonly href?: string;
}

/** The oldest first; each letter says its period and word when it is pointed at or heard. */
export function SlamLetters({
  label,
  periods,
}: {
  readonly label: string;
  readonly periods: readonly PeriodLetter[];
}): ReactNode {
  const language = useLanguage();
  return (
    <ol className={css['letters']} aria-label={label}>
      {periods.map(({ period, mark, href }) => {
        const words = `${sayPeriod(period, language)}: ${saySlamState(mark, language)}`;
        const letter = (
          <>
            <span aria-hidden="true">{slamLetter(mark)}</span>
            <span className={css['heard']}>{words}</span>
          </>
        );
        return (
          <li key={period} className={css[looks[mark][0]]} title={words}>
            {href === undefined ? (
              letter
            ) : (
              <To href={href} className={css['link']}>
                {letter}
              </To>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Which month is shown, with the one before and the one after. */
import { ActionIcon } from '@mantine/core';
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { monthBeside } from './months.ts';
import { monthEndWords } from './words.ts';

export function MonthBar({
  period,
  onChange,
}: {
  readonly period: string;
  readonly onChange: (period: string) => void;
}): ReactNode {
  const t = useWords(monthEndWords);
  const language = useLanguage();
  return (
    <div className={css['months']} role="group" aria-label={t('month')}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('earlier')}
        onClick={() => onChange(monthBeside(period, -1))}
      >
        <Icon name="back" />
      </ActionIcon>
      <span className={css['month']} aria-live="polite">
        {sayPeriod(period, language)}
      </span>
      <ActionIcon variant="default" size="lg" aria-label={t('later')} onClick={() => onChange(monthBeside(period, 1))}>
        <Icon name="next" />
      </ActionIcon>
    </div>
  );
}

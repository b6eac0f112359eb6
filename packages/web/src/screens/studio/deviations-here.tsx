/** Where the words of a clause are not the approved ones, and the way back to those. */
import { Button } from '@mantine/core';
import type { Deviation } from '@troth/core';
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import { Changed } from './chapter-view.tsx';
import { isGroup, valueAt } from './model/text-at.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { useDeviations } from './use-deviations.ts';
import { studioWords } from './words.ts';

export function DeviationsHere({ clause }: { readonly clause: string }): ReactNode {
  const found = useDeviations().filter((one) => one.clause === clause);
  return found.map((deviation) => <DeviationNote key={deviation.hash} deviation={deviation} />);
}

export function DeviationNote({ deviation }: { readonly deviation: Deviation }): ReactNode {
  const t = useWords(studioWords);
  const { working, move, locked } = useStudio();
  const { path, language, approved, changes } = deviation;
  const restore = (): void => {
    const value = valueAt(working.text, path);
    if (isGroup(value)) move({ do: 'set', place: [...path, language], value: approved });
    else if (typeof value === 'string' && language === 'en') move({ do: 'set', place: path, value: approved });
  };
  return (
    <div className={css['deviation']}>
      <p className={css['deviationHead']}>
        <Mark tone="warn" icon="warn">
          {t('deviates')}
        </Mark>
        <span className={css['soft']}>{t('deviationNote')}</span>
      </p>
      <p lang={language === 'en' ? 'en-HK' : 'zh-Hant-HK'} className={css['deviationText']}>
        <Changed words={changes} />
      </p>
      {approved !== '' && !locked && (
        <Button size="compact-xs" variant="default" onClick={restore}>
          {t('putApproved')}
        </Button>
      )}
    </div>
  );
}

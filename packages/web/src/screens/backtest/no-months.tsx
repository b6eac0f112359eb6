/** Nothing was closed yet: what to do instead. */
import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { backTestWords } from './words.ts';

export function NoMonths(): ReactNode {
  const t = useWords(backTestWords);
  return (
    <Section>
      <Empty title={t('noMonths')} icon="chart">
        {t('noMonthsText')}
      </Empty>
    </Section>
  );
}

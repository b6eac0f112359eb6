/** How a supplier keeps what it promises: the formula with its numbers, and the trend. */
import type { ReactNode } from 'react';
import { sayPeriod } from '@troth/core';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Minutes } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

type Score = AnswerOf<'/v1/parties/{party}/score'>;

export function ScoreScreen(): ReactNode {
  const t = useWords(portalWords);
  const { party } = useSession();
  const found = useGet(
    '/v1/parties/{party}/score',
    { params: { path: { party: party?.id ?? '' } } },
    { when: party !== undefined },
  );
  return (
    <Page title={t('score')} lead={t('scoreLead')}>
      <Loaded of={found}>{(score) => <ScoreSheet score={score} />}</Loaded>
    </Page>
  );
}

export function ScoreSheet({ score: { percent, parts, trend, causedMs } }: { readonly score: Score }): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  return (
    <>
      <Section>
        <Figures>
          <Figure label={t('scoreWhole')} value={percent === undefined ? '–' : `${percent} %`} />
          {parts.map(({ part, good, of, percent: share }) => (
            <Figure
              key={part}
              label={t(`part_${part}`)}
              value={share === undefined ? '–' : `${share} %`}
              note={of === 0 ? t('nothingAsked') : t('outOf', { good, of })}
            />
          ))}
          <Figure label={t('caused')} value={<Minutes ms={causedMs} />} />
        </Figures>
      </Section>
      <Section title={t('trend')}>
        <RecordTable
          label={t('trend')}
          rows={trend.filter(({ of }) => of > 0)}
          keyOf={({ period }) => period}
          columns={[
            {
              name: 'period',
              head: t('period'),
              cell: ({ period }: Score['trend'][number]) => sayPeriod(period, language),
            },
            { name: 'kept', head: t('part_kept'), numeric: true, cell: ({ good, of }) => t('outOf', { good, of }) },
          ]}
        />
      </Section>
    </>
  );
}

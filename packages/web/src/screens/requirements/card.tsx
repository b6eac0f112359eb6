/** A target beside what others promise, with where each comes from and how far it can be relied upon (S1.6). */
import { measureOf, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import type { PracticeRecord } from '../../client/records.ts';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import type { CardOf } from './requirements-tab.tsx';
import { requirementWords } from './words.ts';

interface CardProps {
  readonly requirement: PracticeRecord<'requirement'>;
  readonly card: CardOf;
}

export function Card({ requirement: { body }, card }: CardProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const name = say(measureOf(body.measure)?.names ?? body.measure);
  return (
    <Section
      title={t('cardTitle', { measure: name })}
      anchor="comparables"
      acts={<To href={`/records/benchmark/new?measure=${body.measure}`}>{t('addBenchmark')}</To>}
      note={t('cardLead', {
        target: sayTargetText(body.target, language),
        above: card.above,
        of: card.of,
        grades: card.grades.join(', '),
      })}
    >
      <RecordTable
        label={t('comparables')}
        rows={card.lines}
        keyOf={({ benchmark }) => benchmark}
        columns={[
          {
            name: 'source',
            head: t('source'),
            cell: ({ benchmark, title }) => <To href={`/records/benchmark/${benchmark}`}>{say(title)}</To>,
          },
          { name: 'value', head: t('value'), cell: ({ value }) => sayTargetText(value, language) },
          { name: 'standing', head: t('standingHead'), cell: ({ standing }) => t(`standing_${standing}`) },
          { name: 'grade', head: t('grade'), cell: ({ grade }) => sayChoice(grade, language) },
          { name: 'similarity', head: t('similarity'), cell: ({ similarity }) => sayChoice(similarity, language) },
          {
            name: 'date',
            head: t('date'),
            cell: ({ date, ageing }) => (
              <>
                {date} {ageing && <Mark tone="warn">{t('ageing')}</Mark>}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

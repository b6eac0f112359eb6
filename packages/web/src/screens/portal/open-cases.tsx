/** Cases in which it is the supplier's turn, with its own clock. */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Minutes } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

type Case = AnswerOf<'/v1/portal/cases'>['items'][number];

export function OpenCases(): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  const found = useGet('/v1/portal/cases', {}, { every: 30_000 });
  return (
    <Section title={t('cases')} anchor="cases">
      <Loaded of={found} lines={3}>
        {({ items }) => (
          <RecordTable
            label={t('cases')}
            rows={items}
            keyOf={({ id }) => id}
            empty={<Empty title={t('noCases')}>{t('noCasesText')}</Empty>}
            columns={[
              {
                name: 'case',
                head: t('case'),
                cell: ({ id, priority, type }: Case) =>
                  [id, priority, type === undefined ? undefined : sayChoice(type, language)]
                    .filter(Boolean)
                    .join(' · '),
              },
              { name: 'since', head: t('since'), cell: ({ since }) => <Moment at={since} /> },
              { name: 'held', head: t('held'), numeric: true, cell: ({ heldMs }) => <Minutes ms={heldMs} /> },
              {
                name: 'due',
                head: t('dueAt'),
                cell: ({ dueAt }) => (dueAt === undefined ? '' : <Moment at={dueAt} />),
              },
              { name: 'state', head: t('state'), cell: (one) => <CaseState of={one} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function CaseState({ of: { late, paused } }: { readonly of: Case }): ReactNode {
  const t = useWords(portalWords);
  if (late) return <Mark tone="bad">{t('late')}</Mark>;
  return paused ? <Mark tone="ink">{t('paused')}</Mark> : <Mark tone="accent">{t('running')}</Mark>;
}

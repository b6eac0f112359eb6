/** Problems that a customer reported, each with its clock. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

export type Problem = AnswerOf<'/v1/portal/problems'>['items'][number];

export function ProblemsScreen(): ReactNode {
  const t = useWords(portalWords);
  const found = useGet('/v1/portal/problems', {}, { every: 30_000 });
  return (
    <Page
      title={t('problems')}
      lead={t('problemsLead')}
      acts={
        <Button component={Link} to="/portal/problems/new">
          {t('report')}
        </Button>
      }
    >
      <Section>
        <Loaded of={found}>
          {({ items }) => (
            <RecordTable
              label={t('problems')}
              rows={items}
              keyOf={({ id }) => id}
              empty={
                <Empty title={t('noProblems')} icon="problem">
                  {t('noProblemsText')}
                </Empty>
              }
              columns={[
                {
                  name: 'subject',
                  head: t('what'),
                  cell: ({ id, subject }: Problem) => <To href={`/portal/problems/${id}`}>{subject}</To>,
                },
                { name: 'agreement', head: t('agreement'), cell: ({ agreement }) => agreement ?? '' },
                { name: 'reported', head: t('reported'), cell: ({ reportedAt }) => <Moment at={reportedAt} /> },
                { name: 'state', head: t('state'), cell: (problem) => <ProblemState problem={problem} /> },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

export function ProblemState({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useWords(portalWords);
  const { closedAt, acknowledgedAt, overdueAt } = problem;
  if (closedAt !== undefined) return <Mark tone="good">{t('closed')}</Mark>;
  if (acknowledgedAt !== undefined) return <Mark tone="accent">{t('acknowledged')}</Mark>;
  return overdueAt === undefined ? <Mark tone="ink">{t('open')}</Mark> : <Mark tone="bad">{t('late')}</Mark>;
}

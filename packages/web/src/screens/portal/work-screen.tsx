/** What is a supplier's to do: claims to answer, and what it told us. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { OpenCases } from './open-cases.tsx';
import css from './portal.module.css';
import { portalWords } from './words.ts';

export function WorkScreen(): ReactNode {
  const t = useWords(portalWords);
  return (
    <Page
      title={t('work')}
      lead={t('workLead')}
      acts={
        <Button component={Link} to="/portal/notices/new">
          {t('tell')}
        </Button>
      }
    >
      <OpenCases />
      <Claims />
      <Notices />
    </Page>
  );
}

function Claims(): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const claims = useRecords('claim');
  return (
    <Section title={t('claims')} anchor="claims">
      <Loaded of={claims}>
        {(data) => (
          <RecordTable
            label={t('claims')}
            rows={data}
            keyOf={({ id }: PracticeRecord<'claim'>) => id}
            empty={
              <Empty title={t('noClaims')} icon="claim">
                {t('noClaimsText')}
              </Empty>
            }
            columns={[
              {
                name: 'what',
                head: t('what'),
                cell: ({ id, title }) => <To href={`/records/claim/${id}`}>{say(title)}</To>,
              },
              { name: 'amount', head: t('amount'), numeric: true, cell: ({ body }) => <MoneyText {...body.amount} /> },
              {
                name: 'by',
                head: t('answerBy'),
                cell: ({ body: { answerBy, state } }) =>
                  answerBy === undefined || !['claimed', 'appealed'].includes(state) ? '–' : <Moment at={answerBy} />,
              },
              { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="claim" state={body.state} /> },
              {
                name: 'acts',
                head: '',
                headText: ' ',
                cell: (claim) => (
                  <span className={css['acts']}>
                    <RecordActs record={claim} only={['accept', 'refuse', 'counter']} />
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Notices(): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const language = useLanguage();
  const notices = useRecords('notice');
  return (
    <Section title={t('notices')} anchor="notices">
      <Loaded of={notices}>
        {(data) => (
          <RecordTable
            label={t('notices')}
            rows={data}
            keyOf={({ id }: PracticeRecord<'notice'>) => id}
            empty={
              <Empty title={t('noNotices')} icon="message">
                {t('noNoticesText')}
              </Empty>
            }
            columns={[
              {
                name: 'what',
                head: t('what'),
                cell: ({ id, title }) => <To href={`/records/notice/${id}`}>{say(title)}</To>,
              },
              {
                name: 'when',
                head: t('when'),
                cell: ({ body: { window } }) => (window === undefined ? '' : <Moment at={window.start} />),
              },
              {
                name: 'effect',
                head: t('effect'),
                cell: ({ body: { affected, severity } }) =>
                  affected === undefined
                    ? ''
                    : `${t('affected', { count: affected })}${severity === undefined ? '' : ` · ${sayChoice(severity, language)}`}`,
              },
              { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="notice" state={body.state} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

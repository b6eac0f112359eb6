/** The words messages are made from. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { deliveryWords } from './words.ts';

type Template = PracticeRecord<'message-template'>;

export function TemplatesScreen(): ReactNode {
  const t = useWords(deliveryWords);
  const say = useSay();
  const language = useLanguage();
  const found = useRecords('message-template');
  return (
    <Page
      title={t('templates')}
      lead={t('templatesLead')}
      over={<To href="/outbox">{t('outbox')}</To>}
      acts={
        <Button component={Link} to="/message-templates/new">
          {t('newTemplate')}
        </Button>
      }
    >
      <Section>
        <Loaded of={found}>
          {(data) => (
            <RecordTable
              label={t('templates')}
              rows={data}
              keyOf={({ id }: Template) => id}
              empty={
                <Empty title={t('noTemplates')} icon="message">
                  {t('noTemplatesText')}
                </Empty>
              }
              columns={[
                {
                  name: 'name',
                  head: t('subject'),
                  cell: ({ id, title }) => <To href={`/message-templates/${id}`}>{say(title)}</To>,
                },
                { name: 'topic', head: t('topic'), cell: ({ body: { topic } }) => sayChoice(topic, language) },
                {
                  name: 'state',
                  head: t('state'),
                  cell: ({ body: { state } }) => <StateMark kind="message-template" state={state} />,
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

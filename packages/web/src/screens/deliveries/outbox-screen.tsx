/** What leaves: messages by state, webhooks with what their receivers have not taken. */
import { Alert, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './deliveries.module.css';
import { deliveryWords } from './words.ts';

type Outbox = AnswerOf<'/v1/outbox'>;
type Message = PracticeRecord<'message'>;

const every = 15_000;

export function OutboxScreen(): ReactNode {
  const t = useWords(deliveryWords);
  const language = useLanguage();
  const found = useGet('/v1/outbox', {}, { every });
  return (
    <Page
      title={t('outbox')}
      lead={t('outboxLead')}
      acts={
        <>
          <To href="/message-templates" strong>
            {t('templates')}
          </To>
          <a href={`/v1/calendar?language=${language}`} download>
            {t('calendar')}
          </a>
        </>
      }
    >
      <Loaded of={found}>
        {(outbox) => (
          <>
            {!outbox.mail && (
              <Alert color="amber" mb="md">
                {t('noMail')}
              </Alert>
            )}
            <Messages outbox={outbox} />
            <Webhooks outbox={outbox} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Messages({ outbox: { messages } }: { readonly outbox: Outbox }): ReactNode {
  const t = useWords(deliveryWords);
  const [state, choose] = useChoice('state');
  const shown = state ?? (messages.failed > 0 ? 'failed' : 'all');
  const found = useRecords('message', shown === 'all' ? {} : { state: shown });
  return (
    <Section
      title={t('messages')}
      acts={
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={shown}
          onChange={choose}
          data={[
            { value: 'all', label: t('show_all') },
            { value: 'queued', label: t('show_queued', { count: messages.queued }) },
            { value: 'failed', label: t('show_failed', { count: messages.failed }) },
            { value: 'sent', label: t('show_sent', { count: messages.sent }) },
          ]}
        />
      }
    >
      <Loaded of={found}>
        {(data) => (
          <RecordTable
            label={t('messages')}
            rows={data.toSorted((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1))}
            keyOf={({ id }: Message) => id}
            empty={
              <Empty title={t('none')} icon="message">
                {t('noneText')}
              </Empty>
            }
            columns={[
              {
                name: 'subject',
                head: t('subject'),
                cell: ({ id, body }) => <To href={`/outbox/${id}`}>{body.subject}</To>,
              },
              {
                name: 'to',
                head: t('to'),
                cell: ({ body: { to, address } }) => (
                  <>
                    <PersonName id={to} />
                    <div className={css['small']}>{address}</div>
                  </>
                ),
              },
              {
                name: 'when',
                head: t('when'),
                cell: ({ body, recordedAt }) => <Moment at={body.sentAt ?? recordedAt} />,
              },
              { name: 'state', head: t('state'), cell: ({ body }) => <MessageState body={body} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

export function MessageState({ body }: { readonly body: Message['body'] }): ReactNode {
  const t = useWords(deliveryWords);
  const { state, attempts = 0, lastError, retryAt } = body;
  return (
    <>
      <StateMark kind="message" state={state} />
      {state === 'failed' && (
        <div className={css['small']}>
          {lastError} · {t('attempts', { count: attempts })} ·{' '}
          {retryAt === undefined ? t('gaveUp') : t.rich('again', { when: <Moment key="again" at={retryAt} /> })}
        </div>
      )}
    </>
  );
}

function Webhooks({ outbox: { webhooks } }: { readonly outbox: Outbox }): ReactNode {
  const t = useWords(deliveryWords);
  return (
    <Section title={t('webhooks')}>
      {webhooks.length === 0 && (
        <Empty title={t('noWebhooks')} icon="link">
          {t('noWebhooksText')}
        </Empty>
      )}
      {webhooks.map((webhook) => (
        <WebhookState key={webhook.id} webhook={webhook} />
      ))}
    </Section>
  );
}

function WebhookState({ webhook: { id, url, waiting } }: { readonly webhook: Outbox['webhooks'][number] }): ReactNode {
  const t = useWords(deliveryWords);
  const tone = waiting.some(({ error }) => error !== undefined) ? 'bad' : 'ink';
  return (
    <>
      <h3>
        {id}{' '}
        <Mark tone={waiting.length === 0 ? 'good' : tone}>
          {waiting.length === 0 ? t('allTaken') : t('waiting', { count: waiting.length })}
        </Mark>
      </h3>
      <p className={css['small']}>{url}</p>
      {waiting.length > 0 && (
        <RecordTable
          label={id}
          rows={waiting}
          keyOf={({ id: event }) => String(event)}
          columns={[
            {
              name: 'event',
              head: t('event'),
              cell: ({ topic, subject }: (typeof waiting)[number]) => `${topic} · ${subject}`,
            },
            { name: 'at', head: t('when'), cell: ({ at }) => <Moment at={at} /> },
            {
              name: 'error',
              head: t('error'),
              cell: ({ attempts, error, dueAt }) =>
                attempts === 0 ? (
                  ''
                ) : (
                  <>
                    {error} · {t('attempts', { count: attempts })} ·{' '}
                    {t.rich('again', { when: <Moment key="again" at={dueAt} /> })}
                  </>
                ),
            },
          ]}
        />
      )}
    </>
  );
}

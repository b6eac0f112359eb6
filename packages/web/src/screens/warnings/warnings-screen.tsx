/** Warnings that went out, and one of them with its letters and its readers' word. */
import { Button } from '@mantine/core';
import { mayAct, recordKindOf, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useWho } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { readAll, readAs } from './read-records.ts';
import type { Read } from './read-records.ts';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

type Warning = Read<'warning'>;

export function WarningsScreen(): ReactNode {
  const t = useWords(warningWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'warning' }, query: { limit: 200 } } });
  return (
    <Page title={t('warnings')} lead={t('warningsLead')}>
      <Section>
        <Loaded of={found}>{({ items }) => <Warnings warnings={readAll('warning', items)} />}</Loaded>
      </Section>
    </Page>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly Warning[] }): ReactNode {
  const t = useWords(warningWords);
  const language = useLanguage();
  const say = useSay();
  return (
    <RecordTable
      label={t('warnings')}
      rows={warnings}
      keyOf={({ id }) => id}
      empty={
        <Empty title={t('noWarnings')} icon="bell">
          {t('noWarningsText')}
        </Empty>
      }
      columns={[
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ id, body }) => <To href={`/warnings/${id}`}>{body.agreement}</To>,
          sortBy: ({ body }) => body.agreement,
        },
        {
          name: 'period',
          head: t('period'),
          cell: ({ body }) => sayPeriod(body.period, language),
          sortBy: ({ body }) => body.period,
        },
        { name: 'why', head: t('why'), cell: ({ body }) => say(body.why) },
        {
          name: 'sent',
          head: t('sent'),
          cell: ({ body }) => (body.sentAt === undefined ? '' : <Moment at={body.sentAt} />),
          sortBy: ({ body }) => body.sentAt ?? '',
        },
        {
          name: 'state',
          head: t('state'),
          cell: ({ body }) => <StateMark kind="warning" state={body.state} />,
          sortBy: ({ body }) => body.state,
        },
      ]}
    />
  );
}

export function WarningScreen(): ReactNode {
  const record = useParameter('warning');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'warning', record } } });
  return (
    <Loaded of={found}>
      {(raw) => {
        const warning = readAs('warning', raw);
        return warning === undefined ? null : <OneWarning warning={warning} />;
      }}
    </Loaded>
  );
}

function OneWarning({ warning: { id, body } }: { readonly warning: Warning }): ReactNode {
  const shown = useLanguage();
  const t = useWords(warningWords);
  const say = useSay();
  const { exposure, sentAt } = body;
  return (
    <Page
      title={`${id} · ${body.agreement} · ${sayPeriod(body.period, shown)}`}
      over={<To href="/warnings">{t('warnings')}</To>}
    >
      <Section
        title={t('what')}
        acts={
          <>
            <StateMark kind="warning" state={body.state} />
            <Acknowledge id={id} body={body} />
          </>
        }
      >
        <dl className={css['facts']}>
          <dt>{t('why')}</dt>
          <dd>{say(body.why)}</dd>
          <dt>{t('chance')}</dt>
          <dd>{body.probability}</dd>
          {exposure !== undefined && (
            <>
              <dt>{t('exposure')}</dt>
              <dd>
                <MoneyText {...exposure} />
              </dd>
            </>
          )}
          {sentAt !== undefined && (
            <>
              <dt>{t('sent')}</dt>
              <dd>
                <Moment at={sentAt} clock />
              </dd>
            </>
          )}
        </dl>
      </Section>
      <Section title={t('to')}>
        {body.recipients.map(({ person, subject, text, language }) => (
          <details key={person} lang={language === 'en' ? 'en' : 'zh-Hant-HK'}>
            <summary>
              <PersonName id={person} />: {subject}
            </summary>
            <p className={css['letterText']}>{text}</p>
          </details>
        ))}
      </Section>
      <Section title={t('history')}>
        <Trail kind="warning" lines={body.trail} />
      </Section>
    </Page>
  );
}

function Acknowledge({ id, body }: Pick<Warning, 'id' | 'body'>): ReactNode {
  const say = useSay();
  const who = useWho();
  const kind = recordKindOf('warning');
  const act = kind.acts['acknowledge'];
  const send = useSend(() =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'warning', record: id, act: 'acknowledge' } },
      body: {},
    }),
  );
  if (act === undefined || body.state !== 'sent' || mayAct({ kind, act }, body, who) !== undefined) return null;
  return (
    <>
      {send.error !== null && <Failed error={send.error} />}
      <Button size="xs" loading={send.isPending} onClick={() => send.mutate(undefined)}>
        {say(act.names)}
      </Button>
    </>
  );
}

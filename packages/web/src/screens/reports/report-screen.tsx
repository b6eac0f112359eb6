/** One report: its words while it is a draft, how it will look, and what became of it once it is issued. */
import { recordKindOf, recordKinds, sayPeriod } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaPracticeRecord } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from '../month-end/month-end.module.css';
import { Papers } from './papers.tsx';
import { Preview } from './preview.tsx';
import { ReportEditor } from './report-editor.tsx';
import { reportWords } from './words.ts';

type Body = RecordBody<'report'>;

export function ReportScreen(): ReactNode {
  const t = useWords(reportWords);
  const id = useParameter('report');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'report', record: id } } });
  return (
    <Loaded of={found} lines={12}>
      {(record) => (
        <Report
          record={record}
          body={recordKinds.report.schema.parse(record.body)}
          title={t('report', { number: id })}
        />
      )}
    </Loaded>
  );
}

interface ReportProps {
  readonly record: SchemaPracticeRecord;
  readonly body: Body;
}

const monthOf = ({ period, agreement }: Body): string =>
  addressOf('/month-end/$period/$agreement', { period, agreement });

const ownWays = recordKindOf('report').throughSentences ?? [];

function Report({ record, body, title }: ReportProps & { readonly title: string }): ReactNode {
  const t = useWords(reportWords);
  const { side } = useSession();
  const { id, version } = record;
  const issue = useSend(() => api.POST('/v1/reports/{report}/issue', { params: { path: { report: id } } }));
  return (
    <Page
      title={title}
      over={<To href="/reports">{t('title')}</To>}
      lead={<StateMark kind="report" state={body.state} />}
      acts={
        <>
          {body.state === 'approved' && (
            <ActButton level={5} busy={issue.isPending} onClick={() => issue.mutate(undefined)}>
              {t('issue')}
            </ActButton>
          )}
          <RecordActs record={{ kind: 'report', id, version, body: { ...body } }} but={[...ownWays, 'receive']} />
        </>
      }
    >
      {issue.error !== null && <Failed error={issue.error} />}
      {issue.error?.code === 'invalid' && (
        <p>
          <To href={`${monthOf(body)}#breaches`}>{t('toExplain')}</To>
        </p>
      )}
      <Facts body={body} />
      {body.state === 'drafted' && side === 'own' ? (
        <ReportEditor key={version} record={record} body={body} />
      ) : (
        <Words body={body} />
      )}
      {side === 'own' && <Preview body={body} version={version} />}
      <Section title={t('papers')}>
        <Papers documents={body.documents ?? []} empty={t('noPapers')} />
      </Section>
      <Recipients body={body} />
      <Section title={t('history')}>
        <Trail kind="report" lines={body.trail} />
      </Section>
    </Page>
  );
}

function Facts({ body }: { readonly body: Body }): ReactNode {
  const t = useWords(reportWords);
  const language = useLanguage();
  const { side } = useSession();
  return (
    <Section>
      <dl className={css['facts']}>
        <dt>{t('customer')}</dt>
        <dd>
          <PartyLink id={body.party} />
        </dd>
        <dt>{t('agreement')}</dt>
        <dd>
          <To href={addressOf('/agreements/$agreement', { agreement: body.agreement })}>{body.agreement}</To>
        </dd>
        <dt>{t('month')}</dt>
        <dd>
          {sayPeriod(body.period, language)}
          {side === 'own' && (
            <>
              {' · '}
              <To href={monthOf(body)}>{t('monthFile')}</To>
            </>
          )}
        </dd>
        <dt>{t('revision')}</dt>
        <dd>
          {body.number}
          {body.supersedes !== undefined && (
            <>
              {' · '}
              {t('replaces')}{' '}
              <To href={addressOf('/reports/$report', { report: body.supersedes })}>{body.supersedes}</To>
            </>
          )}
        </dd>
        <dt>{t('statement')}</dt>
        <dd>
          <code className={css['hash']}>{body.statement}</code>
        </dd>
      </dl>
    </Section>
  );
}

function Words({ body }: { readonly body: Body }): ReactNode {
  const t = useWords(reportWords);
  const say = useSay();
  const { side } = useSession();
  return (
    <Section title={t('words')}>
      {body.coverNote !== undefined && (
        <>
          <h3>{t('coverNote')}</h3>
          <p>{say(body.coverNote)}</p>
        </>
      )}
      <h3>{t('summary')}</h3>
      <p>{say(body.summary)}</p>
      {side === 'own' && body.internalNote !== undefined && (
        <>
          <h3>{t('internalNote')}</h3>
          <p>{say(body.internalNote)}</p>
        </>
      )}
    </Section>
  );
}

function Recipients({ body: { recipients = [] } }: { readonly body: Body }): ReactNode {
  const t = useWords(reportWords);
  return (
    <Section title={t('recipients')}>
      {recipients.length === 0 && <p className={css['soft']}>{t('nobody')}</p>}
      <ul>
        {recipients.map(({ person, sentAt, receivedAt }) => (
          <li key={person}>
            <PersonName id={person} />
            {sentAt !== undefined && (
              <>
                {' · '}
                {t('sentAt')} <Moment at={sentAt} />
                {' · '}
                {receivedAt === undefined ? (
                  t('notReceived')
                ) : (
                  <>
                    {t('receivedAt')} <Moment at={receivedAt} />
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

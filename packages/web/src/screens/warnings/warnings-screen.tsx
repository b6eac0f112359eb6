/** Warnings that went out, and one of them with its letters and its readers' word. */
import { Button } from '@mantine/core';
import { mayAct, recordKindOf, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession, useWho } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
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
import { DraftedLetters } from './drafted.tsx';
import { readAll, readAs } from './read-records.ts';
import type { ReadRecord } from './read-records.ts';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

type Warning = ReadRecord<'warning'>;

export function WarningsScreen(): ReactNode {
  const t = useWords(warningWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'warning' }, query: { limit: 200 } } });
  return (
    <Page title={t('warnings')} lead={t('warningsLead')} acts={<To href="/warnings/quality">{t('quality')}</To>}>
      <Section note={<Policy />}>
        <Loaded of={found}>{({ items }) => <Warnings warnings={readAll('warning', items)} />}</Loaded>
      </Section>
    </Page>
  );
}

const usualHours = 24;

/** What the machinery does by itself here. */
function Policy(): ReactNode {
  const t = useWords(warningWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'warning-policy' }, query: { limit: 50 } } });
  if (found.data === undefined) return null;
  const policy = readAll('warning-policy', found.data.items).findLast(({ body }) => body.state === 'active')?.body;
  const hours = policy?.escalateAfterHours ?? usualHours;
  return (
    <>
      {t(policy?.sending === 'at-once' ? 'policyAtOnce' : 'policyByHand')} {t('policyEscalate', { hours })}
    </>
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
          cell: ({ id, body }) => <AgreementLink id={body.agreement} href={`/warnings/${id}`} />,
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

function OneWarning({ warning }: { readonly warning: Warning }): ReactNode {
  const shown = useLanguage();
  const t = useWords(warningWords);
  const { side } = useSession();
  const { id, body } = warning;
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
        <WarningFacts body={body} own={side === 'own'} />
      </Section>
      {body.state === 'drafted' ? <DraftedLetters warning={warning} /> : <Letters body={body} />}
      <Section title={t('history')}>
        <Trail kind="warning" lines={body.trail} />
      </Section>
    </Page>
  );
}

function WarningFacts({ body, own }: { readonly body: Warning['body']; readonly own: boolean }): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  const { exposure, sentAt, outcome, escalations = [] } = body;
  const promise = `/agreements/${body.agreement}/commitments/${body.commitment}?period=${body.period}`;
  const fact = (name: string, told: ReactNode): ReactNode => (
    <>
      <dt>{name}</dt>
      <dd>{told}</dd>
    </>
  );
  return (
    <dl className={css['facts']}>
      {fact(t('agreement'), own ? <To href={promise}>{body.agreement}</To> : body.agreement)}
      {fact(t('why'), say(body.why))}
      {fact(t('chance'), body.probability)}
      {exposure !== undefined && fact(t('exposure'), <MoneyText {...exposure} />)}
      {sentAt !== undefined && fact(t('sent'), <Moment at={sentAt} clock />)}
      {own &&
        escalations.length > 0 &&
        fact(
          t('escalated'),
          escalations.map(({ at, person, role }) => (
            <div key={person}>
              {t.rich('escalatedTo', {
                name: <PersonName key="name" id={person} />,
                role: say(role),
                when: <Moment key="when" at={at} />,
              })}
            </div>
          )),
        )}
      {outcome !== undefined && fact(t('outcome'), outcome)}
    </dl>
  );
}

function Letters({ body }: Pick<Warning, 'body'>): ReactNode {
  const t = useWords(warningWords);
  const letter = ({ person, subject, text, language }: Warning['body']['recipients'][number]): ReactNode => (
    <details key={person} lang={language === 'en' ? 'en' : 'zh-Hant-HK'}>
      <summary>
        <PersonName id={person} />: {subject}
      </summary>
      <p className={css['letterText']}>{text}</p>
    </details>
  );
  const behind = body.behind ?? [];
  return (
    <Section title={t('to')}>
      {body.recipients.map(letter)}
      {behind.length > 0 && <strong>{t('behindHead')}</strong>}
      {behind.map(letter)}
    </Section>
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

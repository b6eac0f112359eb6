/** One dispute: what is claimed beside what was computed, and the ruling. */
import { recordKinds, sayFigure, sayPeriod } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaDisputeFile } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from '../month-end/month-end.module.css';
import { usedOf, verdictNow } from '../month-end/used.ts';
import { Attachments } from './attachments.tsx';
import { ProposeExclusion } from './propose-exclusion.tsx';
import { TimeLeft } from './time-left.tsx';
import { disputeWords } from './words.ts';

type Body = RecordBody<'dispute'>;

export function DisputeScreen(): ReactNode {
  const t = useWords(disputeWords);
  const id = useParameter('dispute');
  const found = useGet('/v1/disputes/{dispute}', { params: { path: { dispute: id } } });
  return (
    <Loaded of={found} lines={10}>
      {(file) => {
        const body = recordKinds.dispute.schema.parse(file.dispute.body);
        return (
          <Page
            title={t('dispute', { number: id })}
            over={<To href="/disputes">{t('disputes')}</To>}
            lead={
              <>
                <StateMark kind="dispute" state={body.state} />{' '}
                {file.leftMs !== undefined && <TimeLeft ms={file.leftMs} />}
              </>
            }
            acts={<RecordActs record={{ kind: 'dispute', id, version: file.dispute.version, body: { ...body } }} />}
          >
            <What id={id} body={body} />
            <Readings file={file} body={body} />
            <Ruling file={file} body={body} />
            <Section title={t('history')}>
              <Trail kind="dispute" lines={body.trail} />
            </Section>
          </Page>
        );
      }}
    </Loaded>
  );
}

function What({ id, body }: { readonly id: string; readonly body: Body }): ReactNode {
  const t = useWords(disputeWords);
  const language = useLanguage();
  const { rows = [] } = body;
  return (
    <Section title={t('what')}>
      <dl className={css['facts']}>
        <dt>{t('party')}</dt>
        <dd>
          <PartyLink id={body.party} />
        </dd>
        <dt>{t('agreement')}</dt>
        <dd>
          {body.agreement}, {sayPeriod(body.period, language)}
          {body.commitment !== undefined && `, ${body.commitment}`}
        </dd>
        <dt>{t('grounds')}</dt>
        <dd>{t(body.grounds)}</dd>
        {body.claimed !== undefined && (
          <>
            <dt>{t('claimed')}</dt>
            <dd>
              <strong>{body.claimed}</strong>
            </dd>
          </>
        )}
        {body.text !== undefined && (
          <>
            <dt>{t('theirWords')}</dt>
            <dd>{body.text}</dd>
          </>
        )}
        {rows.length > 0 && (
          <>
            <dt>{t('rows')}</dt>
            <dd>{rows.join(', ')}</dd>
          </>
        )}
        <dt>{t('attachments')}</dt>
        <dd>
          <Attachments kind="dispute" id={id} body={body} />
        </dd>
      </dl>
    </Section>
  );
}

function Readings({ file, body }: { readonly file: SchemaDisputeFile; readonly body: Body }): ReactNode {
  const t = useWords(disputeWords);
  const language = useLanguage();
  const say = useSay();
  return (
    <Section title={t('readings')} note={t('readingsNote')} anchor="readings">
      <table className={`${css['table']} ${css['folds']}`}>
        <thead>
          <tr>
            <th scope="col">{t('version')}</th>
            <th scope="col">{t('counted')}</th>
            <th scope="col">{t('attained')}</th>
            <th scope="col">{t('result')}</th>
            <th scope="col" className={css['figure']}>
              {t('credit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {file.readings.flatMap(({ version, issuedAt, rows, credit }) =>
            rows.map((row) => (
              <tr key={`${version} ${row.commitment} ${row.subject ?? ''}`}>
                <th scope="row">
                  {version} · {say(row.title)}
                  <div className={css['soft']}>
                    {t('issuedOn')} <Moment at={issuedAt} />
                  </div>
                </th>
                <td data-name={t('counted')}>{usedOf(row, language)}</td>
                <td data-name={t('attained')}>
                  {row.attained === undefined ? '–' : sayFigure(row.attained, language)}
                </td>
                <td>
                  <VerdictMark verdict={verdictNow(row)} />
                </td>
                <td className={css['figure']} data-name={t('credit')}>
                  {credit === undefined ? '–' : <MoneyText amount={credit.total} currency={credit.currency} />}
                </td>
              </tr>
            )),
          )}
          {body.claimed !== undefined && (
            <tr>
              <th scope="row">{t('claimedReading')}</th>
              <td colSpan={4}>{body.claimed}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Section>
  );
}

function Ruling({ file, body }: { readonly file: SchemaDisputeFile; readonly body: Body }): ReactNode {
  const t = useWords(disputeWords);
  const say = useSay();
  const { side } = useSession();
  const address = addressOf('/month-end/$period/$agreement', { period: body.period, agreement: body.agreement });
  const waits = body.state === 'raised' || body.state === 'under-review';
  return (
    <Section title={t('ruling')}>
      {body.ruling === undefined ? (
        <p className={css['soft']}>{t('noRuling')}</p>
      ) : (
        <p>
          <strong>{t(body.ruling)}</strong>
          {body.rulingText !== undefined && <>: {say(body.rulingText)}</>}
        </p>
      )}
      {side === 'own' && body.exclusion !== undefined && (
        <p>
          {t('exclusion')}:{' '}
          <To
            href={addressOf('/evidence/exclusions/$agreement/$exclusion', {
              agreement: body.agreement,
              exclusion: body.exclusion,
            })}
          >
            {body.exclusion}
          </To>
        </p>
      )}
      {side === 'own' && (
        <p>
          <To href={address}>{t('monthFile')}</To>
        </p>
      )}
      {side === 'own' && waits && <ProposeExclusion dispute={file.dispute.id} body={body} />}
    </Section>
  );
}

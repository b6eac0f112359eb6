/** One credit note with the lines it is worked out by. */
import { recordKinds, sayPeriod } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from '../month-end/month-end.module.css';
import { NoteActs } from './note-acts.tsx';
import { Papers } from '../reports/papers.tsx';
import { creditNoteWords } from './words.ts';

type Body = RecordBody<'credit-note'>;

export function CreditNoteScreen(): ReactNode {
  const t = useWords(creditNoteWords);
  const id = useParameter('note');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'credit-note', record: id } } });
  return (
    <Loaded of={found} lines={10}>
      {(record) => {
        const body = recordKinds['credit-note'].schema.parse(record.body);
        return (
          <Page
            title={`${t('note')} ${body.number}`}
            over={<To href="/credit-notes">{t('title')}</To>}
            lead={<StateMark kind="credit-note" state={body.state} />}
            acts={<NoteActs record={record} body={body} />}
          >
            <Head body={body} />
            <Lines body={body} />
            <Section title={t('papers')}>
              <Papers documents={body.documents ?? []} empty={t('noPapers')} />
              {body.documents === undefined && (
                <p>
                  <a href={`/v1/credit-notes/${id}/preview?language=en&format=pdf`}>{t('previewEn')}</a> ·{' '}
                  <a href={`/v1/credit-notes/${id}/preview?language=zh-Hant&format=pdf`}>{t('previewZh')}</a>
                </p>
              )}
            </Section>
            <Section title={t('history')}>
              <Trail kind="credit-note" lines={body.trail} />
            </Section>
          </Page>
        );
      }}
    </Loaded>
  );
}

function Head({ body }: { readonly body: Body }): ReactNode {
  const t = useWords(creditNoteWords);
  const language = useLanguage();
  const { side } = useSession();
  return (
    <Section>
      <dl className={css['facts']}>
        <dt>{t('to')}</dt>
        <dd>
          <PartyLink id={body.party} />
        </dd>
        <dt>{t('agreement')}</dt>
        <dd>
          <To href={addressOf('/agreements/$agreement', { agreement: body.agreement })}>{body.agreement}</To>
        </dd>
        <dt>{t('clause')}</dt>
        <dd>{body.clause}</dd>
        <dt>{t('month')}</dt>
        <dd>
          {sayPeriod(body.period, language)}
          {side === 'own' && (
            <>
              {' · '}
              <To href={addressOf('/month-end/$period/$agreement', { period: body.period, agreement: body.agreement })}>
                {t('monthFile')}
              </To>
            </>
          )}
        </dd>
        <dt>{t('total')}</dt>
        <dd>
          <strong>
            <MoneyText {...body.total} />
          </strong>
        </dd>
        {body.supersedes !== undefined && (
          <>
            <dt>{t('follows')}</dt>
            <dd>
              <To href={addressOf('/credit-notes/$note', { note: body.supersedes })}>{body.supersedes}</To>.{' '}
              {t('followsNote')}
            </dd>
          </>
        )}
        {body.report !== undefined && (
          <>
            <dt>{t('report')}</dt>
            <dd>
              <To href={addressOf('/reports/$report', { report: body.report })}>{body.report}</To>
            </dd>
          </>
        )}
        <dt>{t('statement')}</dt>
        <dd>
          <code className={css['hash']}>{body.statement}</code>
        </dd>
      </dl>
    </Section>
  );
}

function Lines({ body }: { readonly body: Body }): ReactNode {
  const t = useWords(creditNoteWords);
  const say = useSay();
  return (
    <Section title={t('how')} note={t('howNote')} anchor="lines">
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('step')}</th>
            <th scope="col" className={css['figure']}>
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {body.lines.map(({ text, amount }) => (
            <tr key={`${text.en} ${amount}`}>
              <td>{say(text)}</td>
              <td className={css['figure']}>{amount}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className={css['figure']}>
              <MoneyText {...body.total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

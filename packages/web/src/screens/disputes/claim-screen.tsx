/** One claim to a supplier: what is asked, on what evidence, what was answered. */
import { recordKinds, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
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
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from '../month-end/month-end.module.css';
import { Attachments } from './attachments.tsx';
import { disputeWords } from './words.ts';

export function ClaimScreen(): ReactNode {
  const t = useWords(disputeWords);
  const language = useLanguage();
  const say = useSay();
  const id = useParameter('claim');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'claim', record: id } } });
  return (
    <Loaded of={found} lines={8}>
      {(record) => {
        const body = recordKinds.claim.schema.parse(record.body);
        const facts = [
          [t('supplier'), <PartyLink key="supplier" id={body.supplier} />],
          [t('event'), `${body.event} (${body.agreement}, ${sayPeriod(body.period, language)})`],
          [t('forAgreement'), body.forAgreement],
          [t('amount'), <MoneyText key="amount" {...body.amount} />],
          [t('recoverable'), body.recoverable && <MoneyText key="back" {...body.recoverable} />],
          [t('gap'), body.gap],
          [t('evidence'), body.evidence && say(body.evidence)],
          [t('clock_claim'), body.deadline && <Moment key="by" at={body.deadline} />],
          [t('clock_answer'), body.answerBy && <Moment key="answer" at={body.answerBy} />],
          [t('answer'), body.answerText && say(body.answerText)],
          [t('clock_appeal'), body.appealBy && <Moment key="appeal" at={body.appealBy} />],
        ] as const;
        return (
          <Page
            title={t('claim', { number: id })}
            over={<To href="/claims">{t('claims')}</To>}
            lead={<StateMark kind="claim" state={body.state} />}
            acts={<RecordActs record={{ kind: 'claim', id, version: record.version, body: { ...body } }} />}
          >
            <Section>
              <dl className={css['facts']}>
                {facts.map(([name, value]) =>
                  value === undefined ? null : (
                    <div key={name} style={{ display: 'contents' }}>
                      <dt>{name}</dt>
                      <dd>{value}</dd>
                    </div>
                  ),
                )}
                <dt>{t('attachments')}</dt>
                <dd>
                  <Attachments kind="claim" id={id} body={body} />
                </dd>
              </dl>
            </Section>
            <Section title={t('history')}>
              <Trail kind="claim" lines={body.trail} />
            </Section>
          </Page>
        );
      }}
    </Loaded>
  );
}

/** One message as it was written, whether it went out, and what can be done with it. */
import { recordKindNames } from '@troth/core';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { useRecord } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './deliveries.module.css';
import { MessageState } from './outbox-screen.tsx';
import { deliveryWords } from './words.ts';

export function MessageScreen(): ReactNode {
  const found = useRecord('message', useParameter('message'));
  return <Loaded of={found}>{(message) => <OneMessage message={message} />}</Loaded>;
}

/** What it is about, by its title; by its number until that is read. */
function About({ reference }: { readonly reference: string }): ReactNode {
  const say = useSay();
  const [named, id = ''] = reference.split('/');
  const kind = recordKindNames.find((one) => one === named) ?? 'message';
  const { data } = useGet('/v1/records/{kind}/{record}', { params: { path: { kind, record: id } } });
  return <To href={`/records/${reference}`}>{data === undefined ? id : say(data.title)}</To>;
}

function OneMessage({ message }: { readonly message: PracticeRecord<'message'> }): ReactNode {
  const t = useWords(deliveryWords);
  const shown = useLanguage();
  const { subject, text, to, address, language, about, attachments = [], trail } = message.body;
  return (
    <Page
      title={subject}
      over={<To href="/outbox">{t('outbox')}</To>}
      acts={<RecordActs record={message} only={['retry', 'cancel']} />}
    >
      <Section>
        <dl className={css['facts']}>
          <dt>{t('to')}</dt>
          <dd>
            <PersonName id={to} /> · {address}
          </dd>
          <dt>{t('language')}</dt>
          <dd>{sayChoice(language, shown)}</dd>
          <dt>{t('state')}</dt>
          <dd>
            <MessageState body={message.body} />
          </dd>
          {about !== undefined && (
            <>
              <dt>{t('about')}</dt>
              <dd>
                <About reference={about} />
              </dd>
            </>
          )}
          {attachments.length > 0 && (
            <>
              <dt>{t('files')}</dt>
              <dd>
                {attachments.map(({ name, sha256 }) => (
                  <div key={sha256}>
                    <a href={`/v1/documents/${sha256}`} download>
                      {name}
                    </a>
                  </div>
                ))}
              </dd>
            </>
          )}
        </dl>
        <p className={css['text']} lang={language}>
          {text}
        </p>
      </Section>
      <Section title={t('message')}>
        <Trail kind="message" lines={trail} />
      </Section>
    </Page>
  );
}

/** What was said with a party: meetings, calls, letters, complaints; and writing one down. */
import { Button, Input, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon-shapes.ts';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordForm } from '../../parts/record-form.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { listOf, stateOf, textOf, wordsOf } from './fields.ts';
import css from './parties.module.css';
import type { Overview } from './party-screen.tsx';
import { partiesWords } from './words.ts';

type Contact = Overview['log'][number];

export function LogTab({ data }: { readonly data: Overview }): ReactNode {
  const t = useWords(partiesWords);
  const [writing, setWriting] = useState(false);
  return (
    <Section
      title={t('tab_log')}
      note={t('logNote')}
      acts={<Button onClick={() => setWriting(true)}>{t('newContact')}</Button>}
    >
      {data.log.length === 0 ? (
        <Empty icon="message" title={t('noLog')}>
          {t('noLogWhy')}
        </Empty>
      ) : (
        <ol className={css['lines']}>
          {data.log.map((contact) => (
            <Line key={contact.id} contact={contact} />
          ))}
        </ol>
      )}
      {writing && <ContactForm party={data.party.id} onClose={() => setWriting(false)} />}
    </Section>
  );
}

const icons: Readonly<Record<string, IconName>> = {
  meeting: 'people',
  call: 'message',
  letter: 'report',
  complaint: 'problem',
  compliment: 'star',
  gift: 'star',
  opportunity: 'money',
};
const types = ['meeting', 'call', 'letter', 'complaint', 'compliment', 'gift', 'opportunity'] as const;
const moods = {
  '-2': ['mood_m2', 'bad'],
  '-1': ['mood_m1', 'warn'],
  '0': ['mood_0', 'ink'],
  '1': ['mood_p1', 'good'],
  '2': ['mood_p2', 'good'],
} as const satisfies Readonly<Record<string, readonly [string, MarkTone]>>;

const moodsInOrder = ['-2', '-1', '0', '1', '2'] as const;

function Line({ contact }: { readonly contact: Contact }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const type = types.find((one) => one === textOf(contact, 'type'));
  const mood = Object.entries(moods).find(([value]) => value === textOf(contact, 'sentiment'))?.[1];
  const summary = wordsOf(contact, 'summary');
  const [followUp, dueOn, outcome] = ['followUp', 'dueOn', 'outcome'].map((field) => textOf(contact, field));
  const people = listOf(contact, 'people');
  return (
    <li>
      <Icon name={icons[type ?? ''] ?? 'message'} />
      <div className={css['lineWords']}>
        <div className={css['soft']}>
          <Moment at={textOf(contact, 'at') ?? contact.recordedAt} /> · {type === undefined ? '' : t(`contact_${type}`)}
          {people.map((id) => (
            <span key={id}>
              {' '}
              · <PersonName id={id} />
            </span>
          ))}{' '}
          {mood !== undefined && <Mark tone={mood[1]}>{t(mood[0])}</Mark>}
        </div>
        <div className={css['said']}>{summary === undefined ? '' : say(summary)}</div>
        {followUp !== undefined && (
          <div className={css['soft']}>
            {t('followUp')}: {followUp}
            {dueOn === undefined ? '' : ' · '}
            {dueOn !== undefined && (
              <>
                {t('due')} <Moment at={dueOn} />
              </>
            )}
          </div>
        )}
        {outcome !== undefined && <div className={css['soft']}>{outcome}</div>}
        <div className={css['soft']}>
          <StateMark kind="relationship-event" state={stateOf(contact)} />{' '}
          <To href={`/records/relationship-event/${contact.id}`}>{contact.id}</To>
          {contact.about.agreement !== undefined && (
            <>
              {' '}
              · <To href={`/agreements/${contact.about.agreement}`}>{contact.about.agreement}</To>
            </>
          )}
        </div>
      </div>
    </li>
  );
}

function ContactForm({ party, onClose }: { readonly party: string; readonly onClose: () => void }): ReactNode {
  const t = useWords(partiesWords);
  const [mood, setMood] = useState('0');
  const made = useSend((body: Record<string, unknown>) =>
    api.POST('/v1/records/{kind}', {
      params: { path: { kind: 'relationship-event' } },
      body: { body: { ...body, party } },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('newContact')} size="lg">
      <RecordForm
        kind="relationship-event"
        only={['type', 'at', 'summary', 'people', 'agreement', 'followUp', 'dueOn']}
        send={t('keep')}
        busy={made.isPending}
        error={made.error}
        onCancel={onClose}
        onSend={(body) => made.mutate({ ...body, sentiment: Number(mood) }, { onSuccess: onClose })}
      >
        <Input.Wrapper label={t('mood')}>
          <SegmentedControl
            fullWidth
            aria-label={t('mood')}
            value={mood}
            onChange={setMood}
            data={moodsInOrder.map((value) => ({ value, label: t(moods[value][0]) }))}
          />
        </Input.Wrapper>
      </RecordForm>
    </Modal>
  );
}

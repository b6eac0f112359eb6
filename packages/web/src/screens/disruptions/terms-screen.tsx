/** Temporary terms as both sides see them: what, when, what for, and the other side's word. */
import { Button, Group, TextInput } from '@mantine/core';
import { sayTargetText } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { ForSpeaker } from '../../parts/for-speaker.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { readAs } from '../warnings/read-records.ts';
import type { ReadRecord } from '../warnings/read-records.ts';
import warnings from '../warnings/warnings.module.css';
import { termsWords } from './terms-words.ts';

type Terms = ReadRecord<'temporary-terms'>;
const kind = 'temporary-terms' as const;

export function TermsScreen(): ReactNode {
  const record = useParameter('terms');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind, record } } });
  return (
    <Loaded of={found}>
      {(raw) => {
        const terms = readAs(kind, raw);
        return terms === undefined ? null : <One terms={terms} />;
      }}
    </Loaded>
  );
}

function One({ terms }: { readonly terms: Terms }): ReactNode {
  const t = useWords(termsWords);
  const { side } = useSession();
  const { id, body } = terms;
  const { state, agreement, disruption } = body;
  const over = side === 'own' && disruption !== undefined && (
    <To href={`/disruptions/${disruption}`}>{t('disruption')}</To>
  );
  return (
    <Page title={`${t('oneTitle')} ${id} · ${agreement}`} {...(over === false ? {} : { over })}>
      <Section title={t('what')} acts={<StateMark kind={kind} state={state} />}>
        <Facts body={body} own={side === 'own'} />
        {state === 'agreed' && <p>{t('inForce', { id, agreement })}</p>}
        {state === 'declined' && <p>{t('saidNo')}</p>}
      </Section>
      {state === 'proposed' && side === 'own' && <p>{t('waiting')}</p>}
      {state === 'proposed' && side !== 'own' && (
        <ForSpeaker acts={terms.acts} act="agree" title={t('answer')}>
          <Answer id={id} />
        </ForSpeaker>
      )}
      <Section title={t('history')}>
        <Trail kind={kind} lines={body.trail} />
      </Section>
    </Page>
  );
}

function Facts({ body, own }: { readonly body: Terms['body']; readonly own: boolean }): ReactNode {
  const t = useWords(termsWords);
  const say = useSay();
  const language = useLanguage();
  const { agreement, commitment, effect, target, from, to, consideration, goodwill } = body;
  const excludes = effect === 'exclude' || target === 'exclude';
  const promise = usePromiseTitle(agreement, commitment);
  return (
    <dl className={warnings['facts']}>
      <dt>{t('agreement')}</dt>
      <dd>{own ? <To href={`/agreements/${agreement}/commitments/${commitment}`}>{agreement}</To> : agreement}</dd>
      <dt>{t('effect')}</dt>
      <dd>
        {excludes
          ? t('doesNotCount', { commitment: promise })
          : t('holds', { commitment: promise, target: sayTargetText(target, language) })}
      </dd>
      <dt>{t('when')}</dt>
      <dd>
        <Moment at={from} /> – <Moment at={to} />
      </dd>
      <dt>{t('inReturn')}</dt>
      <dd>{say(consideration)}</dd>
      {goodwill !== undefined && (
        <>
          <dt>{t('given')}</dt>
          <dd>
            <MoneyText {...goodwill} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What the promise is called, as each side is shown its agreements. */
function usePromiseTitle(agreement: string, commitment: string): string {
  const say = useSay();
  const { side } = useSession();
  const own = useGet('/v1/agreements/{agreement}/page', { params: { path: { agreement } } }, { when: side === 'own' });
  const shown = useGet('/v1/portal', undefined, { when: side !== 'own' });
  const promises = own.data?.promises ?? shown.data?.agreements.find(({ id }) => id === agreement)?.promises ?? [];
  const found = promises.find((one) => one.commitment === commitment);
  return found === undefined ? commitment : say(found.title);
}

function Answer({ id }: { readonly id: string }): ReactNode {
  const t = useWords(termsWords);
  const [note, setNote] = useState('');
  const said = note.trim();
  const send = useSend((answer: 'agree' | 'decline') =>
    api.POST('/v1/temporary-terms/{terms}/answer', {
      params: { path: { terms: id } },
      body: { answer, ...(said === '' ? {} : { note: said }) },
    }),
  );
  return (
    <Section title={t('answer')} note={t('agreeNote')}>
      <TextInput
        label={t('answerNote')}
        value={note}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      {send.error !== null && <Failed error={send.error} />}
      <Group mt="md">
        <Button loading={send.isPending} onClick={() => send.mutate('agree')}>
          {t('agree')}
        </Button>
        <Button
          variant="default"
          disabled={said === ''}
          loading={send.isPending}
          onClick={() => send.mutate('decline')}
        >
          {t('decline')}
        </Button>
        {said === '' && <small>{t('declineNeeds')}</small>}
      </Group>
    </Section>
  );
}

/** One disruption with all that hangs on it. */
import { Button, Group, Textarea } from '@mantine/core';
import { mayAct, recordKindOf } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession, useWho } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { readAs } from '../warnings/read-records.ts';
import type { ReadRecord } from '../warnings/read-records.ts';
import warnings from '../warnings/warnings.module.css';
import { AgreementEffects } from './agreement-effects.tsx';
import css from './disruptions.module.css';
import { FromSupplier } from './from-supplier.tsx';
import { disruptionWords } from './words.ts';

export type View = AnswerOf<'/v1/disruptions/{disruption}'>;

export function DisruptionScreen(): ReactNode {
  const disruption = useParameter('disruption');
  const found = useGet('/v1/disruptions/{disruption}', { params: { path: { disruption } } }, { every: 60_000 });
  return (
    <Loaded of={found}>
      {(view) => {
        const read = readAs('disruption', view.record);
        return read === undefined ? null : <One view={view} disruption={read} />;
      }}
    </Loaded>
  );
}

interface OneProps {
  readonly view: View;
  readonly disruption: ReadRecord<'disruption'>;
}

function One({ view, disruption }: OneProps): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const { id, body } = disruption;
  return (
    <Page title={say(body.title)} over={<To href="/disruptions">{t('title')}</To>} lead={say(body.cause)}>
      <Section title={id} acts={<StateMark kind="disruption" state={body.state} />}>
        <dl className={warnings['facts']}>
          <dt>{t('start')}</dt>
          <dd>
            <Moment at={body.start} clock />
          </dd>
          <dt>{t('end')}</dt>
          <dd>{body.end === undefined ? t('lasting') : <Moment at={body.end} clock />}</dd>
          {body.supplier !== undefined && (
            <>
              <dt>{t('supplier')}</dt>
              <dd>
                <PartyLink id={body.supplier} />
              </dd>
            </>
          )}
          {body.lead !== undefined && (
            <>
              <dt>{t('lead_')}</dt>
              <dd>
                <PersonName id={body.lead} />
              </dd>
            </>
          )}
          {body.lessons !== undefined && (
            <>
              <dt>{t('lessons')}</dt>
              <dd>{say(body.lessons)}</dd>
            </>
          )}
        </dl>
        <Acts disruption={disruption} />
      </Section>
      <Section title={t('agreements')}>
        <AgreementEffects view={view} />
      </Section>
      <Updates view={view} disruption={disruption} />
      <FromSupplier view={view} />
      <Actions view={view} id={id} />
      <Section title={t('timeline')}>
        {/* Words to customers stand above, each with its moment. */}
        <Trail kind="disruption" lines={body.trail.filter(({ act }) => act !== 'update')} />
      </Section>
    </Page>
  );
}

function Updates({ view, disruption: { id, body } }: OneProps): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const language = useLanguage();
  const [words, setWords] = useState('');
  const send = useSend((text: string) =>
    api.POST('/v1/disruptions/{disruption}/updates', {
      params: { path: { disruption: id } },
      // Without English words there is nothing to fall back to: what was written in Chinese stands for both.
      body: { text: language === 'en' ? { en: text } : { en: text, 'zh-Hant': text } },
    }),
  );
  const { nextUpdate, words: kept } = view;
  return (
    <Section title={t('updates')} note={t('inTime', kept)}>
      {nextUpdate !== undefined && (
        <p className={nextUpdate.late ? css['late'] : undefined}>
          {t.rich(nextUpdate.late ? 'nextLate' : 'nextDue', { when: <Moment key="due" at={nextUpdate.due} clock /> })}
        </p>
      )}
      {body.updates.length === 0 ? (
        <p>{t('noUpdates')}</p>
      ) : (
        <ol className={css['said']} reversed>
          {body.updates.toReversed().map(({ at, text, by }) => (
            <li key={at}>
              <Moment at={at} /> · <PersonName id={by} />: {say(text)}
            </li>
          ))}
        </ol>
      )}
      {nextUpdate !== undefined && (
        <>
          <Textarea
            label={t('updateText')}
            autosize
            minRows={2}
            maxLength={500}
            value={words}
            onChange={({ currentTarget: { value } }) => setWords(value)}
          />
          {send.error !== null && <Failed error={send.error} />}
          <Group mt="sm">
            <Button
              disabled={words.trim() === ''}
              loading={send.isPending}
              onClick={() => send.mutate(words, { onSuccess: () => setWords('') })}
            >
              {t('tell')}
            </Button>
          </Group>
        </>
      )}
    </Section>
  );
}

function Actions({ view: { actions }, id }: { readonly view: View; readonly id: string }): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  return (
    <Section title={t('actions')} acts={<To href={`/actions/new?source=disruption/${id}`}>{t('addAction')}</To>}>
      {actions.length === 0 ? (
        <p>{t('noActions')}</p>
      ) : (
        <ul className={css['plain']}>
          {actions.map((action) => (
            <li key={action.id}>
              <To href={`/actions/${action.id}`}>{say(action.title)}</To>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What is told with an act beside the moment: the end is now, lessons are the note. */
const told = {
  end: (now: string, _words: string) => ({ end: now }),
  review: (_now: string, words: string) => ({ lessons: { en: words } }),
} as const;

function Acts({ disruption: { id, body } }: Pick<OneProps, 'disruption'>): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const who = useWho();
  const { now } = useSession().clock;
  const [words, setWords] = useState('');
  const kind = recordKindOf('disruption');
  const send = useSend((act: string) => {
    const tells = act === 'end' || act === 'review' ? told[act](now, words) : undefined;
    return api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'disruption', record: id, act } },
      body: { ...(tells === undefined ? {} : { tells }), ...(words.trim() === '' ? {} : { note: words }) },
    });
  });
  const acts = Object.entries(kind.acts).filter(([name, act]) => name !== 'update' && act.from.includes(body.state));
  if (acts.length === 0) return null;
  return (
    <>
      <Textarea
        mt="md"
        label={t('note')}
        autosize
        value={words}
        maxLength={2000}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      {send.error !== null && <Failed error={send.error} />}
      <Group mt="sm">
        {acts.map(([name, act]) => {
          const denied = mayAct({ kind, act }, body, who);
          const wordless = name === 'review' && words.trim() === '';
          return (
            <Button
              key={name}
              variant="default"
              disabled={denied !== undefined || wordless}
              title={denied === undefined ? undefined : say(denied.message)}
              onClick={() => send.mutate(name)}
            >
              {say(act.names)}
            </Button>
          );
        })}
      </Group>
    </>
  );
}

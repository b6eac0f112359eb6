/** One action: whose, by when, and moving it on. */
import { Button, Group, TextInput } from '@mantine/core';
import { mayAct, moneyText, recordKindOf } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession, useWho } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Attachments } from '../disputes/attachments.tsx';
import { readAs } from '../warnings/read-records.ts';
import warnings from '../warnings/warnings.module.css';
import type { Action } from './actions-screen.tsx';
import { EffectSections } from './effect-section.tsx';
import { Judge, Resume } from './judge-section.tsx';
import { Proposal } from './proposal.tsx';
import { actionWords } from './words.ts';

export function ActionScreen(): ReactNode {
  const record = useParameter('action');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'action', record } } });
  return (
    <Loaded of={found}>
      {(raw) => {
        const action = readAs('action', raw);
        return action === undefined ? null : <OneAction action={action} />;
      }}
    </Loaded>
  );
}

function OneAction({ action }: { readonly action: Action }): ReactNode {
  const { id, body } = action;
  const t = useWords(actionWords);
  const say = useSay();
  const { side } = useSession();
  return (
    <Page title={say(body.title)} over={<To href={side === 'own' ? '/actions' : '/'}>{t('title')}</To>}>
      <Section title={id} acts={<StateMark kind="action" state={body.state} />}>
        <dl className={warnings['facts']}>
          <dt>{t('owner')}</dt>
          <dd>
            <PersonName id={body.owner} />
          </dd>
          <dt>{t('due')}</dt>
          <dd>
            <Moment at={body.dueOn} />
          </dd>
          {body.agreement !== undefined && (
            <>
              <dt>{t('agreement')}</dt>
              <dd>
                <To href={`/agreements/${body.agreement}`}>{body.agreement}</To>
              </dd>
            </>
          )}
          {body.source !== undefined && (
            <>
              <dt>{t('source')}</dt>
              <dd>{sourceLink(body.source)}</dd>
            </>
          )}
          {body.note !== undefined && (
            <>
              <dt>{t('note')}</dt>
              <dd>{body.note}</dd>
            </>
          )}
          {body.cost !== undefined && (
            <>
              <dt>{t('cost')}</dt>
              <dd>{`${body.cost.currency} ${moneyText(body.cost.amount)}`}</dd>
            </>
          )}
          {body.effect !== undefined && (
            <>
              <dt>{t('effect')}</dt>
              <dd>{body.effect}</dd>
            </>
          )}
        </dl>
        {body.state !== 'proposed' && body.state !== 'escalated' && <Acts id={id} body={body} />}
      </Section>
      {body.state === 'proposed' && <Proposal action={action} />}
      {body.state === 'escalated' && side === 'own' && <Resume action={action} />}
      {body.aim !== undefined && <EffectSections action={id} />}
      {body.aim !== undefined && side === 'own' && <Judge action={action} />}
      {body.state !== 'proposed' && (
        <Section title={t('files')}>
          <Attachments kind="action" id={id} body={body} />
        </Section>
      )}
      <Section title={t('history')}>
        <Trail kind="action" lines={body.trail} />
      </Section>
    </Page>
  );
}

const pages: Readonly<Record<string, string>> = {
  disruption: '/disruptions/',
  agreement: '/agreements/',
  action: '/actions/',
};

function sourceLink(source: string): ReactNode {
  const [kind = '', id = ''] = source.split('/');
  const page = pages[kind];
  return page === undefined ? source : <To href={`${page}${id}`}>{id}</To>;
}

function Acts({ id, body }: Pick<Action, 'id' | 'body'>): ReactNode {
  const t = useWords(actionWords);
  const say = useSay();
  const who = useWho();
  const [words, setWords] = useState('');
  const kind = recordKindOf('action');
  const send = useSend((act: string) =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'action', record: id, act } },
      body: words.trim() === '' ? {} : { note: words, ...(act === 'finish' ? { tells: { effect: words } } : {}) },
    }),
  );
  const ownWays = kind.throughSentences ?? [];
  const acts = Object.entries(kind.acts)
    .filter(([name, act]) => !ownWays.includes(name) && mayAct({ kind, act }, body, who)?.code !== 'STATE')
    // Whoever sits on another side is offered what is theirs, and agrees once.
    .filter(([, act]) => who.side === 'own' || mayAct({ kind, act }, body, who) === undefined)
    .filter(
      ([name]) =>
        name !== 'agree' ||
        (who.side !== 'own' && !body.trail.some((line) => line.act === 'agree' && line.by === who.id)),
    );
  if (acts.length === 0) return null;
  const denials = new Set(
    acts.flatMap(([, act]) => {
      const denied = mayAct({ kind, act }, body, who);
      if (denied !== undefined) return [`${say(act.names)}: ${say(denied.message)}`];
      return act.reason === true && words.trim() === '' ? [t('reasonFirst', { act: say(act.names) })] : [];
    }),
  );
  return (
    <>
      <TextInput
        mt="md"
        label={body.state === 'open' ? t('effect') : t('note')}
        value={words}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      {send.error !== null && <Failed error={send.error} />}
      <Group mt="sm">
        {acts.map(([name, act]) => {
          const denied = mayAct({ kind, act }, body, who);
          const wordless = act.reason === true && words.trim() === '';
          return (
            <Button
              key={name}
              variant={name === 'finish' || name === 'verify' ? 'filled' : 'default'}
              disabled={denied !== undefined || wordless}
              onClick={() => send.mutate(name)}
            >
              {say(act.names)}
            </Button>
          );
        })}
      </Group>
      {[...denials].map((denial) => (
        <div key={denial}>
          <small>{denial}</small>
        </div>
      ))}
    </>
  );
}

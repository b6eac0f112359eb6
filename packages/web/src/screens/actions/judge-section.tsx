/** What evidence makes of a plan: it is closed, or put before somebody of level 6, who says how it goes on (J9). */
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { mayAct, recordKindOf } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSession, useWho } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import css from './actions.module.css';
import type { Action } from './actions-screen.tsx';
import { judgeWords } from './judge-words.ts';

const leastLevel = 6;

export function Judge({ action: { id, body } }: { readonly action: Action }): ReactNode {
  const t = useWords(judgeWords);
  const effect = useGet('/v1/actions/{action}/effect', { params: { path: { action: id } } }).data;
  if (effect === undefined || !['open', 'done'].includes(body.state)) return null;
  const { state, good, months } = effect.objective;
  return (
    <Section title={t('judge')} note={t('judgeNote')} anchor="judge">
      <p>{t('shown', { good, months })}</p>
      {state === 'verified' ? <Close id={id} body={body} /> : <Escalate id={id} body={body} />}
    </Section>
  );
}

type Asked = Pick<Action, 'id' | 'body'>;

function useDenied(name: 'conclude' | 'escalate' | 'resume', body: Action['body']): string | undefined {
  const say = useSay();
  const who = useWho();
  const kind = recordKindOf('action');
  const act = kind.acts[name];
  const denied = act === undefined ? undefined : mayAct({ kind, act }, body, who);
  return denied === undefined ? undefined : say(denied.message);
}

function Close({ id, body }: Asked): ReactNode {
  const t = useWords(judgeWords);
  const denied = useDenied('conclude', body);
  const send = useSend(() => api.POST('/v1/actions/{action}/conclude', { params: { path: { action: id } } }));
  return (
    <>
      <Button disabled={denied !== undefined} loading={send.isPending} onClick={() => send.mutate(undefined)}>
        {t('close')}
      </Button>
      {denied !== undefined && (
        <div>
          <small>{denied}</small>
        </div>
      )}
      {send.error !== null && <Failed error={send.error} />}
    </>
  );
}

function Escalate({ id, body }: Asked): ReactNode {
  const t = useWords(judgeWords);
  const say = useSay();
  const { organisation } = useSession();
  const denied = useDenied('escalate', body);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'person' }, query: { limit: 500 } } });
  const people = readAll('person', found.data?.items ?? []).filter(
    ({ body: one }) => one.party === organisation.id && one.state === 'active' && (one.level ?? 0) >= leastLevel,
  );
  const send = useSend(() =>
    api.POST('/v1/actions/{action}/escalate', { params: { path: { action: id } }, body: { to, reason } }),
  );
  if (denied !== undefined) return <small>{denied}</small>;
  return (
    <div className={css['form']}>
      <NativeSelect
        label={t('to')}
        value={to}
        data={[
          { value: '', label: t('choose') },
          ...people.map((one) => ({ value: one.id, label: say(one.body.name) })),
        ]}
        onChange={({ currentTarget: { value } }) => setTo(value)}
      />
      <TextInput
        label={t('why')}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <Group>
        <Button
          variant="default"
          loading={send.isPending}
          disabled={to === '' || reason.trim() === ''}
          onClick={() => send.mutate(undefined)}
        >
          {t('escalate')}
        </Button>
      </Group>
      {send.error !== null && <Failed error={send.error} />}
    </div>
  );
}

/** Whom it was put before gives it another day and says how it goes on. */
export function Resume({ action: { id, body } }: { readonly action: Action }): ReactNode {
  const t = useWords(judgeWords);
  const denied = useDenied('resume', body);
  const [dueOn, setDueOn] = useState(body.dueOn);
  const [note, setNote] = useState('');
  const told = body.trail.findLast(({ act }) => act === 'escalate')?.note;
  const send = useSend((act: 'resume' | 'cancel') =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'action', record: id, act } },
      body: { note, ...(act === 'resume' ? { tells: { dueOn } } : {}) },
    }),
  );
  return (
    <Section title={t('decide')} note={told} anchor="judge">
      {denied !== undefined && <small>{denied}</small>}
      {denied === undefined && (
        <div className={css['form']}>
          <TextInput
            type="date"
            label={t('newDay')}
            value={dueOn}
            onChange={({ currentTarget: { value } }) => setDueOn(value)}
          />
          <TextInput
            label={t('how')}
            value={note}
            maxLength={500}
            onChange={({ currentTarget: { value } }) => setNote(value)}
          />
          <Group>
            <Button disabled={note.trim() === '' || dueOn === ''} onClick={() => send.mutate('resume')}>
              {t('goOn')}
            </Button>
            <Button variant="default" disabled={note.trim() === ''} onClick={() => send.mutate('cancel')}>
              {t('cancel')}
            </Button>
          </Group>
          {send.error !== null && <Failed error={send.error} />}
        </div>
      )}
    </Section>
  );
}

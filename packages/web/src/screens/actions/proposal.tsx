/** A proposed action is accepted as it is, accepted with another owner or day, or dismissed with a reason. */
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
import { effectWords } from './effect-words.ts';
import { actionWords } from './words.ts';

interface Told {
  readonly act: 'accept' | 'dismiss';
  readonly tells?: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

export function Proposal({ action: { id, body } }: { readonly action: Action }): ReactNode {
  const t = useWords(effectWords);
  const a = useWords(actionWords);
  const say = useSay();
  const who = useWho();
  const [owner, setOwner] = useState(body.owner);
  const [dueOn, setDueOn] = useState(body.dueOn);
  const [why, setWhy] = useState('');
  const people = usePeople(body.party);
  const send = useSend(({ act, ...told }: Told) =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'action', record: id, act } },
      body: told,
    }),
  );
  const { acts } = recordKindOf('action');
  const denied =
    acts['accept'] === undefined ? undefined : mayAct({ kind: recordKindOf('action'), act: acts['accept'] }, body, who);
  const changed = { ...(owner === body.owner ? {} : { owner }), ...(dueOn === body.dueOn ? {} : { dueOn }) };
  const isChanged = Object.keys(changed).length > 0;
  if (denied !== undefined) return <Section title={t('proposal')}>{say(denied.message)}</Section>;
  return (
    <Section title={t('proposal')} note={t('proposalNote')}>
      <div className={css['form']}>
        <NativeSelect
          label={a('owner')}
          value={owner}
          data={people.some(({ value }) => value === owner) ? people : [{ value: owner, label: owner }, ...people]}
          onChange={({ currentTarget: { value } }) => setOwner(value)}
        />
        <TextInput
          type="date"
          label={a('due')}
          value={dueOn}
          onChange={({ currentTarget: { value } }) => setDueOn(value)}
        />
        <div>
          <Button
            loading={send.isPending}
            disabled={dueOn === ''}
            onClick={() => send.mutate({ act: 'accept', ...(isChanged ? { tells: changed } : {}) })}
          >
            {t(isChanged ? 'acceptChanged' : 'accept')}
          </Button>
        </div>
        <TextInput
          label={t('why')}
          value={why}
          maxLength={500}
          onChange={({ currentTarget: { value } }) => setWhy(value)}
        />
        <Group>
          <Button
            variant="default"
            loading={send.isPending}
            disabled={why.trim() === ''}
            onClick={() => send.mutate({ act: 'dismiss', note: why })}
          >
            {t('dismiss')}
          </Button>
        </Group>
        {send.error !== null && <Failed error={send.error} />}
      </div>
    </Section>
  );
}

/** Of the organisation, and of the party that it is with. */
function usePeople(party: string | undefined): readonly { readonly value: string; readonly label: string }[] {
  const say = useSay();
  const { organisation } = useSession();
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'person' }, query: { limit: 500 } } });
  return readAll('person', found.data?.items ?? [])
    .filter(({ body }) => body.state === 'active' && (body.party === organisation.id || body.party === party))
    .map(({ id, body }) => ({ value: id, label: say(body.name) }));
}

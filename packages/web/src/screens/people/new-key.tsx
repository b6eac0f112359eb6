/** Makes a key with as little as its program needs. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './people.module.css';
import { scopeWord } from './scope-words.ts';
import { peopleWords } from './words.ts';

const scopes = [
  'read',
  'evidence:write',
  'evidence:import',
  'agreements:write',
  'records:write',
  'sources:write',
  'decisions:write',
  'statements:write',
  'webhooks:write',
  'people:read',
  'people:write',
  'admin',
] as const;
type Scope = (typeof scopes)[number];

export function NewKey({ onMade }: { readonly onMade: (token: string) => void }): ReactNode {
  const t = useWords(peopleWords);
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const send = useSend(() =>
    api.POST('/v1/keys', {
      body: {
        name,
        grants: scopes
          .filter((scope) => chosen.includes(scope))
          .map((scope: Scope) =>
            scope === 'evidence:write' && source.trim() !== '' ? { scope, source: source.trim() } : { scope },
          ),
      },
    }),
  );
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined, { onSuccess: ({ token }) => onMade(token ?? '') });
      }}
    >
      <TextInput
        label={t('keyName')}
        required
        maxLength={200}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Checkbox.Group label={t('keyScopes')} value={[...chosen]} onChange={setChosen} required>
        <div className={css['scopes']}>
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeWord(t, scope)} />
          ))}
        </div>
      </Checkbox.Group>
      {chosen.includes('evidence:write') && (
        <TextInput
          label={t('keySource')}
          description={t('keySourceHint')}
          value={source}
          onChange={({ currentTarget: { value } }) => setSource(value)}
        />
      )}
      {send.error !== null && <Failed error={send.error} />}
      <div>
        <Button type="submit" loading={send.isPending} disabled={name.trim() === '' || chosen.length === 0}>
          {t('keyMake')}
        </Button>
      </div>
    </form>
  );
}

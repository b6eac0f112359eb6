/** A server that nobody has signed in to: the administrator's key makes the organisation's own party, a person and their account. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { answerOf, api } from '../../client/server.ts';
import { useWords } from '../../words/use-words.ts';
import { Door } from './door.tsx';
import { Refused } from './refused.tsx';
import css from './sign-in.module.css';
import { signInWords } from './words.ts';

interface Told {
  readonly key: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
}

/** Level 6 decides who may sign in; as an administrator they give every level, and can step down later by somebody else's hand. */
const standing = { level: 6, roles: ['administrator' as const] } as const;

async function makeFirst(id: string, { key, organisation, name, email }: Told): Promise<Response> {
  const headers = { authorization: `Bearer ${key.trim()}` };
  const record = (kind: 'party' | 'person', made: string, body: Record<string, unknown>) =>
    api.POST('/v1/records/{kind}', { params: { path: { kind } }, body: { id: made, body }, headers });
  const person = 'administrator';
  // Begun once before and left half done: what is there already stays.
  for (const send of [
    () => record('party', id, { name: { en: organisation }, role: 'own' }),
    () => record('person', person, { name: { en: name }, party: id, email, level: standing.level }),
  ]) {
    const { response } = await send();
    if (!response.ok && response.status !== 409) return response;
  }
  const roles = [...standing.roles];
  const { response } = await api.POST('/v1/accounts', {
    body: { person, email, level: standing.level, roles },
    headers,
  });
  return response;
}

export function FirstAccount({ organisation }: { readonly organisation: string }): ReactNode {
  const t = useWords(signInWords);
  const navigate = useNavigate();
  const [told, setTold] = useState<Told>({ key: '', organisation: '', name: '', email: '' });
  const send = useSend(async () => {
    const made = await makeFirst(organisation, told);
    if (!made.ok) return { error: await made.clone().json(), response: made };
    const { key } = told;
    const headers = { authorization: `Bearer ${key.trim()}` };
    const account = 'administrator';
    const link = await answerOf(
      api.POST('/v1/accounts/{account}/invitations', { params: { path: { account } }, body: {}, headers }),
    );
    // From now on there is an account, and this page is gone when that is read.
    await navigate({ to: '/welcome', hash: link.token ?? '' });
    return { data: link, response: made };
  });
  const field = (name: keyof Told) => ({
    required: true,
    value: told[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setTold({ ...told, [name]: value }),
  });
  return (
    <Door title={t('firstTitle')} lead={t('firstLead')}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(undefined);
        }}
      >
        <PasswordInput label={t('firstKey')} description={t('firstKeyHint')} autoComplete="off" {...field('key')} />
        <TextInput label={t('firstOrganisation')} autoComplete="organization" {...field('organisation')} />
        <TextInput label={t('firstName')} autoComplete="name" {...field('name')} />
        <TextInput type="email" label={t('email')} autoComplete="email" {...field('email')} />
        {send.error !== null && <Refused error={send.error} />}
        <Button type="submit" loading={send.isPending}>
          {t('firstNext')}
        </Button>
      </form>
      <p className={css['quiet']}>{t('firstThen')}</p>
    </Door>
  );
}

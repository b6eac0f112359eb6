/** What a link of an invitation opens: set a password or make a passkey, and come in. The token stands after the # and is sent in no address. */
import { Button, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api, answerOf } from '../../client/server.ts';
import { Trouble } from '../../client/trouble.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Door } from './door.tsx';
import { useEnter } from './entering.ts';
import { canHavePasskeys, makePasskey, NoPasskey } from './passkey.ts';
import { useSayDay } from './say-day.ts';
import css from './sign-in.module.css';
import { signInWords } from './words.ts';

export function WelcomeScreen(): ReactNode {
  const t = useWords(signInWords);
  const say = useSay();
  const [token] = useState(() => globalThis.location.hash.slice(1));
  const found = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answerOf(api.POST('/v1/invitation/read', { body: { token } })),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || (found.error instanceof Trouble && found.error.status === 404))
    return (
      <Door title={t('noLink')} lead={t('noLinkText')}>
        <To href="/sign-in">{t('toSignIn')}</To>
      </Door>
    );
  const { data } = found;
  const name = say(data?.name ?? '');
  const lead =
    data === undefined ? undefined : t('welcomeLead', { organisation: say(data.organisation.name), email: data.email });
  return (
    <Door title={data?.isNew === false ? t('welcomeBack', { name }) : t('welcome', { name })} lead={lead}>
      <Loaded of={found} lines={6}>
        {({ email }) => (
          <>
            <WithPassword token={token} email={email} />
            <WithPasskey token={token} />
          </>
        )}
      </Loaded>
    </Door>
  );
}

function WithPassword({ token, email }: { readonly token: string; readonly email: string }): ReactNode {
  const t = useWords(signInWords);
  const enter = useEnter();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const send = useSend(async () => {
    const told = await api.POST('/v1/invitation/accept', { body: { token, password } });
    if (told.data !== undefined) await enter();
    return told;
  });
  const differs = again !== '' && again !== password;
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined);
      }}
    >
      {/* So that a browser keeps the password under the right name. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordInput
        label={t('setPassword')}
        description={t('passwordHint')}
        autoComplete="new-password"
        required
        minLength={12}
        value={password}
        onChange={({ currentTarget: { value } }) => setPassword(value)}
      />
      <PasswordInput
        label={t('again')}
        autoComplete="new-password"
        required
        value={again}
        error={differs ? t('differs') : undefined}
        onChange={({ currentTarget: { value } }) => setAgain(value)}
      />
      {send.error !== null && <Failed error={send.error} />}
      <Button type="submit" loading={send.isPending} disabled={password.length < 12 || again !== password}>
        {t('enter')}
      </Button>
    </form>
  );
}

function WithPasskey({ token }: { readonly token: string }): ReactNode {
  const t = useWords(signInWords);
  const sayDay = useSayDay();
  const enter = useEnter();
  const possible = canHavePasskeys();
  const send = useSend(async () => {
    const { options, ceremony } = await answerOf(api.POST('/v1/invitation/passkey/begin', { body: { token } }));
    const response = await makePasskey(options);
    const name = t('myPasskey', { day: sayDay(Date.now()) });
    const told = await api.POST('/v1/invitation/accept', { body: { token, ceremony, response, name } });
    if (told.data !== undefined) await enter();
    return told;
  });
  return (
    <section className={css['section']}>
      <h2 className={css['side']}>{t('orPasskey')}</h2>
      <p className={css['quiet']}>{possible ? t('passkeyLead') : t('passkeyNot')}</p>
      <Button
        variant="default"
        mt="sm"
        disabled={!possible}
        loading={send.isPending}
        onClick={() => send.mutate(undefined)}
      >
        {t('makePasskey')}
      </Button>
      {send.error !== null && !(send.error instanceof NoPasskey) && <Failed error={send.error} />}
    </section>
  );
}

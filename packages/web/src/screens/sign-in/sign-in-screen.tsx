/** The door: identities where this is a demonstration, and the ways in for everybody else. */
import { Alert } from '@mantine/core';
import { Navigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnySession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { DemoIdentities } from './demo-identities.tsx';
import { Door } from './door.tsx';
import { ownAddress } from './entering.ts';
import { FirstAccount } from './first-account.tsx';
import { PasswordForm } from './password-form.tsx';
import { useSayDay } from './say-day.ts';
import css from './sign-in.module.css';
import { signInWords } from './words.ts';

export function SignInScreen(): ReactNode {
  const t = useWords(signInWords);
  const session = useAnySession();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const { data } = session;
  if (data?.demo === true) return <DemoDoor />;
  if (data?.signedIn === true) return <Navigate to={ownAddress(search['back']) ?? '/'} replace />;
  if (data?.signedIn === false && data.first && data.organisation !== undefined)
    return <FirstAccount organisation={data.organisation.id} />;
  return (
    <Door title={t('title')} lead={t('line')}>
      {search['refused'] !== undefined && (
        <Alert color="amber" mb="md" role="alert">
          {t('signOnRefused')}
        </Alert>
      )}
      <Loaded of={session} lines={6}>
        {(found) => (
          <PasswordForm several={found.organisation === undefined} signOn={found.signedIn ? [] : found.signOn} />
        )}
      </Loaded>
    </Door>
  );
}

const beat = 1500;

function DemoDoor(): ReactNode {
  const t = useWords(signInWords);
  const say = useSay();
  const sayDay = useSayDay();
  const { data: session } = useAnySession();
  const demo = useGet('/v1/demo', {}, { every: beat });
  const name = say(session?.organisation?.name ?? '');
  const day = session === undefined ? '' : sayDay(session.clock.now);
  return (
    <Door wide title={t('demoTitle')} lead={t('demoLead', { name, day })}>
      <Loaded of={demo} lines={12}>
        {(found) => (
          <>
            {!found.ready && (
              <Alert color="harbour" mb="md" role="status">
                {t('demoLoading', { loaded: found.loaded, of: found.of })}
              </Alert>
            )}
            <DemoIdentities demo={found} />
            <details className={css['instead']}>
              <summary>{t('demoPassword')}</summary>
              <p className={css['quiet']}>{t('demoPasswordHint', { password: found.password })}</p>
              <PasswordForm several={false} signOn={[]} />
            </details>
          </>
        )}
      </Loaded>
    </Door>
  );
}

/** Changing one's password. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import type { OwnAccount } from './account-screen.tsx';
import css from './account.module.css';
import { accountWords } from './words.ts';

export function PasswordSection({ account: { hasPassword, email } }: { readonly account: OwnAccount }): ReactNode {
  const t = useWords(accountWords);
  const [before, setBefore] = useState('');
  const [password, setPassword] = useState('');
  const send = useSend(() =>
    api.PUT('/v1/account/password', { body: { password, ...(hasPassword ? { before } : {}) } }),
  );
  const clear = (): void => {
    setBefore('');
    setPassword('');
  };
  return (
    <Section title={t('password')} {...(hasPassword ? {} : { note: t('passwordNone') })}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(undefined, { onSuccess: clear });
        }}
      >
        <input type="hidden" autoComplete="username" value={email} readOnly />
        {hasPassword && (
          <PasswordInput
            label={t('before')}
            autoComplete="current-password"
            required
            value={before}
            onChange={({ currentTarget: { value } }) => setBefore(value)}
          />
        )}
        <PasswordInput
          label={t('fresh')}
          description={t('freshHint')}
          autoComplete="new-password"
          required
          minLength={12}
          value={password}
          onChange={({ currentTarget: { value } }) => setPassword(value)}
        />
        {send.error !== null && <Failed error={send.error} />}
        {send.isSuccess && (
          <p className={css['done']} role="status">
            {t('changed')}
          </p>
        )}
        <div>
          <Button type="submit" variant="default" loading={send.isPending} disabled={password.length < 12}>
            {hasPassword ? t('change') : t('setOne')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

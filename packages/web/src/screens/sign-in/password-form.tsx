/** Address and password, then the second step where the account has one; a passkey or single sign-on in their place. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguageSwitch } from '../../app/language.tsx';
import { useSend } from '../../client/reading.ts';
import { api, answerOf } from '../../client/server.ts';
import { useWords } from '../../words/use-words.ts';
import { useEnter } from './entering.ts';
import { askPasskey, canHavePasskeys, NoPasskey } from './passkey.ts';
import { Refused } from './refused.tsx';
import css from './sign-in.module.css';
import { signInWords } from './words.ts';

interface PasswordFormProps {
  /** The server has several: the organisation is asked for. */
  readonly several: boolean;
  readonly signOn: readonly { readonly id: string; readonly title: string }[];
}

interface Given {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
  readonly organisation?: string;
}

export function PasswordForm({ several, signOn }: PasswordFormProps): ReactNode {
  const t = useWords(signInWords);
  const enter = useEnter();
  const speak = useLanguageSwitch();
  const [given, setGiven] = useState<Given>({ email: '', password: '' });
  const [step, setStep] = useState<'password' | 'code'>('password');
  // Once the session is read again this form is gone, and what it would do then is never done: so it is done before.
  const send = useSend(async (body: Given) => {
    const told = await api.POST('/v1/session', { body });
    if (told.data === undefined) return told;
    speak(told.data.language);
    await enter();
    return told;
  });
  const submit = (): void =>
    send.mutate(given, {
      onError: ({ code }) => {
        if (code !== 'code-needed') return;
        setStep('code');
        send.reset();
      },
    });
  const set = (more: Partial<Given>): void => setGiven({ ...given, ...more });
  return (
    <>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {step === 'password' ? (
          <FirstStep several={several} given={given} onChange={set} />
        ) : (
          <SecondStep given={given} onChange={set} />
        )}
        {send.error !== null && <Refused error={send.error} />}
        <Button type="submit" loading={send.isPending}>
          {t('signIn')}
        </Button>
        {step === 'code' && (
          <Button variant="subtle" onClick={() => setStep('password')}>
            {t('back')}
          </Button>
        )}
      </form>
      {step === 'password' && <OtherWays organisation={given.organisation} signOn={signOn} />}
    </>
  );
}

interface StepProps {
  readonly given: Given;
  readonly onChange: (more: Partial<Given>) => void;
}

function FirstStep({ several, given, onChange }: StepProps & { readonly several: boolean }): ReactNode {
  const t = useWords(signInWords);
  return (
    <>
      {several && (
        <TextInput
          label={t('organisation')}
          required
          value={given.organisation ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ organisation: value })}
        />
      )}
      <TextInput
        type="email"
        label={t('email')}
        autoComplete="username"
        required
        value={given.email}
        onChange={({ currentTarget: { value } }) => onChange({ email: value })}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        value={given.password}
        onChange={({ currentTarget: { value } }) => onChange({ password: value })}
      />
    </>
  );
}

function SecondStep({ given, onChange }: StepProps): ReactNode {
  const t = useWords(signInWords);
  const input = useRef<HTMLInputElement>(null);
  // The field that was typed in is gone; the next one is this.
  useEffect(() => input.current?.focus(), []);
  return (
    <TextInput
      ref={input}
      label={t('code')}
      description={t('codeHint')}
      autoComplete="one-time-code"
      required
      value={given.code ?? ''}
      onChange={({ currentTarget: { value } }) => onChange({ code: value })}
    />
  );
}

interface OtherWaysProps {
  readonly organisation: string | undefined;
  readonly signOn: PasswordFormProps['signOn'];
}

function OtherWays({ organisation, signOn }: OtherWaysProps): ReactNode {
  const t = useWords(signInWords);
  const enter = useEnter();
  const [cancelled, setCancelled] = useState(false);
  const possible = canHavePasskeys();
  const passkey = useSend(async () => {
    const body = organisation === undefined ? {} : { organisation };
    const { options, ceremony } = await answerOf(api.POST('/v1/session/passkey/begin', { body }));
    const told = await api.POST('/v1/session/passkey', { body: { ceremony, response: await askPasskey(options) } });
    if (told.data !== undefined) await enter();
    return told;
  });
  const use = (): void => {
    setCancelled(false);
    passkey.mutate(undefined, {
      onError: (error) => setCancelled(error instanceof NoPasskey),
    });
  };
  return (
    <>
      <div className={css['or']}>{t('or')}</div>
      <div className={css['form']}>
        <Button variant="default" onClick={use} loading={passkey.isPending} disabled={!possible}>
          {t('passkey')}
        </Button>
        {signOn.map(({ id, title }) => (
          <Button key={id} variant="default" component="a" href={`/v1/session/sign-on/${encodeURIComponent(id)}`}>
            {t('signOn', { name: title })}
          </Button>
        ))}
      </div>
      {!possible && <p className={css['quiet']}>{t('passkeyNot')}</p>}
      {cancelled && (
        <p className={css['quiet']} role="status">
          {t('passkeyCancelled')}
        </p>
      )}
      {passkey.error !== null && !cancelled && <Refused error={passkey.error} />}
      <p className={css['quiet']}>{t('forgotten')}</p>
    </>
  );
}

/** The second step: setting an authenticator up, its recovery codes, and taking it away. */
import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { encode } from 'uqr';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import type { OwnAccount } from './account-screen.tsx';
import css from './account.module.css';
import { accountWords } from './words.ts';

export function AuthenticatorSection({ account }: { readonly account: OwnAccount }): ReactNode {
  const t = useWords(accountWords);
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useSend(() => api.POST('/v1/account/authenticator/begin'));
  const { secret = '', uri = '' } = begin.data ?? {};
  const kept = (): void => {
    setCodes(undefined);
    begin.reset();
  };
  const note = account.hasAuthenticator ? t('secondIs', { count: account.recoveryCodes }) : t('secondNone');
  return (
    <Section title={t('second')} note={note}>
      {codes !== undefined && <Recovery codes={codes} onKept={kept} />}
      {codes === undefined && account.hasAuthenticator && <TurnOff />}
      {!account.hasAuthenticator && secret === '' && (
        <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
          {t('begin')}
        </Button>
      )}
      {!account.hasAuthenticator && codes === undefined && secret !== '' && (
        <SetUp secret={secret} uri={uri} onDone={setCodes} onCancel={() => begin.reset()} />
      )}
      {begin.error !== null && <Failed error={begin.error} />}
    </Section>
  );
}

interface SetUpProps {
  readonly secret: string;
  readonly uri: string;
  readonly onDone: (recovery: readonly string[]) => void;
  readonly onCancel: () => void;
}

function SetUp({ secret, uri, onDone, onCancel }: SetUpProps): ReactNode {
  const t = useWords(accountWords);
  const [code, setCode] = useState('');
  // The codes are handed on before the account is read again: then this form is gone, and they come only once.
  const send = useSend(async () => {
    const told = await api.PUT('/v1/account/authenticator', { body: { secret, code } });
    if (told.data !== undefined) onDone(told.data.recovery ?? []);
    return told;
  });
  return (
    <div className={css['setup']}>
      <QrCode text={uri} label={t('qr')} />
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(undefined);
        }}
      >
        <div>{t('scan')}</div>
        <div className={css['secret']}>{t('byHand', { secret: secret.replaceAll(/(.{4})/gu, '$1 ').trim() })}</div>
        <TextInput
          label={t('digits')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={({ currentTarget: { value } }) => setCode(value)}
        />
        {send.error !== null && <Failed error={send.error} />}
        <div className={css['row']}>
          <Button type="submit" loading={send.isPending}>
            {t('turnOn')}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Dark squares as one path, on white whatever the theme: cameras want it so. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { data, size } = encode(text, { border: 0 });
  const path = data
    .flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((square) => square !== '')
    .join('');
  return (
    <svg
      className={css['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

interface RecoveryProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

function Recovery({ codes, onKept }: RecoveryProps): ReactNode {
  const t = useWords(accountWords);
  return (
    <Alert color="amber" title={t('recovery')} mb="md">
      {t('recoveryText')}
      <ul className={css['codes']}>
        {codes.map((code) => (
          <li key={code}>{code.replaceAll(/(.{4})/gu, '$1 ').trim()}</li>
        ))}
      </ul>
      <Button variant="default" size="xs" onClick={onKept}>
        {t('kept')}
      </Button>
    </Alert>
  );
}

function TurnOff(): ReactNode {
  const t = useWords(accountWords);
  const [code, setCode] = useState('');
  const send = useSend(() => api.POST('/v1/account/authenticator/remove', { body: { code } }));
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined);
      }}
    >
      <TextInput
        label={t('digits')}
        description={t('turnOffHint')}
        autoComplete="one-time-code"
        required
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
      />
      {send.error !== null && <Failed error={send.error} />}
      <div>
        <Button type="submit" variant="default" loading={send.isPending}>
          {t('turnOff')}
        </Button>
      </div>
    </form>
  );
}

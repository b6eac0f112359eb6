/** The lower half of the signer's page: statement, code, and the three things one can do with it. Owns: that a button says what is still missing. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { answerOf, api } from '../../client/server.ts';
import type { Trouble } from '../../client/trouble.ts';
import { Failed } from '../../parts/failed.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { SignPage } from './sign-page.ts';
import css from './signing.module.css';
import { signingWords } from './words.ts';

export interface Outcome {
  readonly what: 'signed' | 'accepted' | 'declined' | 'delegated';
  /** Whom it was passed on to. */
  readonly name?: string;
}

/** What ends the link: nothing is read again by it afterwards. */
function useDeed<T>(
  send: () => Parameters<typeof answerOf<T>>[0],
  onDone: () => void,
): UseMutationResult<T, Trouble, void> {
  return useMutation<T, Trouble>({ mutationFn: () => answerOf(send()), onSuccess: onDone });
}

interface DecidingProps {
  readonly page: SignPage;
  readonly token: string;
  /** As computed in this browser. */
  readonly hash: string | undefined;
  readonly onDone: (outcome: Outcome) => void;
}

export function Deciding({ page, token, hash, onDone }: DecidingProps): ReactNode {
  const t = useWords(signingWords);
  const say = useSay();
  const [agreed, setAgreed] = useState(false);
  const [code, setCode] = useState('');
  const digits = code.replaceAll(/\D/gu, '');
  const { consent } = page;
  const same = hash === page.hash;
  const sign = useDeed(
    () => api.POST('/v1/sign/sign', { body: { token, code: digits, hash: hash ?? '', consent: consent.version } }),
    () => onDone({ what: page.form === 'signature' ? 'signed' : 'accepted' }),
  );
  const missing = [
    ...(same ? [] : [t('needsHash')]),
    ...(agreed ? [] : [t('needsConsent')]),
    ...(digits.length === 8 ? [] : [t('needsCode')]),
  ];
  return (
    <>
      <section className={css['step']} aria-labelledby="agree">
        <h2 id="agree">{t('agree')}</h2>
        <p className={css['statement']}>{say(consent.text)}</p>
        <Checkbox
          label={t('consent')}
          checked={agreed}
          disabled={!same}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
      </section>
      <section className={css['step']} aria-labelledby="confirm">
        <h2 id="confirm">{t('confirm')}</h2>
        <Code token={token} code={code} onCode={setCode} />
      </section>
      <section className={css['step']}>
        <Button size="md" disabled={missing.length > 0} loading={sign.isPending} onClick={() => sign.mutate()}>
          {page.form === 'signature' ? t('sign') : t('accept')}
        </Button>
        {missing.length > 0 && <p className={css['soft']}>{t('needs', { what: missing.join(', ') })}</p>}
        {sign.error !== null && <Failed error={sign.error} />}
      </section>
      <section className={css['step']} aria-labelledby="other">
        <h2 id="other">{t('otherWays')}</h2>
        <Decline token={token} code={digits} onDone={onDone} />
        <Delegate token={token} code={digits} onDone={onDone} />
      </section>
    </>
  );
}

interface CodeProps {
  readonly token: string;
  readonly code: string;
  readonly onCode: (code: string) => void;
}

function Code({ token, code, onCode }: CodeProps): ReactNode {
  const t = useWords(signingWords);
  const ask = useDeed(
    () => api.POST('/v1/sign/code', { body: { token } }),
    () => undefined,
  );
  return (
    <div className={css['form']}>
      <p className={css['soft']}>{t('codeLead')}</p>
      <div className={css['line']}>
        <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
          {ask.data === undefined ? t('sendCode') : t('sendCodeAgain')}
        </Button>
      </div>
      {ask.data !== undefined && (
        <p role="status" className={css['soft']}>
          {t('codeSent', { address: ask.data.sentTo })}
        </p>
      )}
      {ask.error !== null && <Failed error={ask.error} />}
      <TextInput
        label={t('code')}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        onChange={(event) => onCode(event.currentTarget.value)}
      />
    </div>
  );
}

interface OtherProps {
  readonly token: string;
  readonly code: string;
  readonly onDone: (outcome: Outcome) => void;
}

function Decline({ token, code, onDone }: OtherProps): ReactNode {
  const t = useWords(signingWords);
  const [reason, setReason] = useState('');
  const decline = useDeed(
    () => api.POST('/v1/sign/decline', { body: { token, code, reason } }),
    () => onDone({ what: 'declined' }),
  );
  const missing = [...(reason.trim() === '' ? [t('needsReason')] : []), ...(code.length === 8 ? [] : [t('needsCode')])];
  return (
    <details>
      <summary>{t('decline')}</summary>
      <div className={css['form']}>
        <p className={css['soft']}>{t('declineLead')}</p>
        <Textarea
          label={t('reason')}
          value={reason}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={missing.length > 0}
          loading={decline.isPending}
          onClick={() => decline.mutate()}
        >
          {t('decline')}
        </Button>
        {missing.length > 0 && <p className={css['soft']}>{t('needs', { what: missing.join(', ') })}</p>}
        {decline.error !== null && <Failed error={decline.error} />}
      </div>
    </details>
  );
}

const nobody = { name: '', capacity: '', email: '', note: '' };

function Delegate({ token, code, onDone }: OtherProps): ReactNode {
  const t = useWords(signingWords);
  const [{ note, ...to }, setTold] = useState(nobody);
  const delegate = useDeed(
    () => api.POST('/v1/sign/delegate', { body: { token, code, to, note } }),
    () => onDone({ what: 'delegated', name: to.name }),
  );
  const told = [note, ...Object.values(to)].every((text) => text.trim() !== '');
  const missing = [...(told ? [] : [t('needsPerson')]), ...(code.length === 8 ? [] : [t('needsCode')])];
  const field = (name: keyof typeof nobody) => ({
    label: t(name),
    value: { ...to, note }[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTold((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <details>
      <summary>{t('delegate')}</summary>
      <div className={css['form']}>
        <p className={css['soft']}>{t('delegateLead')}</p>
        <TextInput {...field('name')} />
        <TextInput {...field('capacity')} />
        <TextInput {...field('email')} type="email" />
        <Textarea {...field('note')} autosize />
        <Button
          variant="default"
          disabled={missing.length > 0}
          loading={delegate.isPending}
          onClick={() => delegate.mutate()}
        >
          {t('delegate')}
        </Button>
        {missing.length > 0 && <p className={css['soft']}>{t('needs', { what: missing.join(', ') })}</p>}
        {delegate.error !== null && <Failed error={delegate.error} />}
      </div>
    </details>
  );
}

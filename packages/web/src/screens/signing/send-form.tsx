/** Sending an agreed text for signature: the signatories of its own terms, how each of them signs, how long. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './signing.module.css';
import { signingWords } from './words.ts';

const methods = ['electronic', 'wet-ink', 'external'] as const;
type Method = (typeof methods)[number];
const isMethod = (text: string): text is Method => (methods as readonly string[]).includes(text);

interface Told {
  readonly method: Method;
  readonly email: string;
}

const standard: Told = { method: 'electronic', email: '' };

type ToldOf = Readonly<Record<number, Told>>;

interface SignatoryOf {
  readonly order: number;
  readonly name: string;
  readonly capacity: string;
  readonly party: 'provider' | 'customer';
  /** Up to what amount; undefined: without limit. */
  readonly limit: { readonly amount: string; readonly currency: string } | undefined;
  readonly email: string | undefined;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** As the agreed text names them, in their order. The text alone need not be whole: what it inherits, the server knows. */
function signatoriesOf(text: unknown): readonly SignatoryOf[] {
  const parties = isGroup(text) ? text['parties'] : undefined;
  const all: unknown = isGroup(parties) ? parties['signatories'] : undefined;
  if (!Array.isArray(all)) return [];
  const currency = isGroup(text) ? textOf(text['currency']) : '';
  return all
    .filter(isGroup)
    .map(({ order, name, capacity, party, email, authority }) => ({
      order: Number(order),
      name: textOf(name),
      capacity: textOf(capacity),
      party: party === 'provider' ? ('provider' as const) : ('customer' as const),
      email: email === undefined ? undefined : textOf(email),
      limit: isGroup(authority) ? { amount: textOf(authority['upTo']), currency } : undefined,
    }))
    .toSorted((one, other) => one.order - other.order);
}

export function SendForm({ draft, text }: { readonly draft: string; readonly text: unknown }): ReactNode {
  const t = useWords(signingWords);
  const [told, setTold] = useState<ToldOf>({});
  const [days, setDays] = useState('30');
  const [remind, setRemind] = useState('3');
  const signatories = signatoriesOf(text);
  const signed = !isGroup(text) || (text['type'] !== 'ola' && text['type'] !== 'expectation');
  const start = useSend(() => {
    const signers = signatories.map(({ order }) => {
      const { method, email } = told[order] ?? standard;
      return { order, method, ...(email === '' ? {} : { email }) };
    });
    const remindEveryDays = remind === '0' || remind === '' ? null : Number(remind);
    return api.POST('/v1/signings', { body: { draft, signers, expiresInDays: Number(days), remindEveryDays } });
  });
  return (
    <>
      <p>{t(signed ? 'sendLead' : 'sendAcceptLead')}</p>
      {signatories.length > 0 && <HowTheySign signatories={signatories} told={told} onTold={setTold} />}
      <div className={css['pair']} style={{ margin: '0.75rem 0' }}>
        <Days label={t('expiresIn')} value={days} onChange={setDays} />
        <Days label={t('remindEvery')} value={remind} onChange={setRemind} />
      </div>
      <ActButton level={5} busy={start.isPending} onClick={() => start.mutate(undefined)}>
        {t(signed ? 'send' : 'sendAccept')}
      </ActButton>
      {start.error !== null && <Failed error={start.error} />}
    </>
  );
}

interface DaysProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (days: string) => void;
}

function Days({ label, value, onChange }: DaysProps): ReactNode {
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/gu, ''))}
    />
  );
}

interface HowProps {
  readonly signatories: readonly SignatoryOf[];
  readonly told: ToldOf;
  readonly onTold: (told: ToldOf) => void;
}

function HowTheySign({ signatories, told, onTold }: HowProps): ReactNode {
  const t = useWords(signingWords);
  return (
    <table className={`${css['table']} ${css['folds']}`}>
      <thead>
        <tr>
          <th scope="col">{t('signer')}</th>
          <th scope="col">{t('authority')}</th>
          <th scope="col">{t('how')}</th>
          <th scope="col">{t('email')}</th>
        </tr>
      </thead>
      <tbody>
        {signatories.map((one) => (
          <How
            key={one.order}
            signatory={one}
            told={told[one.order] ?? standard}
            onTold={(own) => onTold({ ...told, [one.order]: own })}
          />
        ))}
      </tbody>
    </table>
  );
}

interface HowOne {
  readonly signatory: SignatoryOf;
  readonly told: Told;
  readonly onTold: (told: Told) => void;
}

function How({ signatory: { order, name, capacity, party, limit, email }, told, onTold }: HowOne): ReactNode {
  const t = useWords(signingWords);
  return (
    <tr>
      <th scope="row">
        {order}. {name}
        <p className={css['soft']}>
          {capacity}, {t(party)}
        </p>
      </th>
      <td data-name={t('authority')}>{limit === undefined ? t('unlimited') : <MoneyText {...limit} />}</td>
      <td>
        <NativeSelect
          aria-label={`${t('how')}: ${name}`}
          data={methods.map((value) => ({ value, label: t(`method_${value}`) }))}
          value={told.method}
          onChange={({ currentTarget: { value } }) => isMethod(value) && onTold({ ...told, method: value })}
        />
      </td>
      <td>
        <TextInput
          aria-label={`${t('email')}: ${name}`}
          type="email"
          placeholder={email ?? t('emailOwn')}
          disabled={told.method !== 'electronic'}
          value={told.email}
          onChange={(event) => onTold({ ...told, email: event.currentTarget.value })}
        />
      </td>
    </tr>
  );
}

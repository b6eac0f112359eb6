/** The value of one field of a record, as people read it: names instead of ids, minutes instead of milliseconds. */
import { minutesText, moneyText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import type { Field, FieldForm, Pointed } from '../../parts/field-form.ts';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { sayField } from '../../words/field-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { AgreementLink, OwnLink } from './own-link.tsx';
import css from './records.module.css';
import { recordsWords } from './words.ts';

interface FieldValueProps {
  readonly kind: string;
  readonly form: FieldForm;
  readonly value: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partOf = (value: unknown, name: string): string => {
  const part = isObject(value) ? value[name] : undefined;
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
};

export function FieldValue({ kind, form, value }: FieldValueProps): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const language = useLanguage();
  if (Array.isArray(value))
    return (
      <ul className={css['values']}>
        {value.map((item: unknown, place) => (
          // Members of a list have no name but their place.
          <li key={`${place} ${JSON.stringify(item)}`}>
            <FieldValue kind={kind} form={itemForm(form)} value={item} />
          </li>
        ))}
      </ul>
    );
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (form.form) {
    case 'words':
      return isObject(value) ? (
        <span className={css['prose']}>{say({ en: partOf(value, 'en'), ...other(value) })}</span>
      ) : (
        ''
      );
    case 'prose':
      return <span className={css['prose']}>{text}</span>;
    case 'day':
    case 'moment':
      return <Moment at={text} />;
    case 'window':
      return (
        <>
          <Moment at={partOf(value, 'start')} /> – <Moment at={partOf(value, 'end')} />
        </>
      );
    case 'money':
      return `${partOf(value, 'currency')} ${moneyText(partOf(value, 'amount'))}`;
    case 'minutes':
      return `${minutesText(Ratio.parse(text === '' ? '0' : text))} ${language === 'en' ? 'min' : '分鐘'}`;
    case 'yes':
      return value === true ? t('yes') : t('no');
    case 'choice':
      return sayChoice(text, language);
    case 'pointer':
      return <Pointer to={form.to} id={text} />;
    case 'group':
      return <Group kind={kind} fields={form.fields} value={value} />;
    default:
      return <Line text={text} />;
  }
}

const other = (value: Readonly<Record<string, unknown>>): { readonly 'zh-Hant'?: string } => {
  const zh = partOf(value, 'zh-Hant');
  return zh === '' ? {} : { 'zh-Hant': zh };
};

const itemForm = (form: FieldForm): FieldForm =>
  form.form === 'list' ? form.item : form.form === 'pointer' ? { ...form, many: false } : { form: 'line' };

/** References to other records ("kind/id") lead there; hashes are shortened. */
function Line({ text }: { readonly text: string }): ReactNode {
  if (/^[0-9a-f]{64}$/u.test(text)) return <code title={text}>{text.slice(0, 12)}…</code>;
  if (/^[a-z-]+\/[A-Za-z0-9][\w.:-]*$/u.test(text)) return <RefLink reference={text} />;
  return text;
}

/** A record named "kind/id", by its title where it is of a kind whose names are known. */
export function RefLink({ reference }: { readonly reference: string }): ReactNode {
  const at = reference.indexOf('/');
  const [kind, id] = [reference.slice(0, at), reference.slice(at + 1)];
  if (kind === 'party') return <PartyLink id={id} />;
  if (kind === 'agreement') return <AgreementLink id={id} />;
  const named = pointed.find((one) => one === kind);
  return named === undefined ? <OwnLink href={`/records/${reference}`}>{id}</OwnLink> : <Pointer to={named} id={id} />;
}

const pointed = [
  'person',
  'site',
  'service',
  'offering',
  'consumer-group',
  'need',
  'requirement',
  'interview',
  'read-back',
  'capability',
] as const satisfies readonly Pointed[];

function Pointer({ to, id }: { readonly to: Pointed; readonly id: string }): ReactNode {
  if (to === 'agreement') return <AgreementLink id={id} />;
  if (to === 'party') return <PartyLink id={id} />;
  if (to === 'person')
    return (
      <OwnLink href={`/records/person/${id}`}>
        <PersonName id={id} />
      </OwnLink>
    );
  return <Named to={to} id={id} />;
}

function Named({
  to,
  id,
}: {
  readonly to: Exclude<Pointed, 'agreement' | 'party' | 'person'>;
  readonly id: string;
}): ReactNode {
  const say = useSay();
  const names = useNames(to);
  if (to === 'measure' || to === 'service-type') return say(names.get(id) ?? id);
  return (
    <OwnLink href={to === 'service' ? `/catalogue/${id}` : `/records/${to}/${id}`}>{say(names.get(id) ?? id)}</OwnLink>
  );
}

function Group({
  kind,
  fields,
  value,
}: {
  readonly kind: string;
  readonly fields: readonly Field[];
  readonly value: unknown;
}): ReactNode {
  const language = useLanguage();
  if (!isObject(value)) return '';
  return (
    <dl className={css['inside']}>
      {fields.map(({ name, ...form }) =>
        value[name] === undefined ? null : (
          <div key={name}>
            <dt>{sayField(kind, name, language)}</dt>
            <dd>
              <FieldValue kind={kind} form={form} value={value[name]} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

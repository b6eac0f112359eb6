/** Fields of one value: texts, figures that the core reads, choices, yes or no, numbers, words in two languages. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FormPart, Json } from '@troth/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { isGroup } from '../model/text-at.ts';
import { FieldFrame } from './field-frame.tsx';
import { useForm } from './form-context.ts';
import type { FieldProps } from './form-context.ts';
import { formWords } from './form-words.ts';
import css from './form.module.css';
import { sayChoice } from './labels.ts';

export interface PlainProps extends FieldProps {
  readonly part: FormPart;
  readonly value: Json | undefined;
  readonly hint?: ReactNode;
}

const textOf = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

interface Typed {
  readonly text: string;
  /** What the text of the draft holds meanwhile. */
  readonly stands: string;
}

/** What cannot be read stays in the field with the reason, and the text keeps what it had. */
export function ExactField({ part, value, hint, ...field }: PlainProps): ReactNode {
  const t = useWords(formWords);
  const { set, locked } = useForm();
  const [typed, setTyped] = useState<Typed>();
  // What was undone or came from somebody else stands in the field at once.
  const own = typed !== undefined && typed.stands === textOf(value) ? typed.text : undefined;
  const error = own === undefined || own.trim() === '' ? undefined : part.fault(own.trim());
  const examples = part.shape.form === 'exact' ? part.shape.examples : [];
  const change = (text: string): void => {
    const plain = text.trim();
    const cleared = plain === '' && field.required !== true;
    const read = part.takes(plain);
    if (read) set(field.place, plain, true);
    else if (cleared) set(field.place, undefined, true);
    setTyped({ text, stands: read || cleared ? plain : textOf(value) });
  };
  return (
    <FieldFrame {...field} error={error} hint={hint}>
      {({ id, describedBy }) => (
        <TextInput
          size="xs"
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          value={own ?? textOf(value)}
          disabled={locked}
          placeholder={examples.length === 0 ? '' : t('example', { example: examples.slice(0, 2).join(', ') })}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={() => error === undefined && setTyped(undefined)}
        />
      )}
    </FieldFrame>
  );
}

export function TextField({ part, value, ...field }: PlainProps): ReactNode {
  const { set, locked, known } = useForm();
  const list = useId();
  const text = textOf(value);
  const error = text === '' ? undefined : part.fault(value);
  const names = known(field.place.findLast((name) => typeof name === 'string') ?? '');
  return (
    <FieldFrame {...field} error={error} wide={text.length > 60}>
      {({ id, describedBy }) => (
        <>
          <TextInput
            size="xs"
            id={id}
            list={names.length === 0 ? undefined : list}
            aria-describedby={describedBy}
            value={text}
            disabled={locked}
            onChange={({ currentTarget }) =>
              set(field.place, currentTarget.value === '' && !field.required ? undefined : currentTarget.value, true)
            }
          />
          {names.length > 0 && (
            <datalist id={list}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </FieldFrame>
  );
}

export function CountField({ part, value, ...field }: PlainProps): ReactNode {
  const { set, locked } = useForm();
  const error = value === undefined ? undefined : part.fault(value);
  return (
    <FieldFrame {...field} error={error}>
      {({ id, describedBy }) => (
        <TextInput
          size="xs"
          id={id}
          aria-describedby={describedBy}
          inputMode="numeric"
          value={textOf(value)}
          disabled={locked}
          onChange={({ currentTarget }) => {
            const digits = currentTarget.value.replaceAll(/\D/gu, '').slice(0, 9);
            set(field.place, digits === '' ? undefined : Number(digits), true);
          }}
        />
      )}
    </FieldFrame>
  );
}

export function ChoiceField({ part, value, ...field }: PlainProps): ReactNode {
  const t = useWords(formWords);
  const language = useLanguage();
  const { set, locked } = useForm();
  const options = part.shape.form === 'choice' ? part.shape.options : [];
  const known = typeof value === 'string' && options.includes(value);
  return (
    <FieldFrame {...field}>
      {({ id, describedBy }) => (
        <NativeSelect
          size="xs"
          id={id}
          aria-describedby={describedBy}
          value={known ? value : ''}
          disabled={locked}
          onChange={({ currentTarget }) =>
            set(field.place, currentTarget.value === '' ? undefined : currentTarget.value)
          }
          data={[
            ...(known && field.required ? [] : [{ value: '', label: t('unset') }]),
            ...options.map((one) => ({ value: one, label: sayChoice(one, language) })),
          ]}
        />
      )}
    </FieldFrame>
  );
}

export function SwitchField({ value, part, ...field }: PlainProps): ReactNode {
  const t = useWords(formWords);
  const { set, locked } = useForm();
  const onlyYes = part.shape.form === 'fixed';
  return (
    <FieldFrame {...field}>
      {({ id, describedBy }) => (
        <NativeSelect
          size="xs"
          id={id}
          aria-describedby={describedBy}
          value={typeof value === 'boolean' ? String(value) : ''}
          disabled={locked}
          onChange={({ currentTarget: { value: chosen } }) =>
            set(field.place, chosen === '' ? undefined : chosen === 'true')
          }
          data={[
            { value: '', label: t('unset') },
            { value: 'true', label: t('yes') },
            ...(onlyYes ? [] : [{ value: 'false', label: t('no') }]),
          ]}
        />
      )}
    </FieldFrame>
  );
}

const wordsOf = (value: Json | undefined): { readonly en: string; readonly zh: string } => {
  if (!isGroup(value)) return { en: textOf(value), zh: '' };
  return { en: textOf(value['en']), zh: textOf(value['zh-Hant']) };
};

/** Both languages beside each other. One text that was never split stays one text until the other language is written. */
export function WordsField({ value, part: _part, ...field }: PlainProps): ReactNode {
  const t = useWords(formWords);
  const { set, locked } = useForm();
  const { en, zh } = wordsOf(value);
  const change = (english: string, chinese: string): void => {
    if (english === '' && chinese === '' && field.required !== true) return set(field.place, undefined, true);
    const whole = typeof value === 'string' && chinese === '';
    set(field.place, whole ? english : { en: english, ...(chinese === '' ? {} : { 'zh-Hant': chinese }) }, true);
  };
  const long = en.length > 44 || zh.length > 24;
  return (
    <FieldFrame {...field} wide>
      {({ id, describedBy }) => (
        <div className={css['pair']}>
          <WordsInput
            id={id}
            described={describedBy}
            label={`${field.label}, ${t('english')}`}
            language="en-HK"
            long={long}
            value={en}
            locked={locked}
            onChange={(text) => change(text, zh)}
          />
          <WordsInput
            described={describedBy}
            label={`${field.label}, ${t('chinese')}`}
            language="zh-Hant-HK"
            long={long}
            value={zh}
            locked={locked}
            placeholder={t('noChinese')}
            onChange={(text) => change(en, text)}
          />
        </div>
      )}
    </FieldFrame>
  );
}

interface WordsInputProps {
  readonly id?: string;
  readonly described: string;
  readonly label: string;
  readonly language: string;
  readonly long: boolean;
  readonly value: string;
  readonly locked: boolean;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
}

function WordsInput({ described, label, language, onChange, locked, long, ...input }: WordsInputProps): ReactNode {
  return (
    <Textarea
      size="xs"
      {...input}
      lang={language}
      aria-label={label}
      aria-describedby={described}
      disabled={locked}
      autosize
      minRows={long ? 2 : 1}
      maxRows={10}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

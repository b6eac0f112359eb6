/** Inputs of fields that hold one value: texts, numbers, days, moments. */
import { NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../words/use-words.ts';
import type { FieldForm } from './field-form.ts';
import { minutesOfMs, msOfMinutes } from './field-form.ts';
import { textOf } from './field-input-props.ts';
import { zoneName } from './local-time.ts';
import { partWords } from './part-words.ts';
import { useZone } from './zone.ts';
import { inputOf, momentOf } from './zoned-input.ts';

export interface PlainInputProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly withAsterisk: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Of the form that the field has; undefined where it is none of these. */
export function plainInput(form: FieldForm['form'], props: PlainInputProps): ReactNode {
  const { value, onChange, ...words } = props;
  const text = {
    ...words,
    value: textOf(value),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  switch (form) {
    case 'line':
      return <TextInput {...text} />;
    case 'email':
      return <TextInput {...text} type="email" />;
    case 'day':
      return <TextInput {...text} type="date" />;
    case 'prose':
      return <Textarea {...text} autosize minRows={3} />;
    case 'number':
      return <NumberInput {...text} allowDecimal={false} onChange={(given) => onChange(numberOf(given))} />;
    case 'moment':
      return <MomentInput {...props} />;
    case 'minutes':
      return <MinutesInput {...props} />;
    case 'tags':
      return <WordTags {...props} />;
    default:
      return undefined;
  }
}

const numberOf = (given: string | number | bigint): number | undefined => (given === '' ? undefined : Number(given));

export function MomentInput({ value, onChange, ...words }: PlainInputProps): ReactNode {
  const t = useWords(partWords);
  const language = useLanguage();
  const zone = useZone();
  const clock = zoneName(textOf(value) || 0, zone, language);
  return (
    <TextInput
      {...words}
      type="datetime-local"
      description={t('momentHelp', { zone: clock })}
      value={inputOf(textOf(value), zone)}
      onChange={(event) => onChange(momentOf(event.currentTarget.value, zone))}
    />
  );
}

/** What is kept are milliseconds; a text that is no number is kept as it is, so that the schema says so. */
function MinutesInput({ label, value, onChange, ...words }: PlainInputProps): ReactNode {
  const t = useWords(partWords);
  return (
    <TextInput
      {...words}
      label={t('minutesField', { field: label })}
      inputMode="decimal"
      value={typeof value === 'number' ? minutesOfMs(value) : textOf(value)}
      onChange={(event) => onChange(msOfMinutes(event.currentTarget.value) ?? event.currentTarget.value)}
    />
  );
}

function WordTags({ value, ...props }: PlainInputProps): ReactNode {
  const t = useWords(partWords);
  return <TagsInput {...props} description={t('tagsHelp')} value={Array.isArray(value) ? value.map(String) : []} />;
}

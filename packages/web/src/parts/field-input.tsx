/** The input of one field, whatever its form. Owns: how each form is filled. Does not own: reading schemas (field-form.ts). */
import { Checkbox, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { sayChoice } from '../words/choice-words.ts';
import { sayField } from '../words/field-words.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { GroupInput, ListInput, MoneyInput, WindowInput, WordsInput } from './compound-inputs.tsx';
import type { Field } from './field-form.ts';
import { minutesOfMs, msOfMinutes } from './field-form.ts';
import { partWords } from './part-words.ts';
import { PointerInput } from './pointer-input.tsx';
import { useZone } from './zone.ts';
import { zoneName } from './local-time.ts';
import { inputOf, momentOf } from './zoned-input.ts';

export interface FieldInputProps {
  readonly kind: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** What is wrong, by the path below this field: "" is the field itself, "start" its start. */
  readonly errors: ReadonlyMap<string, string>;
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export function FieldInput(props: FieldInputProps): ReactNode {
  const { kind, field, value, onChange, errors } = props;
  const t = useWords(partWords);
  const language = useLanguage();
  const label = sayField(kind, field.name, language);
  const words = { label, error: errors.get(''), withAsterisk: !field.optional };
  const onText = (event: { readonly currentTarget: { readonly value: string } }): void =>
    onChange(event.currentTarget.value);
  switch (field.form) {
    case 'line':
      return <TextInput {...words} value={textOf(value)} onChange={onText} />;
    case 'email':
      return <TextInput {...words} type="email" value={textOf(value)} onChange={onText} />;
    case 'prose':
      return <Textarea {...words} autosize minRows={3} value={textOf(value)} onChange={onText} />;
    case 'day':
      return <TextInput {...words} type="date" value={textOf(value)} onChange={onText} />;
    case 'moment':
      return <MomentInput {...words} value={value} onChange={onChange} />;
    case 'number':
      return (
        <NumberInput
          {...words}
          allowDecimal={false}
          value={textOf(value)}
          onChange={(given) => onChange(numberOf(given))}
        />
      );
    case 'minutes':
      return <MinutesInput {...words} label={t('minutesField', { field: label })} value={value} onChange={onChange} />;
    case 'yes':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
          mt="xs"
        />
      );
    case 'tags':
      return (
        <TagsInput
          {...words}
          description={t('tagsHelp')}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case 'choice': {
      const data = field.choices.map((choice) => ({
        value: choice,
        label: field.numeric ? choice : sayChoice(choice, language),
      }));
      const choose = (given: string | null): void => onChange(field.numeric && given !== null ? Number(given) : given);
      return (
        <Select {...words} data={data} value={textOf(value) || null} onChange={choose} clearable={field.optional} />
      );
    }
    case 'pointer':
      return (
        <PointerInput
          {...{ label, value, onChange }}
          error={errors.get('')}
          required={!field.optional}
          to={field.to}
          many={field.many}
        />
      );
    case 'words':
      return <WordsInput {...props} label={label} long={field.long} />;
    case 'window':
      return <WindowInput {...props} label={label} />;
    case 'money':
      return <MoneyInput {...props} label={label} />;
    case 'group':
      return <GroupInput {...props} label={label} fields={field.fields} />;
    case 'list':
      return <ListInput {...props} label={label} item={field.item} />;
  }
}

const numberOf = (given: string | number | bigint): number | undefined => (given === '' ? undefined : Number(given));

interface PlainInputProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly withAsterisk: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

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
function MinutesInput({ value, onChange, ...words }: PlainInputProps): ReactNode {
  const shown = typeof value === 'number' ? minutesOfMs(value) : textOf(value);
  return (
    <TextInput
      {...words}
      inputMode="decimal"
      value={shown}
      onChange={(event) => onChange(msOfMinutes(event.currentTarget.value) ?? event.currentTarget.value)}
    />
  );
}

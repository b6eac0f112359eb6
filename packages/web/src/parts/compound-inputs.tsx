/** Inputs of fields that have parts: words in two languages, windows, money, groups and lists of groups. */
import { Button, Fieldset, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Field, FieldForm } from './field-form.ts';
import { textOf } from './field-input-props.ts';
import type { FieldInputProps } from './field-input-props.ts';
import { Icon } from './icon.tsx';
import { partWords } from './part-words.ts';
import { MomentInput } from './plain-inputs.tsx';

interface CompoundProps extends FieldInputProps {
  readonly label: string;
  /** Draws a part that is a field again. */
  readonly Input: ComponentType<FieldInputProps>;
}

const partsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** Errors of one part, as that part sees them. */
function errorsBelow(errors: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const own = [...errors].flatMap(([path, message]): [string, string][] => {
    if (path === name) return [['', message]];
    return path.startsWith(`${name}/`) ? [[path.slice(name.length + 1), message]] : [];
  });
  return new Map(own);
}

export function WordsInput({
  label,
  long,
  field,
  value,
  onChange,
  errors,
}: CompoundProps & { readonly long: boolean }): ReactNode {
  const t = useWords(partWords);
  const parts = partsOf(value);
  const Input = long ? Textarea : TextInput;
  const grow = long ? { autosize: true, minRows: 3 } : {};
  const input = (language: 'en' | 'zh-Hant', name: string): ReactNode => (
    <Input
      {...grow}
      label={name}
      lang={language === 'en' ? 'en' : 'zh-Hant-HK'}
      withAsterisk={language === 'en' && !field.optional}
      value={textOf(parts[language])}
      error={errors.get(language) ?? (language === 'en' ? errors.get('') : undefined)}
      onChange={(event: { readonly currentTarget: { readonly value: string } }) =>
        onChange({ ...parts, [language]: event.currentTarget.value })
      }
    />
  );
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        {input('en', t('english'))}
        {input('zh-Hant', t('chinese'))}
      </Stack>
    </Fieldset>
  );
}

export function WindowInput({ label, field, value, onChange, errors }: CompoundProps): ReactNode {
  const t = useWords(partWords);
  const parts = partsOf(value);
  const input = (name: 'start' | 'end', said: string): ReactNode => (
    <MomentInput
      label={said}
      error={errors.get(name) ?? errors.get('')}
      withAsterisk={!field.optional}
      value={parts[name]}
      onChange={(given) => onChange({ ...parts, [name]: given })}
    />
  );
  return (
    <Fieldset legend={label}>
      <Group grow align="flex-start">
        {input('start', t('from'))}
        {input('end', t('until'))}
      </Group>
    </Fieldset>
  );
}

export function MoneyInput({ label, field, value, onChange, errors }: CompoundProps): ReactNode {
  const t = useWords(partWords);
  const parts = partsOf(value);
  const input = (name: 'amount' | 'currency', said: string): ReactNode => (
    <TextInput
      label={said}
      inputMode={name === 'amount' ? 'decimal' : 'text'}
      error={errors.get(name) ?? errors.get('')}
      withAsterisk={!field.optional}
      value={textOf(parts[name])}
      onChange={(event) => onChange({ ...parts, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Fieldset legend={label}>
      <Group align="flex-start">
        {input('amount', t('amount'))}
        {input('currency', t('currency'))}
      </Group>
    </Fieldset>
  );
}

export function GroupInput({
  label,
  Input,
  kind,
  fields,
  value,
  onChange,
  errors,
}: CompoundProps & { readonly fields: readonly Field[] }): ReactNode {
  const parts = partsOf(value);
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {fields.map((field) => (
          <Input
            key={field.name}
            kind={kind}
            field={field}
            value={parts[field.name]}
            onChange={(given) => onChange({ ...parts, [field.name]: given })}
            errors={errorsBelow(errors, field.name)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

export function ListInput({
  label,
  Input,
  kind,
  field,
  item,
  value,
  onChange,
  errors,
}: CompoundProps & { readonly item: FieldForm }): ReactNode {
  const t = useWords(partWords);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {items.map((own, place) => (
          // Items have no names of their own; their place is what they are.
          <div key={place}>
            <Input
              kind={kind}
              field={{ ...item, name: field.name, optional: false }}
              value={own}
              onChange={(given) => onChange(items.with(place, given))}
              errors={errorsBelow(errors, String(place))}
            />
            <Button
              variant="subtle"
              size="compact-xs"
              color="vermilion"
              leftSection={<Icon name="close" size={12} />}
              onClick={() => onChange(items.toSpliced(place, 1))}
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button variant="default" size="xs" onClick={() => onChange([...items, undefined])}>
            {t('add')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}

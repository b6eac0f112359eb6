/** The input of one field, whatever its form. Owns: which input a form gets. Does not own: reading schemas (field-form.ts). */
import { Checkbox, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { sayChoice } from '../words/choice-words.ts';
import { sayField } from '../words/field-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { GroupInput, ListInput, MoneyInput, WindowInput, WordsInput } from './compound-inputs.tsx';
import { textOf } from './field-input-props.ts';
import type { FieldInputProps } from './field-input-props.ts';
import { plainInput } from './plain-inputs.tsx';
import { PointerInput } from './pointer-input.tsx';

export function FieldInput(props: FieldInputProps): ReactNode {
  const { kind, field, value, onChange, errors } = props;
  const language = useLanguage();
  const label = sayField(kind, field.name, language);
  const words = { label, error: errors.get(''), withAsterisk: !field.optional };
  const compound = { ...props, label, Input: FieldInput };
  switch (field.form) {
    case 'yes':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
          mt="xs"
        />
      );
    case 'choice': {
      const say = (choice: string): string => (field.numeric ? choice : sayChoice(choice, language));
      const data = field.choices.map((choice) => ({ value: choice, label: say(choice) }));
      const choose = (given: string | null): void => onChange(field.numeric && given !== null ? Number(given) : given);
      return (
        <Select {...words} data={data} value={textOf(value) || null} onChange={choose} clearable={field.optional} />
      );
    }
    case 'pointer':
      return <PointerInput {...words} value={value} onChange={onChange} to={field.to} many={field.many} />;
    case 'words':
      return <WordsInput {...compound} long={field.long} />;
    case 'window':
      return <WindowInput {...compound} />;
    case 'money':
      return <MoneyInput {...compound} />;
    case 'group':
      return <GroupInput {...compound} fields={field.fields} />;
    case 'list':
      return <ListInput {...compound} item={field.item} />;
    default:
      return plainInput(field.form, { ...words, value, onChange });
  }
}

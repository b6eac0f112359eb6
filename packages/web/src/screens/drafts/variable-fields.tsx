/** The places that a template leaves open, each as the field of its kind. */
import { NativeSelect } from '@mantine/core';
import { variableForm } from '@troth/core';
import type { Json, Template } from '@troth/core';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../words/use-words.ts';
import { FieldFrame } from '../studio/form/field-frame.tsx';
import { useForm } from '../studio/form/form-context.ts';
import css from '../studio/form/form.module.css';
import { PartField } from '../studio/form/part-field.tsx';
import { isGroup, valueAt } from '../studio/model/text-at.ts';
import { draftWords } from './words.ts';

type Variable = Template['variables'][number];

interface FieldsProps {
  readonly template: Template;
  readonly tier: string;
  readonly values: { readonly [key: string]: Json };
}

export function VariableFields({ template, tier, values }: FieldsProps): ReactNode {
  return (
    <div className={css['fields']}>
      {template.variables.map((variable) => (
        <VariableField
          key={variable.key}
          variable={variable}
          value={values[variable.key]}
          usual={usualOf(variable, tier)}
        />
      ))}
    </div>
  );
}

/** What stands where nothing is told; it may differ by tier. */
function usualOf({ default: usual }: Variable, tier: string): Json | undefined {
  const tiers = valueAt(usual, ['$tier']);
  return isGroup(tiers) ? tiers[tier] : usual;
}

interface FieldProps {
  readonly variable: Variable;
  readonly value: Json | undefined;
  readonly usual: Json | undefined;
}

function VariableField({ variable, value, usual }: FieldProps): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const { key, names, help, options, required } = variable;
  const frame = {
    label: say(names),
    place: [key],
    help: help === undefined ? undefined : say(help),
    required: required && usual === undefined,
  };
  if (options !== undefined) return <OptionField {...frame} options={options} value={value ?? usual} />;
  const simple = typeof usual === 'string' || typeof usual === 'number';
  return (
    <PartField
      {...frame}
      part={variableForm(variable)}
      value={value}
      {...(simple ? { hint: t('usual', { value: usual }) } : {})}
    />
  );
}

interface OptionProps {
  readonly label: string;
  readonly place: readonly string[];
  readonly help: string | undefined;
  readonly required: boolean;
  readonly options: NonNullable<Variable['options']>;
  readonly value: Json | undefined;
}

function OptionField({ options, value, ...frame }: OptionProps): ReactNode {
  const say = useSay();
  const { set } = useForm();
  return (
    <FieldFrame {...frame}>
      {({ id, describedBy }) => (
        <NativeSelect
          size="xs"
          id={id}
          aria-describedby={describedBy}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) => set(frame.place, currentTarget.value)}
          data={[
            ...(value === undefined ? [{ value: '', label: '–' }] : []),
            ...options.map((option) => ({ value: option.value, label: say(option.names) })),
          ]}
        />
      )}
    </FieldFrame>
  );
}

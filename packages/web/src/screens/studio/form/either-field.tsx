/** A place that may take one of several forms: choose the form, then fill it. What both forms have is kept. */
import { NativeSelect } from '@mantine/core';
import { optionOf } from '@troth/core';
import type { FormOption, FormPart, Json } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { isGroup } from '../model/text-at.ts';
import { FieldFrame } from './field-frame.tsx';
import { useForm } from './form-context.ts';
import type { PartProps } from './form-context.ts';
import { formWords } from './form-words.ts';
import css from './form.module.css';
import { GroupBody } from './group-field.tsx';
import { sayChoice, sayOption } from './labels.ts';

/** The new form with what the old one had under the same names. */
function switched(option: FormOption, value: Json | undefined): Json {
  const begun = option.part.begin();
  const { shape } = option.part;
  if (!isGroup(begun) || !isGroup(value) || shape.form !== 'group') return begun;
  const kept = shape.fields.filter(({ key, part }) => key !== 'kind' && key in value && part.takes(value[key]));
  return { ...begun, ...Object.fromEntries(kept.map(({ key }) => [key, value[key] ?? null])) };
}

/** Values of a choice stand beside the other forms, so that one chooses once. */
const valuesOf = ({ shape }: FormPart): readonly string[] => {
  if (shape.form === 'choice') return shape.options;
  return shape.form === 'fixed' && typeof shape.value === 'string' ? [shape.value] : [];
};

const valuePrefix = 'value ';

export function EitherField(props: PartProps): ReactNode {
  const { part, place, value, but, label } = props;
  const { Field } = useForm();
  const t = useWords(formWords);
  const options = part.shape.form === 'either' ? part.shape.options : [];
  const current = optionOf(options, value);
  const form = current?.part.shape.form;
  if (current === undefined || form === 'choice' || form === 'fixed')
    return <FormChoice {...props} options={options} current={current} />;
  if (form === 'group' || form === 'list' || form === 'map')
    return (
      <>
        <FormChoice {...props} options={options} current={current} />
        <div className={`${form === 'group' ? css['group'] : ''} ${css['wide']}`}>
          {form === 'group' ? (
            <GroupBody part={current.part} place={place} value={value} but={but} />
          ) : (
            <Field label={label} part={current.part} place={place} value={value} />
          )}
        </div>
      </>
    );
  return (
    <>
      <Field {...props} part={current.part} />
      <FormChoice
        label={t('formOf', { name: label })}
        part={part}
        place={place}
        value={value}
        options={options}
        current={current}
      />
    </>
  );
}

interface ChoiceProps extends PartProps {
  readonly options: readonly FormOption[];
  readonly current: FormOption | undefined;
}

function FormChoice({
  options,
  current,
  value,
  part: _part,
  hint: _hint,
  but: _but,
  ...field
}: ChoiceProps): ReactNode {
  const t = useWords(formWords);
  const language = useLanguage();
  const { set, locked } = useForm();
  const asValue = current !== undefined && valuesOf(current.part).length > 0 && typeof value === 'string';
  const chosen = asValue ? `${valuePrefix}${value}` : (current?.name ?? '');
  const change = (name: string): void => {
    if (name.startsWith(valuePrefix)) return set(field.place, name.slice(valuePrefix.length));
    const option = options.find((one) => one.name === name);
    if (option !== undefined) set(field.place, switched(option, value));
  };
  return (
    <FieldFrame {...field}>
      {({ id, describedBy }) => (
        <NativeSelect
          size="xs"
          id={id}
          aria-describedby={describedBy}
          value={chosen}
          disabled={locked}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          data={[
            ...(chosen === '' ? [{ value: '', label: t('unset') }] : []),
            ...options.flatMap((option) => {
              const values = valuesOf(option.part);
              if (values.length === 0) return [{ value: option.name, label: sayOption(option, options, language) }];
              return values.map((one) => ({ value: `${valuePrefix}${one}`, label: sayChoice(one, language) }));
            }),
          ]}
        />
      )}
    </FieldFrame>
  );
}

/** A place that may take one of several forms: choose the form, then fill it. What both forms have is kept. */
import { NativeSelect } from '@mantine/core';
import { optionOf } from '@troth/core';
import type { FormOption, Json } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { isGroup, placeName } from '../model/text-at.ts';
import { FindingsHere, Help, RemoveButton } from './field-frame.tsx';
import { useForm } from './form-context.ts';
import { formWords } from './form-words.ts';
import css from './form.module.css';
import { GroupBody } from './group-field.tsx';
import { sayOption } from './labels.ts';
import { PartField } from './part-field.tsx';
import type { PartProps } from './part-field.tsx';

/** The new form with what the old one had under the same names. */
function switched(option: FormOption, value: Json | undefined): Json {
  const begun = option.part.begin();
  const { shape } = option.part;
  if (!isGroup(begun) || !isGroup(value) || shape.form !== 'group') return begun;
  const kept = shape.fields.filter(({ key, part }) => key !== 'kind' && key in value && part.takes(value[key]));
  return { ...begun, ...Object.fromEntries(kept.map(({ key }) => [key, value[key] ?? null])) };
}

export function EitherField(props: PartProps): ReactNode {
  const { label, part, place, value, help, onRemove } = props;
  const t = useWords(formWords);
  const language = useLanguage();
  const { set, locked } = useForm();
  const options = part.shape.form === 'either' ? part.shape.options : [];
  const current = optionOf(options, value);
  const change = (name: string): void => {
    const option = options.find((one) => one.name === name);
    if (option !== undefined) set(place, switched(option, value));
  };
  return (
    <fieldset className={css['group']} data-place={placeName(place)}>
      <legend className={css['legend']}>
        {label}
        {help !== undefined && <Help text={help} />}
        {onRemove !== undefined && !locked && <RemoveButton name={label} onRemove={onRemove} />}
      </legend>
      <div className={css['fields']}>
        <NativeSelect
          aria-label={t('formOf', { name: label })}
          value={current?.name ?? ''}
          disabled={locked}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          data={[
            ...(current === undefined ? [{ value: '', label: t('unset') }] : []),
            ...options.map((option) => ({ value: option.name, label: sayOption(option, language) })),
          ]}
        />
        {current !== undefined && <Body {...props} option={current} />}
      </div>
      <FindingsHere place={place} />
    </fieldset>
  );
}

/** Without a second frame around it. */
function Body({ option, ...props }: PartProps & { readonly option: FormOption }): ReactNode {
  const { part } = option;
  const { place, value, but } = props;
  if (part.shape.form === 'fixed') return null;
  if (part.shape.form === 'group')
    return (
      <div className={css['wide']}>
        {part.help !== undefined && (
          <p className={css['hint']} lang="en">
            {part.help}
          </p>
        )}
        <GroupBody part={part} place={place} value={value} but={but} />
      </div>
    );
  return <PartField {...props} part={part} help={undefined} onRemove={undefined} />;
}

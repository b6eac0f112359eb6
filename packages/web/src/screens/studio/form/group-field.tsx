/** A group of fields: those that are there and those that must be; the rest can be added. */
import { NativeSelect } from '@mantine/core';
import type { FormField, FormPart, Json } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { isGroup, isWithin, placeName, valueAt } from '../model/text-at.ts';
import type { Place } from '../model/text-at.ts';
import { FindingsHere, Help, RemoveButton } from './field-frame.tsx';
import { useForm } from './form-context.ts';
import type { PartProps } from './form-context.ts';
import { formWords } from './form-words.ts';
import css from './form.module.css';
import { sayField } from './labels.ts';

export function GroupField({ label, part, place, value, help, but, onRemove }: PartProps): ReactNode {
  const { locked } = useForm();
  return (
    <fieldset className={css['group']} data-place={placeName(place)}>
      <legend className={css['legend']}>
        {label}
        {help !== undefined && <Help text={help} />}
        {onRemove !== undefined && !locked && <RemoveButton name={label} onRemove={onRemove} />}
      </legend>
      <FindingsHere place={place} />
      <GroupBody part={part} place={place} value={value} but={but} />
    </fieldset>
  );
}

interface BodyProps {
  readonly part: FormPart;
  readonly place: Place;
  readonly value: Json | undefined;
  readonly but?: readonly string[] | undefined;
}

/** The fields of a group without a frame of their own. */
export function GroupBody({ part: { shape }, place, value, but = [] }: BodyProps): ReactNode {
  const fields = shape.form === 'group' ? shape.fields : [];
  const asked = fields.filter(({ key, part }) => !but.includes(key) && !isTold(part));
  return <Fields fields={asked} place={place} value={value} />;
}

/** Fixed texts are told by the form that was chosen. */
const isTold = ({ shape }: FormPart): boolean => shape.form === 'fixed' && shape.value !== true;

interface FieldsProps {
  readonly fields: readonly FormField[];
  readonly place: Place;
  readonly value: Json | undefined;
  /** Fields within a field that have their place elsewhere. */
  readonly butOf?: Readonly<Record<string, readonly string[]>>;
}

/** What is there, what must be, and where one was led to; the rest can be added. */
export function Fields({ fields, place, value, butOf = {} }: FieldsProps): ReactNode {
  const language = useLanguage();
  const { led, set, above, Field } = useForm();
  const group = isGroup(value) ? value : {};
  const inherited = (key: string): boolean => !(key in group) && holdsAbove(above?.text, [...place, key]);
  const isShown = ({ key, required }: FormField): boolean =>
    key in group || (required && !inherited(key)) || (led !== undefined && isWithin(led.place, [...place, key]));
  const shown = [...fields].sort(byWeight).filter(isShown);
  return (
    <div className={css['fields']}>
      {shown.map(({ key, part, required }) => (
        <Field
          key={key}
          label={sayField(key, language)}
          help={part.help}
          part={part}
          place={[...place, key]}
          value={group[key]}
          required={required}
          but={butOf[key]}
          onRemove={required || !(key in group) ? undefined : () => set([...place, key], undefined)}
        />
      ))}
      <FromAbove fields={fields.filter(({ key, required }) => required && inherited(key) && place.length > 0)} />
      <AddTerm rest={fields.filter((field) => !shown.includes(field))} place={place} />
    </div>
  );
}

/** Members of lists have other numbers above, so that only what is named is looked for. */
const holdsAbove = (text: Json | undefined, place: Place): boolean =>
  place.every((name) => typeof name === 'string') && valueAt(text, place) !== undefined;

function FromAbove({ fields }: { readonly fields: readonly FormField[] }): ReactNode {
  const t = useWords(formWords);
  const language = useLanguage();
  const { above } = useForm();
  if (above === undefined || fields.length === 0) return null;
  const value = fields.map(({ key }) => sayField(key, language)).join(language === 'en' ? ', ' : '、');
  return <p className={`${css['hint']} ${css['wide']}`}>{t('from', { agreement: above.agreement, value })}</p>;
}

/** What one calls a thing stands first; what only refers to it stands last. */
const byWeight = (a: FormField, b: FormField): number => weight(a.key) - weight(b.key);
const weights: Readonly<Record<string, number>> = {
  title: -2,
  name: -2,
  target: -1,
  clause: 1,
  id: 2,
  note: 3,
  requirements: 4,
  origin: 4,
};
const weight = (key: string): number => weights[key] ?? 0;

interface AddTermProps {
  /** What can be added. */
  readonly rest: readonly FormField[];
  readonly place: Place;
}

function AddTerm({ rest, place }: AddTermProps): ReactNode {
  const t = useWords(formWords);
  const language = useLanguage();
  const { set, locked } = useForm();
  if (rest.length === 0 || locked) return null;
  const add = (key: string): void => {
    const field = rest.find((one) => one.key === key);
    if (field !== undefined) set([...place, key], field.part.begin());
  };
  return (
    <NativeSelect
      className={css['addTerm'] ?? ''}
      size="xs"
      aria-label={t('addTo', { name: placeName(place) })}
      value=""
      onChange={({ currentTarget }) => add(currentTarget.value)}
      data={[
        { value: '', label: `+ ${t('addTerm')}` },
        ...rest.map(({ key }) => ({ value: key, label: sayField(key, language) })),
      ]}
    />
  );
}

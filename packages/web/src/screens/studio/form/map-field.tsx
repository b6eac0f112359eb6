/** Parts under names that the author gives: calendars, classes, priorities. */
import { Button, TextInput } from '@mantine/core';
import type { FormPart, Json } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useWords } from '../../../words/use-words.ts';
import { isGroup, placeName } from '../model/text-at.ts';
import type { Place } from '../model/text-at.ts';
import { FindingsHere, Help, RemoveButton } from './field-frame.tsx';
import { useForm, useUnfolded } from './form-context.ts';
import type { PartProps } from './form-context.ts';
import { formWords } from './form-words.ts';
import css from './form.module.css';
import { GroupBody } from './group-field.tsx';

export function MapField({ label, part, place, value, help, onRemove }: PartProps): ReactNode {
  const t = useWords(formWords);
  const { set, locked } = useForm();
  const entries = isGroup(value) ? Object.entries(value) : [];
  const [name, setName] = useState('');
  const { shape } = part;
  if (shape.form !== 'map') return null;
  const taken = name.trim() === '' || entries.some(([key]) => key === name.trim());
  const add = (): void => {
    set([...place, name.trim()], shape.item.begin());
    setName('');
  };
  return (
    <fieldset className={css['group']} data-place={placeName(place)}>
      <legend className={css['legend']}>
        {label}
        {help !== undefined && <Help text={help} />}
        {onRemove !== undefined && !locked && <RemoveButton name={label} onRemove={onRemove} />}
      </legend>
      <FindingsHere place={place} />
      <ol className={css['members']}>
        {entries.map(([key, entry]) => (
          <Entry key={key} item={shape.item} place={[...place, key]} value={entry} alone={entries.length === 1} />
        ))}
      </ol>
      {!locked && (
        <div className={css['addNamed']}>
          <TextInput
            size="xs"
            aria-label={t('nameOf', { name: label })}
            placeholder={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="compact-sm" variant="default" disabled={taken} onClick={add}>
            {t('add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface EntryProps {
  readonly item: FormPart;
  readonly place: Place;
  readonly value: Json;
  readonly alone: boolean;
}

function Entry({ item, place, value, alone }: EntryProps): ReactNode {
  const { set, locked, Field } = useForm();
  const [open, toggle] = useUnfolded(place, alone);
  const name = String(place.at(-1));
  const remove = (): void => set(place, undefined);
  if (item.shape.form !== 'group')
    return (
      <li className={css['row']}>
        <Field label={name} part={item} place={place} value={value} required onRemove={remove} />
      </li>
    );
  return (
    <li className={css['member']} data-place={placeName(place)}>
      <div className={css['memberHead']}>
        <button type="button" className={css['fold']} aria-expanded={open} onClick={toggle}>
          <Icon name={open ? 'down' : 'next'} size={13} />
          <span>{name}</span>
        </button>
        {!locked && <RemoveButton name={name} onRemove={remove} />}
      </div>
      {open && (
        <div className={css['memberBody']}>
          <GroupBody part={item} place={place} value={value} />
        </div>
      )}
    </li>
  );
}

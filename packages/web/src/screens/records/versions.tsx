/** Every version of a record and what each of them changed. Read when somebody asks for it. */
import { Button } from '@mantine/core';
import { recordKindOf } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { fieldsOf } from '../../parts/field-form.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { sayField } from '../../words/field-words.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { actedOn } from './acted-on.ts';
import type { AnyRecord } from './acted-on.ts';
import { changesBetween } from './changes-between.ts';
import { FieldValue } from './field-value.tsx';
import css from './records.module.css';
import { recordsWords } from './words.ts';

interface VersionsProps {
  readonly kind: RecordKindName;
  readonly id: string;
  /** How many there are. */
  readonly version: number;
}

export function Versions({ kind, id, version }: VersionsProps): ReactNode {
  const t = useWords(recordsWords);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t('show', { count: version })}
      </Button>
    );
  return <Opened kind={kind} id={id} />;
}

function Opened({ kind, id }: { readonly kind: RecordKindName; readonly id: string }): ReactNode {
  const found = useGet('/v1/records/{kind}/{record}/versions', { params: { path: { kind, record: id } } });
  return (
    <Loaded of={found}>
      {({ items }) =>
        items.map((item, place) => <Version key={item.version} version={item} before={items[place + 1]} />)
      }
    </Loaded>
  );
}

interface VersionProps {
  readonly version: AnyRecord;
  readonly before: AnyRecord | undefined;
}

function Version({ version, before }: VersionProps): ReactNode {
  const t = useWords(recordsWords);
  const language = useLanguage();
  const { kind } = version;
  const { fields } = recordKindOf(kind);
  const forms = new Map(fieldsOf(fields, Object.keys(fields)).map((field) => [field.name, field]));
  const changed = before === undefined ? [] : changesBetween(before.body, version.body);
  const show = (name: string, value: unknown): ReactNode => {
    const form = forms.get(name);
    return value === undefined || form === undefined ? '–' : <FieldValue kind={kind} form={form} value={value} />;
  };
  return (
    <div className={css['version']}>
      <strong>{t('version', { version: version.version })}</strong>{' '}
      <StateMark kind={kind} state={actedOn(version).body.state} />
      <div className={css['soft']}>
        <PersonName id={version.actor} /> · <Moment at={version.recordedAt} />
        {before === undefined ? ` · ${t('first')}` : changed.length === 0 ? ` · ${t('same')}` : ''}
      </div>
      {changed.map(({ name, was, is }) => (
        <div key={name} className={css['change']}>
          <div>{sayField(kind, name, language)}</div>
          <div className={css['gone']}>
            <span className={css['soft']}>{t('was')}: </span>
            {show(name, was)}
          </div>
          <div className={css['come']}>
            <span className={css['soft']}>{t('is')}: </span>
            {show(name, is)}
          </div>
        </div>
      ))}
    </div>
  );
}

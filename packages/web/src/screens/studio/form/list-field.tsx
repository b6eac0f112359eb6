/** A list: members one under the other, to be added, taken out and put in another order. */
import { Button } from '@mantine/core';
import type { FormPart, Json } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../../parts/icon.tsx';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { isGroup, isList, placeName } from '../model/text-at.ts';
import type { Place } from '../model/text-at.ts';
import { FindingsHere, Help, RemoveButton } from './field-frame.tsx';
import { useForm, useUnfolded } from './form-context.ts';
import type { PartProps } from './form-context.ts';
import { formWords } from './form-words.ts';
import css from './form.module.css';
import { begunMember, isSmall, sayMember } from './members.ts';
import { GroupBody } from './group-field.tsx';

export function ListField({ label, part, place, value, help, but, onRemove }: PartProps): ReactNode {
  const t = useWords(formWords);
  const { set, locked } = useForm();
  const members = isList(value) ? value : [];
  const [begun, setBegun] = useState<number>();
  const { shape } = part;
  if (shape.form !== 'list') return null;
  const last = place.findLast((name) => typeof name === 'string') ?? '';
  return (
    <fieldset className={css['group']} data-place={placeName(place)}>
      <legend className={css['legend']}>
        {label}
        {help !== undefined && <Help text={help} />}
        {onRemove !== undefined && !locked && <RemoveButton name={label} onRemove={onRemove} />}
      </legend>
      <FindingsHere place={place} />
      {members.length === 0 && <p className={css['hint']}>{t('empty')}</p>}
      <ol className={css['members']}>
        {members.map((member, at) => (
          <Member
            key={isGroup(member) && typeof member['id'] === 'string' ? member['id'] : at}
            item={shape.item}
            place={[...place, at]}
            value={member}
            all={members}
            fresh={at === begun}
            but={but}
          />
        ))}
      </ol>
      {!locked && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            setBegun(members.length);
            set(place, [...members, begunMember(shape.item, { list: last, members })]);
          }}
        >
          + {t('another')}
        </Button>
      )}
    </fieldset>
  );
}

interface MemberProps {
  readonly item: FormPart;
  readonly place: Place;
  readonly value: Json;
  readonly all: readonly Json[];
  /** Just begun: it stands open to be written. */
  readonly fresh: boolean;
  readonly but?: readonly string[] | undefined;
}

function Member(props: MemberProps): ReactNode {
  const { item, place, value, all } = props;
  const { Field } = useForm();
  const language = useLanguage();
  const t = useWords(formWords);
  const at = Number(place.at(-1));
  const name = sayMember(value, language) ?? t('number', { number: at + 1 });
  const folds = item.shape.form === 'group' || (item.shape.form === 'either' && isGroup(value));
  const acts = <MemberActs place={place} all={all} at={at} name={name} />;
  if (!folds)
    return (
      <li className={css['row']}>
        <Field label={t('number', { number: at + 1 })} part={item} place={place} value={value} required />
        {acts}
      </li>
    );
  if (isSmall(value))
    return (
      <li className={css['smallMember']} data-place={placeName(place)}>
        <MemberBody {...props} />
        {acts}
      </li>
    );
  return <Folding {...props} name={name} acts={acts} />;
}

function Folding({
  item,
  place,
  value,
  all,
  fresh,
  but,
  name,
  acts,
}: MemberProps & { readonly name: string; readonly acts: ReactNode }): ReactNode {
  const { findings, sentence } = useForm();
  const [open, toggle] = useUnfolded(place, fresh || all.length === 1);
  const start = `${placeName(place)}/`;
  const wrong = findings.filter(
    ({ severity, path }) => severity === 'error' && `${placeName(path)}/`.startsWith(start),
  ).length;
  return (
    <li className={css['member']} data-place={placeName(place)}>
      <div className={css['memberHead']}>
        <button type="button" className={css['fold']} aria-expanded={open} onClick={toggle}>
          <Icon name={open ? 'down' : 'next'} size={13} />
          <span>{name}</span>
          {wrong > 0 && <span className={css['count']}>{wrong}</span>}
        </button>
        {acts}
      </div>
      {open && (
        <div className={css['memberBody']}>
          <MemberBody item={item} place={place} value={value} but={but} />
        </div>
      )}
      {sentence(place)}
    </li>
  );
}

function MemberBody({ item, place, value, but }: Omit<MemberProps, 'all' | 'fresh'>): ReactNode {
  const t = useWords(formWords);
  const { Field } = useForm();
  if (item.shape.form === 'group') return <GroupBody part={item} place={place} value={value} but={but} />;
  return (
    <div className={css['fields']}>
      <Field label={t('form')} part={item} place={place} value={value} but={but} />
    </div>
  );
}

interface ActsProps {
  readonly place: Place;
  readonly all: readonly Json[];
  readonly at: number;
  readonly name: string;
}

function MemberActs({ place, all, at, name }: ActsProps): ReactNode {
  const t = useWords(formWords);
  const { set, locked } = useForm();
  if (locked) return null;
  const list = place.slice(0, -1);
  const member = all[at];
  const move = (to: number): void => {
    if (member !== undefined) set(list, all.toSpliced(at, 1).toSpliced(to, 0, member));
  };
  return (
    <span className={css['memberActs']}>
      {at > 0 && (
        <button type="button" className={css['small']} aria-label={t('up', { name })} onClick={() => move(at - 1)}>
          ↑
        </button>
      )}
      {at < all.length - 1 && (
        <button type="button" className={css['small']} aria-label={t('down', { name })} onClick={() => move(at + 1)}>
          ↓
        </button>
      )}
      <RemoveButton name={name} onRemove={() => set(list, all.toSpliced(at, 1))} />
    </span>
  );
}

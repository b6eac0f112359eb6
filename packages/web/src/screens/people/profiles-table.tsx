/** Who may do what: the table of the core, as it is decided by. */
import { profiles } from '@troth/core';
import type { Localized, ProfileName } from '@troth/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './people.module.css';
import { scopeWord } from './scope-words.ts';
import { peopleWords } from './words.ts';

const rows = Object.keys(profiles) as readonly ProfileName[];

export function ProfilesTable(): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const { profile: own } = useSession();
  const lines = (texts: readonly Localized[]): ReactNode => (
    <ul className={css['list']}>
      {texts.map((text) => (
        <li key={text.en}>{say(text)}</li>
      ))}
    </ul>
  );
  const columns = [
    {
      name: 'profile',
      head: t('profile'),
      cell: (row: ProfileName) => (
        <span className={css['marks']}>
          <strong>{say(profiles[row].names)}</strong>
          {row === own && <Mark tone="accent">✓</Mark>}
        </span>
      ),
    },
    { name: 'may', head: t('may'), cell: (row: ProfileName) => lines(profiles[row].may) },
    { name: 'mayNot', head: t('mayNot'), cell: (row: ProfileName) => lines(profiles[row].mayNot) },
    {
      name: 'scopes',
      head: t('opens'),
      cell: (row: ProfileName) => (
        <span className={css['quiet']}>{profiles[row].scopes.map((scope) => scopeWord(t, scope)).join('; ')}</span>
      ),
    },
  ];
  return (
    <Section title={t('profiles')} note={t('profilesLead')}>
      <RecordTable label={t('profiles')} columns={columns} rows={rows} keyOf={(row) => row} />
      <p className={css['quiet']}>{t('segregation')}</p>
    </Section>
  );
}

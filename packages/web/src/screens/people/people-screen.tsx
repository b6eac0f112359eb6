/** People and access: accounts, who may do what, who came in, keys of programs. */
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { Page } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { AccountsList } from './accounts-list.tsx';
import { KeysList } from './keys-list.tsx';
import css from './people.module.css';
import { ProfilesTable } from './profiles-table.tsx';
import { SignInLog } from './sign-in-log.tsx';
import { peopleWords } from './words.ts';

/** What the server lets this person read and write here. */
export function usePeopleRights() {
  const { scopes } = useSession();
  const has = (...wanted: readonly string[]): boolean =>
    scopes.includes('admin') || wanted.some((scope) => scopes.includes(scope));
  return { read: has('people:read', 'people:write'), write: has('people:write'), keys: has() };
}

export function PeopleScreen(): ReactNode {
  const t = useWords(peopleWords);
  const rights = usePeopleRights();
  const [chosen, choose] = useChoice('show');
  const views = [
    ...(rights.read ? (['accounts'] as const) : []),
    'profiles' as const,
    ...(rights.read ? (['signIns'] as const) : []),
    ...(rights.keys ? (['keys'] as const) : []),
  ];
  const view = views.find((one) => one === chosen) ?? views[0];
  const acts =
    rights.write && view === 'accounts' ? (
      <To href="/people/new" strong>
        {t('add')}
      </To>
    ) : undefined;
  return (
    <Page title={t('title')} lead={t('lead')} acts={acts}>
      {views.length > 1 ? (
        <div className={css['bar']}>
          <SegmentedControl
            aria-label={t('show')}
            value={view ?? 'profiles'}
            onChange={(value) => choose(value === views[0] ? undefined : value)}
            data={views.map((value) => ({ value, label: t(value) }))}
          />
        </div>
      ) : (
        <p className={css['quiet']}>{t('denied')}</p>
      )}
      {view === 'accounts' && <AccountsList />}
      {view === 'profiles' && <ProfilesTable />}
      {view === 'signIns' && <SignInLog />}
      {view === 'keys' && <KeysList />}
    </Page>
  );
}

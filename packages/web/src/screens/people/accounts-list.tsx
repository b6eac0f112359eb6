/** Everybody who can sign in. */
import { accountRoles, profiles } from '@troth/core';
import type { ProfileName } from '@troth/core';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './people.module.css';
import { peopleWords } from './words.ts';

export type Account = AnswerOf<'/v1/accounts'>['items'][number];

/** The name of a profile, wherever it comes from. */
export function useProfileName(): (profile: string) => string {
  const say = useSay();
  return (profile) => (Object.hasOwn(profiles, profile) ? say(profiles[profile as ProfileName].names) : profile);
}

export function AccountsList(): ReactNode {
  const t = useWords(peopleWords);
  const found = useGet('/v1/accounts', { params: { query: { limit: 500 } } });
  return (
    <Section>
      <Loaded of={found} lines={10}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} icon="people">
              {t('noneText')}
            </Empty>
          ) : (
            <AccountsTable accounts={items} />
          )
        }
      </Loaded>
    </Section>
  );
}

function AccountsTable({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const people = useNames('person');
  const parties = useNames('party');
  const profileName = useProfileName();
  const log = useGet('/v1/sign-ins', { params: { query: { limit: 500 } } });
  const lastOf = (id: string): string | undefined =>
    log.data?.items.find(({ account, outcome }) => account === id && outcome === 'in')?.at;
  const nameOf = ({ person, email }: Account): string => say(people.get(person) ?? email);
  const partyOf = ({ party }: Account): string => (party === undefined ? t('ours') : say(parties.get(party) ?? party));
  const columns = [
    {
      name: 'person',
      head: t('person'),
      sortBy: nameOf,
      cell: (row: Account) => <To href={`/people/${encodeURIComponent(row.id)}`}>{nameOf(row)}</To>,
    },
    { name: 'email', head: t('email'), sortBy: ({ email }: Account) => email, cell: ({ email }: Account) => email },
    { name: 'party', head: t('party'), sortBy: partyOf, cell: partyOf },
    {
      name: 'profile',
      head: t('profile'),
      sortBy: ({ profile, level }: Account) => `${level} ${profile}`,
      cell: (row: Account) => (
        <span className={css['marks']}>
          {profileName(row.profile)}
          {row.roles.includes('administrator') && <Mark tone="accent">{say(accountRoles.administrator)}</Mark>}
        </span>
      ),
    },
    { name: 'access', head: t('access'), cell: (row: Account) => <Access account={row} /> },
    {
      name: 'last',
      head: t('last'),
      sortBy: ({ id }: Account) => lastOf(id) ?? '',
      cell: ({ id }: Account) => {
        const at = lastOf(id);
        return at === undefined ? <span className={css['quiet']}>{t('never')}</span> : <Moment at={at} />;
      },
    },
  ];
  return <RecordTable label={t('accounts')} columns={columns} rows={accounts} keyOf={({ id }) => id} />;
}

function Access({ account }: { readonly account: Account }): ReactNode {
  const t = useWords(peopleWords);
  const waiting = useGet('/v1/invitations');
  if (account.disabled)
    return (
      <Mark tone="bad" icon="cross">
        {t('disabled')}
      </Mark>
    );
  const canEnter = account.hasPassword || account.passkeys.length > 0 || account.signsInElsewhere;
  const invited = waiting.data?.items.some((one) => one.account === account.id) === true;
  return (
    <span className={css['marks']}>
      {canEnter && (
        <Mark tone="good" icon="check">
          {t('active')}
        </Mark>
      )}
      {!canEnter && <Mark tone="warn">{invited ? t('invited') : t('noWay')}</Mark>}
      {account.hasAuthenticator && <Mark tone="ink">{t('twoSteps')}</Mark>}
      {account.passkeys.length > 0 && <Mark tone="ink">{t('passkey')}</Mark>}
    </span>
  );
}

/** Keys of programs: listed, made, revoked. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useWords } from '../../words/use-words.ts';
import { NewKey } from './new-key.tsx';
import css from './people.module.css';
import { scopeWord } from './scope-words.ts';
import { ShownOnce } from './shown-once.tsx';
import { peopleWords } from './words.ts';

type Key = AnswerOf<'/v1/keys'>['items'][number];

export function KeysList(): ReactNode {
  const t = useWords(peopleWords);
  const found = useGet('/v1/keys', { params: { query: { limit: 500 } } });
  const [token, setToken] = useState<string>();
  return (
    <>
      <Section title={t('keys')}>
        <Loaded of={found} lines={6}>
          {({ items }) => <KeysTable keys={items} />}
        </Loaded>
      </Section>
      <Section title={t('keyNew')}>
        {token === undefined ? <NewKey onMade={setToken} /> : <ShownOnce text={token} lead={t('keyReady')} />}
      </Section>
    </>
  );
}

function KeysTable({ keys }: { readonly keys: readonly Key[] }): ReactNode {
  const t = useWords(peopleWords);
  const revoke = useSend((key: string) => api.DELETE('/v1/keys/{key}', { params: { path: { key } } }));
  const columns = [
    { name: 'name', head: t('keyName'), sortBy: ({ name }: Key) => name, cell: ({ name }: Key) => name },
    {
      name: 'grants',
      head: t('keyGrants'),
      cell: ({ grants }: Key) => (
        <ul className={css['list']}>
          {grants.map(({ scope, source }) => (
            <li key={`${scope} ${source ?? ''}`}>
              {scopeWord(t, scope)}
              {source === undefined ? '' : ` (${source})`}
            </li>
          ))}
        </ul>
      ),
    },
    { name: 'by', head: t('keyBy'), cell: ({ createdBy }: Key) => <PersonName id={createdBy} /> },
    {
      name: 'made',
      head: t('keyMade'),
      sortBy: ({ createdAt }: Key) => createdAt,
      cell: ({ createdAt }: Key) => <Moment at={createdAt} />,
    },
    {
      name: 'ends',
      head: t('keyExpires'),
      cell: ({ expiresAt }: Key) => (expiresAt === undefined ? t('never_ends') : <Moment at={expiresAt} />),
    },
    { name: 'state', head: t('keyState'), cell: (row: Key) => <KeyState row={row} revoke={revoke.mutate} /> },
  ];
  return (
    <>
      <RecordTable
        label={t('keys')}
        columns={columns}
        rows={keys}
        keyOf={({ id }) => id}
        empty={
          <Empty title={t('keyNone')} icon="access">
            {t('keyNoneText')}
          </Empty>
        }
      />
      {revoke.error !== null && <Failed error={revoke.error} />}
    </>
  );
}

function KeyState({ row, revoke }: { readonly row: Key; readonly revoke: (key: string) => void }): ReactNode {
  const t = useWords(peopleWords);
  const { clock } = useSession();
  const { id, name, revoked, expiresAt } = row;
  if (revoked) return <Mark tone="excluded">{t('keyRevoked')}</Mark>;
  if (expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(clock.now))
    return <Mark tone="excluded">{t('keyEnded')}</Mark>;
  return (
    <span className={css['row']}>
      <Mark tone="good">{t('keyLive')}</Mark>
      <Button variant="subtle" size="xs" aria-label={t('keyRevokeOf', { name })} onClick={() => revoke(id)}>
        {t('keyRevoke')}
      </Button>
    </span>
  );
}

/** Who came in and who tried, as the ledger has it. */
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
import { useWayIn } from '../account/way-in.ts';
import css from './people.module.css';
import { peopleWords } from './words.ts';

type Entry = AnswerOf<'/v1/sign-ins'>['items'][number];

export function SignInLog({ account }: { readonly account?: string }): ReactNode {
  const t = useWords(peopleWords);
  const query = account === undefined ? { limit: 200 } : { limit: 50, account };
  const found = useGet('/v1/sign-ins', { params: { query } });
  return (
    <Section title={account === undefined ? t('signIns') : t('history')} note={t('logLead')}>
      <Loaded of={found} lines={8}>
        {({ items }) => <Entries entries={items} all={account === undefined} />}
      </Loaded>
    </Section>
  );
}

function Entries({ entries, all }: { readonly entries: readonly Entry[]; readonly all: boolean }): ReactNode {
  const t = useWords(peopleWords);
  const say = useSay();
  const sayWay = useWayIn();
  const people = useNames('person');
  const accounts = useGet('/v1/accounts', { params: { query: { limit: 500 } } });
  const nameOf = (id: string): string => {
    const found = accounts.data?.items.find((account) => account.id === id);
    return say(people.get(found?.person ?? id) ?? found?.email ?? id);
  };
  const who = {
    name: 'who',
    head: t('person'),
    cell: ({ account }: Entry) =>
      account === undefined ? (
        <span className={css['quiet']}>{t('nobody')}</span>
      ) : (
        <To href={`/people/${encodeURIComponent(account)}`}>{nameOf(account)}</To>
      ),
  };
  const columns = [
    { name: 'when', head: t('when'), cell: ({ at }: Entry) => <Moment at={at} /> },
    ...(all ? [who] : []),
    {
      name: 'outcome',
      head: t('outcome'),
      cell: ({ outcome }: Entry) =>
        outcome === 'in' ? (
          <Mark tone="good" icon="check">
            {t('in')}
          </Mark>
        ) : (
          <Mark tone="bad" icon="cross">
            {t('refused')}
          </Mark>
        ),
    },
    { name: 'how', head: t('how'), cell: ({ how }: Entry) => sayWay(how) },
    { name: 'from', head: t('from'), cell: ({ from }: Entry) => sayWay(from) },
    { name: 'device', head: t('device'), cell: ({ device }: Entry) => sayWay(device) },
  ];
  return (
    <RecordTable
      label={t('signIns')}
      columns={columns}
      rows={entries}
      keyOf={({ entry }) => String(entry)}
      empty={<Empty title={t('logNone')} icon="clock" />}
    />
  );
}

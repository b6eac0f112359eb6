/** Who did what: entries of the ledger as sentences, with filters. Owns: its form. Does not own: sentences (services). */
import { Button, Select, TextInput } from '@mantine/core';
import { recordKindNames } from '@troth/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { answerOf, api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Teller } from '../../words/use-words.ts';
import { pageOfRecord } from '../records/kind.ts';
import css from './audit.module.css';
import { auditWords } from './words.ts';

type Item = AnswerOf<'/v1/audit'>['items'][number];
type AuditTeller = Teller<keyof (typeof auditWords)['en']>;

export function AuditScreen(): ReactNode {
  const t = useWords(auditWords);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Filters />
      <Section>
        <Trail />
      </Section>
    </Page>
  );
}

function useFilters() {
  const [[person, setPerson], [kind, setKind]] = [useChoice('person'), useChoice('kind')];
  const [[subject, setSubject], [day, setDay]] = [useChoice('subject'), useChoice('day')];
  return { person, setPerson, kind, setKind, subject, setSubject, day, setDay };
}

function Filters(): ReactNode {
  const t = useWords(auditWords);
  const say = useSay();
  const { data } = useGet('/v1/audit/filters');
  const { person, setPerson, kind, setKind, subject, setSubject, day, setDay } = useFilters();
  return (
    <div className={css['filters']}>
      <Select
        label={t('person')}
        placeholder={t('anybody')}
        searchable
        clearable
        value={person ?? null}
        onChange={(value) => setPerson(value ?? undefined)}
        data={data?.people.map(({ id, name }) => ({ value: id, label: say(name) })) ?? []}
      />
      <Select
        label={t('kind')}
        placeholder={t('anything')}
        searchable
        clearable
        value={kind ?? null}
        onChange={(value) => setKind(value ?? undefined)}
        data={data?.kinds.map((one) => ({ value: one.kind, label: say(one.name) })) ?? []}
      />
      <TextInput
        label={t('subject')}
        placeholder={t('subjectHelp')}
        defaultValue={subject ?? ''}
        key={subject ?? ''}
        onBlur={({ currentTarget }) => setSubject(currentTarget.value.trim())}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') setSubject(currentTarget.value.trim());
        }}
      />
      <TextInput
        label={t('day')}
        type="date"
        value={day ?? ''}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
      />
    </div>
  );
}

function Trail(): ReactNode {
  const t = useWords(auditWords);
  const say = useSay();
  const { person, kind, subject, day } = useFilters();
  const asked = { person, kind, subject, day };
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const found = useInfiniteQuery({
    queryKey: ['/v1/audit', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      answerOf(
        api.GET('/v1/audit', {
          params: { query: { ...query, limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  if (found.error !== null) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting lines={12} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty icon="audit" title={t('empty')}>
        {t('emptyWhy')}
      </Empty>
    );
  return (
    <>
      <RecordTable label={t('title')} rows={items} columns={columnsOf(t, say)} keyOf={({ index }) => String(index)} />
      {found.hasNextPage && (
        <Button variant="default" mt="md" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

const columnsOf = (t: AuditTeller, say: ReturnType<typeof useSay>): readonly Column<Item>[] => [
  { name: 'when', head: t('when'), cell: ({ at }) => <Moment at={at} /> },
  { name: 'who', head: t('who'), cell: ({ who }) => say(who) },
  {
    name: 'what',
    head: t('what'),
    cell: ({ sentence, note, ref }) => (
      <div>
        {ref === undefined ? <span>{say(sentence)}</span> : <To href={pageOfRef(ref)}>{say(sentence)}</To>}
        {note !== undefined && (
          <div className={css['note']}>
            {t('note')}: {note}
          </div>
        )}
      </div>
    ),
  },
  {
    name: 'place',
    head: t('place'),
    numeric: true,
    cell: ({ index, hash }) => (
      <span title={t('entryHelp')} className={css['entry']}>
        {index} <code>{hash.slice(0, 8)}</code>
      </span>
    ),
  },
];

function pageOfRef(ref: string): string {
  const kind = recordKindNames.find((one) => ref.startsWith(`${one}/`));
  return kind === undefined ? `/records/${ref}` : pageOfRecord(kind, ref.slice(kind.length + 1), 'own');
}

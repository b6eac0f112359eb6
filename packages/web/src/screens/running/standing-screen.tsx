/** Suspending, ending, renewing an agreement: proposed by one with the proof, approved by another, the other side told. */
import { Button, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { clausesFor, kindsOfChange } from './clauses-for.ts';
import type { ChangeKind } from './clauses-for.ts';
import { runningWords } from './words.ts';

export function StandingScreen(): ReactNode {
  const t = useWords(runningWords);
  const agreement = useParameter('agreement');
  const found = useGet('/v1/agreements/{agreement}', { params: { path: { agreement } } });
  const changes = useRecords('standing-change', { agreement });
  return (
    <Page
      title={`${t('standing')} · ${agreement}`}
      over={<To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>}
      lead={t('standingLead')}
    >
      <Section title={t('proposed')}>
        <Loaded of={changes} lines={3}>
          {(records) => <Changes records={records} />}
        </Loaded>
      </Section>
      <Loaded of={found} lines={6}>
        {({ text }) => <Propose agreement={agreement} text={text} />}
      </Loaded>
    </Page>
  );
}

function Changes({ records }: { readonly records: readonly PracticeRecord<'standing-change'>[] }): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  if (records.length === 0)
    return (
      <Empty title={t('none')} icon="agreement">
        {t('noneHelp')}
      </Empty>
    );
  return (
    <RecordTable
      label={t('proposed')}
      rows={records}
      keyOf={({ id }) => id}
      columns={[
        {
          name: 'change',
          head: t('change'),
          cell: ({ id, body }) => <To href={`/records/standing-change/${id}`}>{t(body.change)}</To>,
        },
        { name: 'from', head: t('from'), cell: ({ body }) => <Moment at={body.from} /> },
        { name: 'proof', head: t('proof'), cell: ({ body }) => say(body.proof) },
        {
          name: 'state',
          head: t('state'),
          cell: ({ body }) => <StateMark kind="standing-change" state={body.state} />,
        },
        {
          name: 'act',
          head: t('act'),
          cell: ({ id, body }) => (body.state === 'proposed' ? <Approve id={id} /> : null),
        },
      ]}
    />
  );
}

function Approve({ id }: { readonly id: string }): ReactNode {
  const t = useWords(runningWords);
  const send = useSend(() => api.POST('/v1/standing-changes/{id}/approve', { params: { path: { id } } }));
  return (
    <Stack gap={4}>
      <Button size="compact-sm" onClick={() => send.mutate(undefined)} loading={send.isPending}>
        {t('approve')}
      </Button>
      {send.error !== null && <Failed error={send.error} />}
    </Stack>
  );
}

interface Written {
  readonly change: ChangeKind;
  readonly clause: string;
  readonly from: string;
  readonly until: string;
  readonly proof: string;
  readonly letter: string;
}

const blank: Written = { change: 'suspend', clause: '', from: '', until: '', proof: '', letter: '' };

function Propose({ agreement, text }: { readonly agreement: string; readonly text: unknown }): ReactNode {
  const t = useWords(runningWords);
  const [written, setWritten] = useState(blank);
  const clauses = clausesFor(text, written.change);
  const clause = written.clause === '' ? clauses[0] : written.clause;
  const send = useSend(() =>
    api.POST('/v1/agreements/{agreement}/standing', {
      params: { path: { agreement } },
      body: {
        change: written.change,
        ...(clause === undefined ? {} : { clause }),
        from: written.from,
        ...(written.change === 'suspend' && written.until !== '' ? { until: written.until } : {}),
        proof: { en: written.proof },
        letter: { en: written.letter },
      },
    }),
  );
  const set = (part: Partial<Written>): void => setWritten({ ...written, ...part });
  return (
    <Section title={t('propose')}>
      <Stack gap="sm" maw={720}>
        <What written={written} set={set} clauses={clauses} />
        <Textarea
          label={t('proof')}
          autosize
          minRows={2}
          value={written.proof}
          onChange={(event) => set({ proof: event.currentTarget.value })}
        />
        <Textarea
          label={t('letter')}
          autosize
          minRows={3}
          value={written.letter}
          onChange={(event) => set({ letter: event.currentTarget.value })}
        />
        <div>
          <Button
            disabled={written.from === '' || written.proof.trim() === '' || written.letter.trim() === ''}
            onClick={() => send.mutate(undefined)}
            loading={send.isPending}
          >
            {t('propose')}
          </Button>
        </div>
        {send.error !== null && <Failed error={send.error} />}
      </Stack>
    </Section>
  );
}

interface WhatProps {
  readonly written: Written;
  readonly clauses: readonly string[];
  readonly set: (part: Partial<Written>) => void;
}

/** The change, the clause it rests on, and its days. */
function What({ written, clauses, set }: WhatProps): ReactNode {
  const t = useWords(runningWords);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t('change')}
        value={written.change}
        data={kindsOfChange.map((value) => ({ value, label: t(value) }))}
        onChange={(event) => {
          const change = kindsOfChange.find((one) => one === event.currentTarget.value);
          if (change !== undefined) set({ change, clause: '' });
        }}
      />
      {clauses.length > 0 && (
        <NativeSelect
          label={t('clause')}
          description={t('clauseHelp')}
          value={written.clause === '' ? (clauses[0] ?? '') : written.clause}
          data={[...clauses]}
          onChange={(event) => set({ clause: event.currentTarget.value })}
        />
      )}
      <TextInput
        type="date"
        label={t('from')}
        value={written.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      {written.change === 'suspend' && (
        <TextInput
          type="date"
          label={t('untilDay')}
          value={written.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      )}
    </SimpleGrid>
  );
}

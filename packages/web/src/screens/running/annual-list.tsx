/** Reviews of the agreement that were written down, the latest first. */
import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { runningWords } from './words.ts';

type Review = PracticeRecord<'annual-review'>;

export function AnnualList({ records }: { readonly records: readonly Review[] }): ReactNode {
  const t = useWords(runningWords);
  if (records.length === 0) return null;
  return (
    <Section title={t('earlier')}>
      <RecordTable
        label={t('earlier')}
        rows={records}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'year',
            head: t('yearField'),
            cell: ({ id, body }) => <To href={`/records/annual-review/${id}`}>{body.year}</To>,
          },
          { name: 'decision', head: t('decision'), cell: ({ body }) => t(`decide_${body.decision}`) },
          {
            name: 'state',
            head: t('state'),
            cell: ({ body }) => <StateMark kind="annual-review" state={body.state} />,
          },
          {
            name: 'draft',
            head: t('draft'),
            cell: ({ body }) => (body.draft === undefined ? '–' : <To href={`/drafts/${body.draft}`}>{body.draft}</To>),
          },
          { name: 'act', head: t('act'), cell: (review) => <Next review={review} /> },
        ]}
      />
    </Section>
  );
}

function Next({ review: { id, body } }: { readonly review: Review }): ReactNode {
  const t = useWords(runningWords);
  const send = useSend(() => api.POST('/v1/annual-reviews/{id}/propose', { params: { path: { id } }, body: {} }));
  if (body.state === 'proposed') return t('wait');
  if (body.state === 'decided') return null;
  return (
    <Stack gap={4}>
      <Button size="compact-sm" onClick={() => send.mutate(undefined)} loading={send.isPending}>
        {t('put')}
      </Button>
      {send.error !== null && <Failed error={send.error} />}
    </Stack>
  );
}

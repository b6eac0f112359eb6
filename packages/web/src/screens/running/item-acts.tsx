/** Ticking an item off, or leaving it open until a day with a reason. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import type { ActivationItem } from './activation-screen.tsx';
import { runningWords } from './words.ts';

interface Props {
  readonly agreement: string;
  readonly revision: number;
  readonly item: ActivationItem;
}

export function ItemActs({ agreement, revision, item }: Props): ReactNode {
  const t = useWords(runningWords);
  const [asking, setAsking] = useState(false);
  const path = { agreement, revision, item: item.key };
  const tick = useSend(() =>
    api.POST('/v1/agreements/{agreement}/revisions/{revision}/activation/items/{item}/tick', {
      params: { path },
      body: {},
    }),
  );
  if (item.state === 'done') return null;
  if (asking) return <Exception {...{ agreement, revision, item }} close={() => setAsking(false)} />;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        {!item.seen && (
          <Button size="compact-sm" onClick={() => tick.mutate(undefined)} loading={tick.isPending}>
            {t('tick')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          {t('except')}
        </Button>
      </Group>
      {tick.error !== null && <Failed error={tick.error} />}
    </Stack>
  );
}

function Exception({ agreement, revision, item, close }: Props & { readonly close: () => void }): ReactNode {
  const t = useWords(runningWords);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const path = { agreement, revision, item: item.key };
  const send = useSend(() =>
    api.POST('/v1/agreements/{agreement}/revisions/{revision}/activation/items/{item}/except', {
      params: { path },
      body: { until, reason },
    }),
  );
  if (send.isSuccess) return null;
  return (
    <Stack gap="xs" miw={200}>
      <TextInput
        type="date"
        label={t('exceptUntil')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <TextInput label={t('exceptReason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={until === '' || reason.trim() === ''}
          onClick={() => send.mutate(undefined)}
          loading={send.isPending}
        >
          {t('save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('cancel')}
        </Button>
      </Group>
      {send.error !== null && <Failed error={send.error} />}
    </Stack>
  );
}

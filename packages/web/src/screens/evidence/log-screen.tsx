/** An outage logged by hand, with the promise beside the entry while it is typed (S3.4). */
import { Alert, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { MovesTable } from '../../parts/moves-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Logged } from './logged.tsx';
import { evidenceWords } from './words.ts';

interface Entry {
  readonly agreement: string;
  readonly start: string;
  readonly end: string;
  readonly state: string;
  readonly id: string;
  readonly cause: string;
  readonly reason: string;
}

const empty: Entry = { agreement: '', start: '', end: '', state: 'down', id: '', cause: '', reason: '' };

/** Times are typed on the clock of Hong Kong, where the demo and its agreements live; other zones write an offset. */
const withOffset = (local: string): string => (local.length === 16 ? `${local}:00+08:00` : local);

export function LogScreen(): ReactNode {
  const t = useWords(evidenceWords);
  const [entry, setEntry] = useState(empty);
  const set = (name: keyof Entry) => (value: string) => setEntry((before) => ({ ...before, [name]: value }));
  return (
    <Page over={<To href="/evidence">{t('over')}</To>} title={t('logTitle')} lead={t('logLead')}>
      <Section>
        <Fields entry={entry} set={set} />
      </Section>
      <Section title={t('beside')} note={t('besideNote')}>
        <Beside entry={entry} />
      </Section>
      <Keep entry={entry} />
      <Logged />
    </Page>
  );
}

type Set = (name: keyof Entry) => (value: string) => void;

function Fields({ entry, set }: { readonly entry: Entry; readonly set: Set }): ReactNode {
  const t = useWords(evidenceWords);
  const say = useSay();
  const lines = useGet('/v1/agreement-lines');
  return (
    <div style={{ display: 'grid', gap: '0.75rem', gridTemplateColumns: 'repeat(auto-fill, minmax(15rem, 1fr))' }}>
      <NativeSelect
        label={t('agreement')}
        value={entry.agreement}
        onChange={(event) => set('agreement')(event.currentTarget.value)}
        data={[
          { value: '', label: t('choose') },
          ...(lines.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${id} · ${say(title)}` })),
        ]}
      />
      <TextInput
        type="datetime-local"
        label={t('start')}
        description={t('hongKong')}
        value={entry.start}
        onChange={(event) => set('start')(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('end')}
        description={t('hongKong')}
        value={entry.end}
        onChange={(event) => set('end')(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('severity')}
        value={entry.state}
        onChange={(event) => set('state')(event.currentTarget.value)}
        data={[
          { value: 'down', label: t('down') },
          { value: 'degraded', label: t('degraded') },
        ]}
      />
      <TextInput label={t('id')} value={entry.id} onChange={(event) => set('id')(event.currentTarget.value)} />
      <TextInput label={t('cause')} value={entry.cause} onChange={(event) => set('cause')(event.currentTarget.value)} />
      <Textarea
        label={t('why')}
        value={entry.reason}
        onChange={(event) => set('reason')(event.currentTarget.value)}
        autosize
        minRows={2}
      />
    </div>
  );
}

const isWhole = ({ agreement, start, end }: Entry): boolean =>
  agreement !== '' && start.length === 16 && end.length === 16;

function Beside({ entry }: { readonly entry: Entry }): ReactNode {
  const t = useWords(evidenceWords);
  const { agreement, start, end, state } = entry;
  const whole = isWhole(entry);
  const backwards = whole && end <= start;
  const preview = useGet(
    '/v1/agreements/{agreement}/outage-preview',
    { params: { path: { agreement }, query: { start: withOffset(start), end: withOffset(end), state } } },
    { when: whole && !backwards },
  );
  if (!whole) return <p>{t('fill')}</p>;
  if (backwards) return <p role="alert">{t('wrong')}</p>;
  return (
    <Loaded of={preview} lines={3}>
      {(found) => <MovesTable moves={found} label={t('beside')} before={t('before')} after={t('after')} />}
    </Loaded>
  );
}

function Keep({ entry }: { readonly entry: Entry }): ReactNode {
  const t = useWords(evidenceWords);
  const send = useSend((body: Entry) =>
    api.POST('/v1/outages', {
      body: {
        id: body.id,
        agreement: body.agreement,
        start: withOffset(body.start),
        end: withOffset(body.end),
        state: body.state,
        reason: body.reason,
        ...(body.cause === '' ? {} : { cause: body.cause }),
      },
    }),
  );
  const ready = isWhole(entry) && entry.end > entry.start && entry.id.trim() !== '' && entry.reason.trim() !== '';
  return (
    <>
      <Button mb="md" disabled={!ready} loading={send.isPending} onClick={() => send.mutate(entry)}>
        {t('save')}
      </Button>
      {send.error !== null && <Failed error={send.error} />}
      {send.data !== undefined && <Alert role="status">{t('saved', { id: send.data.id })}</Alert>}
    </>
  );
}

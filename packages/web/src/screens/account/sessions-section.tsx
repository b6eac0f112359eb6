/** Where one is signed in, and signing out there. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useWords } from '../../words/use-words.ts';
import { useWayIn } from './way-in.ts';
import { accountWords } from './words.ts';

type Session = AnswerOf<'/v1/sessions'>['items'][number];

export function SessionsSection(): ReactNode {
  const t = useWords(accountWords);
  const found = useGet('/v1/sessions');
  const others = useSend(() => api.DELETE('/v1/sessions'));
  const more = (found.data?.items.length ?? 0) > 1;
  const acts = more ? (
    <Button variant="default" size="xs" loading={others.isPending} onClick={() => others.mutate(undefined)}>
      {t('endOthers')}
    </Button>
  ) : undefined;
  return (
    <Section title={t('sessions')} note={t('sessionsLead')} acts={acts}>
      {others.error !== null && <Failed error={others.error} />}
      <Loaded of={found} lines={3}>
        {({ items }) => <Sessions sessions={items} />}
      </Loaded>
    </Section>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const t = useWords(accountWords);
  const sayWay = useWayIn();
  const end = useSend((session: string) => api.DELETE('/v1/sessions/{session}', { params: { path: { session } } }));
  const columns = [
    { name: 'device', head: t('device'), cell: ({ device }: Session) => sayWay(device) },
    { name: 'from', head: t('from'), cell: ({ from }: Session) => sayWay(from) },
    { name: 'how', head: t('how'), cell: ({ how }: Session) => sayWay(how) },
    { name: 'since', head: t('since'), cell: ({ openedAt }: Session) => <Moment at={openedAt} /> },
    { name: 'seen', head: t('seen'), cell: ({ seenAt }: Session) => <Moment at={seenAt} /> },
    {
      name: 'end',
      head: '',
      cell: ({ id, current, device }: Session) =>
        current ? (
          <Mark tone="accent">{t('here')}</Mark>
        ) : (
          <Button variant="subtle" size="xs" aria-label={t('endOf', { device })} onClick={() => end.mutate(id)}>
            {t('end')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <RecordTable label={t('sessions')} columns={columns} rows={sessions} keyOf={({ id }) => id} />
      {end.error !== null && <Failed error={end.error} />}
    </>
  );
}

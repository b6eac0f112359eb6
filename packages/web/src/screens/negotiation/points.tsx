/** Open points of both sides: what has to be talked about before an offer can be made. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { recordKinds } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './negotiation.module.css';
import { negotiationWords } from './words.ts';

export function Points({ room, clause }: { readonly room: SchemaNegotiationRoom; readonly clause: string }): ReactNode {
  const t = useWords(negotiationWords);
  const { side } = useSession();
  return (
    <Section title={t('points')} note={t('pointsNote')} anchor="points">
      {room.points.length === 0 && (
        <Empty title={t('noPoints')} icon="check">
          {t('noPointsHelp')}
        </Empty>
      )}
      <ul className={css['events']}>
        {room.points.map((point) => (
          <Point key={point.id} point={point} />
        ))}
      </ul>
      <NewPoint room={room} clause={clause} />
      {side === 'own' && <Uncleared room={room} />}
    </Section>
  );
}

/** Clauses that changed at the table since our own people cleared them: each is cleared again before anybody signs. */
function Uncleared({ room: { draft } }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const read = useGet('/v1/drafts/{draft}', { params: { path: { draft: draft.id } } });
  const open = read.data?.inside?.clauses.filter(({ present, cleared }) => present && !cleared) ?? [];
  if (open.length === 0) return null;
  return (
    <div role="group" aria-label={t('uncleared')}>
      <div className={css['soft']}>{t('uncleared')}</div>
      <ul>
        {open.map(({ key, title, ownerName }) => (
          <li key={key}>
            <To href={`${addressOf('/drafts/$draft', { draft: draft.id })}?clause=${key}`}>
              {key} {say(title)}
            </To>
            {ownerName !== undefined && ` · ${say(ownerName)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Point({ point }: { readonly point: SchemaNegotiationRoom['points'][number] }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const settled = useSend(() =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'clause-note', record: point.id, act: 'resolve' } },
      body: {},
    }),
  );
  return (
    <li className={css['event']}>
      <div>
        <b>{point.clause}</b>{' '}
        <Mark tone={point.state === 'open' ? 'warn' : 'good'}>
          {say(recordKinds['clause-note'].states[point.state] ?? point.state)}
        </Mark>
      </div>
      <div>
        <div>{say(point.text)}</div>
        <div className={css['soft']}>
          {say(point.by.name)} · <Moment at={point.at} />
        </div>
        {point.state === 'open' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={settled.isPending}
            onClick={() => settled.mutate(undefined)}
          >
            {t('resolve')}
          </Button>
        )}
        {settled.error !== null && <Failed error={settled.error} />}
      </div>
    </li>
  );
}

function NewPoint({ room, clause }: { readonly room: SchemaNegotiationRoom; readonly clause: string }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const [text, setText] = useState('');
  const [about, setAbout] = useState<string>();
  const written = useSend((words: string) =>
    api.POST('/v1/drafts/{draft}/notes', {
      params: { path: { draft: room.draft.id } },
      body: { clause: about ?? clause, form: 'open-point', text: { en: words }, withOtherSide: true },
    }),
  );
  if (room.closed !== undefined) return null;
  return (
    <div>
      <div className={css['acts']}>
        <NativeSelect
          aria-label={t('clauses')}
          value={about ?? clause}
          onChange={(event) => setAbout(event.currentTarget.value)}
          data={room.clauses.map(({ key, title }) => ({ value: key, label: `${key} ${say(title)}` }))}
        />
      </div>
      <Textarea
        label={t('point')}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={css['acts']}>
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={written.isPending}
          onClick={() => written.mutate(text.trim(), { onSuccess: () => setText('') })}
        >
          {t('addPoint')}
        </Button>
      </div>
      {written.error !== null && <Failed error={written.error} />}
    </div>
  );
}

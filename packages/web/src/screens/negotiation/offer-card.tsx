/** One offer: who put it and why, what it would change, its money, what came of it, and the buttons to answer it. */
import { applyChanges } from '@troth/core';
import { Button, Textarea, Tooltip } from '@mantine/core';
import type { Json } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaNegotiationOffer, SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Effect } from './effect.tsx';
import { Worth } from './money.tsx';
import css from './negotiation.module.css';
import { OfferForm } from './offer-form.tsx';
import type { WrittenOffer } from './offer-form.tsx';
import { Redline } from './redline.tsx';
import { negotiationWords } from './words.ts';

const tones: Readonly<Record<string, MarkTone>> = {
  open: 'warn',
  countered: 'ink',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'excluded',
};

interface CardProps {
  readonly room: SchemaNegotiationRoom;
  readonly offer: SchemaNegotiationOffer;
  readonly both: boolean;
}

export function OfferCard({ room, offer, both }: CardProps): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const { id, state, round, by, person, at, reason, difference, counters, counteredBy, noPlace, worth } = offer;
  const party = by === room.sides.own.party ? room.sides.own.name : room.sides.other.name;
  return (
    <article className={css['offer']} id={id} aria-label={id}>
      <div className={css['offerHead']}>
        <b>{id}</b>
        <Mark tone={tones[state] ?? 'ink'}>{t(`state_${state as 'open'}`)}</Mark>
        <span className={css['soft']}>
          {t('putBy', { person: say(person.name), party: say(party) })} · <Moment at={at} /> · {t('round', { round })}
        </span>
        {counters !== undefined && <span className={css['soft']}>{t('counters', { offer: counters })}</span>}
      </div>
      <p className={css['reason']}>{say(reason)}</p>
      <Redline chapters={difference} both={both} bare />
      {worth !== undefined && (worth.periods > 0 || worth.findings.length > 0) && <Worth worth={worth} />}
      <Effect offer={offer} />
      <Outcome offer={offer} />
      {counteredBy !== undefined && <p className={css['soft']}>{t('counteredBy', { offer: counteredBy })}</p>}
      {noPlace !== undefined && <p role="alert">{t('noPlace')}</p>}
      {state === 'open' && <Answers room={room} offer={offer} />}
    </article>
  );
}

function Outcome({ offer: { state, answer, answeredBy, answeredAt } }: Pick<CardProps, 'offer'>): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  if (answeredBy === undefined || answeredAt === undefined || state === 'countered') return null;
  return (
    <p className={css['soft']}>
      {t('answered', { state: t(`state_${state as 'open'}`), person: say(answeredBy.name) })} ·{' '}
      <Moment at={answeredAt} />
      {answer !== undefined && <>: {say(answer)}</>}
    </p>
  );
}

/** What can be done about an open offer: by its own side withdraw, by the other accept, counter or refuse. */
function Answers({ room, offer }: Pick<CardProps, 'room' | 'offer'>): ReactNode {
  const t = useWords(negotiationWords);
  const [answer, setAnswer] = useState('');
  const [missing, setMissing] = useState(false);
  const [countering, setCountering] = useState(false);
  const path = { params: { path: { offer: offer.id } } };
  const said = answer.trim() === '' ? {} : { answer: { en: answer.trim() } };
  const accept = useSend(() => api.POST('/v1/offers/{offer}/accept', { ...path, body: said }));
  const refuse = useSend((why: string) =>
    api.POST('/v1/offers/{offer}/refuse', { ...path, body: { answer: { en: why } } }),
  );
  const withdraw = useSend(() => api.POST('/v1/offers/{offer}/withdraw', { ...path, body: {} }));
  const error = accept.error ?? refuse.error ?? withdraw.error;
  if (offer.by === room.sides.mine)
    return (
      <>
        <div className={css['acts']}>
          <Button variant="default" onClick={() => withdraw.mutate(undefined)} loading={withdraw.isPending}>
            {t('withdraw')}
          </Button>
        </div>
        {error !== null && <Failed error={error} />}
      </>
    );
  const closed = room.closed !== undefined;
  if (countering) return <Counter room={room} offer={offer} onClose={() => setCountering(false)} />;
  return (
    <>
      {!closed && room.speaks && (
        <Textarea
          label={t('answer')}
          autosize
          minRows={1}
          value={answer}
          error={missing && answer.trim() === '' ? t('answerNeeded') : undefined}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
      )}
      <div className={css['acts']}>
        <Spoken room={room}>
          <Button
            disabled={!room.speaks || closed || offer.noPlace !== undefined}
            loading={accept.isPending}
            onClick={() => accept.mutate(undefined)}
          >
            {t('accept')}
          </Button>
        </Spoken>
        <Button variant="default" disabled={closed} onClick={() => setCountering(true)}>
          {t('counter')}
        </Button>
        <Spoken room={room}>
          <Button
            variant="default"
            disabled={!room.speaks || closed}
            loading={refuse.isPending}
            onClick={() => (answer.trim() === '' ? setMissing(true) : refuse.mutate(answer.trim()))}
          >
            {t('refuse')}
          </Button>
        </Spoken>
      </div>
      {error !== null && <Failed error={error} />}
    </>
  );
}

function Spoken({ room, children }: { readonly room: SchemaNegotiationRoom; readonly children: ReactNode }): ReactNode {
  const t = useWords(negotiationWords);
  return room.speaks ? (
    children
  ) : (
    <Tooltip label={t('onlySpeaker')}>
      <span>{children}</span>
    </Tooltip>
  );
}

function Counter({
  room,
  offer,
  onClose,
}: Pick<CardProps, 'room' | 'offer'> & { readonly onClose: () => void }): ReactNode {
  const t = useWords(negotiationWords);
  // The document is data, of which this is the text.
  const base = room.draft.text as Json;
  const takesAway = offer.difference.some(({ terms }) => terms.some(({ after }) => after === undefined));
  const theirs = applyChanges(base, offer.changes as Parameters<typeof applyChanges>[1]);
  const sent = useSend((body: WrittenOffer) =>
    api.POST('/v1/offers/{offer}/counter', {
      params: { path: { offer: offer.id } },
      body: body as never,
    }),
  );
  return (
    <OfferForm
      title={t('counterTitle', { offer: offer.id })}
      clause={offer.clause}
      base={base}
      // What they took away is to be seen, so that one can give part of it.
      begin={takesAway || !theirs.ok ? base : theirs.value}
      busy={sent.isPending}
      error={sent.error}
      onSend={(body) => sent.mutate(body, { onSuccess: onClose })}
      onCancel={onClose}
    />
  );
}

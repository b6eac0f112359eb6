/** Agreeing the text: its hash, who of the two named persons agreed it, what still stands in the way, and the button. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaDraft, SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './negotiation.module.css';
import { negotiationWords } from './words.ts';

type Step = 'open' | 'consent';

export function Consent({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const { draft, consents } = room;
  const read = useGet('/v1/drafts/{draft}', { params: { path: { draft: draft.id } } });
  const frozen = ['agreed-text', 'signing', 'signed'].includes(draft.state);
  return (
    <Section title={t('consent')} note={t('consentNote')} anchor="consent">
      <div className={css['soft']}>{t('hash')}</div>
      <div className={css['hash']}>{draft.hash}</div>
      <ul className={css['people']}>
        {consents.map((one) => (
          <Person key={one.person.id} consent={one} room={room} />
        ))}
      </ul>
      {frozen && (
        <p>
          <Mark tone="good" icon="check">
            {t('frozen')}
          </Mark>{' '}
          {t('frozenHelp')} <To href={addressOf('/drafts/$draft/signing', { draft: draft.id })}>{t('signing')}</To>
        </p>
      )}
      {draft.state === 'in-negotiation' && read.data !== undefined && (
        <TakeStep draft={read.data} room={room} step="consent" />
      )}
    </Section>
  );
}

function Person({
  consent: { person, party, at },
  room,
}: {
  readonly consent: SchemaNegotiationRoom['consents'][number];
  readonly room: SchemaNegotiationRoom;
}): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const { own, other } = room.sides;
  return (
    <li>
      <Icon name={at === undefined ? 'clock' : 'check'} size={14} /> <b>{say(person.name)}</b>,{' '}
      {say(party === own.party ? own.name : other.name)}:{' '}
      {at === undefined ? (
        t('notAgreed')
      ) : (
        <>
          {t('agreedAt')} <Moment at={at} />
        </>
      )}
    </li>
  );
}

interface TakeStepProps {
  readonly draft: SchemaDraft;
  readonly room: SchemaNegotiationRoom;
  readonly step: Step;
}

/** A step of the draft as a button, with every guard that still keeps it. */
export function TakeStep({ draft, room, step }: TakeStepProps): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const taken = useSend(() =>
    api.POST('/v1/drafts/{draft}/steps/{step}', {
      params: { path: { draft: draft.id, step }, header: { 'if-match': `"${draft.version}"` } },
      body: {},
    }),
  );
  const found = draft.steps.find((one) => one.step === step);
  if (found === undefined) return null;
  const mine = room.consents.find((one) => one.mine);
  if (step === 'consent' && mine?.at !== undefined) return null;
  const waits = found.guards.filter(({ ok }) => !ok);
  return (
    <>
      {waits.length > 0 && (
        <>
          <div className={css['soft']}>{t('waitsFor')}</div>
          <ul>
            {waits.map(({ code, message, fix }) => (
              <li key={code}>
                {say(message)} <span className={css['soft']}>{say(fix)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={css['acts']}>
        <Button disabled={!found.may || !found.ready} loading={taken.isPending} onClick={() => taken.mutate(undefined)}>
          {step === 'consent' ? t('agree') : t('begin')}
        </Button>
        {!found.may && found.denial !== undefined && <span className={css['soft']}>{say(found.denial)}</span>}
      </div>
      {taken.error !== null && <Failed error={taken.error} />}
    </>
  );
}

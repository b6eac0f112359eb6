/**
 * The negotiation room of a draft, for our own people and for those across the table: the same screen, each seeing what is its
 * own. Owns: how its parts stand together. Does not own: what may be seen (the server).
 */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { PaperList } from '../papers/paper-list.tsx';
import { WordReturn } from '../papers/word-return.tsx';
import { paperWords } from '../papers/words.ts';
import { ClauseDetail } from './clause-detail.tsx';
import { Compare } from './compare.tsx';
import { Consent, TakeStep } from './consent.tsx';
import { TableLog } from './log.tsx';
import css from './negotiation.module.css';
import { Points } from './points.tsx';
import { WholeMoney } from './whole-money.tsx';
import { negotiationWords } from './words.ts';

export function NegotiationScreen(): ReactNode {
  const draft = useParameter('draft');
  const room = useGet('/v1/drafts/{draft}/offers', { params: { path: { draft } } });
  return (
    <Loaded of={room} lines={20}>
      {(found) => <Room room={found} />}
    </Loaded>
  );
}

function Room({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const { side } = useSession();
  const [both, setBoth] = useChoice('both');
  const [chosen, choose] = useChoice('clause');
  const { draft, sides, clauses } = room;
  // Kept when it is settled: what one looks at does not jump away.
  const [first] = useState(() => firstOf(clauses));
  const clause = chosen ?? first;
  const own = side === 'own';
  return (
    <Page
      title={t('title', { title: say(draft.title) })}
      over={own ? <To href="/drafts">{t('drafts')}</To> : <To href="/">{t('portal')}</To>}
      lead={
        <>
          <StateMark kind="draft" state={draft.state} />{' '}
          {t('lead', {
            revision: draft.revision,
            agreement: draft.agreement,
            own: say(sides.own.name),
            other: say(sides.other.name),
            round: draft.round,
          })}
        </>
      }
      acts={
        <>
          <To href={addressOf('/drafts/$draft/present', { draft: draft.id })} strong>
            {t('present')}
          </To>
          {sides.other.side === 'customer' && (
            <To href={addressOf('/drafts/$draft/proposal', { draft: draft.id })}>{t('proposal')}</To>
          )}
          <Checkbox
            label={t('bothLanguages')}
            checked={both === 'yes'}
            onChange={(event) => setBoth(event.currentTarget.checked ? 'yes' : undefined)}
          />
          <Button variant="default" onClick={() => window.print()}>
            {t('printed')}
          </Button>
        </>
      }
    >
      <Turn room={room} />
      <Begin room={room} />
      <div className={css['room']}>
        <div className={css['list']}>
          <Clauses room={room} chosen={clause} onChoose={choose} />
        </div>
        <div>
          <ClauseDetail key={clause} room={room} clause={clause} both={both === 'yes'} />
          <Consent room={room} />
          <Points room={room} clause={clause} />
          {own && <WholeMoney draft={draft.id} />}
          <TableLog room={room} />
          <Compare room={room} both={both === 'yes'} />
          <Papers room={room} />
        </div>
      </div>
    </Page>
  );
}

function Papers({ room: { draft, inForce, closed } }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(paperWords);
  return (
    <>
      <Section title={t('papers')} note={t('papersNote')} anchor="papers">
        <PaperList at={`/v1/drafts/${draft.id}/documents`} since={inForce ? 'in-force' : undefined} />
      </Section>
      <Section title={t('wordBack')} anchor="word">
        <WordReturn draft={draft.id} open={closed === undefined} />
      </Section>
    </>
  );
}

/** Where something waits, else the promises themselves. */
const firstOf = (clauses: SchemaNegotiationRoom['clauses']): string =>
  (
    clauses.find(({ standing }) => standing === 'offered') ??
    clauses.find(({ standing }) => standing === 'point') ??
    clauses.find(({ key }) => key === 'K06') ??
    clauses[0]
  )?.key ?? 'K06';

/** Whose turn it is, in one sentence. */
function Turn({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  const { own, other, mine } = room.sides;
  if (room.draft.state !== 'in-negotiation') return null;
  const open = room.offers.filter(({ state }) => state === 'open');
  const clausesOf = (by: (party: string) => boolean): string =>
    [...new Set(open.filter((offer) => by(offer.by)).map(({ clause }) => clause))].sort().join(', ');
  const toAnswer = clausesOf((party) => party !== mine);
  const waiting = clausesOf((party) => party === mine);
  const party = say(mine === own.party ? other.name : own.name);
  return (
    <p className={css['turn']} data-mine={toAnswer !== ''} role="status">
      {toAnswer !== '' && <b>{t('yours', { clauses: toAnswer })} </b>}
      {waiting !== '' && `${t('theirs', { party, clauses: waiting })} `}
      {open.length === 0 && t('nothingOpen')}
    </p>
  );
}

/** A draft that was offered waits for somebody to open the negotiation. */
function Begin({ room }: { readonly room: SchemaNegotiationRoom }): ReactNode {
  const t = useWords(negotiationWords);
  const offered = room.draft.state === 'offered';
  const draft = useGet('/v1/drafts/{draft}', { params: { path: { draft: room.draft.id } } }, { when: offered });
  if (!offered || draft.data === undefined) return null;
  return (
    <Section title={t('begin')} note={t('beginHelp')}>
      <TakeStep draft={draft.data} room={room} step="open" />
    </Section>
  );
}

const tones: Readonly<Record<string, MarkTone>> = { settled: 'ink', offered: 'warn', point: 'accent' };

function Clauses({
  room,
  chosen,
  onChoose,
}: {
  readonly room: SchemaNegotiationRoom;
  readonly chosen: string;
  readonly onChoose: (clause: string) => void;
}): ReactNode {
  const t = useWords(negotiationWords);
  const say = useSay();
  return (
    <Section title={t('clauses')} note={t('clausesNote')}>
      <ul className={css['clauses']}>
        {room.clauses.map(({ key, title, standing }) => (
          <li key={key}>
            <button type="button" className={css['clause']} aria-current={key === chosen} onClick={() => onChoose(key)}>
              <span className={css['key']}>{key}</span>
              <span>{say(title)}</span>
              {standing !== 'settled' && (
                <span className={css['mark']}>
                  <Mark tone={tones[standing] ?? 'ink'}>{t(`standing_${standing}`)}</Mark>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

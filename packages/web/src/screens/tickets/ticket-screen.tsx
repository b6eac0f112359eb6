/** One case: its clocks as they read, minutes by party, pauses, and its events. */
import { caseLane, inLanguage, Instant, minutesText, parseQuantity, Ratio, sayQuantity } from '@troth/core';
import type { Drawing, Language } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import type { SchemaTicketPage } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Minutes } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useAgreementTitles, useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useZone } from '../../parts/zone.ts';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './tickets.module.css';
import { ticketWords } from './words.ts';

type Clock = SchemaTicketPage['clocks'][number];

export function TicketScreen(): ReactNode {
  const ticket = useParameter('ticket');
  const page = useGet('/v1/tickets/{case}', { params: { path: { case: ticket } } });
  return (
    <Loaded of={page} lines={14}>
      {(found) => <Shown page={found} />}
    </Loaded>
  );
}

function Shown({ page }: { readonly page: SchemaTicketPage }): ReactNode {
  const t = useWords(ticketWords);
  const language = useLanguage();
  return (
    <Page
      over={<To href="/tickets">{t('over')}</To>}
      title={page.id}
      lead={[page.priority, page.subject, t(`state_${page.state}`)].filter((part) => part !== undefined).join(' · ')}
    >
      <Section title={t('clocks')} note={t('clocksNote')}>
        {page.clocks.length === 0 && <p>{t('noClocks')}</p>}
        {page.clocks.map((clock) => (
          <ClockCard key={`${clock.agreement} ${clock.commitment}`} clock={clock} />
        ))}
      </Section>
      <Section title={t('events')}>
        <RecordTable
          label={t('events')}
          rows={page.events}
          keyOf={({ source, id }) => `${source} ${id}`}
          columns={[
            { name: 'when', head: t('when'), cell: ({ at }) => <Moment at={at} /> },
            { name: 'event', head: t('event'), cell: ({ event }) => <EventName event={event} /> },
            { name: 'priority', head: t('priority'), cell: ({ priority }) => priority ?? '–' },
            {
              name: 'turn',
              head: t('turn'),
              cell: ({ party }) => (party === undefined ? '–' : <Turn party={party} />),
            },
            { name: 'why', head: t('why'), cell: ({ why }) => (why === undefined ? '–' : sayChoice(why, language)) },
            { name: 'told', head: t('told'), cell: ({ source }) => source },
          ]}
        />
      </Section>
    </Page>
  );
}

const named = [
  'opened',
  'assigned',
  'priority',
  'responded',
  'updated',
  'paused',
  'resumed',
  'handed-over',
  'restored',
  'resolved',
  'reopened',
  'closed',
  'refused',
] as const;

function EventName({ event }: { readonly event: string }): ReactNode {
  const t = useWords(ticketWords);
  const found = named.find((one) => one === event);
  return found === undefined ? event : t(`event_${found}`);
}

const limitText = (limit: string, language: Language): string => {
  const read = parseQuantity(limit);
  return typeof read === 'string' ? limit : sayQuantity(read, language);
};

const roles = ['provider', 'customer', 'supplier'];

/** A party of ours by its name; roles of the agreement, and the total, as words. */
function Turn({ party }: { readonly party: string }): ReactNode {
  const language = useLanguage();
  return roles.includes(party) ? sayChoice(party, language) : <PartyLink id={party} />;
}

const clocks = ['response', 'update', 'restore', 'resolve'] as const;

function ClockCard({ clock }: { readonly clock: Clock }): ReactNode {
  const t = useWords(ticketWords);
  const { agreement, commitment, limit, runningMs, pausedMs, dueAt, parties } = clock;
  const say = useSay();
  const language = useLanguage();
  const title = useAgreementTitles().get(agreement);
  const which = clocks.find((one) => one === clock.clock);
  const pauses = clock.stretches.filter(({ pausedFor }) => pausedFor !== undefined);
  const total = parties.reduce((ms, one) => ms + one.ms, 0);
  return (
    <article className={css['clock']}>
      <p>
        <To href={addressOf('/agreements/$agreement/commitments/$commitment', { agreement, commitment })} strong>
          {agreement} · {which === undefined ? sayChoice(commitment, language) : t(`clock_${which}`)}
        </To>{' '}
        <Standing clock={clock} />
      </p>
      {title !== undefined && <p className={css['soft']}>{say(title)}</p>}
      <Figures>
        <Figure
          label={t('ran')}
          value={<Minutes ms={runningMs} />}
          note={limit === undefined ? undefined : `${t('limit')}: ${limitText(limit, language)}`}
        />
        <Figure label={t('paused')} value={<Minutes ms={pausedMs} />} />
        <Figure
          label={t('due')}
          value={
            <span style={{ fontSize: '1rem' }}>{dueAt === undefined ? t('standsStill') : <Moment at={dueAt} />}</span>
          }
        />
      </Figures>
      {clock.stretches.length > 0 && <Lane clock={clock} />}
      <RecordTable
        label={t('parties')}
        rows={[...parties, { party: undefined, ms: total }]}
        keyOf={({ party = '' }) => party}
        columns={[
          {
            name: 'party',
            head: t('party'),
            cell: ({ party }) => (party === undefined ? <b>{t('total')}</b> : <Turn party={party} />),
          },
          { name: 'minutes', head: t('minutes'), numeric: true, cell: ({ ms }) => minutesText(Ratio.of(ms)) },
        ]}
      />
      {pauses.length === 0 ? (
        <p className={css['soft']}>{t('noPauses')}</p>
      ) : (
        <RecordTable
          label={t('pauses')}
          rows={pauses}
          keyOf={({ start }) => start}
          columns={[
            { name: 'from', head: t('from'), cell: ({ start }) => <Moment at={start} /> },
            { name: 'until', head: t('until'), cell: ({ end }) => <Moment at={end} /> },
            { name: 'why', head: t('why'), cell: ({ pausedFor = '' }) => sayChoice(pausedFor, language) },
            { name: 'party', head: t('party'), cell: ({ party }) => <Turn party={party} /> },
          ]}
        />
      )}
    </article>
  );
}

function Lane({ clock }: { readonly clock: Clock }): ReactNode {
  const language = useLanguage();
  const zone = useZone();
  const names = useNames('party');
  const draw = useCallback(
    (width: number): Drawing =>
      caseLane({
        stretches: clock.stretches.map(({ start, end, party, pausedFor }) => ({
          start: Instant.parse(start),
          end: Instant.parse(end),
          party: roles.includes(party) ? sayChoice(party, language) : inLanguage(names.get(party) ?? party, language),
          pausedFor: pausedFor === undefined ? undefined : sayChoice(pausedFor, language),
        })),
        dueAt: clock.dueAt === undefined ? undefined : Instant.parse(clock.dueAt),
        zone,
        language,
        width,
      }),
    [clock, zone, names, language],
  );
  return (
    <div className={css['lane']}>
      <FittedChart draw={draw} />
    </div>
  );
}

function Standing({ clock: { late, lateSince, endedAt } }: { readonly clock: Clock }): ReactNode {
  const t = useWords(ticketWords);
  if (late)
    return (
      <Mark tone="bad" icon="cross">
        {lateSince === undefined ? t('late') : t.rich('lateSince', { at: <Moment key="at" at={lateSince} /> })}
      </Mark>
    );
  return endedAt === undefined ? (
    <Mark tone="accent" icon="clock">
      {t('running')}
    </Mark>
  ) : (
    <Mark tone="good" icon="check">
      {t('inTime')}
    </Mark>
  );
}

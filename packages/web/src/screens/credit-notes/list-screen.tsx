/** Every credit note, their sums, and the way to billing. */
import { recordKinds, sayPeriod } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaPracticeRecord } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { saySums, sumsOf } from '../month-end/sums.ts';
import { ExportRegister } from './export-register.tsx';
import { creditNoteWords } from './words.ts';

interface Note {
  readonly id: string;
  readonly body: RecordBody<'credit-note'>;
}

export const noteOf = ({ id, body }: SchemaPracticeRecord): Note => ({
  id,
  body: recordKinds['credit-note'].schema.parse(body),
});

export function CreditNotesScreen(): ReactNode {
  const t = useWords(creditNoteWords);
  const { side } = useSession();
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'credit-note' }, query: { limit: 500 } } });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={found} lines={10}>
        {({ items }) => <Notes notes={items.map(noteOf).toReversed()} />}
      </Loaded>
      {side === 'own' && <ExportRegister />}
    </Page>
  );
}

function Notes({ notes }: { readonly notes: readonly Note[] }): ReactNode {
  const t = useWords(creditNoteWords);
  const { side } = useSession();
  const standing = notes.filter(({ body }) => body.state !== 'cancelled');
  const waiting = notes.filter(({ body }) => body.state === 'issued' && body.exportedAt === undefined);
  const sum = (of: readonly Note[]): string => saySums(sumsOf(of.map(({ body }) => body.total))) || '–';
  return (
    <>
      <Section title={t('sums')} acts={side === 'own' && waiting.length > 0 && <ExportNow count={waiting.length} />}>
        <Figures>
          <Figure label={t('sumAll')} value={sum(standing)} />
          {side === 'own' && <Figure label={t('sumWaiting')} value={sum(waiting)} />}
          <Figure label={t('sumPaid')} value={sum(notes.filter(({ body }) => body.state === 'paid'))} tone="good" />
        </Figures>
      </Section>
      <Section>
        <NoteTable notes={notes} />
      </Section>
    </>
  );
}

function ExportNow({ count }: { readonly count: number }): ReactNode {
  const t = useWords(creditNoteWords);
  const send = useSend(() => api.POST('/v1/billing-exports'));
  return (
    <>
      <ActButton level={4} busy={send.isPending} onClick={() => send.mutate(undefined)}>
        {t('exportNow', { count })}
      </ActButton>
      {send.error !== null && <Failed error={send.error} />}
    </>
  );
}

function NoteTable({ notes }: { readonly notes: readonly Note[] }): ReactNode {
  const t = useWords(creditNoteWords);
  const language = useLanguage();
  return (
    <RecordTable
      label={t('title')}
      rows={notes}
      keyOf={({ id }) => id}
      empty={
        <Empty title={t('emptyTitle')} icon="money">
          {t('empty')}
        </Empty>
      }
      columns={[
        {
          name: 'number',
          head: t('number'),
          cell: ({ id }) => (
            <To href={addressOf('/credit-notes/$note', { note: id })} strong>
              {id}
            </To>
          ),
          sortBy: ({ id }) => id,
        },
        {
          name: 'customer',
          head: t('customer'),
          cell: ({ body }) => <PartyLink id={body.party} />,
          sortBy: ({ body }) => body.party,
        },
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ body }) => (
            <To href={addressOf('/agreements/$agreement', { agreement: body.agreement })}>{body.agreement}</To>
          ),
          sortBy: ({ body }) => body.agreement,
        },
        {
          name: 'month',
          head: t('month'),
          cell: ({ body }) => sayPeriod(body.period, language),
          sortBy: ({ body }) => body.period,
        },
        { name: 'total', head: t('total'), numeric: true, cell: ({ body }) => <MoneyText {...body.total} /> },
        {
          name: 'state',
          head: t('state'),
          cell: ({ body }) => <StateMark kind="credit-note" state={body.state} />,
          sortBy: ({ body }) => body.state,
        },
        { name: 'billing', head: t('billing'), cell: ({ body }) => <Billing body={body} /> },
      ]}
    />
  );
}

function Billing({ body }: Pick<Note, 'body'>): ReactNode {
  const t = useWords(creditNoteWords);
  if (body.invoice !== undefined) return t('invoice', { invoice: body.invoice });
  if (body.exportedAt !== undefined)
    return (
      <>
        {t('exportedAt')} <Moment at={body.exportedAt} />
      </>
    );
  return body.state === 'issued' ? t('notExported') : '–';
}

/** Claims to suppliers, with the deadline that runs. */
import { recordKinds, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaClaimList } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { addressOf } from '../../app/address.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { saySums } from '../month-end/sums.ts';
import { TimeLeft } from './time-left.tsx';
import { disputeWords } from './words.ts';

type Line = SchemaClaimList['lines'][number];
const bodyOf = ({ claim }: Line) => recordKinds.claim.schema.parse(claim.body);

export function ClaimsScreen(): ReactNode {
  const t = useWords(disputeWords);
  const found = useGet('/v1/claims');
  const columns = useColumns();
  return (
    <Page title={t('claims')} lead={t('claimsLead')} acts={<To href="/recoverable">{t('toRecoverable')}</To>}>
      <Loaded of={found} lines={6}>
        {({ lines, totals }) => (
          <>
            <Section>
              <Figures>
                <Figure label={t('claimSum')} value={saySums(totals.claimed) || '–'} />
                <Figure label={t('recoverableSum')} value={saySums(totals.recoverable) || '–'} />
                <Figure label={t('receivedSum')} value={saySums(totals.received) || '–'} />
              </Figures>
            </Section>
            <Section>
              <RecordTable
                label={t('claims')}
                rows={lines}
                keyOf={({ claim }) => claim.id}
                columns={columns}
                empty={
                  <Empty title={t('noClaims')} icon="claim">
                    {t('noClaimsText')}
                  </Empty>
                }
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function useColumns(): readonly Column<Line>[] {
  const t = useWords(disputeWords);
  const language = useLanguage();
  return [
    {
      name: 'number',
      whole: true,
      head: t('number'),
      cell: ({ claim }) => (
        <To href={addressOf('/claims/$claim', { claim: claim.id })} strong>
          {claim.id}
        </To>
      ),
      sortBy: ({ claim }) => claim.id,
    },
    {
      name: 'supplier',
      head: t('supplier'),
      cell: (line) => <PartyLink id={bodyOf(line).supplier} />,
      sortBy: (line) => bodyOf(line).supplier,
    },
    {
      name: 'event',
      head: t('event'),
      cell: (line) => {
        const { event, agreement, period } = bodyOf(line);
        return `${event} (${agreement}, ${sayPeriod(period, language)})`;
      },
      sortBy: (line) => bodyOf(line).period,
    },
    {
      name: 'owed',
      head: t('owed'),
      numeric: true,
      cell: ({ owed }) => (owed === undefined ? '–' : <MoneyText {...owed} />),
    },
    { name: 'amount', head: t('amount'), numeric: true, cell: (line) => <MoneyText {...bodyOf(line).amount} /> },
    {
      name: 'recoverable',
      head: t('recoverable'),
      numeric: true,
      cell: ({ recoverable }) =>
        recoverable === undefined ? (
          '–'
        ) : (
          <>
            <MoneyText {...recoverable} />
            <div>{recoverable.from === 'statement' ? t('fromStatement') : t('entered')}</div>
          </>
        ),
    },
    ...useLateColumns(),
  ];
}

/** What is missing, until when, and where it stands. */
function useLateColumns(): readonly Column<Line>[] {
  const t = useWords(disputeWords);
  return [
    { name: 'gap', head: t('gap'), cell: (line) => bodyOf(line).gap ?? '–' },
    {
      name: 'clock',
      head: t('clock'),
      cell: ({ clock }) =>
        clock === undefined ? (
          '–'
        ) : (
          <>
            {t(`clock_${clock.what}`)} <TimeLeft ms={clock.leftMs} />
          </>
        ),
      sortBy: ({ clock }) => clock?.leftMs ?? Number.MAX_SAFE_INTEGER,
    },
    {
      name: 'state',
      head: t('state'),
      cell: (line) => <StateMark kind="claim" state={bodyOf(line).state} />,
      sortBy: (line) => bodyOf(line).state,
    },
  ];
}

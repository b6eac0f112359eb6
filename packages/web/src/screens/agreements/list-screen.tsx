/** Every agreement in a line, with filters. */
import type { ReactNode } from 'react';
import type { SchemaAgreementLine } from '../../client/api.d.ts';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { SlamLetters, SlamMark } from '../../parts/slam-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { EndText } from './end-text.tsx';
import { fits, ListFilters, useFilters } from './list-filters.tsx';
import { StandingText } from './standing-text.tsx';
import { agreementWords } from './words.ts';

type Line = SchemaAgreementLine;

export function AgreementsScreen(): ReactNode {
  const t = useWords(agreementWords);
  const lines = useGet('/v1/agreement-lines');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={lines} lines={14}>
        {({ items }) => <Lines lines={items} />}
      </Loaded>
    </Page>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(agreementWords);
  const filters = useFilters();
  const columns = useColumns(lines);
  const shown = lines.filter((line) => fits(line, filters));
  if (lines.length === 0)
    return (
      <Empty title={t('empty')} icon="agreement">
        {t('emptyHelp')}
      </Empty>
    );
  return (
    <>
      <ListFilters lines={lines} />
      <p className={css['small']} role="status">
        {t('count', { count: shown.length })}
      </p>
      <Section>
        <RecordTable
          label={t('title')}
          columns={columns}
          rows={shown}
          keyOf={({ id }) => id}
          empty={
            <Empty title={t('noneFound')} icon="search">
              {t('noneFoundHelp')}
            </Empty>
          }
        />
      </Section>
    </>
  );
}

function useColumns(lines: readonly Line[]): readonly Column<Line>[] {
  const t = useWords(agreementWords);
  const say = useSay();
  const year = lines.find(({ owed }) => owed !== undefined)?.owed?.year ?? '';
  return [
    {
      name: 'agreement',
      head: t('agreement'),
      cell: (line) => <NameCell line={line} />,
      sortBy: ({ title }) => say(title),
    },
    {
      name: 'between',
      head: t('between'),
      cell: ({ provider, customer, type }) => (
        <PartyOf party={type === 'sla' || type === 'expectation' ? customer : provider} />
      ),
      sortBy: ({ customer }) => (customer === undefined ? '' : say(customer.name)),
    },
    {
      name: 'now',
      head: t('thisPeriod'),
      cell: (line) => <NowCell line={line} />,
      sortBy: ({ now }) => Number(now?.usedPercent ?? -1),
    },
    { name: 'last', head: t('last'), cell: (line) => <LastCell line={line} /> },
    {
      name: 'owed',
      head: t('owed', { year }),
      numeric: true,
      cell: ({ owed }) => (owed === undefined ? '–' : <MoneyText amount={owed.amount} currency={owed.currency} />),
      sortBy: ({ owed }) => Number(owed?.amount ?? -1),
    },
    {
      name: 'ends',
      head: t('ends'),
      cell: (line) => <EndText line={line} />,
      sortBy: ({ endsOn }) => endsOn ?? '9999',
    },
    {
      name: 'manager',
      head: t('manager'),
      cell: ({ manager }) => (manager === undefined ? t('nobody') : say(manager.name)),
      sortBy: ({ manager }) => (manager === undefined ? '' : say(manager.name)),
    },
  ];
}

function NameCell({ line: { id, title, type, revision } }: { readonly line: Line }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  return (
    <div className={css['stack']}>
      <To href={addressOf('/agreements/$agreement', { agreement: id })} strong>
        {say(title)}
      </To>
      <span className={css['small']}>
        {id} · {typeName(t, type)}
        {revision === undefined ? '' : ` · ${t('revisionN', { revision })}`}
      </span>
    </div>
  );
}

/** The name of a type of agreement; a type without words is shown as it is. */
export function typeName(t: ReturnType<typeof useWords<keyof typeof agreementWords.en>>, type: string): string {
  switch (type) {
    case 'sla':
    case 'ola':
    case 'underpinning-contract':
    case 'expectation':
      return t(`type_${type}`);
    default:
      return type;
  }
}

function PartyOf({ party }: { readonly party: Line['customer'] }): ReactNode {
  const say = useSay();
  if (party === undefined) return '–';
  return party.id === undefined ? say(party.name) : <PartyLink id={party.id} />;
}

function NowCell({ line: { id, now } }: { readonly line: Line }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  if (now === undefined) return t('none');
  const href = `${addressOf('/agreements/$agreement/commitments/$commitment', { agreement: id, commitment: now.commitment })}?period=${now.period}${now.subject === undefined ? '' : `&subject=${encodeURIComponent(now.subject)}`}`;
  return (
    <div className={css['stack']}>
      <span className={css['line']}>
        <SlamMark state={now.mark} />
        <To href={href}>
          <StandingText standing={now} />
        </To>
      </span>
      <span className={css['small']}>
        {say(now.title)}
        {now.subject === undefined ? '' : ` · ${now.subject}`}
      </span>
    </div>
  );
}

function LastCell({ line: { id, marks, now, title } }: { readonly line: Line }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  const base = addressOf('/agreements/$agreement/commitments/$commitment', {
    agreement: id,
    commitment: now?.commitment ?? '',
  });
  return (
    <SlamLetters
      label={`${say(title)}: ${t('slam')}`}
      periods={marks.map(({ period, mark }) => ({
        period,
        mark,
        ...(now === undefined ? {} : { href: `${base}?period=${period}` }),
      }))}
    />
  );
}

/** Agreements, one line each: the proof, the gravest gap, the money, the end of what stands behind, and the one thing to do. */
import { sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Mark } from '../../parts/mark.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { useCodeName } from '../radar/code-name.ts';
import { NextStep } from '../radar/next-step.tsx';
import css from './deliverability.module.css';
import { soonDays } from './list-filters.tsx';
import type { Line } from './list-filters.tsx';
import { listWords } from './list-words.ts';
import { minutesShown } from './minutes-shown.ts';

const ranks = ['UNDELIVERABLE', 'UNPROVABLE', undefined, 'LIKELY', 'PARTLY-PROVEN', 'PROVEN'];

export function ListTable({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(listWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('agreements')}
      rows={lines}
      keyOf={({ agreement }) => agreement}
      empty={
        <Empty title={t('noneFound')} icon="search">
          {t('noneFoundHelp')}
        </Empty>
      }
      columns={[
        {
          name: 'agreement',
          head: t('agreement'),
          cell: (line: Line) => <Agreement line={line} />,
          sortBy: ({ title }: Line) => say(title),
        },
        {
          name: 'verdict',
          head: t('verdict'),
          cell: (line: Line) => <Proof line={line} />,
          sortBy: ({ verdict }: Line) => ranks.indexOf(verdict),
        },
        {
          name: 'worst',
          head: t('worst'),
          cell: (line: Line) => <Worst line={line} />,
          sortBy: ({ worst }: Line) => worst?.code ?? '',
        },
        {
          name: 'atRisk',
          head: t('atRisk'),
          numeric: true,
          cell: (line: Line) => <AtRisk line={line} />,
          sortBy: ({ atRisk }: Line) => Number(atRisk?.amount ?? -1),
        },
        {
          name: 'ends',
          head: t('ends'),
          cell: (line: Line) => <Ends line={line} />,
          sortBy: ({ ends }: Line) => ends?.on ?? '9999',
        },
        {
          name: 'owner',
          head: t('owner'),
          whole: true,
          cell: ({ owner }: Line) => (owner === undefined ? '–' : say(owner.name)),
          sortBy: ({ owner }: Line) => (owner === undefined ? '' : say(owner.name)),
        },
        { name: 'next', head: t('next'), cell: (line: Line) => <Next line={line} /> },
      ]}
    />
  );
}

const proofOf = (agreement: string): string => addressOf('/agreements/$agreement/deliverability', { agreement });

function Agreement({ line: { agreement, title, customer } }: { readonly line: Line }): ReactNode {
  const say = useSay();
  return (
    <>
      <To href={proofOf(agreement)} strong>
        {say(title)}
      </To>
      <div className={css['soft']}>
        {agreement}
        {customer !== undefined && (
          <>
            {' · '}
            <PartyLink id={customer.id} />
          </>
        )}
      </div>
    </>
  );
}

function Proof({ line: { verdict, targets } }: { readonly line: Line }): ReactNode {
  const t = useWords(listWords);
  if (verdict === undefined) return <span className={css['soft']}>{t('waits')}</span>;
  return (
    <>
      <ProofMark verdict={verdict} />
      {targets !== undefined && (
        <div className={css['soft']}>
          {targets.composed === 0 ? t('noTarget') : t('provenOf', { proven: targets.proven, all: targets.composed })}
        </div>
      )}
    </>
  );
}

function Worst({ line: { agreement, worst, open, accepted } }: { readonly line: Line }): ReactNode {
  const t = useWords(listWords);
  const say = useSay();
  const nameOf = useCodeName();
  const taken = accepted > 0 && <div className={css['soft']}>{t('taken', { count: accepted })}</div>;
  if (worst === undefined)
    return (
      <>
        <span className={css['soft']}>{t('noGap')}</span>
        {taken}
      </>
    );
  return (
    <>
      <strong>{nameOf(worst.code)}</strong>
      {worst.minutes !== undefined && (
        <strong style={{ whiteSpace: 'nowrap' }}> · {t('minutes', { minutes: minutesShown(worst.minutes) })}</strong>
      )}
      <div className={css['soft']}>{say(worst.text)}</div>
      {open > 1 && (
        <div className={css['soft']}>
          <To href={proofOf(agreement)}>{t('more', { count: open - 1 })}</To>
        </div>
      )}
      {taken}
    </>
  );
}

function AtRisk({ line: { atRisk } }: { readonly line: Line }): ReactNode {
  const t = useWords(listWords);
  if (atRisk === undefined) return '–';
  return (
    <>
      <MoneyText amount={atRisk.amount} currency={atRisk.currency} />
      <div className={css['soft']}>{t(atRisk.by)}</div>
    </>
  );
}

function Ends({ line: { ends } }: { readonly line: Line }): ReactNode {
  const t = useWords(listWords);
  const language = useLanguage();
  if (ends === undefined) return <span className={css['soft']}>{t('openEnded')}</span>;
  const { agreement, on, daysLeft } = ends;
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>{sayDate(on, language)}</span>
      <div>
        {daysLeft < 0 ? (
          <Mark tone="bad">{t('ended', { days: -daysLeft })}</Mark>
        ) : daysLeft <= soonDays ? (
          <Mark tone="warn">{t('inDays', { days: daysLeft })}</Mark>
        ) : (
          <span className={css['soft']}>{t('inDays', { days: daysLeft })}</span>
        )}
      </div>
      <div className={css['soft']}>
        <AgreementLink id={agreement} />
      </div>
    </>
  );
}

function Next({ line: { agreement, verdict, worst } }: { readonly line: Line }): ReactNode {
  const t = useWords(listWords);
  if (worst !== undefined) return <NextStep line={{ ...worst, agreement }} />;
  return <To href={proofOf(agreement)}>{t(verdict === undefined ? 'prove' : 'see')}</To>;
}

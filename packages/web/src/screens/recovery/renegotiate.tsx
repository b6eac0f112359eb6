/** Contracts that left a gap, the largest first, each with the one thing to do. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoverableReport } from '../../client/api.d.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ContractName } from './heat-map.tsx';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

type Line = SchemaRecoverableReport['renegotiate'][number];

export function Renegotiate({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(recoveryWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('renegotiate')}
      rows={lines}
      keyOf={({ contract, party, gap }) => `${contract ?? ''} ${party} ${gap.currency}`}
      empty={<Empty title={t('nothingToNegotiate')}>{t('nothingToNegotiateText')}</Empty>}
      columns={[
        { name: 'contract', head: t('contract'), cell: (line: Line) => <ContractName {...line} /> },
        {
          name: 'gap',
          head: t('gap'),
          numeric: true,
          cell: ({ gap, events }: Line) => (
            <>
              <strong>
                <MoneyText {...gap} />
              </strong>
              <div className={css['soft']}>{t('events', { count: events })}</div>
            </>
          ),
          sortBy: ({ gap }: Line) => Number(gap.amount),
        },
        {
          name: 'mostly',
          head: t('mostly'),
          cell: ({ code, ask }: Line) => (
            <>
              {t(code)}
              <div className={css['soft']}>{say(ask)}</div>
            </>
          ),
        },
        { name: 'next', head: t('next'), cell: (line: Line) => <Next line={line} /> },
      ]}
    />
  );
}

function Next({ line: { contract, draft, party } }: { readonly line: Line }): ReactNode {
  const t = useWords(recoveryWords);
  if (draft !== undefined) return <To href={addressOf('/drafts/$draft', { draft })}>{t('openDraft')}</To>;
  if (contract !== undefined)
    return <To href={`/drafts/new?from=agreement&agreement=${contract}`}>{t('beginDraft')}</To>;
  return <To href={`/parties/${party}`}>{t('findContract')}</To>;
}

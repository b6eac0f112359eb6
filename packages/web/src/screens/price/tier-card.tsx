/** One way or one level among several: whether it would be kept, what it costs in a year, what it should be sold for in a month. */
import { moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import { ProofMark } from '../../parts/proof-mark.tsx';
import type { ProofSaid } from '../../parts/proof-mark.tsx';
import css from './tiers.module.css';

const money = (amount: number): string => moneyText(amount.toFixed(2));

/** Terms with amounts; the last is the sum. */
export interface SumsOf {
  readonly label: string;
  readonly rows: readonly (readonly [term: string, amount: number])[];
}

interface TierCardProps {
  readonly id: string;
  readonly name: string;
  readonly mark?: ReactNode;
  readonly proof?: { readonly verdict: ProofSaid; readonly says: string } | undefined;
  /** Sentences under the verdict. */
  readonly notes: readonly string[];
  readonly sums: readonly SumsOf[];
}

export function Tiers({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={css['tiers']} role="list" aria-label={label}>
      {children}
    </div>
  );
}

export function TierCard({ id, name, mark, proof, notes, sums }: TierCardProps): ReactNode {
  return (
    <div role="listitem" className={css['tier']} data-tier={id}>
      <h3 className={css['name']}>
        {name} {mark}
      </h3>
      <div>
        {proof !== undefined && (
          <>
            <ProofMark verdict={proof.verdict} />
            <p className={css['says']}>{proof.says}</p>
          </>
        )}
        {notes.map((note) => (
          <p key={note} className={css['says']}>
            {note}
          </p>
        ))}
      </div>
      {sums.map(({ label, rows }) => (
        <dl key={label} className={css['sums']} aria-label={label}>
          {rows.map(([term, amount], at) => (
            <Row key={term} term={term} amount={money(amount)} whole={at === rows.length - 1} />
          ))}
        </dl>
      ))}
    </div>
  );
}

function Row({
  term,
  amount,
  whole,
}: {
  readonly term: string;
  readonly amount: string;
  readonly whole: boolean;
}): ReactNode {
  const look = whole ? css['whole'] : undefined;
  return (
    <>
      <dt className={look}>{term}</dt>
      <dd className={look}>{amount}</dd>
    </>
  );
}

/** What a restatement changes: values, verdicts, the rows that moved them, and the money. */
import { moneyText, Ratio, sayFigure, sayVerdict } from '@troth/core';
import type { Language, StatementDifference } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaShortRow } from '../../client/api.d.ts';
import { Moment } from '../../parts/moment.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { monthEndWords } from './words.ts';

type Change = StatementDifference['changes'][number];

function shown({ field, unit }: Change, value: string, language: Language): string {
  if (field === 'verdict') return sayVerdict(value as 'met', language);
  return unit === undefined ? value : sayFigure({ exact: value, unit }, language);
}

interface DifferenceProps {
  readonly of: unknown;
  readonly zone: string;
  /** Promises by their names; by their ids where missing. */
  readonly rows?: readonly SchemaShortRow[];
}

export function Difference({ of, zone, rows = [] }: DifferenceProps): ReactNode {
  const t = useWords(monthEndWords);
  const language = useLanguage();
  const say = useSay();
  const nameOf = (commitment: string): string =>
    say(rows.find((row) => row.commitment === commitment)?.title ?? commitment);
  // The server hands over what core's comparison made.
  const { changes, movers, money } = of as StatementDifference;
  const told = changes.filter(({ field, name }) => field === 'value' || field === 'verdict' || name === 'downtime');
  return (
    <dl className={css['facts']}>
      {told.map((change) => (
        <Line
          key={`${change.commitment} ${change.subject ?? ''} ${change.field} ${change.name ?? ''}`}
          name={`${nameOf(change.commitment)}${change.subject === undefined ? '' : ` (${change.subject})`}`}
          text={`${shown(change, change.before, language)} → ${shown(change, change.after, language)}`}
        />
      ))}
      {money !== undefined && (
        <Line
          name={t('delta')}
          text={`${money.currency} ${Ratio.parse(money.delta).isNegative() ? '' : '+'}${moneyText(money.delta)}`}
        />
      )}
      {movers.length > 0 && (
        <>
          <dt>{t('rows')}</dt>
          <dd>
            {movers.map(({ source, row, recordedAt }) => (
              <div key={`${source} ${row}`}>
                {row} ({source}), <Moment at={recordedAt} zone={zone} />
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Line({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}

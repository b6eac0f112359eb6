/** What a month gave for an agreement: missed promises in minutes, the others counted. */
import { sayFigure } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaShortRow } from '../../client/api.d.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { usedOf, verdictNow } from './used.ts';
import { monthEndWords } from './words.ts';

export function RowResult({ rows }: { readonly rows: readonly SchemaShortRow[] }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const language = useLanguage();
  const telling = rows.filter((row) => verdictNow(row) !== 'met');
  const met = rows.length - telling.length;
  return (
    <div className={css['stack']}>
      {telling.map((row) => (
        <div key={`${row.commitment} ${row.subject ?? ''}`}>
          <VerdictMark verdict={verdictNow(row)} /> {say(row.title)}
          {row.subject === undefined ? '' : ` (${row.subject})`}
          <div className={css['soft']}>
            {usedOf(row, language)}
            {row.attained !== undefined && ` · ${sayFigure(row.attained, language)}`}
          </div>
        </div>
      ))}
      {met > 0 && <div className={css['soft']}>{t('met', { count: met })}</div>}
    </div>
  );
}

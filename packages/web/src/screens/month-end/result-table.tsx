/** Every promise of the month with its figures; each leads to its timeline and evidence. */
import { percentText, Ratio, sayFigure, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaCloseRow } from '../../client/api.d.ts';
import { To } from '../../parts/to.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { isNothing, saySum } from './sums.ts';
import { usedOf, verdictNow } from './used.ts';
import { monthEndWords } from './words.ts';

export function ResultTable({ row }: { readonly row: SchemaCloseRow }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${css['folds']}`}>
        <thead>
          <tr>
            <th scope="col">{t('promise')}</th>
            <th scope="col">{t('counted')}</th>
            <th scope="col">{t('attained')}</th>
            <th scope="col">{t('data')}</th>
            <th scope="col">{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {row.rows.map((one) => (
            <tr key={`${one.commitment} ${one.subject ?? ''}`}>
              <th scope="row">
                <To
                  href={`${addressOf('/agreements/$agreement/commitments/$commitment', { agreement: row.agreement, commitment: one.commitment })}?period=${row.period.key}`}
                >
                  {say(one.title)}
                </To>
                {one.subject !== undefined && ` (${one.subject})`}
                <div className={css['soft']}>
                  {t('clause')} {one.clause}
                  {one.target !== undefined && ` · ${sayTargetText(one.target, language)}`}
                </div>
              </th>
              <td data-name={t('counted')}>{usedOf(one, language)}</td>
              <td data-name={t('attained')}>
                {one.attained === undefined ? (one.absent ?? '–') : sayFigure(one.attained, language)}
              </td>
              <td data-name={t('data')}>
                {t('completeness', { percent: percentText(Ratio.parse(one.completeness)) })}
              </td>
              <td>
                <VerdictMark verdict={verdictNow(one)} />
              </td>
            </tr>
          ))}
        </tbody>
        {row.credit !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{t('credit')}</th>
              <td colSpan={4}>{isNothing(row.credit) ? t('noMoney') : saySum(row.credit)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

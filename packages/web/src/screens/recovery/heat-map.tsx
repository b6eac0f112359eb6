/** What contracts cover, by month: the share stands in each field, the ground only helps. */
import { moneyText, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoverableReport } from '../../client/api.d.ts';
import { PartyLink } from '../../parts/party-link.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

type Line = SchemaRecoverableReport['contracts'][number];
type Cell = Pick<Line, 'owed' | 'recoverable' | 'coverage'>;

export function HeatMap({
  lines,
  months,
}: {
  readonly lines: readonly Line[];
  readonly months: readonly string[];
}): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  return (
    <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('heat')}>
      <table className={css['heat']} aria-label={t('heat')}>
        <thead>
          <tr>
            <th scope="col">{t('contract')}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {sayPeriod(month, language)}
              </th>
            ))}
            <th scope="col">{t('all')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.contract ?? ''} ${line.party} ${line.currency}`}>
              <th scope="row">
                <ContractName {...line} />
              </th>
              {months.map((month) => (
                <Field key={month} cell={line.months.find(({ period }) => period === month)} />
              ))}
              <Field cell={line} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function ContractName({ contract, party }: Pick<Line, 'contract' | 'party'>): ReactNode {
  const t = useWords(recoveryWords);
  return (
    <>
      <div className={css['name']}>
        {contract === undefined ? (
          t('noContract')
        ) : (
          <To href={addressOf('/agreements/$agreement', { agreement: contract })}>{contract}</To>
        )}
      </div>
      <div className={css['soft']}>
        <PartyLink id={party} />
      </div>
    </>
  );
}

function Field({ cell }: { readonly cell: Cell | undefined }): ReactNode {
  const t = useWords(recoveryWords);
  if (cell?.coverage === undefined) return <td>–</td>;
  const percent = Number(cell.coverage);
  const ground = percent === 0 ? 'none' : percent < 50 ? 'little' : percent < 90 ? 'some' : 'most';
  const said = t('ofOwed', { recoverable: moneyText(cell.recoverable), owed: moneyText(cell.owed) });
  return (
    <td className={css[ground]} title={said}>
      {cell.coverage} %
    </td>
  );
}

/** The credit of the month as it was worked out, and the state of its claim. */
import { moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { commitmentWords } from './words.ts';

export function MoneySection({ page }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const say = useSay();
  const { credit, claims, agreement } = page;
  return (
    <Section title={t('money')} anchor="credit">
      {credit === undefined ? (
        <p>{t('noMoney')}</p>
      ) : (
        <table className={css['ladder']} aria-label={t('money')}>
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {credit.lines.map(({ text, amount }, index) => (
              <tr key={`${index} ${amount}`}>
                <td>{say(text)}</td>
                <td>{moneyText(amount)}</td>
              </tr>
            ))}
            {credit.cap !== undefined && (
              <tr>
                <td>{t('cap')}</td>
                <td>{credit.cap}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('payable')}</th>
              <td>
                <MoneyText amount={credit.payable} currency={credit.total.currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {claims.map(({ status, stages, subject }) => (
        <p key={`${subject ?? ''} ${status}`}>
          {t('claims')}: {t(`claim_${status}`)}{' '}
          {stages.map(({ stage, dueBy }) =>
            dueBy === undefined ? null : (
              <span key={stage} className={css['soft']}>
                {t.rich('dueBy', { stage, at: <Moment key="at" at={dueBy} zone={agreement.zone} /> })}
              </span>
            ),
          )}
        </p>
      ))}
    </Section>
  );
}

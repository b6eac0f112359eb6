/** The money of an offer over history, for our own eyes: the sum, the months that make it, what lint would find. */
import { Money, moneyText, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaOfferWorth } from '../../client/api.d.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './negotiation.module.css';
import { negotiationWords } from './words.ts';

/** "+15,000.00", "−15,000.00". */
export function signed(amount: string, currency: string): string {
  const sum = Money.of(amount, currency);
  if (sum.isZero()) return moneyText(amount);
  return sum.isNegative() ? `−${moneyText(sum.negated().toString())}` : `+${moneyText(amount)}`;
}

export function Worth({ worth }: { readonly worth: SchemaOfferWorth }): ReactNode {
  const t = useWords(negotiationWords);
  const language = useLanguage();
  const { currency, difference, periods, lines, findings } = worth;
  return (
    <div className={css['money']} role="group" aria-label={t('money')}>
      {periods > 0 && <Sum of={{ currency, difference, periods }} />}
      <ul>
        {lines.map(({ period, before, after }) => (
          <li key={period}>
            {t('moneyLine', {
              period: sayPeriod(period, language),
              before: `${currency} ${moneyText(before)}`,
              after: `${currency} ${moneyText(after)}`,
            })}
          </li>
        ))}
      </ul>
      {findings.length > 0 && (
        <>
          <p className={css['soft']}>{t('lintNew')}</p>
          <ul lang="en">
            {findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        </>
      )}
      <p className={css['soft']}>{t('moneyOwn')}</p>
    </div>
  );
}

function Sum({
  of: { currency, difference, periods },
}: {
  readonly of: Pick<SchemaOfferWorth, 'currency' | 'difference' | 'periods'>;
}): ReactNode {
  const t = useWords(negotiationWords);
  const sum = Money.of(difference, currency);
  const key = sum.isZero() ? 'moneySame' : sum.isNegative() ? 'moneyLess' : 'moneyMore';
  const money = `${currency} ${moneyText(difference.replace(/^-/u, ''))}`;
  return <p className={css['sum']}>{t(key, { money, periods })}</p>;
}

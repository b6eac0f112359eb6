/** The whole draft beside the text in force over the closed months: month by month, and which clause makes the difference. */
import { Button } from '@mantine/core';
import { moneyText, sayPeriod } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaDraftReplay } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { signed } from './money.tsx';
import css from './negotiation.module.css';
import { negotiationWords } from './words.ts';

export function WholeMoney({ draft }: { readonly draft: string }): ReactNode {
  const t = useWords(negotiationWords);
  const found = useGet('/v1/drafts/{draft}/replay', { params: { path: { draft } } });
  const periods = found.data?.periods.length ?? 12;
  return (
    <Section title={t('wholeMoney')} note={t('wholeMoneyNote', { periods })} anchor="money">
      <Loaded of={found} lines={6}>
        {(replay) =>
          replay.periods.length === 0 ? <p className={css['soft']}>{t('moneyNone')}</p> : <Months replay={replay} />
        }
      </Loaded>
    </Section>
  );
}

function Months({ replay }: { readonly replay: SchemaDraftReplay }): ReactNode {
  const t = useWords(negotiationWords);
  const [all, setAll] = useState(false);
  const { currency, periods, byClause } = replay;
  const telling = periods.filter(({ difference, turned }) => turned || !/^-?0+(?:\.0+)?$/u.test(difference));
  const shown = all ? periods : telling;
  return (
    <>
      <div className={css['narrow']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('underBefore')}</th>
              <th scope="col">{t('underAfter')}</th>
              <th scope="col" className={css['figure']}>
                {t('difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Month key={line.period} line={line} currency={currency} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td>
                {currency} {moneyText(replay.before)}
              </td>
              <td>
                {currency} {moneyText(replay.after)}
              </td>
              <td className={css['figure']}>
                {currency} {signed(replay.difference, currency)}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {shown.length < periods.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('allMonths', { count: periods.length - shown.length })}
        </Button>
      )}
      {byClause.length > 0 && (
        <p>
          {t('byClause')}:{' '}
          {byClause.map(({ key, difference }) => `${key} ${currency} ${signed(difference, currency)}`).join(' · ')}
        </p>
      )}
    </>
  );
}

function Month({
  line: { period, before, after, difference },
  currency,
}: {
  readonly line: SchemaDraftReplay['periods'][number];
  readonly currency: string;
}): ReactNode {
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{sayPeriod(period, language)}</th>
      <td>
        <Side side={before} currency={currency} />
      </td>
      <td>
        <Side side={after} currency={currency} />
      </td>
      <td className={css['figure']}>{signed(difference, currency)}</td>
    </tr>
  );
}

function Side({
  side: { rows, credit },
  currency,
}: {
  readonly side: SchemaDraftReplay['periods'][number]['before'];
  readonly currency: string;
}): ReactNode {
  const say = useSay();
  return (
    <>
      {currency} {moneyText(credit)}
      {rows
        .filter(({ verdict }) => verdict === 'met' || verdict === 'missed')
        .map(({ commitment, subject, title, verdict }) => (
          <div key={`${commitment} ${subject ?? ''}`} className={css['line']}>
            <span className={css['soft']}>{say(title)}</span> <VerdictMark verdict={verdict as 'met' | 'missed'} />
          </div>
        ))}
    </>
  );
}

/** Month by month: credits under the text beside those in force, and every row with its verdict and room. */
import { Button } from '@mantine/core';
import { sayFigure, sayPeriod } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaBackTest, SchemaBackTestRow } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from '../commitment/place.ts';
import { isNothing, less, marginText, minutes, nameIn, signed } from './say.ts';
import { backTestWords } from './words.ts';

interface Props {
  readonly test: SchemaBackTest;
  readonly history: string;
  readonly inForce: SchemaBackTest | undefined;
}

export function MonthsSection({ test, history, inForce }: Props): ReactNode {
  const t = useWords(backTestWords);
  const [all, showAll] = useState(false);
  const rows = test.periods.flatMap((month) => month.rows.filter(({ verdict }) => verdict !== 'no-volume'));
  const telling = rows.filter(({ verdict, credit }) => verdict !== 'met' || !isNothing(credit));
  return (
    <>
      {inForce !== undefined && inForce.currency === test.currency && <Credits test={test} inForce={inForce} />}
      <Section title={t('monthByMonth')} note={t('monthByMonthNote')} anchor="months">
        <Rows rows={all ? rows : telling} test={test} history={history} />
        {telling.length < rows.length && (
          <Button size="compact-sm" variant="subtle" onClick={() => showAll(!all)}>
            {all ? t('missedRows') : t('allRows', { count: rows.length })}
          </Button>
        )}
      </Section>
    </>
  );
}

function Rows({
  rows,
  test,
  history,
}: Pick<Props, 'test' | 'history'> & { readonly rows: readonly SchemaBackTestRow[] }): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const language = useLanguage();
  const nameOf = nameIn(test, say);
  return (
    <RecordTable
      label={t('monthByMonth')}
      rows={rows}
      keyOf={({ commitment, subject, period, target }) => `${period} ${commitment} ${subject ?? ''} ${target ?? ''}`}
      empty={<p>{t('nothingMissed')}</p>}
      columns={[
        {
          name: 'period',
          head: t('month'),
          cell: ({ commitment, subject, period }) => (
            <To
              href={hrefOf({ agreement: history, commitment, period, ...(subject === undefined ? {} : { subject }) })}
            >
              {sayPeriod(period, language)}
            </To>
          ),
          sortBy: ({ period }) => period,
        },
        {
          name: 'promise',
          head: t('promise'),
          cell: ({ commitment, subject }) => nameOf(commitment, subject),
          sortBy: ({ commitment, subject }) => nameOf(commitment, subject),
        },
        {
          name: 'counted',
          head: t('counted'),
          cell: ({ downtimeMs, allowedMs }) =>
            downtimeMs === undefined || allowedMs === undefined
              ? '–'
              : `${minutes(downtimeMs)} / ${minutes(allowedMs)}`,
          numeric: true,
        },
        {
          name: 'attained',
          head: t('attained'),
          cell: ({ value, absent }) => (value === undefined ? (absent ?? '–') : sayFigure(value, language)),
          numeric: true,
        },
        { name: 'verdict', head: t('verdict'), cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
        {
          name: 'margin',
          head: t('margin'),
          cell: ({ margin }) => (margin === undefined ? '–' : marginText(margin, language)),
          numeric: true,
        },
        {
          name: 'credit',
          head: t('credit'),
          cell: ({ credit }) => (isNothing(credit) ? '–' : signed(credit).slice(1)),
          numeric: true,
        },
      ]}
    />
  );
}

/** Only months in which one of the texts pays. */
function Credits({ test, inForce }: { readonly test: SchemaBackTest; readonly inForce: SchemaBackTest }): ReactNode {
  const t = useWords(backTestWords);
  const language = useLanguage();
  const { currency } = test;
  const months = test.periods.flatMap(({ period, credit }) => {
    const was = inForce.periods.find((one) => one.period === period)?.credit ?? '0';
    return isNothing(credit) && isNothing(was)
      ? []
      : [{ key: period, name: sayPeriod(period, language), is: credit, was }];
  });
  const total = { key: 'total', name: t('total'), is: test.credit, was: inForce.credit };
  return (
    <Section title={t('credits')} note={t('creditsNote')} anchor="credits">
      <RecordTable
        label={t('credits')}
        rows={months.length === 0 ? [] : [...months, total]}
        keyOf={({ key }) => key}
        empty={<p>{t('nothingMissed')}</p>}
        columns={[
          { name: 'month', head: t('month'), cell: ({ name }) => name },
          {
            name: 'was',
            head: t('creditInForce'),
            cell: ({ was }) => <MoneyText amount={was} currency={currency} />,
            numeric: true,
          },
          {
            name: 'is',
            head: t('creditNow'),
            cell: ({ is }) => <MoneyText amount={is} currency={currency} />,
            numeric: true,
          },
          {
            name: 'difference',
            head: t('difference'),
            cell: ({ is, was }) => `${currency} ${signed(less(is, was, currency))}`,
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

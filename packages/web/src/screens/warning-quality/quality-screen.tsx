/** How good our warnings are: in all, by month, by agreement, case by case (S3.5). Every share stands beside what it is of. */
import { Ratio, sayPeriod, warningMonths } from '@troth/core';
import type { WarningMonthsFacts } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { CaseTable } from './case-table.tsx';
import { useLength } from './length.ts';
import { warningQualityWords } from './words.ts';

export type Quality = AnswerOf<'/v1/warnings/quality'>;
type Counts = Quality['total'];

/** Below so many breaches a share is no more than an anecdote. */
const few = 10;

export function WarningQualityScreen(): ReactNode {
  const t = useWords(warningQualityWords);
  const found = useGet('/v1/warnings/quality');
  return (
    <Page title={t('title')} lead={t('lead')} over={<To href="/warnings">{t('warnings')}</To>}>
      <Loaded of={found} lines={10}>
        {(quality) => (quality.lines.length === 0 ? <Nothing /> : <Shown quality={quality} />)}
      </Loaded>
    </Page>
  );
}

function Nothing(): ReactNode {
  const t = useWords(warningQualityWords);
  return (
    <Empty title={t('empty')} icon="bell">
      {t('emptyText')}
    </Empty>
  );
}

function Shown({ quality }: { readonly quality: Quality }): ReactNode {
  const t = useWords(warningQualityWords);
  const language = useLanguage();
  const { from, to, total, months, agreements, lines } = quality;
  const range = { from: sayPeriod(from ?? '', language), to: sayPeriod(to ?? '', language) };
  return (
    <>
      <Section
        title={t('figures')}
        note={
          <>
            {t('range', range)} {total.breaches < few && t('few', { count: total.breaches })}
          </>
        }
      >
        <Totals total={total} />
        <p>
          <small>{t('how')}</small>
        </p>
      </Section>
      <Section title={t('byMonth')}>
        <Months months={months} />
      </Section>
      <Section title={t('byAgreement')}>
        <Agreements agreements={agreements.filter(({ breaches, warnings }) => breaches + warnings > 0)} />
      </Section>
      <Section title={t('cases')}>
        <CaseTable lines={lines} />
      </Section>
    </>
  );
}

const percent = (part: number, of: number): string => `${Ratio.of(part, of).toPercent(0)} %`;

function Totals({ total }: { readonly total: Counts }): ReactNode {
  const t = useWords(warningQualityWords);
  const length = useLength();
  const { breaches, warned, warnings, falseAlarms, acknowledged, late, missed, sudden, lead, answer } = total;
  const share = (part: number, of: number): string => (of === 0 ? t('none') : percent(part, of));
  const answered = { count: acknowledged, of: warnings };
  return (
    <Figures>
      <Figure
        label={t('warnedShare')}
        value={share(warned, breaches)}
        note={t('ofBreaches', { count: warned, of: breaches })}
      />
      <Figure
        label={t('leadTime')}
        value={lead === undefined ? t('none') : length(lead.median)}
        {...(lead === undefined ? {} : { note: t('leadLow', { low: length(lead.low), count: lead.count }) })}
      />
      <Figure
        label={t('notTold')}
        value={String(late + missed)}
        tone={late + missed > 0 ? 'bad' : 'ink'}
        note={t('notToldNote', { late, missed, sudden })}
      />
      <Figure
        label={t('falseAlarms')}
        value={share(falseAlarms, warnings)}
        note={t('ofWarnings', { count: falseAlarms, of: warnings })}
      />
      <Figure
        label={t('acknowledged')}
        value={share(acknowledged, warnings)}
        note={
          answer === undefined
            ? t('acknowledgedOnly', answered)
            : t('acknowledgedNote', { ...answered, median: length(answer.median) })
        }
      />
    </Figures>
  );
}

function Months({ months }: Pick<Quality, 'months'>): ReactNode {
  const language = useLanguage();
  const draw = useCallback(
    (width: number) =>
      warningMonths({
        language,
        width,
        months: months.map((one): WarningMonthsFacts['months'][number] => ({
          label: sayPeriod(one.period, language),
          warned: one.warned,
          sudden: one.sudden,
          late: one.late,
          missed: one.missed,
          falseAlarms: one.falseAlarms,
        })),
      }),
    [months, language],
  );
  return <FittedChart draw={draw} />;
}

function Agreements({ agreements }: Pick<Quality, 'agreements'>): ReactNode {
  const t = useWords(warningQualityWords);
  const say = useSay();
  const length = useLength();
  type Row = Quality['agreements'][number];
  const number = (
    name: 'judged' | 'breaches' | 'warned' | 'sudden' | 'late' | 'missed' | 'falseAlarms',
    head: string,
  ) => ({
    name,
    head,
    numeric: true,
    cell: (row: Row) => String(row[name]),
    sortBy: (row: Row) => row[name],
  });
  return (
    <RecordTable
      label={t('byAgreement')}
      rows={agreements}
      keyOf={({ agreement }) => agreement}
      columns={[
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ agreement, title }) => (
            <>
              <To href={`/agreements/${agreement}`}>{agreement}</To> · {say(title)}
            </>
          ),
          sortBy: ({ agreement }) => agreement,
        },
        number('judged', t('judged')),
        number('breaches', t('breaches')),
        number('warned', t('warnedInTime')),
        number('sudden', t('sudden')),
        number('late', t('late')),
        number('missed', t('missed')),
        number('falseAlarms', t('falseAlarms')),
        {
          name: 'lead',
          head: t('leadTime'),
          numeric: true,
          cell: ({ lead }) => (lead === undefined ? t('none') : `${length(lead.median)} (n ${lead.count})`),
        },
      ]}
    />
  );
}

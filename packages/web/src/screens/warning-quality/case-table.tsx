/** Breaches and false alarms, one line each, with the warning and how long it took. */
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import type { MarkTone } from '../../parts/mark.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { useLength } from './length.ts';
import type { Quality } from './quality-screen.tsx';
import { warningQualityWords } from './words.ts';

type Line = Quality['lines'][number];

const tones: Readonly<Record<Line['case'], MarkTone>> = {
  warned: 'good',
  late: 'warn',
  sudden: 'excluded',
  missed: 'bad',
  'false-alarm': 'ink',
};

export function CaseTable({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(warningQualityWords);
  const language = useLanguage();
  const say = useSay();
  const length = useLength();
  return (
    <RecordTable
      label={t('cases')}
      rows={lines}
      keyOf={({ agreement, commitment, period }) => `${agreement} ${commitment} ${period}`}
      columns={[
        {
          name: 'month',
          head: t('month'),
          cell: ({ period }) => sayPeriod(period, language),
          sortBy: ({ period }) => period,
        },
        {
          name: 'promise',
          head: t('promise'),
          cell: ({ agreement, commitment, commitmentTitle, period }) => (
            <To href={`/agreements/${agreement}/commitments/${commitment}?period=${period}`}>
              {agreement} · {say(commitmentTitle)}
            </To>
          ),
          sortBy: ({ agreement }) => agreement,
        },
        {
          name: 'what',
          head: t('what'),
          cell: (line) => <Mark tone={tones[line.case]}>{t(`case_${line.case}`)}</Mark>,
          sortBy: (line) => line.case,
        },
        {
          name: 'warning',
          head: t('warning'),
          cell: ({ warning, warnedAt }) => <Warned warning={warning} at={warnedAt} />,
          sortBy: ({ warnedAt }) => warnedAt ?? '',
        },
        {
          name: 'broken',
          head: t('brokenAt'),
          cell: ({ brokenAt }) => (brokenAt === undefined ? t('none') : <Moment at={brokenAt} />),
          sortBy: ({ brokenAt }) => brokenAt ?? '',
        },
        {
          name: 'lead',
          head: t('leadHead'),
          numeric: true,
          cell: ({ leadMs }) => (leadMs === undefined ? t('none') : length(leadMs)),
          sortBy: ({ leadMs }) => Number(leadMs ?? -1),
        },
        {
          name: 'answered',
          head: t('answered'),
          numeric: true,
          cell: ({ answeredMs }) => (answeredMs === undefined ? t('none') : length(answeredMs)),
          sortBy: ({ answeredMs }) => Number(answeredMs ?? -1),
        },
      ]}
    />
  );
}

function Warned({ warning, at }: { readonly warning: string | undefined; readonly at: string | undefined }): ReactNode {
  const t = useWords(warningQualityWords);
  if (at === undefined) return t('none');
  return (
    <>
      {warning === undefined ? t('wrote') : <To href={`/warnings/${warning}`}>{warning}</To>} <Moment at={at} />
    </>
  );
}

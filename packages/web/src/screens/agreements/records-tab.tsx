/** Records about an agreement: disputes, works, reports, credit notes, warnings … by kind. */
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaRecordLine } from '../../client/api.d.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { stateTone } from '../../parts/state-tone.ts';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { agreementWords } from './words.ts';

export function RecordsTab({ records }: { readonly records: readonly SchemaRecordLine[] }): ReactNode {
  const t = useWords(agreementWords);
  return (
    <Section title={t('records')} note={t('recordsNote')}>
      <RecordLines records={records} />
    </Section>
  );
}

export function RecordLines({ records }: { readonly records: readonly SchemaRecordLine[] }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <RecordTable
      label={t('records')}
      rows={records.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))}
      keyOf={({ kind, id }) => `${kind}/${id}`}
      empty={
        <Empty title={t('noRecords')} icon="report">
          {t('noRecordsHelp')}
        </Empty>
      }
      columns={[
        {
          name: 'kind',
          head: t('kind'),
          cell: ({ kindName }) => say(kindName),
          sortBy: ({ kindName }) => say(kindName),
        },
        {
          name: 'what',
          head: t('what'),
          cell: ({ kind, id, title }) => <To href={`/records/${kind}/${encodeURIComponent(id)}`}>{say(title)}</To>,
        },
        {
          name: 'period',
          head: t('months'),
          cell: ({ period }) => (period === undefined ? '–' : sayPeriod(period, language)),
          sortBy: ({ period }) => period ?? '',
        },
        {
          name: 'state',
          head: t('state'),
          cell: ({ state, stateName }) => <Mark tone={stateTone(state)}>{say(stateName)}</Mark>,
        },
        { name: 'when', head: t('when'), cell: ({ at }) => <Moment at={at} />, sortBy: ({ at }) => at },
      ]}
    />
  );
}

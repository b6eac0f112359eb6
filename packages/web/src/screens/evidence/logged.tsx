/** What was logged by hand until now: corrections beside what they replaced, and the way to correct what stands. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaLoggedOutage } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { CorrectRow } from '../../parts/correct-row.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { evidenceWords } from './words.ts';

export function Logged(): ReactNode {
  const t = useWords(evidenceWords);
  const outages = useGet('/v1/outages');
  return (
    <Section title={t('logged')} note={t('loggedNote')} anchor="logged">
      <Loaded of={outages} lines={3}>
        {({ items }) => (
          <RecordTable
            label={t('logged')}
            rows={items}
            keyOf={({ id }) => id}
            empty={<Empty title={t('noLogged')} />}
            columns={[
              { name: 'row', head: t('row'), cell: ({ id }) => id, sortBy: ({ id }) => id },
              {
                name: 'agreement',
                head: t('agreement'),
                cell: ({ agreement }) =>
                  agreement === undefined ? (
                    '–'
                  ) : (
                    <To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>
                  ),
              },
              {
                name: 'when',
                head: t('when'),
                cell: ({ start, end }) => (
                  <>
                    <Moment at={start} /> – {end === undefined ? t('openEnd') : <Moment at={end} />}
                  </>
                ),
                sortBy: ({ start }) => start,
              },
              { name: 'why', head: t('reason'), cell: ({ reason, by }) => reason?.replace(`${by}: `, '') ?? '–' },
              { name: 'by', head: t('by'), cell: ({ by }) => <PersonName id={by} /> },
              { name: 'history', head: t('history'), cell: (row) => <Standing row={row} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Standing({ row }: { readonly row: SchemaLoggedOutage }): ReactNode {
  const t = useWords(evidenceWords);
  const { supersededBy, supersedes, says, agreement } = row;
  const back = says['retracts'] === true;
  return (
    <div>
      {supersededBy === undefined ? (
        <Mark tone={back ? 'excluded' : 'good'}>{back ? t('takenBack') : t('stands')}</Mark>
      ) : (
        <Mark tone="ink">{t('replacedBy', { id: supersededBy })}</Mark>
      )}
      {supersedes !== undefined && <div>{t('replaces', { id: supersedes })}</div>}
      {agreement !== undefined && !back && <CorrectRow row={row} agreement={agreement} />}
    </div>
  );
}

/** Disruptions, those that last first. */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import type { ReadRecord } from '../warnings/read-records.ts';
import { disruptionWords } from './words.ts';

export function DisruptionsScreen(): ReactNode {
  const t = useWords(disruptionWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'disruption' }, query: { limit: 200 } } });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <To href="/disruptions/new" strong>
          {t('declare')}
        </To>
      }
    >
      <Section>
        <Loaded of={found}>
          {({ items }) => (
            <Table
              disruptions={readAll('disruption', items).toSorted((one, other) =>
                (one.body.end ?? '9') + one.body.start < (other.body.end ?? '9') + other.body.start ? 1 : -1,
              )}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function Table({ disruptions }: { readonly disruptions: readonly ReadRecord<'disruption'>[] }): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('title')}
      rows={disruptions}
      keyOf={({ id }) => id}
      empty={
        <Empty title={t('none')} icon="warn">
          {t('noneText')}
        </Empty>
      }
      columns={[
        {
          name: 'what',
          head: t('what'),
          cell: ({ id, body }) => <To href={`/disruptions/${id}`}>{say(body.title)}</To>,
        },
        { name: 'start', head: t('start'), cell: ({ body }) => <Moment at={body.start} /> },
        {
          name: 'end',
          head: t('end'),
          cell: ({ body }) => (body.end === undefined ? t('lasting') : <Moment at={body.end} />),
        },
        { name: 'agreements', head: t('agreements'), numeric: true, cell: ({ body }) => body.agreements.length },
        { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="disruption" state={body.state} /> },
      ]}
    />
  );
}

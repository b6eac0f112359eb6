/** Every audit, the newest first: against what, how much was drawn, what was found. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import type { ReadRecord } from '../warnings/read-records.ts';
import css from './audits.module.css';
import { auditWords } from './words.ts';

export function AuditsScreen(): ReactNode {
  const t = useWords(auditWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'audit' }, query: { limit: 500 } } });
  const columns = useColumns();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <To href="/audits/new" strong>
          {t('plan')}
        </To>
      }
    >
      <Section>
        <Loaded of={found} lines={6}>
          {({ items }) => (
            <RecordTable
              label={t('title')}
              rows={readAll('audit', items).toReversed()}
              keyOf={({ id }) => id}
              columns={columns}
              empty={
                <Empty title={t('none')} icon="shield">
                  {t('noneYet')}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function useColumns(): readonly Column<ReadRecord<'audit'>>[] {
  const t = useWords(auditWords);
  const say = useSay();
  return [
    {
      name: 'audit',
      head: t('audit'),
      cell: ({ id, body }) => (
        <div>
          <To href={addressOf('/audits/$audit', { audit: id })} strong>
            {say(body.title)}
          </To>
          <div className={css['soft']}>{id}</div>
        </div>
      ),
      sortBy: ({ id }) => id,
    },
    { name: 'criteria', head: t('criteria'), cell: ({ body }) => body.criteria.join(', ') },
    {
      name: 'sample',
      head: t('drawn'),
      cell: ({ body }) => t('drawnOf', { drawn: body.sample.length, of: body.drawnFrom }),
    },
    {
      name: 'findings',
      head: t('findings'),
      numeric: true,
      cell: ({ body }) => (body.results === undefined ? '–' : (body.findings?.length ?? 0)),
      sortBy: ({ body }) => body.findings?.length ?? 0,
    },
    { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="audit" state={body.state} /> },
    {
      name: 'by',
      head: t('auditor'),
      cell: ({ body: { trail } }) => trail[0] !== undefined && <PersonName id={trail[0].by} />,
    },
    {
      name: 'performed',
      head: t('performed'),
      cell: ({ body: { performedAt } }) => (performedAt === undefined ? '–' : <Moment at={performedAt} />),
      sortBy: ({ body }) => body.performedAt ?? '',
    },
  ];
}

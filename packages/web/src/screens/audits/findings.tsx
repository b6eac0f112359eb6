/** What came of an audit: actions with an owner, a day and how far they are. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import { auditWords } from './words.ts';

export function Findings({ audit }: { readonly audit: string }): ReactNode {
  const t = useWords(auditWords);
  const say = useSay();
  const found = useGet('/v1/records/{kind}', {
    params: { path: { kind: 'action' }, query: { about: `audit/${audit}`, limit: 500 } },
  });
  return (
    <Loaded of={found} lines={3}>
      {({ items }) => (
        <RecordTable
          label={t('findings')}
          rows={readAll('action', items)}
          keyOf={({ id }) => id}
          empty={<Empty title={t('noFindings')}>{t('noFindingsWhy')}</Empty>}
          columns={[
            {
              name: 'finding',
              head: t('finding'),
              cell: ({ id, body }) => <To href={addressOf('/actions/$action', { action: id })}>{say(body.title)}</To>,
            },
            { name: 'owner', head: t('owner'), cell: ({ body }) => <PersonName id={body.owner} /> },
            {
              name: 'due',
              head: t('due'),
              cell: ({ body }) => <Moment at={body.dueOn} />,
              sortBy: ({ body }) => body.dueOn,
            },
            { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="action" state={body.state} /> },
          ]}
        />
      )}
    </Loaded>
  );
}

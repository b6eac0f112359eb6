/** The register of exports to billing, with the files of each. */
import { recordKinds } from '@troth/core';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useWords } from '../../words/use-words.ts';
import { saySums } from '../month-end/sums.ts';
import { creditNoteWords } from './words.ts';

export function ExportRegister(): ReactNode {
  const t = useWords(creditNoteWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'billing-export' }, query: { limit: 500 } } });
  return (
    <Section title={t('exports')} note={t('exportsNote')} anchor="exports">
      <Loaded of={found} lines={3}>
        {({ items }) => (
          <RecordTable
            label={t('exports')}
            rows={items
              .map(({ id, body, recordedAt }) => ({
                id,
                recordedAt,
                body: recordKinds['billing-export'].schema.parse(body),
              }))
              .toReversed()}
            keyOf={({ id }) => id}
            empty={<p>{t('noExport')}</p>}
            columns={[
              { name: 'number', head: t('number'), cell: ({ id }) => id },
              { name: 'made', head: t('made'), cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
              { name: 'notes', head: t('notes'), cell: ({ body }) => body.notes.join(', ') },
              { name: 'total', head: t('total'), numeric: true, cell: ({ body }) => saySums(body.totals) },
              {
                name: 'files',
                head: t('files'),
                cell: ({ id, body }) =>
                  body.files.map(({ format }) => (
                    <span key={format}>
                      <a href={`/v1/billing-exports/${id}/files/${format}`} download>
                        {format.toUpperCase()}
                      </a>{' '}
                    </span>
                  )),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

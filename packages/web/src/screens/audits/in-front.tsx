/** The sample computed again at the press of a button: equal, or where the kept statement and the computed one part first. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaRecomputed } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './audits.module.css';
import { auditWords } from './words.ts';

export function InFront({ audit }: { readonly audit: string }): ReactNode {
  const t = useWords(auditWords);
  const [asked, setAsked] = useState(false);
  const found = useGet('/v1/audits/{audit}/recomputed', { params: { path: { audit } } }, { when: asked });
  return (
    <>
      <Button
        variant="default"
        loading={found.isFetching}
        onClick={() => (asked ? void found.refetch() : setAsked(true))}
      >
        {t('recompute')}
      </Button>
      {asked && (
        <div role="status" className={css['answer']}>
          <Loaded of={found} lines={3}>
            {({ items }) => (
              <Lines
                lines={items.flatMap(({ agreement, period, versions }) =>
                  versions.map((one) => ({ ...one, agreement, period })),
                )}
              />
            )}
          </Loaded>
        </div>
      )}
    </>
  );
}

type Line = SchemaRecomputed & { readonly agreement: string; readonly period: string };

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(auditWords);
  return (
    <RecordTable
      label={t('inFront')}
      rows={lines}
      keyOf={({ agreement, period, version }) => `${agreement} ${period} ${version}`}
      columns={[
        {
          name: 'statement',
          head: t('statement'),
          cell: ({ agreement, period, version }) => (
            <To href={`/month-end/${period}/${agreement}`}>{t('statementOf', { agreement, period, version })}</To>
          ),
        },
        { name: 'knownAt', head: t('knownAt'), cell: ({ knownAt }) => <Moment at={knownAt} /> },
        { name: 'issued', head: t('issuedHash'), cell: ({ issued }) => <Hash hash={issued} /> },
        { name: 'computed', head: t('computedHash'), cell: ({ computed }) => <Hash hash={computed} /> },
        { name: 'equal', head: t('verdict'), cell: (line) => <Equal line={line} /> },
      ]}
    />
  );
}

function Hash({ hash }: { readonly hash: string }): ReactNode {
  return (
    <code className={css['hash']} title={hash}>
      {hash.slice(0, 16)}…
    </code>
  );
}

function Equal({ line: { equal, first } }: { readonly line: Line }): ReactNode {
  const t = useWords(auditWords);
  if (equal)
    return (
      <Mark tone="good" icon="check">
        {t('equal')}
      </Mark>
    );
  return (
    <div>
      <Mark tone="bad" icon="cross">
        {t('unequal')}
      </Mark>
      <div className={css['soft']}>
        {first === undefined ? t('onlyHash') : `${first.path}: ${first.issued} ≠ ${first.computed}`}
      </div>
    </div>
  );
}

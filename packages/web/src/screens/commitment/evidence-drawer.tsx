/** One row of evidence beside the page: who told it, when it became known, which entry of the ledger, what corrected it. */
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { CorrectRow } from '../../parts/correct-row.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { formName } from './decisions-section.tsx';
import { commitmentWords } from './words.ts';

type Row = SchemaCommitmentPage['rows'][number];

export function EvidenceDrawer({ page }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const [id, choose] = useChoice('row');
  const rows = page.rows.filter((row) => row.id === id);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={() => choose(undefined)}
      position="right"
      title={`${t('evidence')}: ${id ?? ''}`}
      closeButtonProps={{ 'aria-label': t('evidence') }}
    >
      {rows.length === 0 && <p>{t('notShown')}</p>}
      {rows.map((row) => (
        <div key={`${row.source} ${row.id}`}>
          <RowFacts row={row} zone={page.agreement.zone} choose={choose} />
          {row.form === 'exclusion' && <ExclusionLink row={row} agreement={page.agreement.id} />}
          <CorrectRow row={row} agreement={page.agreement.id} />
        </div>
      ))}
    </Drawer>
  );
}

interface FactsProps {
  readonly row: Row;
  readonly zone: string;
  readonly choose: (id: string) => void;
}

/** What is said elsewhere in the panel. */
const told = new Set(['id', 'source', 'form', 'recordedAt', 'start', 'end', 'supersedes', 'reason', 'at', 'due']);

function RowFacts({ row, zone, choose }: FactsProps): ReactNode {
  const t = useWords(commitmentWords);
  const { source, form, start, end, recordedAt, by, entry, supersedes, supersededBy, reason, says } = row;
  const rest = Object.entries(says).filter(([name, value]) => !told.has(name) && value !== null && value !== undefined);
  return (
    <dl className={css['facts']}>
      <dt>{t('what')}</dt>
      <dd>{formName(t, form)}</dd>
      <dt>{t('occurred')}</dt>
      <dd>
        <Moment at={start} zone={zone} />
        {end === start ? '' : ' – '}
        {end === undefined ? t('openEnd') : end !== start && <Moment at={end} zone={zone} />}
      </dd>
      <dt>{t('source')}</dt>
      <dd>
        <To href={`/evidence?source=${encodeURIComponent(source)}`}>{source}</To>
      </dd>
      <dt>{t('recorded')}</dt>
      <dd>
        <Moment at={recordedAt} zone={zone} />
      </dd>
      <dt>{t('recordedBy')}</dt>
      <dd>
        <PersonName id={by} />
      </dd>
      <dt>{t('entry')}</dt>
      <dd>
        <To href={`/audit?entry=${entry}`}>{entry}</To>
      </dd>
      <Other name={t('supersedes')} id={supersedes} choose={choose} />
      <Other name={t('supersededBy')} id={supersededBy} choose={choose} />
      {reason !== undefined && (
        <>
          <dt>{t('reason')}</dt>
          <dd>{reason.replace(`${by}: `, '')}</dd>
        </>
      )}
      {rest.map(([name, value]) => (
        <Said key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

/** Both answers and the clause stand on a page of their own. */
function ExclusionLink({ row, agreement }: { readonly row: Row; readonly agreement: string }): ReactNode {
  const t = useWords(commitmentWords);
  const exclusion = row.supersedes ?? row.id;
  return (
    <p>
      <To href={addressOf('/evidence/exclusions/$agreement/$exclusion', { agreement, exclusion })}>
        {t('exclusionPage')}
      </To>
    </p>
  );
}

function Other({
  name,
  id,
  choose,
}: {
  readonly name: string;
  readonly id: string | undefined;
  readonly choose: (id: string) => void;
}): ReactNode {
  if (id === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <button type="button" className={css['button']} onClick={() => choose(id)}>
          {id}
        </button>
      </dd>
    </>
  );
}

/** A field of the row by its name in files of evidence. */
function Said({ name, value }: { readonly name: string; readonly value: unknown }): ReactNode {
  const words = Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return (
    <>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </>
  );
}

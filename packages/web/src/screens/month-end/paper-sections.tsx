/** The report and the credit note of the month: drafting them, and the way to each. */
import { recordKinds, recordKindOf } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaCloseFile } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from './month-end.module.css';
import { isNothing, saySum } from './sums.ts';
import { monthEndWords } from './words.ts';

export function ReportSection({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const { agreement, period } = file.row;
  const draft = useSend(() =>
    api.POST('/v1/agreements/{agreement}/periods/{period}/report', {
      params: { path: { agreement, period: period.key } },
    }),
  );
  if (file.row.statement === undefined) return null;
  const reports = file.reports.map(({ id, body }) => ({ id, body: recordKinds.report.schema.parse(body) }));
  return (
    <Section
      title={t('reports')}
      anchor="report"
      acts={
        file.row.next?.code === 'draft-report' && (
          <ActButton level={4} busy={draft.isPending} onClick={() => draft.mutate(undefined)}>
            {say(file.row.next.words)}
          </ActButton>
        )
      }
    >
      {draft.error !== null && <Failed error={draft.error} />}
      {reports.length === 0 && <p className={css['soft']}>{t('noReport')}</p>}
      <ul>
        {reports.map(({ id, body }) => (
          <li key={id}>
            <To href={addressOf('/reports/$report', { report: id })}>{id}</To> ·{' '}
            {t('revision', { number: body.number })} · {say(recordKindOf('report').states[body.state] ?? body.state)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function NoteSection({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const { agreement, period, credit, next } = file.row;
  const draft = useSend(() =>
    api.POST('/v1/agreements/{agreement}/periods/{period}/credit-note', {
      params: { path: { agreement, period: period.key } },
      body: {},
    }),
  );
  if (file.row.statement === undefined || credit === undefined) return null;
  const notes = file.notes.map(({ id, body }) => ({ id, body: recordKinds['credit-note'].schema.parse(body) }));
  const none = isNothing(credit) ? t('noMoney') : t('noNote');
  return (
    <Section
      title={t('notes')}
      anchor="note"
      acts={
        next?.code === 'draft-note' && (
          <ActButton level={4} busy={draft.isPending} onClick={() => draft.mutate(undefined)}>
            {t('draftNote')}
          </ActButton>
        )
      }
    >
      {draft.error !== null && <Failed error={draft.error} />}
      {notes.length === 0 && <p className={css['soft']}>{none}</p>}
      <ul>
        {notes.map(({ id, body }) => (
          <li key={id}>
            <To href={addressOf('/credit-notes/$note', { note: id })}>{id}</To> · {saySum(body.total)} ·{' '}
            {say(recordKindOf('credit-note').states[body.state] ?? body.state)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

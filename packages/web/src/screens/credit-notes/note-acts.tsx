/** What may be done with a credit note now. Issuing makes papers, and is an operation of its own. */
import { recordKindOf } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import type { SchemaPracticeRecord } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { creditNoteWords } from './words.ts';

interface NoteActsProps {
  readonly record: SchemaPracticeRecord;
  readonly body: RecordBody<'credit-note'>;
}

const ownWays = recordKindOf('credit-note').throughSentences ?? [];

export function NoteActs({ record: { id, version }, body }: NoteActsProps): ReactNode {
  const t = useWords(creditNoteWords);
  const { side } = useSession();
  const issue = useSend(() => api.POST('/v1/credit-notes/{note}/issue', { params: { path: { note: id } } }));
  if (side !== 'own') return null;
  return (
    <>
      {body.state === 'approved' && (
        <ActButton level={4} busy={issue.isPending} onClick={() => issue.mutate(undefined)}>
          {t('issue')}
        </ActButton>
      )}
      <RecordActs record={{ kind: 'credit-note', id, version, body: { ...body } }} but={ownWays} />
      {issue.error !== null && <Failed error={issue.error} />}
    </>
  );
}

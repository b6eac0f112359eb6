/** The set as it was read back, who has to confirm it, and the stamp. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { typed } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Papers } from './papers.tsx';
import { PlannedDraft } from './planned-draft.tsx';
import { Proposals } from './proposals.tsx';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { Stamp } from './stamp.tsx';
import { requirementWords } from './words.ts';

export function ConfirmTab({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const readBacks = page.readBacks.map((record) => typed<'read-back'>(record));
  const confirmed = page.requirements.some(({ record }) => {
    const { state, priority } = typed<'requirement'>(record).body;
    return state === 'confirmed' && priority !== 'wont';
  });
  return (
    <>
      <Section
        title={t('readBack')}
        note={t('readBackNote')}
        acts={
          <>
            <a href={`/v1/parties/${page.party.id}/traceability.csv`}>{t('trace')}</a>
            {readBacks.some(({ body }) => body.state === 'confirmed') && !confirmed && (
              <To href={`/drafts/new?from=template&customer=${page.party.id}`} strong>
                {t('draftFrom')}
              </To>
            )}
          </>
        }
      >
        {confirmed && <PlannedDraft party={page.party.id} />}
        <Sending page={page} />
        {readBacks.length === 0 ? (
          <Empty title={t('noReadBack')} icon="sign">
            {t('noReadBackText')}
          </Empty>
        ) : (
          readBacks.map((one) => <OneReadBack key={one.id} readBack={one} />)
        )}
      </Section>
      <Proposals party={page.party.id} />
    </>
  );
}

function Sending({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const people = useNames('person');
  const representative = typed<'party'>(page.party).body.representatives?.[0];
  const waiting = page.requirements.some(({ record }) => typed<'requirement'>(record).body.state === 'draft');
  const send = useSend(() =>
    api.POST('/v1/parties/{party}/read-backs', { params: { path: { party: page.party.id } }, body: {} }),
  );
  if (page.requirements.length === 0) return null;
  if (representative === undefined) return <p>{t('sendNobody')}</p>;
  if (!waiting) return <p className={css['soft']}>{t('sendNothing')}</p>;
  return (
    <div style={{ marginBottom: '0.875rem' }}>
      {send.error !== null && <Failed error={send.error} />}
      <Button loading={send.isPending} onClick={() => send.mutate(undefined)}>
        {t('send', { name: say(people.get(representative) ?? representative) })}
      </Button>
    </div>
  );
}

function OneReadBack({ readBack }: { readonly readBack: PracticeRecord<'read-back'> }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const { id, title, body } = readBack;
  const sentAt = body.trail.find(({ act }) => act === 'create')?.at;
  return (
    <div className={css['line']} role="group" aria-label={id}>
      <div className={css['chips']}>
        <h3>{say(title)}</h3> <StateMark kind="read-back" state={body.state} />
      </div>
      {body.confirmed !== undefined && <Stamp confirmed={body.confirmed} />}
      <dl className={css['facts']}>
        <dt>{t('sent')}</dt>
        <dd>
          {sentAt !== undefined && <Moment at={sentAt} />} · <PersonName id={body.representative} />
        </dd>
        <dt>{t('requirementsCount')}</dt>
        <dd>{body.requirements.length}</dd>
        {body.comment !== undefined && (
          <>
            <dt>{t('comment')}</dt>
            <dd>{say(body.comment)}</dd>
          </>
        )}
        <dt>{t('hash')}</dt>
        <dd className={css['hash']}>{body.hash}</dd>
        <dt>{t('papers')}</dt>
        <dd>
          <Papers documents={body.documents ?? []} />
        </dd>
      </dl>
    </div>
  );
}

/** Exclusions of the month: what was asked, the clause that held when it happened beside the other revisions, and the decision. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaCloseFile } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from './month-end.module.css';
import { monthEndWords } from './words.ts';

type Exclusion = SchemaCloseFile['exclusions'][number];

export function ExclusionSection({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  return (
    <Section title={t('exclusions')} note={t('exclusionsNote')} anchor="exclusions">
      {file.exclusions.length === 0 && <p className={css['soft']}>{t('noExclusions')}</p>}
      {file.exclusions.map((one) => (
        <div key={one.id} className={css['sheet']}>
          <Facts one={one} zone={file.row.period.zone} />
          <p>
            <To
              href={addressOf('/evidence/exclusions/$agreement/$exclusion', {
                agreement: file.row.agreement,
                exclusion: one.id,
              })}
            >
              {t('bothAnswers')}
            </To>
          </p>
          {one.decision === 'proposed' && <Decide one={one} agreement={file.row.agreement} />}
        </div>
      ))}
    </Section>
  );
}

function Facts({ one, zone }: { readonly one: Exclusion; readonly zone: string }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  return (
    <>
      <strong>
        {one.id} · {t(one.decision)}
      </strong>
      <dl className={css['facts']}>
        <dt>{t('span')}</dt>
        <dd>
          <Moment at={one.start} zone={zone} /> – <Moment at={one.end} zone={zone} clock />
          {one.affected !== undefined && ` · ${one.affected}`}
        </dd>
        {one.basis !== undefined && (
          <>
            <dt>{t('basis')}</dt>
            <dd>{one.basis}</dd>
          </>
        )}
        {one.proposedBy !== undefined && (
          <>
            <dt>{t('proposedBy')}</dt>
            <dd>
              <PersonName id={one.proposedBy} />
            </dd>
          </>
        )}
        {one.decidedBy !== undefined && (
          <>
            <dt>{t('decision')}</dt>
            <dd>
              {t(one.decision)}, <PersonName id={one.decidedBy} />
              {one.decidedAt !== undefined && (
                <>
                  , <Moment at={one.decidedAt} zone={zone} />
                </>
              )}
              {one.reason !== undefined && <>: {one.reason}</>}
            </dd>
          </>
        )}
        {one.clauses.map(({ revision, inForce, clause, words }) => (
          <Clause
            key={revision}
            name={inForce ? t('clauseThen', { clause: clause ?? '–', revision }) : t('clauseOther', { revision })}
            text={words === undefined ? t('clauseNone') : say(words)}
            strong={inForce}
          />
        ))}
      </dl>
    </>
  );
}

function Clause({
  name,
  text,
  strong,
}: {
  readonly name: string;
  readonly text: string;
  readonly strong: boolean;
}): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{strong ? <strong>{text}</strong> : text}</dd>
    </>
  );
}

function Decide({ one, agreement }: { readonly one: Exclusion; readonly agreement: string }): ReactNode {
  const t = useWords(monthEndWords);
  const { actor } = useSession();
  const [reason, setReason] = useState('');
  const decide = useSend((decision: 'accepted' | 'refused') =>
    api.POST('/v1/exclusions/{exclusion}/decision', {
      params: { path: { exclusion: one.id } },
      body: { agreement, decision, reason },
    }),
  );
  const because = one.proposedBy === actor ? t('exclusionsNote') : undefined;
  return (
    <>
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maw="46rem"
        mt="xs"
        required
      />
      <div className={css['bar']} style={{ marginTop: '0.5rem' }}>
        <ActButton level={5} busy={decide.isPending} because={because} onClick={() => decide.mutate('accepted')}>
          {t('accept')}
        </ActButton>
        <ActButton level={5} quiet busy={decide.isPending} because={because} onClick={() => decide.mutate('refused')}>
          {t('refuse')}
        </ActButton>
      </div>
      {decide.error !== null && <Failed error={decide.error} />}
    </>
  );
}

/** One exclusion: who asked and why, the clause, what each answer does, and the decision by somebody else. */
import { Textarea } from '@mantine/core';
import { sayPeriod } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaExclusionPage } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from './exclusions.module.css';
import { KindName } from './kind-name.tsx';
import { DecisionOf } from './list-screen.tsx';
import { Clauses, Outlooks } from './outlooks.tsx';
import { exclusionWords } from './words.ts';

export function ExclusionScreen(): ReactNode {
  const path = { agreement: useParameter('agreement'), exclusion: useParameter('exclusion') };
  const page = useGet('/v1/agreements/{agreement}/exclusions/{exclusion}', { params: { path } });
  return (
    <Loaded of={page} lines={14}>
      {(found) => <Shown page={found} />}
    </Loaded>
  );
}

function Shown({ page }: { readonly page: SchemaExclusionPage }): ReactNode {
  const t = useWords(exclusionWords);
  const say = useSay();
  return (
    <Page
      over={<To href="/evidence/exclusions">{t('overList')}</To>}
      title={page.id}
      lead={
        <>
          <KindName kind={page.kind} /> · {page.agreement} · {say(page.title)}
        </>
      }
    >
      <Section>
        <Facts page={page} />
      </Section>
      <Section title={t('clauses')} note={t('clausesNote')}>
        <Clauses page={page} />
      </Section>
      <Section title={t('outlooks')} note={t('outlooksNote')} anchor="outlooks">
        <Outlooks page={page} />
      </Section>
      {page.decision === 'proposed' && (
        <Section title={t('decide')} note={t('decideNote')} anchor="decide">
          <Decide page={page} />
        </Section>
      )}
    </Page>
  );
}

function Facts({ page }: { readonly page: SchemaExclusionPage }): ReactNode {
  const t = useWords(exclusionWords);
  const language = useLanguage();
  const { agreement, period, start, end, zone, basis, proposedBy, reason } = page;
  const about = [
    [t('subject'), page.subject],
    [t('affected'), page.affected],
    [t('cases'), page.cases?.join(', ')],
    [t('basis'), basis],
  ] as const;
  return (
    <dl className={css['facts']}>
      <dt>{t('decision')}</dt>
      <dd>
        <DecisionOf line={page} />
        {reason !== undefined && <div>{reason}</div>}
      </dd>
      <dt>{t('when')}</dt>
      <dd>
        <Moment at={start} zone={zone} /> – <Moment at={end} zone={zone} clock />
      </dd>
      <dt>{t('month')}</dt>
      <dd>
        <To href={addressOf('/month-end/$period/$agreement', { agreement, period })}>{sayPeriod(period, language)}</To>
      </dd>
      {about.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {proposedBy !== undefined && (
        <>
          <dt>{t('proposedBy')}</dt>
          <dd>
            <PersonName id={proposedBy} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Decide({ page: { agreement, id, proposedBy } }: { readonly page: SchemaExclusionPage }): ReactNode {
  const t = useWords(exclusionWords);
  const { actor } = useSession();
  const [reason, setReason] = useState('');
  const decide = useSend((decision: 'accepted' | 'refused') =>
    api.POST('/v1/exclusions/{exclusion}/decision', {
      params: { path: { exclusion: id } },
      body: { agreement, decision, reason },
    }),
  );
  const because = proposedBy === actor ? t('samePerson') : reason.trim() === '' ? t('giveReason') : undefined;
  return (
    <>
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maw="46rem"
        required
      />
      <div className={css['acts']}>
        <ActButton level={5} busy={decide.isPending} because={because} onClick={() => decide.mutate('accepted')}>
          {t('accept')}
        </ActButton>
        <ActButton level={5} quiet busy={decide.isPending} because={because} onClick={() => decide.mutate('refused')}>
          {t('refuse')}
        </ActButton>
      </div>
      {because !== undefined && <p className={css['soft']}>{because}</p>}
      {decide.error !== null && <Failed error={decide.error} />}
    </>
  );
}

/** One promise in one period: the words, the minutes, and everything that the number rests on. */
import { NativeSelect } from '@mantine/core';
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ForecastSection } from '../forecast/forecast-section.tsx';
import { RecordLines } from '../agreements/records-tab.tsx';
import css from './commitment.module.css';
import { DecisionsSection } from './decisions-section.tsx';
import { DerivationSection } from './derivation-section.tsx';
import { DownloadsSection } from './downloads-section.tsx';
import { EffectsSection } from './effects-section.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { HeadSection } from './head-section.tsx';
import { MoneySection } from './money-section.tsx';
import { PeriodsSection } from './periods-section.tsx';
import { usePlace } from './place.ts';
import type { Place } from './place.ts';
import { RightsSection } from './rights-section.tsx';
import { TimelineSection } from './timeline-section.tsx';
import { VersionsSection } from './versions-section.tsx';
import { commitmentWords } from './words.ts';

export function CommitmentScreen(): ReactNode {
  const place = usePlace();
  const { agreement, commitment, period, subject } = place;
  const page = useGet('/v1/agreements/{agreement}/commitments/{commitment}', {
    params: {
      path: { agreement, commitment },
      query: { ...(period === undefined ? {} : { period }), ...(subject === undefined ? {} : { subject }) },
    },
  });
  return (
    <Loaded of={page} lines={18}>
      {/* The client's types forget that a stretch of time is a pair. */}
      {(found) => <Shown page={found as SchemaCommitmentPage} />}
    </Loaded>
  );
}

function Shown({ page }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const say = useSay();
  const language = useLanguage();
  const { agreement, commitment, period, row } = page;
  const place: Place = {
    agreement: agreement.id,
    commitment: commitment.id,
    period: period.key,
    ...(row.subject === undefined ? {} : { subject: row.subject }),
  };
  return (
    <Page
      over={<To href={addressOf('/agreements/$agreement', { agreement: agreement.id })}>{say(agreement.title)}</To>}
      title={`${say(commitment.title)}${row.subject === undefined ? '' : ` · ${row.subject}`} · ${sayPeriod(period.key, language)}`}
      lead={
        <>
          {agreement.id} · {t('clause', { clause: commitment.clause })} · <Status page={page} />
        </>
      }
      acts={<Choices page={page} />}
    >
      <HeadSection page={page} />
      <ForecastSection agreement={agreement.id} commitment={commitment.id} period={period.key} subject={row.subject} />
      <PeriodsSection page={page} place={place} />
      <TimelineSection page={page} place={place} />
      <DecisionsSection page={page} place={place} />
      <DerivationSection page={page} place={place} />
      <MoneySection page={page} />
      <RightsSection page={page} />
      <EffectsSection page={page} />
      <VersionsSection page={page} />
      {page.records.length > 0 && (
        <Section title={t('records')}>
          <RecordLines records={page.records} />
        </Section>
      )}
      <DownloadsSection page={page} />
      <EvidenceDrawer page={page} />
    </Page>
  );
}

function Status({ page: { statement, agreement } }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const { issuedAt, issuedBy, version, knownAt } = statement;
  if (issuedAt === undefined)
    return t.rich('provisional', { at: <Moment key="at" at={knownAt} zone={agreement.zone} /> });
  return t.rich('issued', {
    at: <Moment key="at" at={issuedAt} zone={agreement.zone} />,
    by: <PersonName key="by" id={issuedBy ?? ''} />,
    version: version ?? 1,
  });
}

function Choices({ page }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  const [, choosePeriod] = useChoice('period');
  const [, chooseSubject] = useChoice('subject');
  const { standings, period, commitment, row } = page;
  const keys = [...new Set([...standings.map((one) => one.period), period.key])].sort().reverse();
  return (
    <div className={css['choices']}>
      {commitment.subjects.length > 1 && (
        <NativeSelect
          label={t('subject')}
          value={row.subject ?? ''}
          onChange={(event) => chooseSubject(event.currentTarget.value)}
          data={[...commitment.subjects]}
        />
      )}
      <NativeSelect
        label={t('period')}
        value={period.key}
        onChange={(event) => choosePeriod(event.currentTarget.value)}
        data={keys.map((key) => ({ value: key, label: sayPeriod(key, language) }))}
      />
    </div>
  );
}

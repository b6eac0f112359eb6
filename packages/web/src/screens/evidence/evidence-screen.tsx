/** Sources with their health, promises that nobody measures, and rows that were set aside. */
import { minutesText, percentText, Ratio } from '@troth/core';
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import type { SchemaSourceHealth } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { evidenceWords } from './words.ts';

export function EvidenceScreen(): ReactNode {
  const t = useWords(evidenceWords);
  const health = useGet('/v1/source-health', { params: { query: { limit: 500 } } });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <>
          <To href="/evidence/exclusions">{t('exclusionsLink')}</To>
          <To href="/evidence/log">{t('logLink')}</To>
        </>
      }
    >
      <Loaded of={health} lines={8}>
        {({ items }) => (
          <>
            <Sources sources={items} />
            <WithoutData />
            <SetAside sources={items} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Sources({ sources }: { readonly sources: readonly SchemaSourceHealth[] }): ReactNode {
  const t = useWords(evidenceWords);
  return (
    <Section title={t('sources')} note={t('sourcesNote')}>
      <RecordTable
        label={t('sources')}
        rows={sources}
        keyOf={({ source }) => source}
        empty={
          <Empty title={t('noSources')} icon="evidence">
            {t('noSourcesHelp')}
          </Empty>
        }
        columns={[
          { name: 'source', head: t('source'), cell: ({ source }) => source, sortBy: ({ source }) => source },
          { name: 'state', head: t('state'), cell: ({ state }) => t(`state_${state}`), sortBy: ({ state }) => state },
          {
            name: 'fit',
            head: t('fit'),
            cell: ({ fitForEvidence }) => <Fit fit={fitForEvidence} />,
          },
          {
            name: 'completeness',
            head: t('completeness'),
            numeric: true,
            cell: ({ completeness }) =>
              completeness === undefined ? '–' : `${percentText(Ratio.parse(completeness), Ratio.one)} %`,
          },
          {
            name: 'offset',
            head: t('offset'),
            numeric: true,
            cell: ({ offsetMs }) =>
              offsetMs === undefined
                ? '–'
                : t(offsetMs < 0 ? 'behind' : 'ahead', { seconds: Math.abs(offsetMs) / 1000 }),
          },
          {
            name: 'last',
            head: t('last'),
            cell: (source) => <LastWord source={source} />,
          },
          {
            name: 'taken',
            head: t('taken'),
            numeric: true,
            cell: ({ accepted }) => t('rows', { count: accepted }),
            sortBy: ({ accepted }) => accepted,
          },
          {
            name: 'refused',
            head: t('refused'),
            numeric: true,
            cell: ({ refused }) => t('rows', { count: refused }),
            sortBy: ({ refused }) => refused,
          },
        ]}
      />
    </Section>
  );
}

function Fit({ fit }: { readonly fit: boolean }): ReactNode {
  const t = useWords(evidenceWords);
  return (
    <Mark tone={fit ? 'good' : 'bad'} icon={fit ? 'check' : 'cross'}>
      {fit ? t('fitYes') : t('fitNo')}
    </Mark>
  );
}

function LastWord({ source: { lastReceived, silentForMs } }: { readonly source: SchemaSourceHealth }): ReactNode {
  const t = useWords(evidenceWords);
  return (
    <div>
      {lastReceived === undefined ? t('never') : <Moment at={lastReceived} />}
      {silentForMs !== undefined && silentForMs > 0 && (
        <div>{t('silent', { minutes: minutesText(Ratio.of(Math.round(silentForMs / 60_000) * 60_000)) })}</div>
      )}
    </div>
  );
}

function WithoutData(): ReactNode {
  const t = useWords(evidenceWords);
  const say = useSay();
  const language = useLanguage();
  const titles = useAgreementTitles();
  const targets = useGet('/v1/targets-without-data', { params: { query: { limit: 500 } } });
  return (
    <Section title={t('without')} note={t('withoutNote')} anchor="without-data">
      <Loaded of={targets} lines={3}>
        {({ items }) => (
          <RecordTable
            label={t('without')}
            rows={items}
            keyOf={({ agreement, commitment }) => `${agreement} ${commitment}`}
            empty={<Empty title={t('noWithout')} />}
            columns={[
              {
                name: 'promise',
                head: t('promise'),
                cell: ({ agreement, commitment }) => (
                  <>
                    <To href={addressOf('/agreements/$agreement/commitments/$commitment', { agreement, commitment })}>
                      {agreement} · {sayChoice(commitment, language)}
                    </To>
                    <div style={{ fontSize: '0.75rem' }}>{say(titles.get(agreement) ?? '')}</div>
                  </>
                ),
              },
              { name: 'source', head: t('source'), cell: ({ source }) => source ?? '–' },
              {
                name: 'seen',
                head: t('seen'),
                cell: ({ lastSeen }) => (lastSeen === undefined ? t('never') : <Moment at={lastSeen} />),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

/** Of one source at a time; the one that had most to set aside comes first. */
function SetAside({ sources }: { readonly sources: readonly SchemaSourceHealth[] }): ReactNode {
  const t = useWords(evidenceWords);
  const [chosen, choose] = useChoice('source');
  const worst = sources.toSorted((one, other) => other.refused - one.refused)[0]?.source;
  const source = chosen ?? worst;
  const aside = useGet(
    '/v1/sources/{source}/quarantine',
    { params: { path: { source: source ?? '' }, query: { limit: 100 } } },
    { when: source !== undefined },
  );
  if (source === undefined) return null;
  return (
    <Section
      title={t('quarantine')}
      note={t('quarantineNote')}
      anchor="quarantine"
      acts={
        <NativeSelect
          aria-label={t('source')}
          value={source}
          onChange={(event) => choose(event.currentTarget.value)}
          data={sources.map((one) => ({ value: one.source, label: `${one.source} (${one.refused})` }))}
        />
      }
    >
      <Loaded of={aside} lines={3}>
        {({ items }) => (
          <RecordTable
            label={t('quarantine')}
            rows={items}
            keyOf={({ id }) => String(id)}
            empty={<Empty title={t('noQuarantine')} />}
            columns={[
              { name: 'place', head: t('place'), cell: ({ place }) => place },
              { name: 'reason', head: t('reason'), cell: ({ message }) => message },
              { name: 'raw', head: t('raw'), cell: ({ raw }) => <code>{raw ?? '–'}</code> },
              { name: 'received', head: t('received'), cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

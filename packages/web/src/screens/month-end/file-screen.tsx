/** One agreement's month: what was attained, what is undecided, what was issued, and the next step on top. */
import type { ReactNode } from 'react';
import { sayPeriod } from '@troth/core';
import { addressOf, useParameter } from '../../app/address.ts';
import type { SchemaCloseFile } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { BreachSection } from './breach-section.tsx';
import { ClosingSection } from './closing-section.tsx';
import { ExclusionSection } from './exclusion-section.tsx';
import { LightMark } from './light.tsx';
import css from './month-end.module.css';
import { NoteSection, ReportSection } from './paper-sections.tsx';
import { Protections } from './protections.tsx';
import { Rights } from './rights.tsx';
import { ResultTable } from './result-table.tsx';
import { VersionSection } from './version-section.tsx';
import { monthEndWords } from './words.ts';

export function CloseFileScreen(): ReactNode {
  const t = useWords(monthEndWords);
  const language = useLanguage();
  const [period, agreement] = [useParameter('period'), useParameter('agreement')];
  const path = { agreement, period };
  const file = useGet('/v1/agreements/{agreement}/periods/{period}/close-file', { params: { path } });
  return (
    <Loaded of={file} lines={14}>
      {(found) => (
        <Page
          title={`${sayPeriod(period, language)} · ${agreement}`}
          over={<To href={`/month-end?month=${period}`}>{t('toBoard')}</To>}
          lead={<Lead file={found} />}
          acts={<To href={`/recoverable/${period}/${agreement}`}>{t('toRecoverable')}</To>}
        >
          <File file={found} />
        </Page>
      )}
    </Loaded>
  );
}

function Lead({ file: { row } }: { readonly file: SchemaCloseFile }): ReactNode {
  const say = useSay();
  const t = useWords(monthEndWords);
  return (
    <>
      <To href={addressOf('/agreements/$agreement', { agreement: row.agreement })}>{say(row.title)}</To>
      {' · '}
      <LightMark light={row.light} />
      {row.statement === undefined && <> · {t('provisional')}</>}
    </>
  );
}

function File({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const { row } = file;
  return (
    <>
      {row.next !== undefined && (
        <div className={css['step']} role="status">
          <span>
            <strong>{t('next')}: </strong>
            {say(row.next.words)} <span className={css['soft']}>({t('level', { level: row.next.level })})</span>
          </span>
        </div>
      )}
      <Section title={t('result')}>
        <ResultTable row={row} />
      </Section>
      <Rights issue={file.versions.at(-1)} />
      <ExclusionSection file={file} />
      <ClosingSection file={file} />
      <BreachSection file={file} />
      <VersionSection file={file} />
      <ReportSection file={file} />
      <NoteSection file={file} />
      <Section title={t('dispute')}>
        {file.disputes.length === 0 ? (
          <p className={css['soft']}>{t('noDispute')}</p>
        ) : (
          <ul>
            {file.disputes.map((one) => (
              <li key={one.id}>
                <To href={addressOf('/disputes/$dispute', { dispute: one.id })}>{one.id}</To> · {say(one.title)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Protections protections={file.protections} />
    </>
  );
}

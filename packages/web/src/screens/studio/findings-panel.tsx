/** What the checks find in the text as it stands; each leads to its field. */
import type { Finding } from '@troth/core';
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function FindingsPanel(): ReactNode {
  const t = useWords(studioWords);
  const { live } = useStudio();
  const of = (severity: Finding['severity']): readonly Finding[] =>
    live.findings.filter((finding) => finding.severity === severity);
  const [errors, warnings, notes] = [of('error'), of('warning'), of('note')];
  const none = live.findings.length === 0;
  return (
    <Panel
      title={t('findingsTitle')}
      note={t('findingsNote')}
      count={
        <Mark tone={errors.length > 0 ? 'bad' : 'good'} icon={errors.length > 0 ? 'cross' : 'check'}>
          {t('errorsCount', { count: errors.length })}
        </Mark>
      }
    >
      {none && <p className={css['soft']}>{t('noFindings')}</p>}
      <FindingList findings={errors} />
      {warnings.length > 0 && (
        <details open={errors.length === 0}>
          <summary className={css['foldNote']}>{t('warnings', { count: warnings.length })}</summary>
          <FindingList findings={warnings} />
        </details>
      )}
      {notes.length > 0 && (
        <details>
          <summary className={css['foldNote']}>{t('notes', { count: notes.length })}</summary>
          <FindingList findings={notes} />
        </details>
      )}
    </Panel>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useWords(studioWords);
  const { lead } = useStudio();
  return (
    <ul className={css['findings']} lang="en">
      {findings.map((finding) => {
        const { code, path, message, example, fix } = finding;
        return (
          <li key={`${code} ${path.join('.')} ${message}`}>
            <button type="button" className={css['finding']} onClick={() => lead(path)}>
              <span className={css['findingCode']}>{code}</span> {message}
            </button>
            {(example !== '' || fix !== '') && (
              <p className={css['findingMore']}>
                {example} {fix !== '' && <span>{t('fixIs', { fix })}</span>}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the checks find in the text as it stands; each leads to its field. */
import { findingInChinese } from '@troth/core';
import type { Finding } from '@troth/core';
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { FindingWords } from './form/field-frame.tsx';
import { sayPlace } from './form/labels.ts';
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
  return (
    <ul className={css['findings']}>
      {findings.map((finding) => (
        <OneFinding key={`${finding.code} ${finding.path.join('.')} ${finding.message}`} finding={finding} />
      ))}
    </ul>
  );
}

/** The case in full is told in English; in Chinese it stands below the sentence of its code. */
function OneFinding({ finding: { code, path, message, example, fix } }: { readonly finding: Finding }): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const { lead } = useStudio();
  const more = [language === 'en' || findingInChinese(code) === undefined ? '' : message, example]
    .filter((words) => words !== '')
    .map(asSentence)
    .join(' ');
  return (
    <li>
      <button type="button" className={css['finding']} onClick={() => lead(path)}>
        <span className={css['findingCode']}>{code}</span>{' '}
        <FindingWords code={code} message={message} language={language} />
      </button>
      {path.length > 0 && <p className={css['findingMore']}>{t('findingAt', { place: sayPlace(path, language) })}</p>}
      {more !== '' && (
        <p className={css['findingMore']} lang="en">
          {more}
        </p>
      )}
      {fix !== '' && (
        <p className={css['findingMore']}>
          {t('fixIs')} <span lang="en">{asSentence(fix)}</span>
        </p>
      )}
    </li>
  );
}

const asSentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?}\])]$/u.test(words) ? '' : '.'}`;

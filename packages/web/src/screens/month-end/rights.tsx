/** Rights that arose in the month: what follows beyond money when standards are not met (S4.18). */
import { sayGives } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaShortIssue } from '../../client/api.d.ts';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { monthEndWords } from './words.ts';

export function Rights({ issue }: { readonly issue: SchemaShortIssue | undefined }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const language = useLanguage();
  if (issue === undefined || issue.rights.length === 0) return null;
  return (
    <Section title={t('rights')} note={t('rightsNote')} anchor="rights">
      {issue.rights.map((right) => (
        <div key={`${right.id} ${right.subject ?? ''}`} className={css['sheet']}>
          <strong>{sayGives(right.gives, language)}</strong>
          <dl className={css['facts']}>
            <dt>{t('clause')}</dt>
            <dd>{right.clause}</dd>
            {right.remedy !== undefined && (
              <>
                <dt>{t('remedy')}</dt>
                <dd>{say(right.remedy)}</dd>
              </>
            )}
            {right.arose !== undefined && (
              <>
                <dt>{t('arose')}</dt>
                <dd>
                  <Moment at={right.arose} />
                </dd>
              </>
            )}
            {right.exerciseBy !== undefined && (
              <>
                <dt>{t('exerciseBy')}</dt>
                <dd>
                  <Moment at={right.exerciseBy} zone={issue.period.zone} />
                </dd>
              </>
            )}
          </dl>
        </div>
      ))}
    </Section>
  );
}

/** Terms explained, in the words of the contract. */
import type { ReactNode } from 'react';
import { Page, Section } from '../../parts/page.tsx';
import { termNames, terms } from '../../words/terms.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './help.module.css';
import { helpWords } from './words.ts';

export function HelpScreen(): ReactNode {
  const t = useWords(helpWords);
  const say = useSay();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('terms')}>
        <dl className={css['terms']}>
          {termNames.map((name) => (
            <div key={name} id={name}>
              <dt>{say(terms[name].name)}</dt>
              <dd>{say(terms[name].means)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}

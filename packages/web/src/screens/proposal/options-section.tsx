/** What could be done about each requirement that is not met, for ourselves. */
import type { ReactNode } from 'react';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './proposal.module.css';
import type { Proposal } from './proposal-screen.tsx';
import { proposalWords } from './words.ts';

export function OptionsSection({ of: { inside, requirements } }: { readonly of: Proposal }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  const options = inside?.options ?? [];
  if (options.length === 0) return null;
  const titles = new Map(requirements.map(({ requirement, title }) => [requirement, title]));
  const each = Map.groupBy(options, ({ requirement }) => requirement);
  return (
    <Section title={t('options')} note={t('optionsNote')}>
      {[...each].map(([requirement, own]) => (
        <div key={requirement} className={css['option']}>
          <h3>
            {say(titles.get(requirement) ?? requirement)} <span className={css['soft']}>{requirement}</span>
          </h3>
          <ul className={css['lines']}>
            {own.map(({ text }) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

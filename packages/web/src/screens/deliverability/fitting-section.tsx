/** What the texts behind say that fits ours: no less worth knowing than what does not. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './deliverability.module.css';
import { deliverabilityWords, termWords } from './words.ts';

type Pairs = AnswerOf<'/v1/agreements/{agreement}/proof'>['pairs'];

const isTerm = (code: string): code is keyof (typeof termWords)['en'] => Object.hasOwn(termWords.en, code);

export function FittingSection({ pairs }: { readonly pairs: Pairs }): ReactNode {
  const t = useWords(deliverabilityWords);
  const term = useWords(termWords);
  const language = useLanguage();
  const fitting = pairs.filter((pair) => pair.fitting.length > 0);
  if (fitting.length === 0) return null;
  return (
    <Section title={t('fits')}>
      <ul className={css['fits']}>
        {fitting.map(({ agreement, title, fitting: codes }) => (
          <li key={agreement} data-fits={codes.join(' ')}>
            <To href={addressOf('/agreements/$agreement', { agreement })}>{title[language]}</To>{' '}
            {codes.map((code) => (
              <Mark key={code} tone="good">
                {isTerm(code) ? term(code) : code}
              </Mark>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

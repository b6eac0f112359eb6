/** Rights from chronic failure: those that arose, and how near the others are. */
import { sayDate, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { commitmentWords } from './words.ts';

type Counting = SchemaCommitmentPage['countdowns'][number];

export function RightsSection({ page: { countdowns, rights } }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Section title={t('rights')} anchor="rights">
      {countdowns.length + rights.length === 0 && <p>{t('noRights')}</p>}
      {rights.map(({ id, arose, remedy, clause }) => (
        <p key={id}>
          <Mark tone="bad" icon="warn">
            {arose === undefined ? id : t('arose', { on: sayDate(arose, language) })}
          </Mark>{' '}
          {clause} {remedy === undefined ? '' : say(remedy)}
        </p>
      ))}
      {countdowns.map((one) => (
        <Countdown key={`${one.right} ${one.within} ${one.misses}`} counting={one} />
      ))}
    </Section>
  );
}

function Countdown({ counting }: { readonly counting: Counting }): ReactNode {
  const t = useWords(commitmentWords);
  const say = useSay();
  const language = useLanguage();
  const { words, clause, left, until, missed, misses, within } = counting;
  const next =
    until === undefined ? t('oneMoreAny', { left }) : t('oneMore', { left, until: sayPeriod(until, language) });
  return (
    <div className={css['countdown']}>
      <p className={css['line']}>
        <Mark tone={left === 0 ? 'bad' : left === 1 ? 'warn' : 'ink'}>{left === 0 ? t('reached') : next}</Mark>
        <span className={css['soft']}>{clause}</span>
      </p>
      <p>
        {t('soMany', { count: missed.length, misses, within })}
        {missed.length > 0 &&
          ` – ${t('missedIn', { periods: missed.map((key) => sayPeriod(key, language)).join(', ') })}`}
      </p>
      <p className={css['soft']}>{say(words)}</p>
    </div>
  );
}

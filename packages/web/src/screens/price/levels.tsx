/** The same text one customary level looser, as it is, and one stricter, side by side. Owns: asking for them once the page stands. */
import { parseTarget, sayTarget } from '@troth/core';
import type { Language } from '@troth/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { TierCard, Tiers } from './tier-card.tsx';
import type { SumsOf } from './tier-card.tsx';
import { tierWords } from './tier-words.ts';

type Answer = AnswerOf<'/v1/agreements/{agreement}/price/levels'>;
type Level = Answer['levels'][number];
type Found = Parameters<typeof Loaded<Answer>>[0]['of'];

export function Levels({ of }: { readonly of: Found }): ReactNode {
  const t = useWords(tierWords);
  return (
    <Section title={t('levels')} note={t('levelsNote', { currency: of.data?.currency ?? '' })}>
      <Loaded of={of} lines={8}>
        {({ levels }) =>
          levels.length === 0 ? (
            <Empty icon="table" title={t('noLevels')}>
              {t('noLevelsText')}
            </Empty>
          ) : (
            <Tiers label={t('levels')}>
              {levels.map((level) => (
                <LevelCard key={level.target} level={level} />
              ))}
            </Tiers>
          )
        }
      </Loaded>
    </Section>
  );
}

function LevelCard({ level }: { readonly level: Level }): ReactNode {
  const t = useWords(tierWords);
  const say = useSay();
  const language = useLanguage();
  const { target, step, proof, missed, refused } = level;
  return (
    <TierCard
      id={step}
      name={sayLevel(target, language)}
      mark={<Mark tone={step === 'written' ? 'accent' : 'ink'}>{t(step)}</Mark>}
      proof={proof && { verdict: proof.verdict, says: say(proof.says) }}
      notes={[
        ...(refused === undefined ? [] : [t('refused', { why: refused })]),
        ...(missed === undefined ? [] : [t('kept', { share: (100 * (1 - missed)).toFixed(2) })]),
      ]}
      sums={useSums(level)}
    />
  );
}

function useSums({ delivery, credits, total, expected, valueAtRisk, price }: Level): readonly SumsOf[] {
  const t = useWords(tierWords);
  if (delivery === undefined || credits === undefined || total === undefined) return [];
  if (expected === undefined || valueAtRisk === undefined || price === undefined) return [];
  return [
    {
      label: t('year'),
      rows: [
        [t('deliveryYear'), delivery],
        [t('creditsYear'), credits],
        [t('total'), total],
      ],
    },
    {
      label: t('month'),
      rows: [
        [t('expected'), expected],
        [t('atRisk'), valueAtRisk],
        [t('price'), price],
      ],
    },
  ];
}

function sayLevel(target: string, language: Language): string {
  const read = parseTarget(target);
  return typeof read === 'string' ? target : sayTarget(read, language);
}

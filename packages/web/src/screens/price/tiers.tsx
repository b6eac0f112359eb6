/** Ways to keep one promise side by side: whether each would keep it, what it costs, what it should be sold for. */
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { TierCard, Tiers } from './tier-card.tsx';
import { tierWords } from './tier-words.ts';

type Choice = NonNullable<AnswerOf<'/v1/agreements/{agreement}/price'>['designs']>;
type Design = Choice['designs'][number];

interface Props {
  readonly choice: Choice | undefined;
  readonly currency: string;
}

export function Designs({ choice, currency }: Props): ReactNode {
  const t = useWords(tierWords);
  const say = useSay();
  if (choice === undefined)
    return (
      <Section title={t('designs')}>
        <Empty icon="table" title={t('noDesigns')}>
          {t('noDesignsText')}
        </Empty>
      </Section>
    );
  const nameOf = (id: string): string => say(choice.designs.find((one) => one.id === id)?.name ?? id);
  const [best, alone] = [nameOf(choice.cheapest), nameOf(choice.cheapestOnCredits)];
  return (
    <Section title={t('designs')} note={t('designsNote', { currency })}>
      <Tiers label={t('designs')}>
        {choice.designs.map((design) => (
          <Tier key={design.id} design={design} choice={choice} />
        ))}
      </Tiers>
      <p>{choice.beyondCredits ? t('choice', { best, alone }) : t('choiceAlone', { design: alone })}</p>
    </Section>
  );
}

function Tier({ design, choice }: { readonly design: Design; readonly choice: Choice }): ReactNode {
  const t = useWords(tierWords);
  const say = useSay();
  const { id, name, outagesPerMonth, meanRepairMs, proof, missed } = design;
  const beyond = [
    [t('impact'), design.impact],
    [t('churn'), design.churn],
  ] as const;
  return (
    <TierCard
      id={id}
      name={say(name)}
      mark={id === choice.cheapest && <Mark tone="good">{t('cheapest')}</Mark>}
      proof={proof && { verdict: proof.verdict, says: say(proof.says) }}
      notes={[
        t('habit', { count: outagesPerMonth.toFixed(2), minutes: (meanRepairMs / 60_000).toFixed(1) }),
        t('kept', { share: (100 * (1 - missed)).toFixed(2) }),
      ]}
      sums={[
        {
          label: t('year'),
          rows: [
            [t('deliveryYear'), design.delivery],
            [t('creditsYear'), design.credits],
            ...(choice.beyondCredits ? beyond : []),
            [t('total'), design.total],
          ],
        },
        {
          label: t('month'),
          rows: [
            [t('expected'), design.expected],
            [t('atRisk'), design.valueAtRisk],
            [t('price'), design.price],
          ],
        },
      ]}
    />
  );
}

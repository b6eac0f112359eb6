/** Ways to keep one promise side by side: whether each would keep it, what it costs, what it should be sold for. */
import { moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './tiers.module.css';
import { tierWords } from './tier-words.ts';

type Choice = NonNullable<AnswerOf<'/v1/agreements/{agreement}/price'>['designs']>;
type Design = Choice['designs'][number];

const money = (amount: number): string => moneyText(amount.toFixed(2));

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
        <Empty icon="table" title={t('noDesigns')}>{t('noDesignsText')}</Empty>
      </Section>
    );
  const nameOf = (id: string): string => say(choice.designs.find((one) => one.id === id)?.name ?? id);
  const [best, alone] = [nameOf(choice.cheapest), nameOf(choice.cheapestOnCredits)];
  return (
    <Section title={t('designs')} note={t('designsNote', { currency })}>
      <div className={css['tiers']} role="list" aria-label={t('designs')}>
        {choice.designs.map((design) => (
          <Tier key={design.id} design={design} choice={choice} />
        ))}
      </div>
      <p>{choice.beyondCredits ? t('choice', { best, alone }) : t('choiceAlone', { design: alone })}</p>
    </Section>
  );
}

function Tier({ design, choice }: { readonly design: Design; readonly choice: Choice }): ReactNode {
  const t = useWords(tierWords);
  const say = useSay();
  const { id, name, outagesPerMonth, meanRepairMs, proof, missed } = design;
  return (
    <div role="listitem" className={css['tier']} data-design={id}>
      <h3 className={css['name']}>
        {say(name)} {id === choice.cheapest && <Mark tone="good">{t('cheapest')}</Mark>}
      </h3>
      <div>
        {proof !== undefined && (
          <>
            <ProofMark verdict={proof.verdict} />
            <p className={css['says']}>{say(proof.says)}</p>
          </>
        )}
        <p className={css['says']}>
          {t('habit', { count: outagesPerMonth.toFixed(2), minutes: (meanRepairMs / 60_000).toFixed(1) })}{' '}
          {t('kept', { share: (100 * (1 - missed)).toFixed(2) })}
        </p>
      </div>
      <Year design={design} beyond={choice.beyondCredits} />
      <Month design={design} />
    </div>
  );
}

function Year({ design, beyond }: { readonly design: Design; readonly beyond: boolean }): ReactNode {
  const t = useWords(tierWords);
  const { delivery, credits, impact, churn, total } = design;
  return (
    <dl className={css['sums']} aria-label={t('year')}>
      <dt>{t('deliveryYear')}</dt>
      <dd>{money(delivery)}</dd>
      <dt>{t('creditsYear')}</dt>
      <dd>{money(credits)}</dd>
      {beyond && (
        <>
          <dt>{t('impact')}</dt>
          <dd>{money(impact)}</dd>
          <dt>{t('churn')}</dt>
          <dd>{money(churn)}</dd>
        </>
      )}
      <dt className={css['whole']}>{t('total')}</dt>
      <dd className={css['whole']} data-total={total.toFixed(2)}>
        {money(total)}
      </dd>
    </dl>
  );
}

function Month({ design: { expected, valueAtRisk, price } }: { readonly design: Design }): ReactNode {
  const t = useWords(tierWords);
  return (
    <dl className={css['sums']} aria-label={t('month')}>
      <dt>{t('expected')}</dt>
      <dd>{money(expected)}</dd>
      <dt>{t('atRisk')}</dt>
      <dd>{money(valueAtRisk)}</dd>
      <dt className={css['whole']}>{t('price')}</dt>
      <dd className={css['whole']}>{money(price)}</dd>
    </dl>
  );
}

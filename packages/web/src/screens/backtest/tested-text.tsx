/** A text over its months, whole: what it would have cost, promise by promise, month by month, and what that rests on. */
import { Ratio, sayPeriod, shortDecimal } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaBackTest } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './backtest.module.css';
import { DriversSection } from './drivers-section.tsx';
import { MonthsSection } from './months-section.tsx';
import { PromiseSection } from './promise-section.tsx';
import { chance, minutes, nameIn, targetText } from './say.ts';
import { backTestWords } from './words.ts';

export interface TestedTextProps {
  readonly test: SchemaBackTest;
  readonly history: string;
  readonly inForce: SchemaBackTest | undefined;
}

export function TestedText({ test, history, inForce }: TestedTextProps): ReactNode {
  return (
    <>
      <Summary test={test} inForce={inForce} />
      {test.cohort.length > 0 && <Cohort test={test} />}
      {test.promises.map((promise) => (
        <PromiseSection
          key={`${promise.commitment} ${promise.target ?? ''}`}
          promise={promise}
          test={test}
          before={inForce?.promises.find(({ commitment }) => commitment === promise.commitment)}
          history={history}
        />
      ))}
      <MonthsSection test={test} history={history} inForce={inForce} />
      <DriversSection test={test} />
    </>
  );
}

function Summary({ test, inForce }: Omit<TestedTextProps, 'history'>): ReactNode {
  const t = useWords(backTestWords);
  const language = useLanguage();
  const { currency, credit, worst, promises, periods, undetermined } = test;
  const judged = promises.filter(({ target, held }) => target !== undefined && held.of > 0);
  const kept = judged.filter(({ held }) => held.met === held.of).length;
  return (
    <Section title={t('summary')}>
      <Figures>
        {currency !== 'XXX' && (
          <Figure
            label={t('wouldCost')}
            value={
              <span data-credit={credit}>
                <MoneyText amount={credit} currency={currency} />
              </span>
            }
            note={
              inForce === undefined ? (
                t('months', { count: periods.length })
              ) : (
                <>
                  {t.rich('inForceCost', {
                    amount: <MoneyText amount={inForce.credit} currency={inForce.currency} />,
                  })}
                </>
              )
            }
          />
        )}
        <Figure
          label={t('dearest')}
          value={worst === undefined ? t('none') : sayPeriod(worst.period, language)}
          note={worst === undefined ? undefined : <MoneyText amount={worst.credit} currency={currency} />}
        />
        <Figure
          label={t('kept')}
          value={t('keptOf', { kept, all: judged.length })}
          tone={kept === judged.length ? 'good' : 'bad'}
        />
      </Figures>
      {undetermined.map((message) => (
        <p key={message} className={css['soft']}>
          {message}
        </p>
      ))}
    </Section>
  );
}

function Cohort({ test }: Pick<TestedTextProps, 'test'>): ReactNode {
  const t = useWords(backTestWords);
  const nameOf = nameIn(test, useSay());
  const language = useLanguage();
  const members = [...new Set(test.cohort.flatMap((one) => one.members))].join(', ');
  return (
    <Section title={t('cohort')} note={t('cohortNote', { members })} anchor="cohort">
      <Figures>
        {test.cohort.map(({ commitment, target, holds, weight, ownPeriods, outagesPerPeriod, meanOutageMs }) => (
          <Figure
            key={`${commitment} ${target ?? ''}`}
            label={`${nameOf(commitment)}${target === undefined ? '' : ` ${targetText(target, language)}`}`}
            value={t('cohortHolds', { holds: chance(holds) })}
            note={t('cohortWeight', {
              weight: weight.toFixed(1),
              own: ownPeriods,
              rate: shortDecimal(Ratio.parse(outagesPerPeriod), 2),
              mean: minutes(meanOutageMs),
            })}
          />
        ))}
      </Figures>
    </Section>
  );
}

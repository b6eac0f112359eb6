/** A draft over the months of its agreement, beside the text in force. */
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ComparableChoice } from './comparable-choice.tsx';
import { NoMonths } from './no-months.tsx';
import { SupposedSections } from './supposed-sections.tsx';
import { TestedText } from './tested-text.tsx';
import { backTestWords } from './words.ts';

const sections = ['ablation', 'honesty', 'stress'] as const;

export function DraftBackTestScreen(): ReactNode {
  const t = useWords(backTestWords);
  const language = useLanguage();
  const say = useSay();
  const draft = useParameter('draft');
  const [comparable] = useChoice('comparable');
  const query = comparable === undefined ? {} : { comparable };
  const found = useGet('/v1/drafts/{draft}/backtest', { params: { path: { draft }, query } });
  const whole = useGet(
    '/v1/drafts/{draft}/backtest',
    { params: { path: { draft }, query: { ...query, with: [...sections] } } },
    { when: found.data !== undefined && found.data.test.periods.length > 0 },
  );
  const keys = found.data?.test.periods.map(({ period }) => sayPeriod(period, language)) ?? [];
  const lead = keys.length === 0 ? t('leadNone') : t('leadDraft', { first: keys[0] ?? '', last: keys.at(-1) ?? '' });
  return (
    <Page
      title={t('titleDraft', { title: found.data === undefined ? draft : say(found.data.title) })}
      over={<To href={addressOf('/drafts/$draft', { draft })}>{t('overDraft', { draft })}</To>}
      lead={found.data?.comparable === true ? `${lead} ${t('monthsOf', { history: found.data.history })}` : lead}
      acts={<ComparableChoice own={found.data?.agreement ?? ''} />}
    >
      <Loaded of={found} lines={14}>
        {({ test, history, inForce }) =>
          test.periods.length === 0 ? (
            <NoMonths />
          ) : (
            <>
              <TestedText test={test} history={history} inForce={inForce?.test} />
              <Loaded of={whole} lines={8}>
                {(more) => <SupposedSections test={more.test} history={history} />}
              </Loaded>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The text in force over the months of its agreement. */
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

export function AgreementBackTestScreen(): ReactNode {
  const t = useWords(backTestWords);
  const language = useLanguage();
  const say = useSay();
  const agreement = useParameter('agreement');
  const [comparable] = useChoice('comparable');
  const query = comparable === undefined ? {} : { comparable };
  const asked = { params: { path: { agreement }, query } };
  const found = useGet('/v1/agreements/{agreement}/backtest', asked);
  const whole = useGet(
    '/v1/agreements/{agreement}/backtest',
    { params: { path: { agreement }, query: { ...query, with: [...sections] } } },
    { when: found.data !== undefined && found.data.test.periods.length > 0 },
  );
  const keys = found.data?.test.periods.map(({ period }) => sayPeriod(period, language)) ?? [];
  const lead =
    found.data === undefined || keys.length === 0
      ? t('leadNone')
      : t('lead', { revision: found.data.revision, first: keys[0] ?? '', last: keys.at(-1) ?? '' });
  return (
    <Page
      title={t('titleAgreement', { title: found.data === undefined ? agreement : say(found.data.title) })}
      over={<To href={addressOf('/agreements/$agreement', { agreement })}>{t('over', { agreement })}</To>}
      lead={found.data?.comparable === true ? `${lead} ${t('monthsOf', { history: found.data.history })}` : lead}
      acts={<ComparableChoice own={agreement} />}
    >
      <Loaded of={found} lines={14}>
        {({ test, history }) =>
          test.periods.length === 0 ? (
            <NoMonths />
          ) : (
            <>
              <TestedText test={test} history={history} inForce={undefined} />
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

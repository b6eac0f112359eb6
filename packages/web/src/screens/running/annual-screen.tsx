/** The yearly look at an agreement: five questions, what becomes of each clause, the decision of both sides. */
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { AnnualForm } from './annual-form.tsx';
import { AnnualList } from './annual-list.tsx';
import { runningWords } from './words.ts';

export type AnnualFacts = AnswerOf<'/v1/agreements/{agreement}/annual-review'>;

export function AnnualScreen(): ReactNode {
  const agreement = useParameter('agreement');
  const found = useGet('/v1/agreements/{agreement}/annual-review', { params: { path: { agreement } } });
  return (
    <Loaded of={found} lines={20}>
      {(facts) => <Shown facts={facts} />}
    </Loaded>
  );
}

function Shown({ facts }: { readonly facts: AnnualFacts }): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  const { agreement, term } = facts;
  const reviews = useRecords('annual-review', { agreement });
  return (
    <Page
      title={`${t('annual')} · ${say(facts.title)}`}
      over={<To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>}
      lead={t('annualLead')}
    >
      <Section>
        <Figures>
          <Figure label={t('ends')} value={term.end === undefined ? t('openEnd') : <Moment at={term.end} />} />
          <Figure label={t('noticeBy')} value={term.noticeBy === undefined ? '–' : <Moment at={term.noticeBy} />} />
        </Figures>
      </Section>
      <Loaded of={reviews} lines={2}>
        {(records) => <AnnualList records={records} />}
      </Loaded>
      <AnnualForm facts={facts} />
    </Page>
  );
}

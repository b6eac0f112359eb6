/** A draft as it is proposed, to be read on a screen and handed out on paper. Owns: the two editions and how one is chosen. */
import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { InsideSections } from './inside-sections.tsx';
import { MonthsSection } from './months-section.tsx';
import { PromisesSection } from './promises-section.tsx';
import css from './proposal.module.css';
import { RequirementsSection } from './requirements-section.tsx';
import { proposalWords } from './words.ts';

export type Proposal = AnswerOf<'/v1/drafts/{draft}/proposal'>;

export function ProposalScreen(): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  const draft = useParameter('draft');
  const [chosen] = useChoice('edition');
  const [comparable] = useChoice('comparable');
  const edition = chosen === 'customer' ? chosen : 'all';
  const query = { edition, ...(comparable === undefined ? {} : { comparable }) } as const;
  const found = useGet('/v1/drafts/{draft}/proposal', { params: { path: { draft }, query } });
  const { data } = found;
  return (
    <Page
      title={t('title', { title: data === undefined ? draft : say(data.title) })}
      over={<To href={addressOf('/drafts/$draft', { draft })}>{t('over', { draft })}</To>}
      acts={<Acts edition={edition} />}
      {...(data === undefined ? {} : { lead: <Lead of={data} /> })}
    >
      <Loaded of={found} lines={14}>
        {(proposal) => (
          <>
            <p className={edition === 'all' ? css['ours'] : css['preview']} role="note">
              {t(edition === 'all' ? 'ours' : 'preview')}
            </p>
            <RequirementsSection of={proposal} />
            <PromisesSection of={proposal} />
            <MonthsSection months={proposal.months} />
            <InsideSections of={proposal} />
            <Missing of={proposal} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Lead({ of: { customer, agreement, revision } }: { readonly of: Proposal }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  return customer === undefined
    ? t('lead', { agreement, revision })
    : t('leadFor', { customer: say(customer.name), agreement, revision });
}

function Acts({ edition }: { readonly edition: Proposal['edition'] }): ReactNode {
  const t = useWords(proposalWords);
  const [, choose] = useChoice('edition');
  return (
    <>
      <SegmentedControl
        aria-label={t('editions')}
        value={edition}
        onChange={(value) => choose(value === 'customer' ? value : undefined)}
        data={[
          { value: 'all', label: t('all') },
          { value: 'customer', label: t('customer') },
        ]}
      />
      <Button variant="default" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
}

function Missing({ of: { missing } }: { readonly of: Proposal }): ReactNode {
  const t = useWords(proposalWords);
  const language = useLanguage();
  if (missing.length === 0) return null;
  return (
    <Section title={t('missing')}>
      <ul className={css['lines']}>
        {missing.map(({ text }) => (
          <li key={text.en}>{text[language] ?? text.en}</li>
        ))}
      </ul>
    </Section>
  );
}

/**
 * A draft as it is proposed, to be read on a screen and handed out on paper. Owns: the two editions and how one is chosen; the
 * customer, in the portal, has its own.
 */
import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { InsideSections } from './inside-sections.tsx';
import { MonthsSection } from './months-section.tsx';
import { OptionsSection } from './options-section.tsx';
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
  const own = useSession().side === 'own';
  const edition = own && chosen !== 'customer' ? 'all' : 'customer';
  const query = { edition, ...(comparable === undefined ? {} : { comparable }) } as const;
  const found = useGet('/v1/drafts/{draft}/proposal', { params: { path: { draft }, query } });
  const { data } = found;
  return (
    <Page
      title={t('title', { title: data === undefined ? draft : say(data.title) })}
      over={
        <To href={addressOf(own ? '/drafts/$draft' : '/drafts/$draft/negotiation', { draft })}>
          {own ? t('over', { draft }) : t('table')}
        </To>
      }
      acts={<Acts draft={draft} edition={edition} chooses={own} comparable={comparable} />}
      {...(data === undefined ? {} : { lead: <Lead of={data} /> })}
    >
      <Loaded of={found} lines={14}>
        {(proposal) => (
          <>
            <p className={edition === 'all' ? css['ours'] : own ? css['preview'] : undefined} role="note">
              {t(edition === 'all' ? 'ours' : own ? 'preview' : 'binds')}
            </p>
            <RequirementsSection of={proposal} />
            <OptionsSection of={proposal} />
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

interface ActsProps {
  readonly draft: string;
  readonly edition: Proposal['edition'];
  /** Only we have two. */
  readonly chooses: boolean;
  readonly comparable: string | undefined;
}

function Acts({ draft, edition, chooses, comparable }: ActsProps): ReactNode {
  const t = useWords(proposalWords);
  const language = useLanguage();
  const [, choose] = useChoice('edition');
  const asked = new URLSearchParams({ language, edition, ...(comparable === undefined ? {} : { comparable }) });
  return (
    <>
      {chooses && (
        <SegmentedControl
          aria-label={t('editions')}
          value={edition}
          onChange={(value) => choose(value === 'customer' ? value : undefined)}
          data={[
            { value: 'all', label: t('all') },
            { value: 'customer', label: t('customer') },
          ]}
        />
      )}
      <Button
        component="a"
        variant="default"
        href={`/v1/drafts/${encodeURIComponent(draft)}/proposal.pdf?${asked.toString()}`}
        target="_blank"
        rel="noreferrer"
      >
        {t('pdf')}
      </Button>
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

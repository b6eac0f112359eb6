/** A proof as people read it: gaps first, then promise by promise, what stands behind, outages that break it, what would help. */
import { percentText, Ratio, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Section } from '../../parts/page.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { FittingSection } from './fitting-section.tsx';
import { GapsSection } from './gaps-section.tsx';
import { minutesShown } from './minutes-shown.ts';
import { OutageSection } from './outage-section.tsx';
import { ProvenTree } from './proven-tree.tsx';
import { deliverabilityWords } from './words.ts';

const percentShown = (text: string | undefined): string =>
  text === undefined ? '–' : `${percentText(Ratio.parse(text))} %`;

type Deliverability = AnswerOf<'/v1/agreements/{agreement}/proof'>;
type ProvenCommitment = Deliverability['commitments'][number];

interface ProvenProps {
  readonly proof: Deliverability;
  /** The draft that is proven; the agreement itself when missing. */
  readonly draft?: string | undefined;
}

export function ProvenText({ proof, draft }: ProvenProps): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  return (
    <>
      <p data-verdict={proof.verdict}>
        <ProofMark verdict={proof.verdict} /> {proof.says[language]}
      </p>
      <GapsSection proof={proof} draft={draft} />
      <Section title={t('promises')}>
        <Promises proof={proof} />
      </Section>
      {proof.structure !== undefined && (
        <Section title={t('tree')}>
          <ProvenTree structure={proof.structure} leaves={proof.commitments.flatMap(({ leaves }) => leaves)} />
        </Section>
      )}
      {proof.commitments.map((one) => (
        <OutageSection key={one.commitment} of={one} zone={proof.zone} />
      ))}
      {proof.fixes.length > 0 && (
        <Section title={t('fixes')}>
          <Lines of={proof.fixes.map(({ text }) => [text.en, text[language]])} />
        </Section>
      )}
      <FittingSection pairs={proof.pairs} />
      {proof.findings.length > 0 && (
        <Section title={t('findings')}>
          <Lines of={proof.findings.map(({ text }) => [text.en, text[language]])} />
        </Section>
      )}
    </>
  );
}

function Lines({ of }: { readonly of: readonly (readonly [key: string, line: string])[] }): ReactNode {
  return (
    <ul>
      {of.map(([key, line]) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  );
}

function Promises({ proof }: { readonly proof: Deliverability }): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  return (
    <RecordTable
      label={t('promises')}
      rows={proof.commitments}
      keyOf={({ commitment }) => commitment}
      columns={[
        {
          name: 'promise',
          head: t('promise'),
          cell: ({ clause, title, target }: ProvenCommitment) =>
            [clause, title[language], target?.[language]].filter((part) => part !== undefined).join(' '),
        },
        {
          name: 'verdict',
          head: t('verdict'),
          cell: ({ verdict }: ProvenCommitment) => <ProofMark verdict={verdict} />,
        },
        { name: 'worst', head: t('worst'), cell: (one: ProvenCommitment) => <Worst of={one} /> },
        { name: 'allowed', head: t('allowed'), cell: (one: ProvenCommitment) => <Allowed of={one} /> },
        {
          name: 'guaranteed',
          head: t('guaranteed'),
          cell: (one: ProvenCommitment) => percentShown(judged(one)?.guaranteed),
        },
        {
          name: 'measured',
          head: t('measured'),
          cell: (one: ProvenCommitment) => percentShown(judged(one) === undefined ? undefined : one.measured?.value),
        },
      ]}
    />
  );
}

/** The period by which a promise of minutes is judged; others are told in a sentence. */
function judged({ whileBound, worst, by, elapsed }: ProvenCommitment): ProvenCommitment['worst'] {
  return elapsed === undefined && by === 'structure' ? (whileBound ?? worst) : undefined;
}

function Worst({ of }: { readonly of: ProvenCommitment }): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const period = judged(of);
  if (of.elapsed !== undefined) return t('minutes', { minutes: minutesShown(of.elapsed.worst) });
  if (period === undefined) return of.says[language];
  return t('inPeriod', { minutes: minutesShown(period.down), period: sayPeriod(period.period, language) });
}

function Allowed({ of }: { readonly of: ProvenCommitment }): ReactNode {
  const t = useWords(deliverabilityWords);
  const limit = of.elapsed?.limit ?? judged(of)?.allowed;
  return limit === undefined ? '–' : t('minutes', { minutes: minutesShown(limit) });
}

/** A proof as people read it: gaps first, then promise by promise, what stands behind, outages that break it, what would help. */
import { percentText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Section } from '../../parts/page.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { FittingSection } from './fitting-section.tsx';
import { GapsSection } from './gaps-section.tsx';
import { minutesShown } from './minutes-shown.ts';
import css from './deliverability.module.css';
import { OutageSection } from './outage-section.tsx';
import { ProvenTree } from './proven-tree.tsx';
import { deliverabilityWords } from './words.ts';

const percentShown = (text: string | undefined): string =>
  text === undefined ? '' : `${percentText(Ratio.parse(text))} %`;

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
    <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('promise')}>
      <table className={css['table']}>
        <thead>
          <tr>
            {(['promise', 'verdict', 'worst', 'allowed', 'guaranteed', 'measured'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {proof.commitments.map((one) => (
            <tr key={one.commitment}>
              <th scope="row">
                {one.clause} {one.title[language]} {one.target?.[language]}
              </th>
              <td>
                <ProofMark verdict={one.verdict} />
              </td>
              <Figures of={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({
  of: { elapsed, worst, whileBound, by, measured, says },
}: {
  readonly of: ProvenCommitment;
}): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const period = whileBound ?? worst;
  const real = percentShown(measured?.value);
  if (elapsed !== undefined)
    return (
      <>
        <td>{t('minutes', { minutes: minutesShown(elapsed.worst) })}</td>
        <td>{t('minutes', { minutes: minutesShown(elapsed.limit) })}</td>
        <td>–</td>
        <td>–</td>
      </>
    );
  if (period === undefined || by !== 'structure') return <td colSpan={4}>{says[language]}</td>;
  return (
    <>
      <td>{t('inPeriod', { minutes: minutesShown(period.down), period: period.period })}</td>
      <td>{t('minutes', { minutes: minutesShown(period.allowed) })}</td>
      <td>{percentShown(period.guaranteed)}</td>
      <td>{real === '' ? '–' : real}</td>
    </>
  );
}

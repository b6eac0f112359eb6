/** The derivation as a tree: every number opens the steps, stretches and rows of evidence below it. */
import { sayStep, sayStepAmount, sayStretch } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage, SchemaStep } from '../../client/api.d.ts';
import { Explain } from '../../parts/explain.tsx';
import { Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { hrefOf } from './place.ts';
import type { Place } from './place.ts';
import { commitmentWords } from './words.ts';

interface Props {
  readonly page: SchemaCommitmentPage;
  readonly place: Place;
}

const mostIntervals = 40;
const mostRows = 30;

export function DerivationSection({ page, place }: Props): ReactNode {
  const t = useWords(commitmentWords);
  const segments = page.row.segments.filter(({ steps }) => steps.length > 0);
  if (segments.length === 0) return null;
  return (
    <Section title={t('derivation')} note={t('derivationNote')} anchor="derivation">
      {segments.map((segment, index) => (
        <div key={segment.start}>
          {segments.length > 1 && <h3>{t('part', { number: index + 1, revision: segment.revision })}</h3>}
          {segment.steps.map((step) => (
            <StepLine key={`${step.what} ${step.value ?? ''}`} step={step} place={place} zone={page.agreement.zone} />
          ))}
        </div>
      ))}
      <p className={css['soft']}>
        <Explain term="derivation" />
      </p>
    </Section>
  );
}

interface StepProps {
  readonly step: SchemaStep;
  readonly place: Place;
  readonly zone: string;
}

function StepLine({ step, place, zone }: StepProps): ReactNode {
  const language = useLanguage();
  const { what, value, clause, rows = [], intervals = [], parts = [] } = step;
  const head = (
    <>
      {sayStep(what, language)}
      {value !== undefined && (
        <>
          {' '}
          <b>{sayStepAmount(value, language)}</b>
        </>
      )}
      {clause !== undefined && <span className={css['mark']}> {clause}</span>}
    </>
  );
  if (rows.length + intervals.length + parts.length === 0) return <p className={css['leaf']}>{head}</p>;
  return (
    <details className={css['step']}>
      <summary>{head}</summary>
      <Rows rows={rows} place={place} />
      <Stretches intervals={intervals} zone={zone} />
      {parts.map((part, index) => (
        <StepLine key={`${index} ${part.what}`} step={part} place={place} zone={zone} />
      ))}
    </details>
  );
}

function Rows({ rows, place }: { readonly rows: readonly string[]; readonly place: Place }): ReactNode {
  const t = useWords(commitmentWords);
  if (rows.length === 0) return null;
  return (
    <div className={css['ids']}>
      {t('evidenceIds')}:
      {rows.slice(0, mostRows).map((row) => (
        <To key={row} href={hrefOf(place, row)}>
          {row}
        </To>
      ))}
      {rows.length > mostRows && <span>{t('more', { count: rows.length - mostRows })}</span>}
    </div>
  );
}

function Stretches({
  intervals,
  zone,
}: {
  readonly intervals: readonly (readonly number[])[];
  readonly zone: string;
}): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  if (intervals.length === 0) return null;
  return (
    <ul className={css['soft']}>
      {intervals.slice(0, mostIntervals).map(([start = 0, end = 0]) => (
        <li key={start}>{sayStretch([start, end], zone, language)}</li>
      ))}
      {intervals.length > mostIntervals && <li>{t('more', { count: intervals.length - mostIntervals })}</li>}
    </ul>
  );
}

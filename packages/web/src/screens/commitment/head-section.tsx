/** The promise in words and minutes, and how it stands: counted of allowed first, the percentage second. */
import { figureValue, minutesText, percentText, Ratio, sayAttained, sayMinutes, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Explain } from '../../parts/explain.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Section } from '../../parts/page.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Rungs } from '../agreements/promises-tab.tsx';
import css from './commitment.module.css';
import { commitmentWords } from './words.ts';

type Segment = SchemaCommitmentPage['row']['segments'][number];

export function HeadSection({ page }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const { row, words } = page;
  const own = words[useLanguage()];
  return (
    <Section title={t('promise')}>
      <p className={css['words']}>{own.promise}</p>
      {own.inMinutes !== undefined && <p className={css['inMinutes']}>{own.inMinutes}</p>}
      {row.segments.length > 1 && <p className={css['soft']}>{t('split', { count: row.segments.length })}</p>}
      {row.segments.map((segment, index) => (
        <div key={segment.start}>
          {row.segments.length > 1 && <h3>{t('part', { number: index + 1, revision: segment.revision })}</h3>}
          <SegmentFigures segment={segment} page={page} />
        </div>
      ))}
      <Rungs promise={page} />
    </Section>
  );
}

function SegmentFigures({
  segment,
  page,
}: {
  readonly segment: Segment;
  readonly page: SchemaCommitmentPage;
}): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  const [gross, excluded] = [figureValue(segment, 'gross'), figureValue(segment, 'excluded')];
  const observed = Ratio.parse(segment.completeness);
  return (
    <Figures>
      <Figure
        label={t('verdict')}
        value={<VerdictMark verdict={segment.verdict} />}
        note={<SoFar segment={segment} />}
      />
      <Budget segment={segment} />
      <Figure
        label={t('attained')}
        value={sayAttained(segment, language)}
        note={segment.target === undefined ? undefined : sayTargetText(segment.target, language)}
        href="?#derivation"
      />
      {gross !== undefined && (
        <Figure
          label={<Explain term="gross">{t('gross')}</Explain>}
          value={sayMinutes(gross, language)}
          href="?#timeline"
        />
      )}
      {excluded !== undefined && (
        <Figure
          label={<Explain term="excluded">{t('excluded')}</Explain>}
          value={sayMinutes(excluded, language)}
          href="?#decisions"
        />
      )}
      <Figure
        label={<Explain term="completeness">{t('completeness')}</Explain>}
        value={`${percentText(observed, Ratio.one)} %`}
        note={t('ofTime')}
        tone={observed.lessThan(Ratio.one) ? 'unknown' : 'ink'}
      />
      <Owed page={page} />
    </Figures>
  );
}

function SoFar({ segment: { soFar, verdict } }: { readonly segment: Segment }): ReactNode {
  const t = useWords(commitmentWords);
  if (soFar === undefined || soFar === verdict) return null;
  return (
    <>
      {t('soFar')}: <VerdictMark verdict={soFar} />
    </>
  );
}

function Budget({ segment }: { readonly segment: Segment }): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  const [used, allowed] = [figureValue(segment, 'downtime'), figureValue(segment, 'allowed')];
  const [cases, misses] = [segment.figures['cases'], segment.figures['misses']];
  if (used === undefined)
    return cases === undefined ? null : (
      <Figure
        label={t('cases')}
        value={cases.exact}
        note={`${t('missedCases')}: ${misses?.exact ?? '0'}`}
        href="?#derivation"
      />
    );
  const counted = (
    <Figure
      label={<Explain term="counted">{t('counted')}</Explain>}
      value={sayMinutes(used, language)}
      tone={allowed !== undefined && used.greaterThan(allowed) ? 'bad' : 'ink'}
      note={allowed === undefined ? undefined : `${t('allowed')}: ${sayMinutes(allowed, language)}`}
      href="?#timeline"
    />
  );
  if (allowed === undefined) return counted;
  const over = used.greaterThan(allowed);
  return (
    <>
      {counted}
      <Figure
        label={over ? t('over') : t('left')}
        value={`${minutesText(over ? used.minus(allowed) : allowed.minus(used))} ${language === 'en' ? 'min' : '分鐘'}`}
        tone={over ? 'bad' : 'good'}
      />
    </>
  );
}

function Owed({ page: { credit } }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  if (credit === undefined) return null;
  const nothing = Ratio.parse(credit.payable).isZero();
  return (
    <Figure
      label={<Explain term="credit">{t('owed')}</Explain>}
      value={nothing ? t('nothingOwed') : <MoneyText amount={credit.payable} currency={credit.total.currency} />}
      tone={nothing ? 'ink' : 'bad'}
      note={t('owedNote')}
      href="?#credit"
    />
  );
}

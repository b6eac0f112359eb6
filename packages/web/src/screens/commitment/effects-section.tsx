/** What each clause did to the result, and what other revisions would have made of the same evidence. */
import { Button } from '@mantine/core';
import { minutesText, moneyText, percentText, Ratio, sayVerdict, verdictSign } from '@troth/core';
import type { Language, Verdict } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaClauseEffects, SchemaCommitmentPage } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { commitmentWords } from './words.ts';

export function EffectsSection({ page }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const [asked, ask] = useState(false);
  const { agreement, commitment, period } = page;
  const effects = useGet(
    '/v1/agreements/{agreement}/commitments/{commitment}/periods/{period}/clauses',
    { params: { path: { agreement: agreement.id, commitment: commitment.id, period: period.key } } },
    { when: asked },
  );
  return (
    <Section title={t('effects')} note={t('effectsNote')} anchor="effects">
      {asked ? (
        <Loaded of={effects} lines={4}>
          {(found) => <Effects effects={found} page={page} />}
        </Loaded>
      ) : (
        <Button variant="default" onClick={() => ask(true)}>
          {t('showEffects')}
        </Button>
      )}
    </Section>
  );
}

type Outlook = SchemaClauseEffects['clauses'][number]['with'];

const isVerdict = (text: string): text is Verdict =>
  ['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported'].includes(text);

function outlookText({ verdict, value, downtimeMs, credit }: Outlook, currency: string, language: Language): string {
  const time =
    downtimeMs === undefined
      ? undefined
      : `${minutesText(Ratio.parse(downtimeMs))} ${language === 'en' ? 'min' : '分鐘'}`;
  const share = value === undefined || downtimeMs === undefined ? undefined : `${percentText(Ratio.parse(value))} %`;
  const money = credit === undefined ? undefined : `${currency} ${moneyText(credit)}`;
  const word = isVerdict(verdict) ? `${verdictSign(verdict)} ${sayVerdict(verdict, language)}` : verdict;
  return [word, time, share, money].filter((part) => part !== undefined).join(' · ');
}

function Effects({
  effects: { clauses, revisions },
  page,
}: {
  readonly effects: SchemaClauseEffects;
  readonly page: SchemaCommitmentPage;
}): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  const currency = page.credit?.total.currency ?? '';
  return (
    <>
      <RecordTable
        label={t('effects')}
        rows={clauses}
        keyOf={({ clause, what }) => `${clause} ${what}`}
        empty={<p>{t('noEffects')}</p>}
        columns={[
          {
            name: 'clause',
            head: t('clauseHead'),
            cell: ({ clause, what, decisive }) => (
              <span className={css['line']}>
                {clause} · {what}
                {decisive && <Mark tone="warn">{t('decisive')}</Mark>}
              </span>
            ),
          },
          { name: 'with', head: t('withIt'), cell: (one) => outlookText(one.with, currency, language) },
          { name: 'without', head: t('withoutIt'), cell: ({ without }) => outlookText(without, currency, language) },
        ]}
      />
      {revisions.map((one) => (
        <div key={one.revision} className={css['countdown']}>
          <p>
            <b>{t('under', { revision: one.revision })}</b>: {outlookText(one, currency, language)}{' '}
            {one.governed && <Mark tone="accent">{t('governed')}</Mark>}
          </p>
          {one.accepting !== undefined && (
            <p className={css['soft']}>
              {t('accepting', { exclusions: one.accepting.exclusions.join(', ') })}:{' '}
              {outlookText(one.accepting, currency, language)}
            </p>
          )}
        </div>
      ))}
    </>
  );
}

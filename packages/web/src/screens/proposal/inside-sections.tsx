/** What a proposal takes, for ourselves: whether it can be kept, what it would have cost, what it is worth. */
import { moneyText, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Section } from '../../parts/page.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ComparableChoice } from '../backtest/comparable-choice.tsx';
import css from './proposal.module.css';
import type { Proposal } from './proposal-screen.tsx';
import { proposalWords } from './words.ts';

type Inside = NonNullable<Proposal['inside']>;

export function InsideSections({ of: { inside, draft, agreement } }: { readonly of: Proposal }): ReactNode {
  if (inside === undefined) return null;
  return (
    <>
      <Keeping proof={inside.proof} draft={draft} />
      <Past history={inside.history} draft={draft} agreement={agreement} />
      {inside.price !== undefined && <Price price={inside.price} draft={draft} />}
    </>
  );
}

function Keeping({ proof, draft }: { readonly proof: Inside['proof']; readonly draft: string }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  return (
    <Section
      title={t('keeping')}
      acts={<To href={addressOf('/drafts/$draft/deliverability', { draft })}>{t('wholeProof')}</To>}
    >
      <p data-verdict={proof.verdict}>
        <ProofMark verdict={proof.verdict} /> {say(proof.says)}
      </p>
      {proof.gaps.length > 0 && <h3>{t('gaps', { count: proof.gaps.length })}</h3>}
      <ul className={css['lines']}>
        {proof.gaps.map(({ id, text }) => (
          <li key={id}>{say(text)}</li>
        ))}
      </ul>
    </Section>
  );
}

interface PastProps {
  readonly history: Inside['history'];
  readonly draft: string;
  readonly agreement: string;
}

function Past({ history, draft, agreement }: PastProps): ReactNode {
  const t = useWords(proposalWords);
  return (
    <Section
      title={t('history')}
      acts={
        <>
          <ComparableChoice own={agreement} />
          <To href={addressOf('/drafts/$draft/backtest', { draft })}>{t('wholeHistory')}</To>
        </>
      }
    >
      {history === undefined ? <p>{t('untried')}</p> : <Tested history={history} />}
    </Section>
  );
}

function Tested({ history }: { readonly history: NonNullable<Inside['history']> }): ReactNode {
  const t = useWords(proposalWords);
  const language = useLanguage();
  const { periods, currency, credit, worst, undetermined, comparable } = history;
  const money = (amount: string): string => `${currency} ${moneyText(amount)}`;
  const [first = '', last = ''] = [periods[0], periods.at(-1)].map((key = '') => sayPeriod(key, language));
  return (
    <>
      <Figures>
        <Figure
          label={t('owed')}
          value={money(credit)}
          note={worst && t('worst', { period: sayPeriod(worst.period, language), amount: money(worst.credit) })}
        />
      </Figures>
      <p>
        {t('months12', { count: periods.length, first, last })}
        {comparable && ` ${t('monthsOf', { history: history.history })}`}
      </p>
      {undetermined.length > 0 && <p>{t('undetermined', { what: undetermined.join('; ') })}</p>}
    </>
  );
}

function Price({ price, draft }: { readonly price: NonNullable<Inside['price']>; readonly draft: string }): ReactNode {
  const t = useWords(proposalWords);
  const { currency, fee, expected, standardError, valueAtRisk, more, uplift } = price;
  const money = (amount: number): string => `${currency} ${moneyText(amount.toFixed(2))}`;
  const signed = (by: number): string => `${by < 0 ? '−' : '+'}${money(Math.abs(by))}`;
  const notes = [
    ...(standardError > 0 ? [t('error', { error: money(standardError) })] : []),
    ...(more === undefined ? [] : [Math.abs(more) < 0.005 ? t('same') : t('more', { more: signed(more) })]),
  ];
  return (
    <Section
      title={t('price')}
      note={t('priceNote')}
      acts={<To href={addressOf('/drafts/$draft/price', { draft })}>{t('wholePrice')}</To>}
    >
      <Figures>
        <Figure label={t('priceOf')} value={money(price.price)} note={fee > 0 && t('share', { fee: money(fee) })} />
        <Figure label={t('expected')} value={money(expected)} note={notes.join(' · ')} />
        <Figure label={t('atRisk')} value={money(valueAtRisk)} />
        {uplift !== undefined && (
          <Figure label={t('dearer')} value={Math.abs(uplift) < 0.005 ? money(0) : signed(uplift)} />
        )}
      </Figures>
    </Section>
  );
}

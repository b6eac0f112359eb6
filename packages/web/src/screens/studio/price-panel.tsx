/**
 * What the credits of this text are expected to cost, priced again on each change, beside the text in force and under each way to deliver
 * it; and what is not priced. Estimates throughout.
 */
import { moneyText } from '@troth/core';
import type { AgreementPrice, ProvenChoice } from '@troth/core';
import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSeesPrices } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { designer, pricer } from './model/price.ts';
import { Panel } from './panel.tsx';
import { priceWords } from './price-words.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';

export function PricePanel(): ReactNode {
  const t = useWords(priceWords);
  const { draft, live, before } = useStudio();
  const when = useSeesPrices();
  const of = { params: { path: { draft: draft.id } } };
  const { data, error } = useGet('/v1/drafts/{draft}/price', of, { when });
  const support = useGet('/v1/drafts/{draft}/support', of, { when }).data;
  const revision = useDeferredValue(live.revision);
  const price = useMemo(() => (data === undefined ? undefined : pricer(data)), [data]);
  const compare = useMemo(
    () => (data === undefined || support === undefined ? undefined : designer(data, support)),
    [data, support],
  );
  const now = useMemo(() => (revision === undefined ? undefined : price?.(revision)), [revision, price]);
  const designs = useMemo(() => (revision === undefined ? undefined : compare?.(revision)), [revision, compare]);
  const inForce = before?.revision;
  const was = useMemo(() => (inForce === undefined ? undefined : price?.(inForce)), [inForce, price]);
  if (!when) return null;
  return (
    <Panel title={t('title')} note={t('note')}>
      {error !== null && <Failed error={error} />}
      {data === undefined && error === null && <p className={css['soft']}>{t('computing')}</p>}
      {data !== undefined && now === undefined && <p className={css['soft']}>{t('none')}</p>}
      {now !== undefined && <Priced now={now} was={was} />}
      {designs !== undefined && <Designs choice={designs} />}
      {now !== undefined && <NotPriced price={now} />}
      {now !== undefined && (
        <p className={css['small']}>
          <To href={addressOf('/drafts/$draft/price', { draft: draft.id })}>{t('whole')}</To>
        </p>
      )}
    </Panel>
  );
}

function Priced({ now, was }: { readonly now: AgreementPrice; readonly was: AgreementPrice | undefined }): ReactNode {
  const t = useWords(priceWords);
  const { currency, main } = now;
  const money = (amount: number): string => `${currency} ${moneyText(amount.toFixed(2))}`;
  const more = was?.currency === currency ? main.expected - was.main.expected : undefined;
  return (
    <div aria-live="polite" data-price={main.expected.toFixed(2)}>
      <p className={css['sum']}>
        <span className={css['sumFigure']}>{t('month', { amount: money(main.expected) })}</span>
        {more !== undefined && <More more={more} />}
      </p>
      <p className={css['small']}>
        {t('atRisk', { amount: money(main.valueAtRisk) })}
        {main.standardError > 0 && ` ${t('error', { amount: money(2 * main.standardError) })}`}
      </p>
    </div>
  );
}

function More({ more }: { readonly more: number }): ReactNode {
  const t = useWords(priceWords);
  if (Math.abs(more) < 0.005) return <span className={css['soft']}>{t('same')}</span>;
  const amount = `${more < 0 ? '−' : '+'}${moneyText(Math.abs(more).toFixed(2))}`;
  return <span className={css['sumMoved']}>{t('month', { amount })}</span>;
}

/** Short: whether each way keeps the promise, its whole cost of a year, its price of a month. */
function Designs({ choice }: { readonly choice: ProvenChoice }): ReactNode {
  const t = useWords(priceWords);
  const say = useSay();
  const money = (amount: number): string => moneyText(amount.toFixed(2));
  return (
    <>
      <h3 className={css['small']}>{t('designs')}</h3>
      <ul className={css['held']}>
        {choice.designs.map(({ id, name, total, price, proof }) => (
          <li key={id} data-design={id} data-total={total.toFixed(2)}>
            <div>
              {say(name)} {proof !== undefined && <ProofMark verdict={proof.verdict} />}
            </div>
            <div className={css['soft']}>
              {t('design', { total: money(total), price: money(price) })}
              {id === choice.cheapest && ` ${t('cheapest')}`}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function NotPriced({ price: { without } }: { readonly price: AgreementPrice }): ReactNode {
  const t = useWords(priceWords);
  const say = useSay();
  const { live } = useStudio();
  if (without.length === 0) return null;
  const titleOf = (id: string): string => say(live.revision?.commitments.find((one) => one.id === id)?.title ?? id);
  return (
    <details>
      <summary className={css['foldNote']}>{t('without', { count: without.length })}</summary>
      <ul className={css['held']}>
        {without.map(({ commitment, subject, why }) => (
          <li key={`${commitment} ${subject ?? ''}`} data-not-priced={commitment}>
            {[titleOf(commitment), subject].filter((part) => part !== undefined).join(' · ')}
            <div className={css['soft']}>{t(why)}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}

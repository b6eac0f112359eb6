/** What an open offer does to deliverability and price, for those of our side who see prices. Its money over history: money.tsx. */
import { moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSeesPrices } from '../../app/session.ts';
import type { SchemaNegotiationOffer, SchemaOfferEffect } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { effectWords } from './effect-words.ts';
import css from './negotiation.module.css';

export function Effect({ offer }: { readonly offer: SchemaNegotiationOffer }): ReactNode {
  const t = useWords(effectWords);
  const when = useSeesPrices() && offer.state === 'open' && offer.noPlace === undefined;
  const found = useGet('/v1/offers/{offer}/effect', { params: { path: { offer: offer.id } } }, { when });
  if (!when) return null;
  return (
    <Loaded of={found} lines={2}>
      {({ draft, proof, price }) =>
        (proof !== undefined || price !== undefined) && (
          <div className={css['money']} role="group" aria-label={t('effect')}>
            {proof !== undefined && <Proof draft={draft} proof={proof} />}
            {price !== undefined && <Price draft={draft} price={price} />}
          </div>
        )
      }
    </Loaded>
  );
}

type Proven = NonNullable<SchemaOfferEffect['proof']>;
type Side = Proven['promises'][number]['before'] | Proven['before']['verdict'];

function Proof({ draft, proof }: { readonly draft: string; readonly proof: Proven }): ReactNode {
  const t = useWords(effectWords);
  const say = useSay();
  const { before, after, promises, gaps } = proof;
  return (
    <>
      <p className={css['effect']}>
        <To href={addressOf('/drafts/$draft/deliverability', { draft })}>{t('proof')}</To>
        <Turn before={before.verdict} after={after.verdict} />
        <span className={css['soft']}>{t('gaps', { before: before.gaps, after: after.gaps })}</span>
      </p>
      {promises.length + gaps.length > 0 && (
        <ul>
          {promises.map((one) => (
            <li key={one.commitment}>
              {say(one.title)} <Turn before={one.before} after={one.after} />
            </li>
          ))}
          {gaps.map(({ id, change, text }) => (
            <li key={id}>
              <b>{t(change)}</b> {say(text)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** One mark where nothing turned. */
function Turn({ before, after }: { readonly before: Side; readonly after: Side }): ReactNode {
  const t = useWords(effectWords);
  const mark = (verdict: Side): ReactNode => (verdict === undefined ? t('none') : <ProofMark verdict={verdict} />);
  if (before === after) return mark(after);
  return (
    <>
      {mark(before)} → {mark(after)}
    </>
  );
}

function Price({
  draft,
  price: { currency, before, after, standardError },
}: {
  readonly draft: string;
  readonly price: NonNullable<SchemaOfferEffect['price']>;
}): ReactNode {
  const t = useWords(effectWords);
  const money = (amount: number | undefined): string =>
    amount === undefined ? t('none') : `${currency} ${moneyText(amount.toFixed(2))}`;
  const [was, is] = [money(before), money(after)];
  return (
    <p className={css['effect']}>
      <To href={addressOf('/drafts/$draft/price', { draft })}>{t('price')}</To>
      <b>{was === is ? is : `${was} → ${is}`}</b>
      <span className={css['soft']}>
        {was === is && `${t('same')} `}
        {standardError === 0 ? t('estimate') : t('error', { error: money(standardError) })}
      </span>
    </p>
  );
}

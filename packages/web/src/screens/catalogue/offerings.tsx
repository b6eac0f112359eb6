/** Versions of a service as they are sold, and the customers who have not moved to the newest (S3.7). */
import { sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { groupsOf, moneyOf, stateOf, textOf, wordsOf } from '../parties/fields.ts';
import { actedOn } from '../records/acted-on.ts';
import css from './catalogue.module.css';
import type { Entry } from './service-screen.tsx';
import { catalogueWords } from './words.ts';

type Use = Entry['offerings'][number];

export function Offerings({ entry: { service, offerings } }: { readonly entry: Entry }): ReactNode {
  const t = useWords(catalogueWords);
  return (
    <Section
      title={t('offerings')}
      note={t('offeringsNote')}
      acts={<To href={`/records/offering/new?service=${service.id}`}>{t('newOffering')}</To>}
    >
      {offerings.length === 0 ? (
        <Empty icon="catalogue" title={t('noOfferings')}>
          {t('noOfferingsWhy')}
        </Empty>
      ) : (
        offerings
          .toSorted((one, other) => Number(textOf(other.offering, 'number')) - Number(textOf(one.offering, 'number')))
          .map((use) => <OneOffering key={use.offering.id} use={use} />)
      )}
    </Section>
  );
}

function OneOffering({ use: { offering, customers, outdated, newer } }: { readonly use: Use }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const language = useLanguage();
  const price = moneyOf(offering, 'price');
  const per = groupsOf(offering, 'price')[0];
  const targets = groupsOf(offering, 'targets');
  return (
    <div className={css['offering']}>
      <div className={css['offeringHead']}>
        <To href={`/records/offering/${offering.id}`} strong>
          {say(offering.title)}
        </To>
        <StateMark kind="offering" state={stateOf(offering)} />
        {price !== undefined && (
          <Price price={price} per={per === undefined ? undefined : textOf({ body: per }, 'per')} />
        )}
        <span className={css['soft']}>{offering.id}</span>
      </div>
      {targets.length > 0 && (
        <div className={css['targets']}>
          {targets.map((target) => {
            const what = wordsOf({ body: target }, 'what');
            return (
              <span key={JSON.stringify(target)}>
                {what === undefined ? '' : say(what)}{' '}
                <strong>{sayTargetText(textOf({ body: target }, 'value') ?? '', language)}</strong>
              </span>
            );
          })}
        </div>
      )}
      {outdated && customers.length > 0 && (
        <p className={css['old']}>
          <Mark tone="warn" icon="warn">
            {t('stillOn', { newer: newer ?? '' })}
          </Mark>{' '}
          <Customers ids={customers} />
        </p>
      )}
      {outdated && customers.length === 0 && <p className={css['soft']}>{t('nobodyLeft')}</p>}
      {!outdated && (
        <p className={css['old']}>
          <span className={css['soft']}>{t('whoHas')}: </span>
          {customers.length === 0 ? t('nobody') : <Customers ids={customers} />}
        </p>
      )}
      <div className={css['acts']}>
        <RecordActs record={actedOn(offering)} />
      </div>
    </div>
  );
}

const times = ['month', 'quarter', 'year', 'day', 'hour', 'visit'] as const;

interface PriceProps {
  readonly price: { readonly amount: string; readonly currency: string };
  /** In words of whoever wrote it; the usual ones are said in either language. */
  readonly per: string | undefined;
}

function Price({ price, per = '' }: PriceProps): ReactNode {
  const t = useWords(catalogueWords);
  const known = times.find((time) => time === per);
  const words = known === undefined ? per : t(`per_${known}`);
  return <span>{t.rich('per', { price: <MoneyText {...price} />, per: words })}</span>;
}

function Customers({ ids }: { readonly ids: readonly string[] }): ReactNode {
  return ids.map((id, place) => (
    <span key={id}>
      {place === 0 ? '' : ' · '}
      <PartyLink id={id} />
    </span>
  ));
}

/** A supplier's part of an event: what its contract makes of it, what comes back, why the rest does not. */
import { minutesText, moneyText, Ratio, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoveryEvent } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from '../commitment/place.ts';
import { ClaimStep } from './claim-step.tsx';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';
import { WriteClaim } from './write-claim.tsx';

type Part = SchemaRecoveryEvent['suppliers'][number];

export function SupplierPart({ event, part }: { readonly event: SchemaRecoveryEvent; readonly part: Part }): ReactNode {
  const t = useWords(recoveryWords);
  const { party, contract, window, recoverable, claim } = part;
  return (
    <div className={css['part']}>
      <h3>
        {party !== undefined && <PartyLink id={party} />}
        {contract !== undefined && (
          <>
            {' · '}
            <To href={addressOf('/agreements/$agreement', { agreement: contract })}>{contract}</To>
          </>
        )}
      </h3>
      <dl className={css['facts']}>
        <dt>{t('recoverable')}</dt>
        <dd>
          <strong>
            <MoneyText {...recoverable} />
          </strong>
        </dd>
        {window !== undefined && <WindowFacts contract={contract} window={window} />}
        {claim.step !== 'none' && (
          <>
            <dt>{t('claim')}</dt>
            <dd>
              <ClaimStep claim={claim} />
            </dd>
          </>
        )}
      </dl>
      {window !== undefined && window.assumedMs > 0 && <Assumed ms={window.assumedMs} />}
      <Losses part={part} />
      <WriteClaim event={event} part={part} />
    </div>
  );
}

function WindowFacts({
  contract = '',
  window,
}: {
  readonly contract: string | undefined;
  readonly window: NonNullable<Part['window']>;
}): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const { key, open, given, credit, commitment, period } = window;
  const said = `${sayPeriod(key, language)}${open ? ` (${t('windowOpen')})` : ''}`;
  return (
    <>
      <dt>{t('window')}</dt>
      <dd>
        {commitment === undefined ? said : <To href={hrefOf({ agreement: contract, commitment, period })}>{said}</To>}
      </dd>
      <dt>{t('gives')}</dt>
      <dd>
        <MoneyText {...given} />
        {credit.amount !== given.amount && (
          <span className={css['soft']}>
            {' '}
            {t('beforeLimits', { money: `${credit.currency} ${moneyText(credit.amount)}` })}
          </span>
        )}
      </dd>
    </>
  );
}

function Assumed({ ms }: { readonly ms: number }): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const minutes = `${minutesText(Ratio.of(ms))} ${language === 'en' ? 'min' : '分鐘'}`;
  return (
    <p className={css['note']}>
      {t('assumed', { minutes })} <To href="/evidence/log">{t('enterOutage')}</To>
    </p>
  );
}

function Losses({ part: { lost } }: { readonly part: Part }): ReactNode {
  const t = useWords(recoveryWords);
  const say = useSay();
  if (lost.length === 0) return <p>{t('nothingLost')}</p>;
  return (
    <ul className={css['losses']} aria-label={t('why')}>
      {lost.map(({ code, amount, why }) => (
        <li key={code}>
          <strong>
            −<MoneyText {...amount} />
          </strong>
          <span>
            <b>{t(code)}.</b> {say(why)}
          </span>
        </li>
      ))}
    </ul>
  );
}

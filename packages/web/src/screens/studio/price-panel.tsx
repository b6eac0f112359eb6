/** What the credits of this text are expected to cost, priced again on each change, beside the text in force. Estimates throughout. */
import { Instant, moneyText, priceAgreement } from '@troth/core';
import type { AgreementPrice, Revision } from '@troth/core';
import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useWho } from '../../app/session.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { useGet } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { Panel } from './panel.tsx';
import { priceWords } from './price-words.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';

const pricesFrom = 4;
/** Few enough for a keystroke; the page draws more. */
const years = 2000;

type Known = Pick<AnswerOf<'/v1/drafts/{draft}/price'>, 'habits' | 'charges' | 'from'>;

function priced(revision: Revision | undefined, known: Known | undefined): AgreementPrice | undefined {
  if (revision === undefined || known === undefined) return undefined;
  const { habits, charges } = known;
  return priceAgreement({ revision, habits, charges, from: Instant.parse(known.from), years, seed: 1, onlyMain: true });
}

export function PricePanel(): ReactNode {
  const t = useWords(priceWords);
  const { draft, live, before } = useStudio();
  const when = useWho().level >= pricesFrom;
  const { data, error } = useGet('/v1/drafts/{draft}/price', { params: { path: { draft: draft.id } } }, { when });
  const revision = useDeferredValue(live.revision);
  const now = useMemo(() => priced(revision, data), [revision, data]);
  const was = useMemo(() => priced(before?.revision, data), [before?.revision, data]);
  if (!when) return null;
  return (
    <Panel title={t('title')} note={t('note')}>
      {error !== null && <Failed error={error} />}
      {data === undefined && error === null && <p className={css['soft']}>{t('computing')}</p>}
      {data !== undefined && now === undefined && <p className={css['soft']}>{t('none')}</p>}
      {now !== undefined && <Priced now={now} was={was} />}
    </Panel>
  );
}

function Priced({ now, was }: { readonly now: AgreementPrice; readonly was: AgreementPrice | undefined }): ReactNode {
  const t = useWords(priceWords);
  const { draft } = useStudio();
  const { currency, main, without } = now;
  const money = (amount: number): string => `${currency} ${moneyText(amount.toFixed(2))}`;
  const more = was?.currency === currency ? main.expected - was.main.expected : undefined;
  return (
    <div aria-live="polite" data-price={main.expected.toFixed(2)}>
      <p className={css['sum']}>
        <span className={css['sumFigure']}>
          {money(main.expected)} {t('month')}
        </span>
        {more !== undefined && <More more={more} />}
      </p>
      <p className={css['small']}>
        {t('atRisk', { amount: money(main.valueAtRisk) })}
        {main.standardError > 0 && ` ${t('error', { amount: money(2 * main.standardError) })}`}
        {without.length > 0 && ` ${t('without', { count: without.length })}`}
      </p>
      <p className={css['small']}>
        <To href={addressOf('/drafts/$draft/price', { draft: draft.id })}>{t('whole')}</To>
      </p>
    </div>
  );
}

function More({ more }: { readonly more: number }): ReactNode {
  const t = useWords(priceWords);
  if (Math.abs(more) < 0.005) return <span className={css['soft']}>{t('same')}</span>;
  return <span className={css['sumMoved']}>{`${more < 0 ? '−' : '+'}${moneyText(Math.abs(more).toFixed(2))}`}</span>;
}

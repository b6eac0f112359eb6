/** What this text would have made of the last year, beside what is in force: the money first, then promise by promise. */
import { inLanguage, moneyText, sayPeriod, sayTargetText } from '@troth/core';
import type { BackTest, PromiseHistory, Revision } from '@troth/core';
import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaBackTest } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { moved, mostBytes, testInBrowser } from './model/backtest.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { useEvidence } from './use-evidence.ts';
import type { Evidence } from './use-evidence.ts';
import { studioWords } from './words.ts';

/** As the browser computes it or as the server answers. */
type Test = Pick<BackTest, 'currency' | 'credit'> & {
  readonly periods: readonly Pick<BackTest['periods'][number], 'period' | 'credit'>[];
  readonly promises: readonly Pick<PromiseHistory, 'commitment' | 'title' | 'target' | 'held' | 'best'>[];
};

export function BackTestPanel(): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const { draft } = useStudio();
  const { data: evidence } = useEvidence(draft.agreement);
  const months = evidence === undefined || evidence.is === 'none' ? [] : evidence.months;
  const [first, last] = [months[0], months.at(-1)];
  const title =
    first === undefined || last === undefined
      ? t('backTestTitle')
      : t('backTestOver', { first: sayPeriod(first, language), last: sayPeriod(last, language) });
  return (
    <Panel title={title} {...(evidence?.is === 'rows' ? { note: t('backTestNote') } : {})}>
      {evidence === undefined && <p className={css['soft']}>{t('computing')}</p>}
      {evidence?.is === 'none' && <p className={css['soft']}>{t('noEvidence')}</p>}
      {evidence?.is === 'too-much' && <ByServer />}
      {evidence?.is === 'rows' && <InBrowser evidence={evidence} />}
      {months.length > 0 && (
        <p className={css['small']}>
          <To href={addressOf('/drafts/$draft/backtest', { draft: draft.id })}>{t('backTestWhole')}</To>
        </p>
      )}
    </Panel>
  );
}

type Rows = Extract<Evidence, { is: 'rows' }>;

function InBrowser({ evidence }: { readonly evidence: Rows }): ReactNode {
  const t = useWords(studioWords);
  const { live, before } = useStudio();
  const now = useTest(useDeferredValue(live.revision), before?.revision, evidence);
  const was = useTest(before?.revision, before?.revision, evidence);
  if (now === undefined) return <p className={css['soft']}>{t('notComputed')}</p>;
  return (
    <>
      <Computed now={now} was={was} />
      <p className={css['small']}>{t('afresh')}</p>
    </>
  );
}

function useTest(
  revision: Revision | undefined,
  governing: Revision | undefined,
  { rows, months }: Rows,
): BackTest | undefined {
  const { clock } = useSession();
  const knownAt = clock.now;
  return useMemo(
    () => (revision === undefined ? undefined : testInBrowser({ revision, governing, rows, months, knownAt })),
    [revision, governing, rows, months, knownAt],
  );
}

/** Too much to compute while one types: the server does it on the text that is saved. */
function ByServer(): ReactNode {
  const t = useWords(studioWords);
  const { draft } = useStudio();
  const { data, error } = useGet('/v1/drafts/{draft}/backtest', { params: { path: { draft: draft.id }, query: {} } });
  const test = (of: SchemaBackTest): Test => of;
  return (
    <>
      <p className={css['soft']}>{t('tooMuch', { size: String(mostBytes / 1_000_000) })}</p>
      {error !== null && <Failed error={error} />}
      {data !== undefined && <Computed now={test(data.test)} was={data.inForce && test(data.inForce.test)} />}
    </>
  );
}

interface Both {
  readonly now: Test;
  readonly was: Test | undefined;
}

function Computed({ now, was }: Both): ReactNode {
  const t = useWords(studioWords);
  return (
    <div aria-live="polite">
      <Sum now={now} was={was} />
      <ul className={css['held']}>
        {now.promises
          .filter(({ target }) => target !== undefined)
          .map((promise) => (
            <PromiseLine
              key={`${promise.commitment} ${promise.target ?? ''}`}
              promise={promise}
              was={was?.promises.find(({ commitment }) => commitment === promise.commitment)}
            />
          ))}
      </ul>
      <details>
        <summary className={css['foldNote']}>{t('monthByMonth')}</summary>
        <Months now={now} was={was} />
      </details>
    </div>
  );
}

/** The one figure: what the months would have paid, and the difference. */
function Sum({ now, was }: Both): ReactNode {
  const t = useWords(studioWords);
  if (now.currency === 'XXX') return null;
  const difference = moved(now, was);
  return (
    <p className={css['sum']} data-replay={now.credit}>
      <span className={css['sumFigure']}>
        {now.currency} {moneyText(now.credit)}
      </span>
      {difference !== undefined && (
        <span className={difference.isZero() ? css['soft'] : css['sumMoved']}>
          {difference.isZero()
            ? t('noChange')
            : `${difference.isNegative() ? '' : '+'}${moneyText(difference.toJSON().amount)}`}
        </span>
      )}
    </p>
  );
}

interface PromiseLineProps {
  readonly promise: Test['promises'][number];
  readonly was: Test['promises'][number] | undefined;
}

/** How often it would have held, as against the text in force, and the strictest promise that held most often. */
function PromiseLine({ promise: { title, target = '', held, best, commitment }, was }: PromiseLineProps): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const [first] = best;
  const differs = was !== undefined && (was.held.met !== held.met || was.held.of !== held.of);
  return (
    <li data-promise={commitment} data-held={`${held.met}/${held.of}`}>
      <div>
        {inLanguage(title, language)} <span className={css['soft']}>{sayTargetText(target, language)}</span>
      </div>
      <div>
        <span className={differs ? css['sumMoved'] : undefined}>
          {held.of === 0 ? t('noValues') : t('heldOf', { met: held.met, of: held.of })}
        </span>
        {differs && <span className={css['soft']}> · {t('heldBefore', { met: was.held.met, of: was.held.of })}</span>}
      </div>
      {first !== undefined && (
        <div className={css['soft']}>
          {t('bestOffer', { offer: sayTargetText(first.offer, language), met: first.met, of: held.of })}
        </div>
      )}
    </li>
  );
}

function Months({ now, was }: Both): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  return (
    <table className={css['money']}>
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          {was !== undefined && <th scope="col">{t('inForce')}</th>}
          <th scope="col">{t('thisText')}</th>
        </tr>
      </thead>
      <tbody>
        {now.periods.map(({ period, credit }, at) => {
          const before = was?.periods[at]?.credit;
          return (
            <tr key={period}>
              <th scope="row">{sayPeriod(period, language)}</th>
              {was !== undefined && <td>{moneyText(before ?? '0.00')}</td>}
              <td className={credit === before ? undefined : css['moved']}>{moneyText(credit)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a disruption does to each agreement: effect, results of the period, what was agreed meanwhile, the ladder. */
import { sayPeriod, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import { MoneyText } from '../../parts/exact.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import css from './disruptions.module.css';
import type { View } from './disruption-screen.tsx';
import { disruptionWords } from './words.ts';

type Effect = View['agreements'][number];

export function AgreementEffects({ view: { agreements, record } }: { readonly view: View }): ReactNode {
  const state = record.body['state'];
  const open = state === 'declared' || state === 'managed';
  return agreements.map((one) => <OneAgreement key={one.agreement} one={one} disruption={record.id} open={open} />);
}

interface OneProps {
  readonly one: Effect;
  readonly disruption: string;
  /** It is not over: terms can be negotiated. */
  readonly open: boolean;
}

function OneAgreement({ one, disruption, open }: OneProps): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const language = useLanguage();
  const { agreement, party, effect, results, credit, ladder } = one;
  return (
    <div className={css['agreement']} data-agreement={agreement}>
      <h3>
        <To href={`/agreements/${agreement}`}>{agreement}</To> · <PartyLink id={party} />
      </h3>
      <div>
        {t('expected')}: {say(effect)}
      </div>
      {results.map((result) => (
        <div key={result.commitment} className={css['result']}>
          <VerdictMark verdict={result.verdict} />
          <To href={`/agreements/${agreement}/commitments/${result.commitment}?period=${result.period}`}>
            {say(result.title)} · {sayPeriod(result.period, language)}
          </To>
          <span>
            {say(result.attained)} ({say(result.target)})
          </span>
          <span className={css['soft']}>{result.final ? t('final') : t('provisional')}</span>
        </div>
      ))}
      {credit !== undefined && <div>{t.rich('credit', { money: <MoneyText key="credit" {...credit} /> })}</div>}
      <Temporary one={one} />
      {open && (
        <p>
          <To href={`/disruptions/${disruption}/terms?agreement=${agreement}`}>{t('negotiate')}</To>
        </p>
      )}
      {ladder.length > 0 && (
        <details>
          <summary>{t('ladder')}</summary>
          <ul className={css['plain']}>
            {ladder.map(({ level, role, at }) => (
              <li key={level}>
                {t('level', { level })}: {role} · <Moment at={at} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Temporary({ one: { temporary, results } }: { readonly one: Effect }): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const language = useLanguage();
  return readAll('temporary-terms', temporary).map(({ id, body }) => (
    <div key={id} className={css['result']} data-temporary={id}>
      <strong>
        <To href={`/temporary-terms/${id}`}>{t(body.state === 'proposed' ? 'proposedMeanwhile' : 'temporary')}</To>
      </strong>
      <StateMark kind="temporary-terms" state={body.state} />
      <span>
        {say(results.find(({ commitment }) => commitment === body.commitment)?.title ?? body.commitment)}{' '}
        {body.target === 'exclude' ? t('doesNotCount') : sayTargetText(body.target, language)},{' '}
        {t.rich('from', { from: <Moment key="from" at={body.from} />, to: <Moment key="to" at={body.to} /> })}
      </span>
      <span>{say(body.consideration)}</span>
      {body.goodwill !== undefined && (
        <span>{t.rich('goodwill', { money: <MoneyText key="goodwill" {...body.goodwill} /> })}</span>
      )}
    </div>
  ));
}

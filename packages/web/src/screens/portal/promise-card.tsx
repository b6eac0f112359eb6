/** One agreement with its promises: words, how each stands, what a miss gives. */
import type { SlamState } from '@troth/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Moment } from '../../parts/moment.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { SlamLetters, SlamMark } from '../../parts/slam-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { StandingText } from '../agreements/standing-text.tsx';
import css from './portal.module.css';
import { portalWords } from './words.ts';

type Home = AnswerOf<'/v1/portal'>;
type Agreement = Home['agreements'][number];
type Promise = Agreement['promises'][number];

interface AgreementCardProps {
  readonly agreement: Agreement;
  readonly side: Home['side'];
}

export function AgreementCard({ agreement, side }: AgreementCardProps): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const { id, title, revision, endsOn, contact, promises } = agreement;
  return (
    <section className={css['card']} aria-labelledby={`card-${id}`}>
      <div className={css['cardHead']}>
        <h2 className={css['cardTitle']} id={`card-${id}`}>
          {say(title)}
        </h2>
        <span className={css['small']}>{id}</span>
      </div>
      <p className={css['meta']}>
        <span>{t('revision', { revision })}</span>
        {endsOn !== undefined && <span>{t.rich('until', { day: <Moment key="day" at={endsOn} /> })}</span>}
        {contact !== undefined && (
          <span>
            {t('contact', { name: say(contact.name) })}
            {contact.email !== undefined && (
              <>
                {' · '}
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </>
            )}
            {contact.phone !== undefined && ` · ${contact.phone}`}
          </span>
        )}
      </p>
      {promises.map((promise) => (
        <PromiseLine key={promise.commitment} promise={promise} side={side} />
      ))}
    </section>
  );
}

function PromiseLine({ promise, side }: { readonly promise: Promise; readonly side: Home['side'] }): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  const words = promise.words[language];
  const { now, before, marks } = promise;
  return (
    <div className={css['promise']}>
      <div>
        <p className={css['words']}>{words.promise}</p>
        {words.inMinutes !== undefined && <p className={css['minutes']}>{words.inMinutes}</p>}
      </div>
      {now !== undefined && (
        <div className={css['stand']}>
          <SlamMark state={now.mark} />
          <span className={css['figure']}>
            <StandingText standing={now} />
          </span>
          {now.usedPercent !== undefined && <Used percent={now.usedPercent} state={now.mark} />}
          {before !== undefined && (
            <div className={css['small']}>
              {t('before')}: <StandingText standing={before} />
            </div>
          )}
        </div>
      )}
      {marks.length > 0 && (
        <div className={css['row']}>
          <span className={css['small']}>{t('last', { count: marks.length })}</span>
          <SlamLetters label={t('last', { count: marks.length })} periods={marks} />
        </div>
      )}
      <Rungs promise={promise} side={side} />
    </div>
  );
}

function Used({ percent, state }: { readonly percent: string; readonly state: SlamState }): ReactNode {
  const t = useWords(portalWords);
  const width = Math.min(100, Number(percent));
  const tone = css[state] ?? '';
  return (
    <>
      <div className={css['bar']} aria-hidden="true">
        <div className={`${css['fill']} ${tone}`} style={{ width: `${width}%` }} />
      </div>
      <div className={css['small']}>{t('used', { percent })}</div>
    </>
  );
}

function Rungs({ promise, side }: { readonly promise: Promise; readonly side: Home['side'] }): ReactNode {
  const t = useWords(portalWords);
  const { rungs, otherRules, measured } = promise.words[useLanguage()];
  const timed = rungs.some(({ minutes }) => minutes !== undefined);
  const label = t(side === 'customer' ? 'missGives_customer' : 'missGives_supplier');
  return (
    <details className={css['rungs']}>
      <summary>{rungs.length === 0 && otherRules.length === 0 ? t('measured') : label}</summary>
      <p className={css['small']}>
        {t('measured')}: {measured}
      </p>
      {rungs.length > 0 && (
        <RecordTable
          label={label}
          rows={rungs}
          keyOf={({ band }) => band}
          columns={[
            ...(timed ? [{ name: 'minutes', head: t('downtime'), cell: (rung: Rung) => rung.minutes ?? '' }] : []),
            { name: 'band', head: t('thatIs'), cell: (rung: Rung) => rung.band },
            {
              name: 'pays',
              head: t('gives'),
              cell: ({ amount, pays }: Rung) => (amount === undefined ? pays : `${amount} (${pays})`),
            },
          ]}
        />
      )}
      {otherRules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
    </details>
  );
}

type Rung = Promise['words']['en']['rungs'][number];

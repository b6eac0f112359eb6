/** Whether this text could be kept by what stands behind it, proven again on each change, and what moved against the text in force. */
import { shortDecimal, Ratio } from '@troth/core';
import type { Deliverability, ProvenCommitment } from '@troth/core';
import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import type { ProofSaid } from '../../parts/proof-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { prover } from './model/prove.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function ProofPanel(): ReactNode {
  const t = useWords(studioWords);
  const { draft, live, before } = useStudio();
  const { data, error } = useGet('/v1/drafts/{draft}/support', { params: { path: { draft: draft.id } } });
  const prove = useMemo(() => (data === undefined ? undefined : prover(data)), [data]);
  const revision = useDeferredValue(live.revision);
  const now = useMemo(() => (revision === undefined ? undefined : prove?.(revision)), [prove, revision]);
  const inForce = before?.revision;
  const was = useMemo(() => (inForce === undefined ? undefined : prove?.(inForce)), [prove, inForce]);
  // Where nothing was composed, no gap is known: that is not none.
  const counted = now !== undefined && (now.gaps.length > 0 || now.targets.composed > 0);
  return (
    <Panel title={t('proofTitle')} {...(counted ? { count: t('proofGaps', { gaps: now.gaps.length }) } : {})}>
      {error !== null && <Failed error={error} />}
      {data === undefined && error === null && <p className={css['soft']}>{t('computing')}</p>}
      {data !== undefined && now === undefined && <p className={css['soft']}>{t('notComputed')}</p>}
      {now !== undefined && <Proven now={now} was={was} />}
    </Panel>
  );
}

interface Both {
  readonly now: Deliverability;
  readonly was: Deliverability | undefined;
}

function Proven({ now, was }: Both): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const { draft } = useStudio();
  if (now.model.source === 'none') return <p className={css['soft']}>{t('proofNoModel')}</p>;
  const more = newGaps(now, was);
  return (
    <div aria-live="polite" data-proof-of-text={now.verdict}>
      <p className={css['sum']}>
        <Moved now={now.verdict} was={was?.verdict} />
      </p>
      <ul className={css['held']}>
        {now.commitments
          .filter(({ target }) => target !== undefined)
          .map((one) => (
            <PromiseLine
              key={one.commitment}
              promise={one}
              was={was?.commitments.find(({ commitment }) => commitment === one.commitment)}
            />
          ))}
      </ul>
      {now.gaps.length > 0 && (
        <details>
          <summary className={css['foldNote']}>
            {more === 0 ? t('proofWhich') : t('proofNew', { gaps: now.gaps.length, fresh: more })}
          </summary>
          <ul className={css['held']}>
            {now.gaps.map(({ id, text }) => (
              <li key={id}>{text[language]}</li>
            ))}
          </ul>
        </details>
      )}
      {now.findings.map(({ text }) => (
        <p key={text.en} className={css['small']}>
          {text[language]}
        </p>
      ))}
      <p className={css['small']}>
        {t('proofAfresh')}{' '}
        <To href={addressOf('/drafts/$draft/deliverability', { draft: draft.id })}>{t('proofWhole')}</To>
      </p>
    </div>
  );
}

/** Gaps that the text in force does not have. */
function newGaps(now: Deliverability, was: Deliverability | undefined): number {
  if (was === undefined) return 0;
  const known = new Set(was.gaps.map(({ id }) => id));
  return now.gaps.filter(({ id }) => !known.has(id)).length;
}

interface MovedProps {
  readonly now: ProofSaid;
  readonly was: ProofSaid | undefined;
}

/** "Likely → Undeliverable", where it moved. */
function Moved({ now, was }: MovedProps): ReactNode {
  const t = useWords(studioWords);
  return (
    <span>
      {was !== undefined && was !== now && (
        <>
          <ProofMark verdict={was} /> <span aria-label={t('proofBecomes')}>→</span>{' '}
        </>
      )}
      <ProofMark verdict={now} />
    </span>
  );
}

interface PromiseLineProps {
  readonly promise: ProvenCommitment;
  readonly was: ProvenCommitment | undefined;
}

/** Minutes first: what may be down at worst, and what is allowed. */
function PromiseLine({ promise, was }: PromiseLineProps): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const figures = figuresOf(promise);
  return (
    <li data-promise={promise.commitment} data-verdict={promise.verdict}>
      <div>
        {promise.title[language]} <span className={css['soft']}>{promise.target?.[language]}</span>
      </div>
      <div>
        <Moved now={promise.verdict} was={was?.verdict} />
      </div>
      {figures !== undefined && <div className={css['soft']}>{t('proofMinutes', figures)}</div>}
    </li>
  );
}

function figuresOf({ worst, whileBound, elapsed }: ProvenCommitment): Record<'down' | 'allowed', string> | undefined {
  const minutes = (text: string): string => shortDecimal(Ratio.parse(text), 1);
  if (elapsed !== undefined) return { down: minutes(elapsed.worst), allowed: minutes(elapsed.limit) };
  const period = whileBound ?? worst;
  return period && { down: minutes(period.down), allowed: minutes(period.allowed) };
}

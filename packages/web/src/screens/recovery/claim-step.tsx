/** Where a claim stands, in words with a tone, its deadline, and the record where one was written. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoveryEvent } from '../../client/api.d.ts';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

type Claim = SchemaRecoveryEvent['suppliers'][number]['claim'];

const tones: Readonly<Record<Claim['step'], MarkTone>> = {
  automatic: 'good',
  untold: 'warn',
  claimable: 'warn',
  claimed: 'accent',
  accepted: 'good',
  refused: 'bad',
  received: 'good',
  forfeited: 'bad',
  none: 'ink',
};

export function ClaimStep({ claim: { step, deadline, record } }: { readonly claim: Claim }): ReactNode {
  const t = useWords(recoveryWords);
  return (
    <>
      <Mark tone={tones[step]}>{t(`step_${step}`)}</Mark>
      {step === 'claimable' && deadline !== undefined && (
        <div className={css['soft']}>
          <Moment at={deadline} />
        </div>
      )}
      {record !== undefined && (
        <div className={css['record']}>
          <To href={addressOf('/claims/$claim', { claim: record })}>{record}</To>
        </div>
      )}
    </>
  );
}

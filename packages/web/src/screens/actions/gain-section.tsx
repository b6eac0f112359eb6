/** Planned against achieved change of a plan (slm.sipgain). */
import { minutesText, percentText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import { Figure, Figures } from '../../parts/figure.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Effect } from './control-section.tsx';
import { effectWords } from './effect-words.ts';

export function GainFigures({ gain }: { readonly gain: NonNullable<Effect['gain']> }): ReactNode {
  const t = useWords(effectWords);
  const minutes = (ms: string): string => minutesText(Ratio.parse(ms));
  const { worstBefore, worstSince, planned, achieved, exact } = gain;
  const share = Ratio.parse(exact);
  const most = Ratio.parse(worstBefore).minus(Ratio.parse(planned)).toString();
  return (
    <Figures>
      <Figure
        label={t('plannedChange')}
        value={t('minutesLess', { minutes: minutes(planned) })}
        note={t('worstTo', { from: minutes(worstBefore), to: minutes(most) })}
      />
      <Figure
        label={t('achievedChange')}
        value={t('minutesLess', { minutes: minutes(achieved) })}
        note={t('worstTo', { from: minutes(worstBefore), to: minutes(worstSince) })}
      />
      <Figure
        label={t('gain')}
        value={`${percentText(share)} %`}
        note={t('gainNote')}
        tone={share.atLeast(Ratio.one) ? 'good' : 'bad'}
      />
    </Figures>
  );
}

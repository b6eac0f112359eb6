/** Month by month under a plan: what counted, the mean that was frozen, the aim, and the milestones with how far they slipped. */
import { controlChart, Ratio, sayPeriod } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { effectWords } from './effect-words.ts';

export type Effect = AnswerOf<'/v1/actions/{action}/effect'>;

/** Nothing is drawn where the promise is not one of time. */
export function ControlChart({ effect }: { readonly effect: Effect }): ReactNode {
  const t = useWords(effectWords);
  const say = useSay();
  const language = useLanguage();
  const draw = useCallback(
    (width: number) => {
      const { months, objective, before, steps } = effect;
      const frozen = meanOf(before);
      const most = objective.mostDownMs;
      return controlChart({
        months: months.map(({ period, phase, downMs, verdict, good, open }) => ({
          period,
          label: sayPeriod(period, language),
          ...(downMs === undefined || verdict === 'no-data' ? {} : { used: Ratio.parse(downMs) }),
          phase,
          bad: phase === 'since' && good !== undefined ? !good : isBad({ phase, downMs, verdict, most }),
          open,
          leadsTo: period,
        })),
        ...(frozen === undefined ? {} : { mean: frozen }),
        ...(most === undefined ? {} : { most: Ratio.of(most) }),
        milestones: steps.map(({ title, plannedOn, dueOn, doneOn, slipDays, state }) => ({
          title: say(title),
          plannedOn,
          until: doneOn ?? dueOn,
          isDone: doneOn !== undefined,
          slipDays: state === 'cancelled' || state === 'dismissed' ? 0 : slipDays,
        })),
        language,
        width,
      });
    },
    [effect, language, say],
  );
  if (!effect.months.some(({ downMs }) => downMs !== undefined)) return null;
  const lead = (period: string): string =>
    `/agreements/${effect.agreement}/commitments/${effect.commitment}?period=${period}`;
  return (
    <>
      <h3>{t('control')}</h3>
      <FittedChart draw={draw} addressOf={lead} />
    </>
  );
}

function meanOf({ downMs, months, noData }: Effect['before']): Ratio | undefined {
  return downMs === undefined || months === noData
    ? undefined
    : Ratio.parse(downMs).dividedBy(Ratio.of(months - noData));
}

interface Counted extends Pick<Effect['months'][number], 'phase' | 'verdict'> {
  readonly downMs: string | undefined;
  readonly most: number | undefined;
}

/** Before it was begun the promise is what counts, from then on the aim. */
function isBad({ phase, downMs, verdict, most }: Counted): boolean {
  if (phase === 'before' || most === undefined || downMs === undefined) return verdict === 'missed';
  return !Ratio.parse(downMs).atMost(Ratio.of(most));
}

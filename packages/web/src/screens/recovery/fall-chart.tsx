/** The fall of the money as a chart: owed, ours, what is lost code by code, what comes back, what was claimed and received. */
import { waterfallChart } from '@troth/core';
import type { Drawing, WaterfallFacts } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { SchemaRecoverableReport } from '../../client/api.d.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { recoveryWords } from './words.ts';

type Totals = SchemaRecoverableReport['totals'][number];

export function FallChart({ totals }: { readonly totals: Totals }): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const draw = useCallback(
    (width: number): Drawing => {
      const { currency, owed, own, bySuppliers, lost, recoverable, claimed, received } = totals;
      const none = /^0(?:\.0+)?$/u;
      const taken = [
        { title: t('own'), amount: own, kind: 'taken' as const, tone: 'unknown' as const },
        { title: t('bySuppliers'), amount: bySuppliers, kind: 'whole' as const, tone: 'accent' as const },
        ...lost.map(({ code, amount }) => ({
          title: t(code),
          amount,
          kind: 'taken' as const,
          tone: 'bad' as const,
        })),
      ].filter(({ amount, kind }) => kind === 'whole' || !none.test(amount));
      const steps: WaterfallFacts['steps'] = [
        { title: t('owed'), amount: owed, kind: 'whole', tone: 'ink' },
        ...taken,
        { title: t('recoverable'), amount: recoverable, kind: 'whole', tone: 'good' },
        { title: t('claimed'), amount: claimed, kind: 'whole', tone: 'good' },
        { title: t('received'), amount: received, kind: 'whole', tone: 'good' },
      ];
      return waterfallChart({ currency, steps, language, width, title: t('fall') });
    },
    [totals, language, t],
  );
  return <FittedChart draw={draw} silent />;
}

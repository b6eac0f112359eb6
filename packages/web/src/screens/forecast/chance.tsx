/** A chance of a miss as figures and words, never by colour alone. */
import type { ReactNode } from 'react';
import type { SchemaForecast } from '../../client/api.d.ts';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './forecast.module.css';
import { forecastWords } from './words.ts';

const warnFrom = 0.2;
const noteFrom = 0.01;

export function toneOf({ breach, state }: Pick<SchemaForecast, 'breach' | 'state'>): MarkTone {
  if (breach === 1 || (state === 'OPEN' && breach >= warnFrom)) return 'bad';
  return breach >= noteFrom ? 'warn' : 'ink';
}

const states = ['OPEN', 'MET', 'SECURED', 'WORKS', 'UNRECOVERABLE', 'BREACHED', 'NO_VOLUME'] as const;

export function StateWord({ forecast }: { readonly forecast: SchemaForecast }): ReactNode {
  const t = useWords(forecastWords);
  if (forecast.by === 'bound') return t('bound');
  const state = states.find((one) => one === forecast.state);
  return state === undefined ? forecast.state : t(`state_${state}`);
}

export function Chance({ forecast }: { readonly forecast: SchemaForecast }): ReactNode {
  const t = useWords(forecastWords);
  const { percent, without } = forecast;
  return (
    <div className={css['chance']}>
      <Mark tone={toneOf(forecast)}>{percent} %</Mark>
      <div className={css['soft']}>
        <StateWord forecast={forecast} />
        {without !== undefined && (
          <>
            <br />
            {t('withoutWorks', { percent: without.percent })}
          </>
        )}
      </div>
    </div>
  );
}

/** One standing in words: minutes used of those allowed, or the value, with the percentage second. */
import { figureValue, minutesText, sayFigure, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaPromiseStanding } from '../../client/api.d.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { agreementWords } from './words.ts';

export function StandingText({ standing }: { readonly standing: SchemaPromiseStanding }): ReactNode {
  const t = useWords(agreementWords);
  const language = useLanguage();
  const [used, allowed] = [figureValue(standing, 'downtime'), figureValue(standing, 'allowed')];
  if (used !== undefined && allowed !== undefined)
    return t('ofAllowed', { used: minutesText(used), allowed: minutesText(allowed) });
  if (standing.attained === undefined) return standing.absent ?? t('none');
  const value = sayFigure(standing.attained, language);
  return standing.target === undefined ? value : `${value} (${sayTargetText(standing.target, language)})`;
}

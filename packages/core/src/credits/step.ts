/**
 * Unfinished units: whether a started hour counts, only a completed one, or each part of it. Owns: the schema word, its
 * arithmetic and its sentence. There is no default, since published texts that left it open pay twice as much or nothing.
 */
import { z } from 'zod';
import { Ratio } from '../values/ratio.ts';
import { stepRules } from '../terms/pay.ts';
import type { Language } from '../terms/text.ts';
import { sayUnstated, Undetermined, unstated } from './undetermined.ts';

export const stepSchema = z
  .enum([...stepRules, unstated])
  .describe(
    'Unfinished units: completed (none), started (whole), continuous (in part), or unstated where a text left it open.',
  );
export type StepRule = z.output<typeof stepSchema>;

/** Whole or partial units of a non-negative number. Throws `Undetermined` where the text does not say and it matters. */
export function unitsOf(exact: Ratio, step: StepRule): Ratio {
  switch (step) {
    case 'completed':
      return Ratio.of(exact.floor());
    case 'started':
      return Ratio.of(exact.ceil());
    case 'continuous':
      return exact;
    case 'unstated':
      if (exact.isZero()) return exact;
      throw new Undetermined('AMBIGUOUS-STEP', {
        message: `${exact.toString()} units: the text does not say whether a unit counts when started, when completed or in part`,
        readings: stepRules.map((rule) => `${rule}: ${unitsOf(exact, rule).toString()}`),
      });
  }
}

const words = {
  en: { completed: 'completed', started: 'started', continuous: 'continuous' },
  'zh-Hant': { completed: '滿', started: '不足一單位亦作一單位計', continuous: '按比例' },
} as const;

/** "for each completed 1 h", "for each 1 h or part of it". `unit` is said already. */
export function sayStep(facts: { readonly step: StepRule; readonly unit: string }, language: Language): string {
  const { step, unit } = facts;
  if (language === 'zh-Hant') {
    if (step === 'completed') return `每${words[language].completed} ${unit}`;
    return `每 ${unit}（${step === 'unstated' ? sayUnstated(language) : words[language][step]}）`;
  }
  switch (step) {
    case 'completed':
      return `for each completed ${unit}`;
    case 'started':
      return `for each ${unit} or part of it`;
    case 'continuous':
      return `for each ${unit} (parts count in proportion)`;
    case 'unstated':
      return `for each ${unit} ${sayUnstated(language)}`;
  }
}

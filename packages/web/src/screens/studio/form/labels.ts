/** Says fields and choices of the form in a language. Owns: looking them up. Names that somebody gave stay as they are. */
import type { FormOption, Language } from '@troth/core';
import { choiceLabels } from './choice-labels.ts';
import { fieldLabels } from './field-labels.ts';

type Pair = readonly [en: string, zh: string];

const pick = (pair: Pair, language: Language): string => (language === 'en' ? pair[0] : pair[1]);

export function sayField(key: string, language: Language): string {
  const pair = fieldLabels[key];
  return pair === undefined ? key : pick(pair, language);
}

export function sayChoice(value: string, language: Language): string {
  const pair = choiceLabels[value];
  return pair === undefined ? value : pick(pair, language);
}

/** A form of its own by its kind or value, else by the fields that it cannot do without. */
export function sayOption({ name, part: { shape } }: FormOption, language: Language): string {
  if (shape.form === 'choice') return shape.options.map((one) => sayChoice(one, language)).join(' / ');
  if (shape.form === 'count') return sayChoice('count-form', language);
  if (choiceLabels[name] !== undefined) return sayChoice(name, language);
  return name
    .split('+')
    .map((key) => sayField(key, language))
    .join(language === 'en' ? ', ' : '、');
}

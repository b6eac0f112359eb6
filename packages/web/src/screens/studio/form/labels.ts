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

/** Where in the text: fields by their labels, members of lists by their number. */
export function sayPlace(path: readonly (string | number)[], language: Language): string {
  const steps = path.map((step) => (typeof step === 'number' ? String(step + 1) : sayField(step, language)));
  return steps.join(' › ');
}

export function sayChoice(value: string, language: Language): string {
  const pair = choiceLabels[value];
  return pair === undefined ? value : pick(pair, language);
}

/** A form by its kind or value, else by the fields that set it apart from the others. */
export function sayOption(option: FormOption, options: readonly FormOption[], language: Language): string {
  const { name, part } = option;
  const { shape } = part;
  if (shape.form === 'choice') return shape.options.map((one) => sayChoice(one, language)).join(' / ');
  if (shape.form === 'count') return sayChoice('count-form', language);
  if (choiceLabels[name] !== undefined) return sayChoice(name, language);
  const others = options.filter((one) => one !== option && one.part.shape.form === 'group');
  const keys = name.split('+');
  const own = keys.filter((key) => !others.some((one) => one.name.split('+').includes(key)));
  return (own.length === 0 ? keys : own).map((key) => sayField(key, language)).join(language === 'en' ? ', ' : '、');
}

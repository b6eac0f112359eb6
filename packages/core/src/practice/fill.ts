/**
 * Words with names in braces, filled in. Owns: what a template may say. Nothing in a template is executed: a name is replaced
 * by its words, once, and words that hold braces stay as they are.
 */
import { accepted } from '../values/outcome.ts';
import type { Outcome, Refusal } from '../values/outcome.ts';

const slot = /\{([a-z][a-zA-Z]{0,39})\}/gu;

/** Names that a template asks for, each once. */
export const namesIn = (template: string): readonly string[] => [
  ...new Set([...template.matchAll(slot)].map((found) => found[1] ?? '')),
];

/** The template with every name filled in. A name that nobody told is refused, so that no letter leaves with a hole. */
export function fillWords(template: string, words: Readonly<Record<string, string>>): Outcome<string> {
  const refusals = namesIn(template)
    .filter((name) => !Object.hasOwn(words, name))
    .map((name): Refusal => ({ code: 'TEMPLATE', message: `nobody told what to write for {${name}}`, at: [name] }));
  const [first] = refusals;
  if (first !== undefined) return { ok: false, refusals: [first, ...refusals.slice(1)] };
  return accepted(template.replaceAll(slot, (_whole, name: string) => words[name] ?? ''));
}

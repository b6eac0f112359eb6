/**
 * Whether a template is about the services that are asked for, by the words both go by. Owns: the count. It only puts templates in an
 * order for who drafts to look at; nothing is promised by it.
 */
import type { Template } from './templates/template.ts';

const shortest = 4;

const wordsIn = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{Letter}+/gu) ?? []).filter((word) => word.length >= shortest && word !== 'service');

/** Words of the names (English; of services, their categories, offerings) that title and description of the template hold, too. */
export function kinship({ title, description }: Template, names: readonly string[]): number {
  const own = wordsIn(`${title.en} ${description?.en ?? ''}`);
  const asked = new Set(names.flatMap(wordsIn));
  return [...asked].filter((word) => own.some((one) => one.startsWith(word) || word.startsWith(one))).length;
}

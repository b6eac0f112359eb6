/**
 * The clause library that ships with the product: approved wording of K01 to K25. Owns: the words. They repeat no number that a
 * term knows. Points of law are prompts for counsel, who approves them for the organisation.
 */
import { commercialWording } from './library-commercial.ts';
import { operationalWording } from './library-operational.ts';
import { specialWording } from './library-special.ts';
import type { Passage, WordingLibrary } from './passage.ts';

export const approvedWording: WordingLibrary = [...operationalWording, ...commercialWording, ...specialWording].sort(
  (a, b) => (a.id < b.id ? -1 : 1),
);

const byId: ReadonlyMap<string, Passage> = new Map(approvedWording.map((passage) => [passage.id, passage]));

/** The words of a passage. Throws where there is none of this id. */
export function approved(id: string): Passage['text'] {
  const found = byId.get(id);
  if (found === undefined) throw new TypeError(`no approved passage ${id}`);
  return found.text;
}

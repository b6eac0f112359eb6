/** A term by the names that the form gives its fields: "Exclusions › force-majeure › Applies to 1". */
import type { Language } from '@troth/core';
import { sayField } from '../studio/form/labels.ts';

/** As `termLeaves` names it: "exclusions[force-majeure].appliesTo[0]". */
export const sayTerm = (term: string, language: Language): string =>
  sayPlace(
    term.split(/[[\].]+/u).filter((name) => name !== ''),
    language,
  );

/** Numbers of members count from 1, as people do; names that somebody gave stay as they are. */
export const sayPlace = (path: readonly string[], language: Language): string =>
  path.map((name) => (/^\d+$/u.test(name) ? `${Number(name) + 1}` : sayField(name, language))).join(' › ');

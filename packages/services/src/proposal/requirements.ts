/** The requirements that a draft answers, each with what is asked for and what is promised. Owns: which requirements these are. */
import { recordKinds, requirementFit } from '@troth/core';
import type { Localized, RequirementFit, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Draft } from '../drafting/drafts.ts';
import { requirementsNamed } from '../drafting/from-requirements.ts';
import { readBody } from '../stored-body.ts';

export interface ProposedRequirement extends RequirementFit {
  readonly title: Localized;
}

export interface Answered {
  readonly requirements: readonly ProposedRequirement[];
  /** Of this customer, and given up or no more on record since the draft was begun. */
  readonly gone: readonly string[];
}

/** Those that the draft was begun from and those that its promises name. */
export async function answeredBy(reader: Pick<Reader, 'record'>, draft: Draft, revision: Revision): Promise<Answered> {
  const { begunFrom, text } = draft.body;
  const ids = [...new Set([...(begunFrom.requirements ?? []), ...requirementsNamed(text).keys()])].sort();
  const gone: string[] = [];
  const requirements: ProposedRequirement[] = [];
  for (const id of ids) {
    const stored = await reader.record('requirement', id);
    const body = stored === undefined ? undefined : readBody(recordKinds.requirement.schema, stored);
    // A text that was written after another customer's names its requirements; they are nobody else's.
    if (body !== undefined && body.party !== draft.body.customer) continue;
    if (stored?.retired !== false || body === undefined || body.state === 'withdrawn' || body.state === 'waived')
      gone.push(id);
    else
      for (const fit of requirementFit([{ ...body, id }], revision.terms))
        requirements.push({ ...fit, title: body.title });
  }
  return { requirements, gone };
}

/** Agreements whose months may stand beside few of one's own: they promise the same service. Owns: which those are. */
import type { CohortMember, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import type { Register } from '../practice/register.ts';
import { monthsOf } from './months.ts';

const most = 8;

export interface FellowsAsked {
  readonly agreement: string;
  readonly register: Register;
  /** The text that is tried. */
  readonly draft: Revision;
  readonly periods: number;
}

/** Of the agreement's own service by its roles; those with the most months first. */
export async function fellowsOf(
  context: Context,
  reader: Reader,
  { agreement, register, draft, periods }: FellowsAsked,
): Promise<readonly CohortMember[]> {
  const roles = register.all('agreement-roles');
  const service = roles.find(({ body }) => body.agreement === agreement)?.body.service;
  if (service === undefined) return [];
  const ids = roles.flatMap(({ body }) =>
    body.service === service && body.agreement !== agreement ? [body.agreement] : [],
  );
  const found: CohortMember[] = [];
  for (const history of [...new Set(ids)].sort()) {
    const months = await monthsOf(context, reader, { history, periods, texts: [draft], knownAt: context.clock() });
    if (months.ok && months.value !== undefined) found.push(months.value);
  }
  return found.sort((a, b) => b.periods.length - a.periods.length).slice(0, most);
}

/** Where a signed draft's revision stands now. Owns: finding its dates and the decisions about its agreement. */
import { sayStanding, standingOf } from '@troth/core';
import type { Localized, Standing, StandingDecision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import type { Register } from '../practice/register.ts';
import type { DraftBody } from './drafts.ts';

export interface StandingNow {
  readonly standing: Standing;
  readonly names: Localized;
}

/** Undefined for what is not signed, and for what was never published here. */
export async function standingNow(
  context: Context,
  reader: Reader,
  { body, register }: { readonly body: DraftBody; readonly register: Register },
): Promise<StandingNow | undefined> {
  if (body.state !== 'signed') return undefined;
  const { agreements } = await shelfOf(context.store, reader);
  const revisions = agreements.get(body.agreement)?.agreement.revisions ?? [];
  const own = revisions.find(({ hash }) => hash === body.hash);
  if (own === undefined) return undefined;
  const decisions = register.all('standing-change').flatMap(({ body: decided }): StandingDecision[] => {
    const { change, agreement, state, from, until } = decided;
    if (agreement !== body.agreement || (state !== 'approved' && state !== 'ended')) return [];
    if (change !== 'suspend' && change !== 'void' && change !== 'terminate') return [];
    const end = until === undefined ? undefined : own.zone.startOfDay(until);
    return [{ change, from: own.zone.startOfDay(from), until: end }];
  });
  const standing = standingOf(own, { revisions, decisions, now: context.clock() });
  return { standing, names: sayStanding(standing) };
}

/**
 * Who answers for an agreement once it is signed: the people whom its draft named. Owns: that a first signing leaves nobody unnamed.
 * Does not own: roles that stand already, which are changed by handing over.
 */
import { accepted } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { DraftBody } from '../drafting/drafts.ts';
import { sidesOf } from '../negotiation/sides.ts';
import type { Acts } from '../perform.ts';
import { createIn } from '../practice/write.ts';

interface Named {
  readonly acts: Acts;
  readonly organisation: string;
  readonly draft: Pick<DraftBody, 'agreement' | 'provider' | 'customer' | 'manager' | 'representative'>;
}

export async function nameRoles(
  transaction: Transaction,
  { acts, organisation, draft }: Named,
): Promise<Outcome<unknown>> {
  const { agreement, provider, customer, manager, representative } = draft;
  if (provider === undefined || customer === undefined) return accepted(undefined);
  if ((await transaction.record('agreement-roles', agreement)) !== undefined) return accepted(undefined);
  const sides = await sidesOf(transaction, draft);
  const speaks = sides?.otherSide === 'supplier' ? 'counterpart' : 'representative';
  return createIn(transaction, acts, {
    organisation,
    actor: system,
    kind: 'agreement-roles',
    id: agreement,
    body: {
      agreement,
      provider,
      customer,
      ...(manager === undefined ? {} : { manager }),
      ...(representative === undefined ? {} : { [speaks]: representative }),
    },
    note: 'Named in the draft that was signed.',
  });
}

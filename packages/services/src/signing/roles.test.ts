import type { RecordBody } from '@troth/core';
import { expect, it } from 'vitest';
import { perform } from '../perform.ts';
import { bodyOf, findIn } from '../practice/write.ts';
import { ada, draftingHouse } from '../testing/drafting-table.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { nameRoles } from './roles.ts';

type Named = Parameters<typeof nameRoles>[1]['draft'];

async function rolesAfter({ context }: House, draft: Named): Promise<RecordBody<'agreement-roles'>> {
  const found = await perform(
    context,
    { organisation, actor: ada },
    {
      scope: 'records:write',
      work: async (transaction, acts) => {
        taken(await nameRoles(transaction, { acts, organisation, draft }));
        return findIn(transaction, { kind: 'agreement-roles', id: draft.agreement, actor: ada });
      },
    },
  );
  return bodyOf('agreement-roles', taken(found));
}

it('a first signing names who answers for the agreement, as its draft did', async () => {
  const house = await draftingHouse();
  const people = { manager: 'ada', representative: 'jack' };
  expect(
    await rolesAfter(house, { agreement: 'SLA-NEW', provider: organisation, customer: 'lion-rock', ...people }),
  ).toMatchObject({ agreement: 'SLA-NEW', provider: organisation, customer: 'lion-rock', ...people });
});

it('a supplier is spoken for by its account manager', async () => {
  const house = await draftingHouse();
  const sides = { provider: 'victoria-fibre', customer: organisation };
  const roles = await rolesAfter(house, { agreement: 'UC-NEW', ...sides, manager: 'ada', representative: 'mina' });
  expect(roles).toMatchObject({ ...sides, counterpart: 'mina' });
  expect(roles.representative).toBeUndefined();
});

it('roles that stand are left as they are', async () => {
  const house = await draftingHouse();
  const sides = { agreement: 'SLA-LR-METRO', provider: organisation, customer: 'lion-rock' };
  expect(await rolesAfter(house, { ...sides, manager: 'ben', representative: 'lydia-mok' })).toMatchObject({
    manager: 'ada',
    representative: 'jack',
  });
});

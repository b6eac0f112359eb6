/** Who accepts an agreement between teams that names no signatories: whoever answers for each side, whichever side is ours. */
import { readAgreements, recordKinds } from '@troth/core';
import { expect, it } from 'vitest';
import { registerOf } from '../practice/register.ts';
import { draftingHouse } from '../testing/drafting-table.ts';
import { organisation } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { tell } from '../testing/small-company.ts';
import { signersOf } from './signatories.ts';

const noc = { provider: 'noc', customer: organisation };

it.each([
  ['the lead of the group and our manager', { ...noc, manager: 'ada', representative: 'ben' }, {}, ['ben', 'ada']],
  [
    'the lead by the roles',
    { ...noc, manager: 'ada' },
    { representative: 'derek', counterpart: 'ben' },
    ['ben', 'derek'],
  ],
  [
    'our manager and their representative, where we provide',
    { provider: organisation, customer: 'lion-rock', manager: 'ada', representative: 'jack' },
    {},
    ['ada', 'jack'],
  ],
])('%s', async (...[, named, roles, people]) => {
  const house = await draftingHouse();
  const id = 'OLA-NOC';
  const { provider, customer } = named;
  await tell(house, [
    ['party', 'noc', { name: { en: 'NOC' }, role: 'internal-group' }],
    ['agreement-roles', id, { agreement: id, provider, customer, ...roles }],
  ]);
  const book = readAgreements([smallAgreement(id, { type: 'ola' })]);
  const revision = book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
  if (revision === undefined) expect.unreachable();
  const hash = 'a'.repeat(64);
  const begun = { agreement: id, revision: 1, title: { en: id }, text: {}, hash, begunFrom: {}, ...named };
  const draft = recordKinds.draft.schema.parse({ ...begun, state: 'agreed-text', trail: [] });
  const signers = signersOf({
    draft,
    revision,
    written: [1, 2].map((order) => ({ order, email: `lead-${order}@example.com` })),
    register: await registerOf(house.context.store, organisation),
  });
  expect(signers.ok && signers.value.map(({ person }) => person)).toEqual(people);
});

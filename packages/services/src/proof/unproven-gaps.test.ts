/** A written model that cannot be read keeps a text from being agreed, as a gap that it hides would. */
import { recordKinds } from '@troth/core';
import { expect, it } from 'vitest';
import { agreement, draftAt, draftingHouse } from '../testing/drafting-table.ts';
import { organisation } from '../testing/house-for-tests.ts';
import { tell } from '../testing/small-company.ts';
import { unprovenGaps } from './unproven-gaps.ts';

it.each([
  ['that says nothing known', { structure: { all: ['access'] } }],
  ['whose parts stand on each other', { structure: { part: 'a' }, parts: { a: { part: 'a' } } }],
])('a model %s is a gap', async (_, model) => {
  const house = await draftingHouse();
  const draft = await draftAt(house, 'in-negotiation');
  const gaps = () =>
    house.context.store.read(organisation, async (reader) => {
      const stored = await reader.record('draft', draft);
      return unprovenGaps(house.context, reader, recordKinds.draft.schema.parse(stored?.body));
    });
  expect(await gaps()).toEqual([]);
  await tell(house, [['service-model', agreement, { agreement, model }]]);
  expect(await gaps()).toMatchObject([
    {
      code: `PROOF-MODEL:${agreement}`,
      says: { en: expect.stringContaining('says nothing that can be read') as string },
    },
  ]);
});

/** Regular work: what nobody asks for any more goes. */
import { expect, it } from 'vitest';
import { createRecord } from '../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';

it('forgets answers that expired', async () => {
  const house = await houseForTests();
  const put = { organisation, actor: anna, key: 'k', kind: 'service' as const, id: 'dia' };
  taken(await createRecord(house.context, { ...put, body: { name: { en: 'Internet' } } }));
  const held = () => house.context.store.read(organisation, (reader) => reader.answered(anna.id, 'k'));
  await house.settle();
  expect(await held()).toMatchObject({ status: 200 });
  house.setClock('2025-02-27T00:30:00Z');
  await house.settle();
  // It would stand again for a clock that went back, were it still there.
  house.setClock('2025-02-26T00:30:00Z');
  expect(await held()).toBeUndefined();
});

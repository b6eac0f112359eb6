import { expect, it } from 'vitest';
import { houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import { warningQuality } from './quality.ts';

it('counts no breach where nothing is closed, and is not asked of months in the wrong order', async () => {
  const { context } = await houseForTests();
  const none = taken(await warningQuality(context, { organisation, from: '2025-01', to: '2025-01' }));
  expect([none.total.judged, none.total.breaches]).toEqual([0, 0]);
  const found = await warningQuality(context, { organisation, from: '2025-02', to: '2025-01' });
  expect(found.ok ? [] : found.refusals.map(({ at }) => at)).toEqual([['to']]);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { closePeriod } from '../periods/close.ts';
import {
  anna,
  ben,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { forecastDaily } from './daily.ts';
import { keptPoints } from './kept-points.ts';
import { forecastQuality } from './quality.ts';
import { scoresOf } from './scores.ts';

const agreement = 'SLA-SP-DIA';
let house: House;

const points = async (period: string) =>
  house.context.store.read(organisation, (reader) => keptPoints(reader, { agreement, period }));

beforeAll(async () => {
  house = await houseForTests();
  const files = await demoFiles();
  await settleIn(house, files);
  await importRows(house, files.rows);
  await house.settle();
});

describe('a forecast a day', () => {
  it('is kept once by the regular work, however often it is done', async () => {
    const first = await points('2025-02');
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({ commitment: 'availability', window: '2025-02', at: '2025-02-26T00:30:00.000Z' });
    await forecastDaily(house.context, { organisation, agreement });
    await house.settle();
    expect(await points('2025-02')).toEqual(first);
  });

  it('is another one on the next day', async () => {
    house.setClock('2025-02-27T00:30:00.000Z');
    await house.settle();
    expect(await points('2025-02')).toHaveLength(2);
  });
});

describe('scores', () => {
  it('lay every kept point beside what came, once its month is closed', async () => {
    house.setClock('2025-03-15T00:30:00.000Z');
    const asked = { organisation, agreement, period: '2025-02' };
    taken(await closePeriod(house.context, { ...asked, actor: ben }));
    await forecastDaily(house.context, { organisation, agreement });
    const score = (await scoresOf(house.context.store, organisation)).get(agreement)?.get('2025-02');
    expect(score?.points.map(({ made, missed }) => [made, missed])).toEqual([
      ['live', false],
      ['live', false],
    ]);
  });

  it('call what was made afterwards a hindcast, and look at nothing known later', async () => {
    // The late probe rows of 4 December turn November into a miss; its hindcasts know nothing of them.
    const asked = { organisation, agreement, period: '2024-11' };
    taken(await closePeriod(house.context, { ...asked, actor: anna }));
    await forecastDaily(house.context, { organisation, agreement });
    const score = (await scoresOf(house.context.store, organisation)).get(agreement)?.get('2024-11');
    expect(score?.points).toHaveLength(4);
    for (const { made, missed, state } of score?.points ?? [])
      expect([made, missed, state]).toEqual(['hindcast', true, 'OPEN']);
    const quality = taken(await forecastQuality(house.context, { organisation }));
    expect(quality.months).toEqual(['2024-11', '2025-02']);
  });
});

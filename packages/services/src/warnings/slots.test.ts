import { Instant } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { ingest } from '../evidence/ingest.ts';
import { createRecord } from '../practice/write.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { slotsFor } from './slots.ts';
import type { Slot } from './slots.ts';

let house: House;

const make = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
  taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
};

/** Works on Sundays from two to six, announced three days before. */
const maintenance = [
  {
    id: 'works',
    windows: [{ days: ['sun'], from: '02:00', to: '06:00' }],
    notice: '3 d',
    cap: { length: '8 h', per: 'month' },
  },
];

beforeEach(async () => {
  house = await houseForTests();
  house.setClock('2025-04-21T09:00:00Z');
  const texts = [smallAgreement('WEST', { maintenance }), smallAgreement('EAST'), smallAgreement('FAR')];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  await make('party', 'own', { name: { en: 'Own' }, role: 'own', zone: 'UTC' });
  for (const id of ['west', 'east', 'far']) await make('party', id, { name: { en: id }, role: 'customer' });
  for (const [agreement, customer, service] of [
    ['WEST', 'west', 'SVC-1'],
    ['EAST', 'east', 'SVC-1'],
    ['FAR', 'far', 'SVC-2'],
  ] as const)
    await make('agreement-roles', agreement, { agreement, provider: 'own', customer, service });
  await make('component', 'CMP-1', { name: { en: 'Ring' } });
  await make('linkage', 'LNK-1', { from: 'service/SVC-1', to: 'component/CMP-1' });
  // Thursday the 24th, twenty minutes.
  await make('change', 'CHG-1', {
    title: { en: 'Firmware' },
    agreements: ['WEST'],
    components: ['CMP-1'],
    parties: ['west'],
    window: { start: '2025-04-24T02:00:00Z', end: '2025-04-24T03:00:00Z' },
    expectedCutMs: 1_200_000,
    counted: true,
  });
});

const slots = async (days = 7): Promise<readonly Slot[]> =>
  taken(await slotsFor(house.context, { organisation, change: 'CHG-1', days }));
const at = (all: readonly Slot[], start: string): Slot | undefined =>
  all.find((slot) => slot.start === Instant.format(Instant.parse(start)));

describe('another time for works', () => {
  it('is tried on every agreement that rests on the component, and on no other', async () => {
    const [planned] = await slots();
    expect(planned?.current).toBe(true);
    expect(planned?.effects.map(({ agreement, linked }) => [agreement, linked])).toEqual([
      ['WEST', false],
      ['EAST', true],
    ]);
  });

  it('counts nothing within the window of the contract when it is announced in time, and all of it elsewhere', async () => {
    const all = await slots();
    const sunday = at(all, '2025-04-27T02:00:00Z');
    expect(sunday?.effects.map(({ agreement, excluded, afterMs }) => [agreement, excluded, afterMs])).toEqual([
      ['WEST', true, '0'],
      ['EAST', false, '1200000'],
    ]);
    expect(at(all, '2025-04-26T02:00:00Z')?.effects[0]).toMatchObject({ excluded: false, afterMs: '1200000' });
  });

  it('counts all of it where the notice would come too late', async () => {
    house.setClock('2025-04-25T09:00:00Z');
    await make('change', 'CHG-2', {
      title: { en: 'Firmware' },
      agreements: ['WEST'],
      parties: ['west'],
      window: { start: '2025-04-26T02:00:00Z', end: '2025-04-26T03:00:00Z' },
      expectedCutMs: 1_200_000,
      counted: true,
    });
    const all = taken(await slotsFor(house.context, { organisation, change: 'CHG-2' }));
    expect(at(all, '2025-04-27T02:00:00Z')?.effects[0]).toMatchObject({ excluded: false, missed: false });
  });

  it('holds night hours and the openings of windows, once each and in order after the planned one', async () => {
    const all = await slots();
    const kinds = new Set(all.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['night', 'planned', 'same-time']);
    const later = all.slice(1).map(({ start }) => start);
    expect(later).toEqual(later.toSorted());
    expect(new Set(later).size).toBe(later.length);
  });

  it('says what would be missed, and ends the month first where the month is used up', async () => {
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
    const [start, end] = ['2025-04-10T00:00:00Z', '2025-04-10T00:30:00Z'];
    const row = { form: 'state', id: 'out', agreement: 'EAST', state: 'down', start, end };
    const delivery = { rows: [{ place: 'body', row }], samples: [], refused: [] };
    taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
    const all = await slots();
    expect(all[0]).toMatchObject({ missed: true, best: false, reason: { en: 'EAST would be missed.' } });
    const best = all.find((slot) => slot.best);
    expect(best).toMatchObject({ start: '2025-05-01T02:00:00.000Z', missed: false, kind: 'same-time' });
    expect(best?.reason.en).toContain('Least expected credit');
  });
});

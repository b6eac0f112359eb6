import { Instant } from '@troth/core';
import { expect, it } from 'vitest';
import { publishAgreement } from '../../agreements/publish.ts';
import { registerOf } from '../../practice/register.ts';
import { createRecord } from '../../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../../testing/house-for-tests.ts';
import { smallAgreement } from '../../testing/small-agreement.ts';
import { sceneOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { right } from './right.ts';

const termination = [
  {
    id: 'chronic',
    clause: '14.1',
    commitments: ['availability'],
    when: [{ kind: 'missed-of', misses: 3, periods: 6 }],
    gives: 'termination',
  },
];

async function sceneWith(missed: readonly string[]): Promise<Scene> {
  const house = await houseForTests();
  house.setClock('2025-07-10T00:00:00Z');
  const texts = [smallAgreement('NORTH', { consequences: { termination } })];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  const make = async (kind: 'party' | 'agreement-roles', id: string, body: object): Promise<void> => {
    taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
  };
  await make('party', 'own', { name: { en: 'Own' }, role: 'own', zone: 'UTC' });
  await make('party', 'us', { name: { en: 'Customer' }, role: 'customer' });
  await make('agreement-roles', 'NORTH', { agreement: 'NORTH', provider: 'own', customer: 'us', manager: 'ada' });
  const scene = await sceneOf(house.context, { organisation });
  const months = ['2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07'];
  const rows = months.map((period) => ({
    commitment: 'availability',
    title: { en: 'Availability' },
    period,
    verdict: missed.includes(period) ? 'missed' : period === '2025-07' ? 'open' : 'met',
  }));
  const standings = new Map([['NORTH', [{ agreement: 'NORTH', rows }]]]) as unknown as Scene['standings'];
  const register = await registerOf(house.context.store, organisation);
  return { ...scene, register, standings, now: Instant.parse('2025-07-10T00:00:00Z') };
}

it('is told when one more miss is enough, with the last month in which it would be', async () => {
  const [found] = right.find(await sceneWith(['2025-03', '2025-05']));
  expect(found).toMatchObject({ owner: 'ada', tone: 'warn' });
  expect(found?.reason.en).toContain('Missed in March 2025, May 2025: one more miss up to August 2025 is enough.');
  expect(found?.action.to).toBe('/agreements/NORTH/commitments/availability?period=2025-07#rights');
});

it('is not while two more are needed, and not once it arose', async () => {
  expect(right.find(await sceneWith(['2025-05']))).toEqual([]);
  expect(right.find(await sceneWith(['2025-03', '2025-05', '2025-06']))).toEqual([]);
});

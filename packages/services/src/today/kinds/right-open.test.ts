import { Instant } from '@troth/core';
import { beforeAll, expect, it } from 'vitest';
import { publishAgreement } from '../../agreements/publish.ts';
import { logOutage } from '../../evidence/outage-log.ts';
import { closePeriod } from '../../periods/close.ts';
import { registerOf } from '../../practice/register.ts';
import { anna, houseForTests, organisation, taken } from '../../testing/house-for-tests.ts';
import type { House } from '../../testing/house-for-tests.ts';
import { smallAgreement } from '../../testing/small-agreement.ts';
import { tell } from '../../testing/small-company.ts';
import { sceneOf } from '../scene.ts';
import { rightOpen } from './right-open.ts';

const terms = {
  currency: 'HKD',
  fees: { lines: [{ id: 'fee', title: 'Monthly service fee', amount: 58000, per: 'month' }], bases: {} },
  consequences: {
    termination: [
      {
        id: 'chronic',
        clause: '14.1',
        commitments: ['availability'],
        when: [{ kind: 'missed-of', misses: 2, periods: 6 }],
        gives: 'termination',
        exerciseWithin: '90 calendar days',
      },
    ],
  },
};

let house: House;
const command = { organisation, actor: anna };
const overrule = { guards: ['correction-window' as const, 'completeness' as const], reason: 'test' };

beforeAll(async () => {
  house = await houseForTests();
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own', zone: 'UTC' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    ['agreement-roles', 'NORTH', { agreement: 'NORTH', provider: organisation, customer: 'acme', manager: 'ada' }],
  ]);
  taken(await publishAgreement(house.context, { ...command, texts: [smallAgreement('NORTH', terms)] }));
  house.setClock('2025-03-02T00:00:00Z');
  for (const month of ['01', '02']) {
    const start = `2025-${month}-10T10:00:00Z`;
    const outage = { id: `OUT-${month}`, agreement: 'NORTH', subject: 'site-NORTH', start, reason: 'A cut line.' };
    const end = `2025-${month}-10T12:00:00Z`;
    taken(await logOutage(house.context, { ...command, ...outage, end, state: 'down' }));
  }
  house.setClock('2025-03-02T00:01:00Z');
  for (const period of ['2025-01', '2025-02'])
    taken(await closePeriod(house.context, { ...command, agreement: 'NORTH', period, overrule }));
});

it('is told while the customer may use it, with its worth and the plan as the next step', async () => {
  const [item, ...others] = rightOpen.find(await sceneOf(house.context, { organisation }));
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    owner: 'ada',
    due: '2025-05-29',
    period: '2025-02',
    action: { to: '/actions/new?agreement=NORTH&source=agreement/NORTH' },
  });
  expect(item?.reason.en).toBe(
    'The customer may end the agreement until 29 May 2025 (14.1): it arose from February 2025. Worth HKD 58,000.00 a month.',
  );
});

it('leads to the plan once there is one, and is gone when its time is over', async () => {
  const body = { title: { en: 'Second line' }, owner: 'ada', dueOn: '2025-04-01', agreement: 'NORTH' };
  await tell(house, [['action', 'TSK-1', { ...body, source: 'agreement/NORTH' }]]);
  const scene = await sceneOf(house.context, { organisation });
  const register = await registerOf(house.context.store, organisation);
  expect(rightOpen.find({ ...scene, register })[0]?.action.to).toBe('/actions/TSK-1');
  expect(rightOpen.find({ ...scene, now: Instant.parse('2025-05-30T00:00:00Z') })).toEqual([]);
});

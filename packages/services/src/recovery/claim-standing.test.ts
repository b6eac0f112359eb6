/** Where a claim stands by the contract's clock alone, and by what people wrote of it. */
import { Instant } from '@troth/core';
import type { Statement } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { anna, houseForTests, organisation } from '../testing/house-for-tests.ts';
import { move, tell } from '../testing/small-company.ts';
import { claimStanding } from './claim-standing.ts';
import type { ClaimStanding } from './claim-standing.ts';

type Stages = Statement['claims'][number]['stages'];
const claim = (...stages: Stages): Statement['claims'][number] => ({
  commitment: 'availability',
  status: 'claimable',
  stages,
});
const due = '2026-01-14T16:00:00.000Z';
const later = '2026-02-14T16:00:00.000Z';

function standing(register: Register, at: string, ...claims: Statement['claims']): ClaimStanding {
  const asked = { contract: 'UC', periods: ['2025-12'], untold: false, claims, now: Instant.parse(at) };
  return claimStanding(register, asked);
}

describe('a claim of which nobody wrote', async () => {
  const house = await houseForTests();
  const register = await registerOf(house.context.store, organisation);
  const stage = (dueBy: string, inTime?: boolean) => ({
    stage: 'claim',
    dueBy,
    ...(inTime === undefined ? {} : { inTime }),
  });
  it.each([
    ['2026-01-14T15:59:59.999Z', 'claimable'],
    ['2026-01-14T16:00:00.000Z', 'forfeited'],
  ])('at %s is %s', (at, step) => {
    expect(standing(register, at, claim(stage(due)))).toEqual({ step, deadline: due });
  });
  it('was made where the evidence of the contract tells so, however late it is now', () => {
    expect(standing(register, later, claim(stage(due, true)))).toEqual({ step: 'claimed' });
    expect(standing(register, due, claim(stage(due, false)))).toEqual({ step: 'forfeited', deadline: due });
  });
  it('is open while any of several is, until the next deadline', () => {
    const both = [claim(stage(due)), claim(stage(later))];
    expect(standing(register, '2026-01-20T00:00:00Z', ...both)).toEqual({ step: 'claimable', deadline: later });
    expect(standing(register, later, ...both)).toEqual({ step: 'forfeited', deadline: due });
  });
  it('waits for its second stage once the first was in time', () => {
    const staged = claim({ ...stage(due, true), stage: 'notice' }, stage(later));
    expect(standing(register, '2026-01-20T00:00:00Z', staged)).toEqual({ step: 'claimable', deadline: later });
  });
});

it.each([
  ['2026-01-14T15:59:59.999Z', 'claimed'],
  ['2026-01-14T16:00:00.000Z', 'forfeited'],
])('a claim that was sent at %s is %s', async (at, step) => {
  const house = await houseForTests();
  await tell(house, [
    ['party', 'carrier', { name: { en: 'Carrier' }, role: 'supplier' }],
    [
      'claim',
      'C-1',
      {
        supplier: 'carrier',
        agreement: 'UC',
        period: '2025-12',
        event: 'A cut',
        amount: { amount: '10.00', currency: 'HKD' },
        deadline: due,
      },
    ],
  ]);
  house.setClock(at);
  await move(house, ['claim', 'C-1', 'claim'], { actor: anna });
  const register = await registerOf(house.context.store, organisation);
  expect(standing(register, later)).toEqual({ step, deadline: due, record: 'C-1' });
});

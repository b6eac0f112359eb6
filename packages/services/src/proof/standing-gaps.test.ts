import { expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { registerOf } from '../practice/register.ts';
import { editRecord } from '../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { staff, tell } from '../testing/small-company.ts';
import { createSeen } from './seen-gaps.ts';
import { actOnStanding } from './standing-gaps.ts';

const until = (end: string) => ({ term: { start: '2025-01-01', end, renewal: 'none' } });
const behind = (id: string, end: string) => smallAgreement(id, { type: 'underpinning-contract', ...until(end) });
const derek = staff('derek', 6);

it('a risk is accepted while its gap is there, and not once the gap was mended', async () => {
  const house = await houseForTests();
  const texts = [
    smallAgreement('SLA-A', until('2026-01-01')),
    behind('UC-1', '2025-07-01'),
    behind('UC-2', '2026-07-01'),
  ];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  const roles = { agreement: 'SLA-A', provider: organisation, customer: 'acme', service: 'lines' };
  const gaps = [{ code: 'PROOF-TERM:UC-1', text: 'It ends first.' }];
  const risk = { agreement: 'SLA-A', gaps, reason: { en: 'It is renewed.' }, owner: 'ada', expires: '2099-01-01' };
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    ['service', 'lines', { name: { en: 'Lines' }, owner: 'ada' }],
    ['agreement-roles', 'SLA-A', roles],
    ['component', 'line', { name: { en: 'Line' }, party: 'carrier', agreement: 'UC-1' }],
    ['component', 'spare', { name: { en: 'Spare' }, party: 'carrier', agreement: 'UC-2' }],
    ['linkage', 'L-1', { from: 'service/lines', to: 'component/line', agreement: 'UC-1' }],
  ]);
  for (const id of ['R-1', 'R-2'])
    taken(await createSeen(house.context, { organisation, actor: anna, kind: 'risk-acceptance', id, body: risk }));
  const act = async (id: string, name: string, note?: string) => {
    const on = { organisation, actor: derek, kind: 'risk-acceptance' as const };
    const made = await actOnStanding(house.context, { ...on, id, act: name, note });
    return made.ok ? made.value.body.state : made.refusals[0]?.message;
  };
  expect(await act('R-1', 'accept')).toBe('accepted');
  const mended = { from: 'service/lines', to: 'component/spare', agreement: 'UC-2' };
  taken(await editRecord(house.context, { organisation, actor: anna, kind: 'linkage', id: 'L-1', body: mended }));
  expect(await act('R-2', 'accept')).toBe(
    'PROOF-TERM:UC-1 was mended since this was proposed: refuse it, and have what still stands proposed again',
  );
  const register = await registerOf(house.context.store, organisation);
  expect(register.get('risk-acceptance', 'R-2')?.body.state).toBe('proposed');
  expect(await act('R-2', 'refuse', 'It is mended.')).toBe('refused');
});

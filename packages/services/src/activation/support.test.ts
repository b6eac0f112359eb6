import { expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { move, staff, tell } from '../testing/small-company.ts';
import { activationView } from './view.ts';

const full = (id: string, level: 5 | 6) => ({ ...staff(id, level), grants: [{ scope: 'admin' as const }] });
const until = (end: string) => ({ term: { start: '2025-01-01', end, renewal: 'none' } });

it('is excused from a contract that ends first by the very gap that its proof names, as large as it was seen', async () => {
  const house = await houseForTests();
  const behind = (id: string, end: string) => smallAgreement(id, { type: 'underpinning-contract', ...until(end) });
  const texts = [
    smallAgreement('SLA-A', until('2026-01-01')),
    behind('UC-1', '2025-07-01'),
    behind('UC-2', '2025-09-01'),
  ];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    ['person', 'ada', { name: { en: 'Ada' }, party: organisation, email: 'ada@example.com', level: 5 }],
    ['service', 'lines', { name: { en: 'Lines' }, owner: 'ada' }],
    [
      'agreement-roles',
      'SLA-A',
      { agreement: 'SLA-A', provider: organisation, customer: 'acme', manager: 'ada', service: 'lines' },
    ],
    ['linkage', 'L-1', { from: 'service/lines', to: 'agreement/UC-1', agreement: 'UC-1' }],
    ['linkage', 'L-2', { from: 'service/lines', to: 'agreement/UC-2', agreement: 'UC-2' }],
  ]);
  const note = async () =>
    taken(await activationView(house.context, { organisation, agreement: 'SLA-A' })).items.find(
      ({ key }) => key === 'suppliers',
    )?.note.en;
  const accept = async (id: string, code: string, from: string) => {
    const risk = {
      agreement: 'SLA-A',
      gaps: [{ code, text: 'It ends first.' }],
      seen: [{ code, from }],
      reason: { en: 'It is being renewed.' },
      owner: 'ada',
      expires: '2099-01-01',
    };
    await tell(house, [['risk-acceptance', id, risk]], full('ada', 5));
    await move(house, ['risk-acceptance', id, 'accept'], { actor: full('derek', 6) });
  };
  expect(await note()).toBe('UC-1, UC-2 end before this agreement does.');
  await accept('R-1', 'PROOF-TERM:UC-1', '2025-07-01');
  expect(await note()).toBe('UC-2 ends before this agreement does.');
  // Taken while it was to begin in November: since then its end has come nearer.
  await accept('R-2', 'PROOF-TERM:UC-2', '2025-11-01');
  expect(await note()).toBe('UC-2 ends before this agreement does.');
  await accept('R-3', 'PROOF-TERM:UC-2', '2025-09-01');
  expect(await note()).toBe('Seen in the records.');
});

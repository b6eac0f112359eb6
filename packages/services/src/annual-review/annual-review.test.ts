import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { closePeriod } from '../periods/close.ts';
import { registerOf } from '../practice/register.ts';
import { logOutage } from '../evidence/outage-log.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { move, partyPerson, staff, tell } from '../testing/small-company.ts';
import { annualFacts } from './facts.ts';
import { proposeAnnualReview, writeAnnualReview } from './review.ts';

const agreement = 'SLA-A';
const asked = { organisation, agreement };
const ada = staff('ada', 5);
const person = (id: string, party: string) => ['person', id, { name: { en: id }, party }] as const;
let house: House;

const term = (end: string) => ({
  start: '2025-01-01',
  end,
  renewal: { kind: 'notice', months: 12, notice: '30 calendar days' },
});

beforeEach(async () => {
  house = await houseForTests();
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    person('ada', organisation),
    person('jack', 'acme'),
    ['service', 'net', { name: { en: 'Network' } }],
    [
      'agreement-roles',
      agreement,
      {
        agreement,
        provider: organisation,
        customer: 'acme',
        manager: 'ada',
        representative: 'jack',
        service: 'net',
      },
    ],
    ['linkage', 'LNK-1', { from: 'service/net', to: 'party/acme', agreement: 'UC-A' }],
  ]);
  const texts = [
    smallAgreement(agreement, { term: term('2026-01-01') }),
    smallAgreement('UC-A', { term: term('2025-07-01') }),
  ];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
});

const conclusions = ['needed', 'right', 'deliverable', 'worth', 'lawful'].map((step) => ({
  step,
  findings: [],
  conclusion: { en: 'Yes.' },
})) as Parameters<typeof writeAnnualReview>[1]['steps'];

describe('the yearly look', () => {
  it('counts back the day of notice, and shows what ends before the agreement does', async () => {
    const facts = taken(await annualFacts(house.context, asked));
    expect(facts.term.noticeBy).toBe('2025-12-01');
    expect(facts.deliverable.map((one) => [one.agreement, one.end, one.gap])).toEqual([['UC-A', '2025-07-01', true]]);
  });

  it('shows the measured periods of each promise', async () => {
    house.setClock('2025-03-02T00:00:00Z');
    taken(
      await logOutage(house.context, {
        organisation,
        actor: anna,
        id: 'OUT-1',
        agreement,
        subject: `site-${agreement}`,
        start: '2025-02-03T10:00:00Z',
        end: '2025-02-03T12:00:00Z',
        state: 'down',
        reason: 'A cut line.',
      }),
    );
    house.setClock('2025-03-02T00:01:00Z');
    const overrule = { guards: ['correction-window' as const, 'completeness' as const], reason: 'test' };
    for (const period of ['2025-01', '2025-02'])
      taken(await closePeriod(house.context, { organisation, actor: anna, agreement, period, overrule }));
    const [promise] = taken(await annualFacts(house.context, asked)).right;
    expect(promise).toMatchObject({ met: 1, missed: 1, standing: 'fits' });
    expect(promise?.periods.map(({ period, verdict }) => [period, verdict])).toEqual([
      ['2025-01', 'met'],
      ['2025-02', 'missed'],
    ]);
  });

  it('asks for every conclusion, and begins the amendment with a task on each clause that is to change', async () => {
    const clauses = [
      { clause: 'K06', outcome: 'amend' as const, note: { en: '99.95 % from July.' } },
      { clause: 'K16', outcome: 'keep' as const },
    ];
    const written = { ...asked, actor: ada, year: '2025', clauses, decision: 'amend' as const };
    const silent = taken(await writeAnnualReview(house.context, { ...written, steps: conclusions.slice(1) }));
    const refused = await proposeAnnualReview(house.context, { organisation, actor: ada, id: silent.id });
    expect(refused).toMatchObject({ ok: false, refusals: [{ message: 'write a conclusion for: needed' }] });
    taken(await writeAnnualReview(house.context, { ...written, id: silent.id, steps: conclusions }));
    const put = taken(await proposeAnnualReview(house.context, { organisation, actor: ada, id: silent.id }));
    const register = await registerOf(house.context.store, organisation);
    const [draft] = register.all('draft');
    expect(put.body).toMatchObject({ state: 'proposed', draft: draft?.id });
    expect(draft?.body).toMatchObject({ agreement, revision: 2, state: 'draft' });
    expect(register.all('clause-note').map(({ body }) => [body.clause, body.text.en])).toEqual([
      ['K06', '99.95 % from July.'],
    ]);
    await move(house, ['annual-review', put.id, 'decide'], { actor: partyPerson('jack', 'customer', 'acme') });
  });

  it('is written again under its own agreement only, and its amendment is begun once', async () => {
    const amend = { year: '2025', steps: conclusions, clauses: [{ clause: 'K06', outcome: 'amend' as const }] };
    const written = { ...asked, ...amend, actor: ada, decision: 'amend' as const };
    const { id } = taken(await writeAnnualReview(house.context, written));
    const elsewhere = { ...written, agreement: 'UC-A', id };
    await tell(house, [['party', 'victoria', { name: { en: 'Victoria' }, role: 'supplier' }]]);
    const roles = { agreement: 'UC-A', provider: 'victoria', customer: organisation, manager: 'ada' };
    await tell(house, [['agreement-roles', 'UC-A', roles]]);
    expect(await writeAnnualReview(house.context, elsewhere)).toMatchObject({ refusals: [{ code: 'NOT-FOUND' }] });
    const put = { organisation, actor: ada, id };
    taken(await proposeAnnualReview(house.context, put));
    const declined = { actor: partyPerson('jack', 'customer', 'acme'), note: 'Not K06.' };
    await move(house, ['annual-review', id, 'decline'], declined);
    taken(await writeAnnualReview(house.context, { ...written, id }));
    taken(await proposeAnnualReview(house.context, put));
    const register = await registerOf(house.context.store, organisation);
    const drafts = register.all('draft').map((draft) => draft.id);
    expect(drafts).toHaveLength(1);
    expect(register.get('annual-review', id)?.body).toMatchObject({ party: 'acme', draft: drafts[0] });
  });

  it('counts what changed since by the day where the agreement holds', async () => {
    const text = smallAgreement('SLA-HK', { zone: 'Asia/Hong_Kong', effective: { from: '2025-02-26' } });
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [text] }));
    await tell(house, [
      ['agreement-roles', 'SLA-HK', { agreement: 'SLA-HK', provider: organisation, customer: 'acme', manager: 'ada' }],
    ]);
    // Still the 26th in UTC, and the 27th in Hong Kong.
    house.setClock('2025-02-26T17:00:00Z');
    await tell(house, [
      ['obligation', 'OBL-1', { title: { en: 'Data' }, form: 'law', about: { en: 'Keep it here.' }, party: 'acme' }],
    ]);
    const { lawful, today } = taken(await annualFacts(house.context, { organisation, agreement: 'SLA-HK' }));
    expect(today).toBe('2025-02-27');
    expect(lawful).toMatchObject([{ id: 'OBL-1', changed: true }]);
  });

  it('is nothing of the other side until it is put to them', async () => {
    const made = taken(
      await writeAnnualReview(house.context, {
        ...asked,
        actor: ada,
        year: '2025',
        steps: conclusions,
        clauses: [],
        decision: 'renew',
      }),
    );
    expect(made.parties).toEqual([]);
    const put = taken(await proposeAnnualReview(house.context, { organisation, actor: ada, id: made.id }));
    expect(put.parties).toEqual(['acme']);
  });
});

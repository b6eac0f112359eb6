import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { closePeriod } from '../periods/close.ts';
import { registerOf } from '../practice/register.ts';
import { editRecord } from '../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { move, partyPerson, staff, tell } from '../testing/small-company.ts';
import { beginActivation } from './begin.ts';
import { approveStanding, endSuspension, proposeStanding } from './standing.ts';
import { completeActivation, exceptItem, tickItem } from './tick.ts';
import { keepCopies } from './upkeep.ts';
import { activationView } from './view.ts';

const agreement = 'SLA-A';
const full = (actor: ReturnType<typeof staff>) => ({ ...actor, grants: [{ scope: 'admin' as const }] });
const [ada, derek] = [full(staff('ada', 5)), full(staff('derek', 6))];
const person = (id: string, party: string, more: object = {}) =>
  ['person', id, { name: { en: id }, party, email: `${id}@example.com`, ...more }] as const;

const terms = (revision: number, from: string, more: object = {}) => ({
  revision,
  effective: { from },
  term: { start: '2025-01-01', end: '2026-01-01', renewal: { kind: 'notice', months: 12, notice: '30 calendar days' } },
  distribution: {
    copies: [
      { person: 'jack', role: 'signatory', form: 'full' },
      { person: 'Nobody Known', role: 'desk', form: 'extract' },
      { person: 'Service desk', role: 'desk', form: 'extract' },
    ],
    acknowledgeWithin: '5 business days',
  },
  restrictions: {
    suspend: [{ id: 'unpaid', when: 'An invoice is unpaid.', detection: 'Billing.', notice: '10 calendar days' }],
    invalid: [{ id: 'fraud', when: 'Somebody lied.', detection: 'Audit.', notice: '10 calendar days' }],
  },
  consequences: {
    termination: [
      {
        id: 'outages',
        clause: '14.1',
        commitments: ['availability'],
        when: [{ kind: 'missed-of', misses: 3, periods: 6 }],
        gives: 'termination',
        remedy: { en: 'The customer may end it.' },
      },
    ],
  },
  ...more,
});

let house: House;
const asked = { organisation, agreement };

beforeEach(async () => {
  house = await houseForTests();
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    person('ada', organisation, { level: 5 }),
    person('derek', organisation, { level: 6 }),
    person('leo', organisation, { level: 4, roles: ['service-desk'] }),
    person('jack', 'acme'),
    [
      'agreement-roles',
      agreement,
      { agreement, provider: organisation, customer: 'acme', manager: 'ada', representative: 'jack' },
    ],
  ]);
  const texts = [
    smallAgreement(agreement, terms(1, '2025-01-01')),
    smallAgreement(agreement, terms(2, '2025-04-01', milestone)),
  ];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
});

const milestone = {
  term: {
    start: '2025-01-01',
    end: '2026-01-01',
    milestones: [{ title: 'Second line tested', due: '2025-03-20', owner: 'ada' }],
    renewal: { kind: 'notice', months: 12, notice: '30 calendar days' },
  },
  reviews: { every: 'quarter', format: 'meeting' },
};

const copies = async () => (await registerOf(house.context.store, organisation)).all('copy').map(({ body }) => body);

describe('an activation', () => {
  it('sends each holder their copy once, plans the review and the milestones, and counts business days', async () => {
    taken(await beginActivation(house.context, { ...asked, actor: ada, revision: 2 }));
    taken(await beginActivation(house.context, { ...asked, actor: ada, revision: 2 }));
    expect((await copies()).map(({ recipient, form, dueBy }) => [recipient, form, dueBy])).toEqual([
      ['jack', 'full', '2025-03-06T00:00:00.000Z'],
      ['leo', 'service-desk', '2025-03-06T00:00:00.000Z'],
    ]);
    const register = await registerOf(house.context.store, organisation);
    expect(register.all('review').map(({ body }) => [body.type, body.dueOn])).toEqual([['quarterly', '2025-07-01']]);
    expect(register.all('action').map(({ body }) => [body.title.en, body.dueOn, body.owner])).toEqual([
      ['Second line tested', '2025-03-20', 'ada'],
    ]);
    expect(taken(await activationView(house.context, asked)).unknownHolders).toEqual(['Nobody Known']);
  });

  it('is complete only when every item is done or left open until a day, and says what is missing', async () => {
    const command = { ...asked, actor: ada, revision: 2 };
    taken(await beginActivation(house.context, command));
    const refused = await completeActivation(house.context, command);
    expect(refused.ok ? [] : refused.refusals.map(({ at }) => at?.[0])).toEqual(['copies']);
    expect(await tickItem(house.context, { ...command, item: 'copies' })).toMatchObject({ ok: false });
    for (const id of ['CPY-0001', 'CPY-0002']) await move(house, ['copy', id, 'acknowledge'], { actor: anna });
    expect(taken(await completeActivation(house.context, command)).body).toMatchObject({ state: 'complete' });
  });

  it('takes an exception until its day and not longer', async () => {
    const command = { ...asked, actor: ada, revision: 2 };
    taken(await beginActivation(house.context, command));
    taken(
      await exceptItem(house.context, { ...command, item: 'copies', until: '2025-03-10', reason: 'Jack is away.' }),
    );
    const state = async () =>
      taken(await activationView(house.context, asked)).items.find(({ key }) => key === 'copies')?.state;
    expect(await state()).toBe('excepted');
    house.setClock('2025-03-10T00:00:00Z');
    expect(await state()).toBe('open');
    expect(await completeActivation(house.context, command)).toMatchObject({ ok: false });
  });

  it('recalls earlier copies on the day the revision takes effect, and tells a superior of what nobody acknowledged', async () => {
    taken(await beginActivation(house.context, { ...asked, actor: ada, revision: 1 }));
    await move(house, ['copy', 'CPY-0001', 'acknowledge']);
    house.setClock('2025-03-07T00:00:00Z');
    expect(taken(await keepCopies(house.context, organisation))).toEqual({ recalled: 0, escalated: 1 });
    expect(taken(await keepCopies(house.context, organisation))).toEqual({ recalled: 0, escalated: 0 });
    expect((await copies()).map(({ escalatedTo }) => escalatedTo)).toEqual([undefined, 'derek']);
    taken(await beginActivation(house.context, { ...asked, actor: ada, revision: 2 }));
    house.setClock('2025-04-01T00:00:00Z');
    expect(taken(await keepCopies(house.context, organisation)).recalled).toBe(2);
    const held = (await copies()).filter(({ state }) => state === 'issued' || state === 'acknowledged');
    expect(held.map(({ revision }) => revision)).toEqual([2, 2]);
  });

  it('has each copy recalled or told of once, though two workers look at the same time', async () => {
    const both = async () => {
      const done = await Promise.all([1, 2].map(async () => keepCopies(house.context, organisation)));
      return done.map(taken).map(({ recalled, escalated }) => recalled + escalated);
    };
    taken(await beginActivation(house.context, { ...asked, actor: ada, revision: 1 }));
    house.setClock('2025-03-07T00:00:00Z');
    expect((await both()).toSorted((one, other) => one - other)).toEqual([0, 2]);
    house.setClock('2025-04-01T00:00:00Z');
    expect((await both()).toSorted((one, other) => one - other)).toEqual([0, 2]);
    const letters = (await registerOf(house.context.store, organisation)).all('message');
    const subjects = letters.map(({ body }) => body.subject);
    expect(subjects.filter((one) => one.startsWith('Copy not acknowledged'))).toHaveLength(2);
    expect(subjects.filter((one) => one.startsWith('No longer current'))).toHaveLength(2);
  });
});

const suspension = {
  ...asked,
  change: 'suspend' as const,
  clause: 'unpaid',
  from: '2025-02-01',
  until: '2025-03-01',
  proof: { en: 'Invoice 7 is 70 days old.' },
  letter: { en: 'Targets are suspended from 1 February.' },
};

describe('a change of standing', () => {
  const february = async () => {
    house.setClock('2025-03-02T00:00:00Z');
    const made = taken(await statementOf(house.context, { ...asked, period: '2025-02' }));
    return made.statement.rows.map(({ verdict }) => verdict);
  };

  it('suspends the targets only when another than its proposer approves it, and tells the other side', async () => {
    const { id } = taken(await proposeStanding(house.context, { ...suspension, actor: derek }));
    expect(await approveStanding(house.context, { organisation, actor: derek, id })).toMatchObject({ ok: false });
    expect(await approveStanding(house.context, { organisation, actor: ada, id })).toMatchObject({ ok: false });
    expect(await february()).toEqual(['met']);
    taken(await approveStanding(house.context, { organisation, actor: full(staff('eva', 7)), id }));
    expect(await february()).toEqual(['suspended']);
    const register = await registerOf(house.context.store, organisation);
    expect(register.all('message').map(({ body }) => [body.to, body.text])).toEqual([
      ['jack', 'Targets are suspended from 1 February.'],
    ]);
    const jack = partyPerson('jack', 'customer', 'acme');
    expect(register.get('standing-change', id)?.parties).toEqual([jack.party]);
  });

  it('ends earlier when it is said so: the rest of the month is judged again', async () => {
    const { id } = taken(await proposeStanding(house.context, { ...suspension, actor: ada }));
    taken(await approveStanding(house.context, { organisation, actor: derek, id }));
    taken(await endSuspension(house.context, { organisation, actor: ada, id, until: '2025-02-10', reason: 'Paid.' }));
    expect(await february()).toEqual(['met']);
  });

  it('rests on a clause of the agreement, or is refused with those that there are', async () => {
    const refused = await proposeStanding(house.context, { ...suspension, actor: ada, clause: 'storm' });
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ message: 'name the clause it rests on: unpaid', at: ['clause'] }],
    });
    const { until: _until, ...open } = suspension;
    expect(await proposeStanding(house.context, { ...open, actor: ada })).toMatchObject({ ok: false });
  });

  it('renews the agreement by a revision with the same words and a later end', async () => {
    const { id } = taken(
      await proposeStanding(house.context, {
        ...suspension,
        clause: undefined,
        until: undefined,
        change: 'renew',
        from: '2026-01-01',
        actor: ada,
      }),
    );
    taken(await approveStanding(house.context, { organisation, actor: derek, id }));
    const view = taken(await activationView(house.context, asked));
    expect([view.revision, view.effectiveFrom]).toEqual([3, '2026-01-01']);
  });

  it('renews a term once, however often it is proposed', async () => {
    const renewal = {
      ...asked,
      change: 'renew' as const,
      from: '2026-01-01',
      proof: suspension.proof,
      letter: suspension.letter,
    };
    expect(await proposeStanding(house.context, { ...renewal, from: '2026-02-01', actor: ada })).toMatchObject({
      refusals: [{ at: ['from'], message: 'the term of SLA-A ends on 2026-01-01: write that day' }],
    });
    const one = taken(await proposeStanding(house.context, { ...renewal, actor: ada }));
    const other = taken(await proposeStanding(house.context, { ...renewal, actor: ada }));
    taken(await approveStanding(house.context, { organisation, actor: derek, id: one.id }));
    expect(await approveStanding(house.context, { organisation, actor: derek, id: other.id })).toMatchObject({
      refusals: [{ code: 'CONFLICT', message: expect.stringContaining('ends on 2027-01-01') }],
    });
    const register = await registerOf(house.context.store, organisation);
    expect(register.get('standing-change', other.id)?.body.state).toBe('proposed');
    expect(taken(await activationView(house.context, asked)).revision).toBe(3);
  });

  it('is approved as it was proposed: nobody rewrites it between', async () => {
    const { id } = taken(await proposeStanding(house.context, { ...suspension, actor: ada }));
    const { organisation: _organisation, ...told } = suspension;
    const body = { ...told, party: 'acme', until: '2035-03-01' };
    const edited = await editRecord(house.context, { organisation, actor: derek, kind: 'standing-change', id, body });
    expect(edited).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT' }] });
  });

  it('ends nothing that has passed, that is closed, that is over, or that has not begun', async () => {
    const ending = {
      ...asked,
      change: 'void' as const,
      clause: 'fraud',
      proof: suspension.proof,
      letter: suspension.letter,
    };
    const why = async (change: 'void' | 'terminate', from: string) => {
      const clause = change === 'void' ? 'fraud' : 'outages';
      const outcome = await proposeStanding(house.context, { ...ending, change, clause, from, actor: ada });
      return outcome.ok ? 'proposed' : outcome.refusals[0]?.message;
    };
    expect(await why('terminate', '2025-04-01')).toBe(
      'revision 2 takes effect on 2025-04-01: write a later day than that',
    );
    house.setClock('2025-05-02T01:00:00Z');
    expect(await why('terminate', '2025-05-01')).toBe('2025-05-01 has passed; SLA-A is terminated from a day to come');
    expect(await why('void', '2025-04-15')).toBe('proposed');
    const overrule = { guards: ['completeness' as const, 'correction-window' as const], reason: 'A quiet month.' };
    taken(await closePeriod(house.context, { ...asked, actor: anna, period: '2025-04', overrule }));
    expect(await why('void', '2025-04-15')).toBe(
      'periods before 2025-05-01 are closed: write 2025-05-01 or a later day',
    );
    // Proposed before the month was closed, it is not approved after.
    const late = await approveStanding(house.context, { organisation, actor: derek, id: 'STC-0001' });
    expect(late).toMatchObject({ refusals: [{ code: 'CONFLICT', message: expect.stringContaining('are closed') }] });
    const { id } = taken(
      await proposeStanding(house.context, {
        ...ending,
        change: 'terminate',
        clause: 'outages',
        from: '2025-06-01',
        actor: ada,
      }),
    );
    taken(await approveStanding(house.context, { organisation, actor: derek, id }));
    expect(await why('terminate', '2025-07-01')).toBe('SLA-A ends on 2025-06-01 already; sign a new revision');
  });

  it('lets it run out: nothing is judged after its end, copies are recalled, what is left becomes actions', async () => {
    taken(await beginActivation(house.context, { ...asked, actor: ada, revision: 2 }));
    const { id } = taken(
      await proposeStanding(house.context, {
        ...suspension,
        clause: undefined,
        until: undefined,
        change: 'let-expire',
        from: '2026-01-01',
        actor: ada,
      }),
    );
    taken(await approveStanding(house.context, { organisation, actor: derek, id }));
    const after = await statementOf(house.context, { ...asked, period: '2026-02' });
    expect(after.ok ? after.value.statement.rows : undefined).toEqual([]);
    expect((await copies()).map(({ state }) => state)).toEqual(['recalled', 'recalled']);
    const register = await registerOf(house.context.store, organisation);
    const left = register.all('action').filter(({ body }) => body.source === `standing-change/${id}`);
    expect(left.map(({ body }) => body.dueOn)).toEqual(['2026-02-01', '2026-02-01']);
  });
});

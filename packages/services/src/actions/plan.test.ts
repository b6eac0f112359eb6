import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import type { Actor } from '../context.ts';
import { logOutage } from '../evidence/outage-log.ts';
import { closePeriod } from '../periods/close.ts';
import { listRecords } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import { actOnRecord } from '../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { partyPerson, staff, tell } from '../testing/small-company.ts';
import { today } from '../today/today.ts';
import { beginPlan } from './begin-plan.ts';
import { actionEffect } from './effect.ts';
import { concludeAction, escalateAction } from './judge.ts';

const ada = staff('ada', 5);
const carl = staff('carl', 4);
const jack = partyPerson('jack', 'customer', 'acme');
const mina = partyPerson('mina', 'supplier', 'fibre');
const minute = 60_000;
let house: House;

async function closed(period: string, minutesDown: number): Promise<void> {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const on = (day: number): void => house.setClock(new Date(Date.UTC(year, month, day)).toISOString());
  on(1);
  if (minutesDown > 0) {
    const start = `${period}-10T10:00:00Z`;
    const end = new Date(Date.parse(start) + minutesDown * minute).toISOString();
    const told = { id: `OUT-${period}`, agreement: 'SLA-A', subject: 'site-SLA-A', start, end, state: 'down' as const };
    taken(await logOutage(house.context, { organisation, actor: anna, ...told, reason: 'A cut line.' }));
  }
  on(2);
  const overrule = { guards: ['correction-window' as const, 'completeness' as const], reason: 'test' };
  taken(await closePeriod(house.context, { organisation, actor: anna, agreement: 'SLA-A', period, overrule }));
}

const step = (owner: string, en: string) => ({ title: { en }, owner, dueOn: '2025-03-20' });

async function begin(): Promise<string> {
  const made = await beginPlan(house.context, {
    organisation,
    actor: ada,
    agreement: 'SLA-A',
    commitment: 'availability',
    period: '2025-02',
    periods: 2,
    title: { en: 'Under 30 minutes' },
    owner: 'ada',
    dueOn: '2025-03-31',
    cost: { amount: '900.00', currency: 'HKD' },
    objective: { mostDownMs: 30 * minute, months: 2 },
    steps: [step('jack', 'Move the cabinet'), step('mina', 'Tell of works'), step('carl', 'Renew the firmware')],
  });
  return taken(made).id;
}

const act = (actor: Actor, [id, name]: readonly [id: string, act: string], more: object = {}) =>
  actOnRecord(house.context, { organisation, actor, kind: 'action', id, act: name, ...more });
const idOf = async (owner: string, plan: string): Promise<string> => {
  const all = (await registerOf(house.context.store, organisation)).all('action');
  return all.find(({ body }) => body.owner === owner && body.source === `action/${plan}`)?.id ?? '';
};
const seenBy = async (actor: Actor): Promise<readonly string[]> =>
  (await listRecords(house.context, { organisation, actor, kind: 'action' })).map(({ body }) => body.title.en);

beforeEach(async () => {
  house = await houseForTests();
  const person = (id: string, party: string, level?: number) =>
    ['person', id, { name: { en: id }, party, ...(level === undefined ? {} : { level }) }] as const;
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own', zone: 'UTC' }],
    ['party', 'fibre', { name: { en: 'Fibre' }, role: 'supplier' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    person('ada', organisation, 5),
    person('carl', organisation, 4),
    person('derek', organisation, 6),
    person('jack', 'acme'),
    person('mina', 'fibre'),
    ['agreement-roles', 'SLA-A', { agreement: 'SLA-A', provider: organisation, customer: 'acme', manager: 'ada' }],
  ]);
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('SLA-A')] }));
  await closed('2025-01', 0);
  await closed('2025-02', 90);
});

describe('a plan of improvement', () => {
  it('freezes how the promise stood from its statements, and nobody types it', async () => {
    const id = await begin();
    const plan = (await registerOf(house.context.store, organisation)).get('action', id);
    expect(plan?.body).toMatchObject({ state: 'open', party: 'acme' });
    expect(plan?.body.aim?.before).toMatchObject([
      { period: '2025-01', verdict: 'met', downMs: '0' },
      { period: '2025-02', verdict: 'missed', downMs: String(90 * minute) },
    ]);
    const effect = taken(await actionEffect(house.context, { organisation, actor: ada, action: id }));
    expect(plan?.body.aim?.before.map(({ hash }) => hash)).toEqual(effect.months.slice(0, 2).map(({ hash }) => hash));
    const open = { agreement: 'SLA-A', commitment: 'availability', period: '2025-03', periods: 2 };
    const early = await beginPlan(house.context, {
      organisation,
      actor: ada,
      ...open,
      title: { en: 'Too soon' },
      owner: 'ada',
      dueOn: '2025-03-31',
      objective: { mostDownMs: 0, months: 1 },
      steps: [],
    });
    expect(early).toMatchObject({ ok: false, refusals: [{ code: 'NOT-FOUND', at: ['period'] }] });
  });

  it('shows each side its own part, and of a party only the owner of a step says that it is done', async () => {
    const id = await begin();
    expect(await seenBy(jack)).toEqual(['Under 30 minutes', 'Move the cabinet', 'Renew the firmware']);
    expect(await seenBy(mina)).toEqual(['Tell of works']);
    expect((await act(jack, [id, 'agree'])).ok).toBe(true);
    expect(await act(jack, [await idOf('carl', id), 'finish'])).toMatchObject({ refusals: [{ code: 'NOT-ALLOWED' }] });
    const own = await idOf('jack', id);
    house.setClock('2025-03-24T00:00:00Z');
    taken(await act(jack, [own, 'finish'], { tells: { effect: 'The cabinet stands in the plant room' } }));
    const effect = taken(await actionEffect(house.context, { organisation, actor: ada, action: id }));
    expect(effect.steps.find((one) => one.id === own)).toMatchObject({
      owner: 'jack',
      side: 'acme',
      state: 'done',
      effect: 'The cabinet stands in the plant room',
      plannedOn: '2025-03-20',
      doneOn: '2025-03-24',
      slipDays: 4,
    });
    const theirs = taken(await actionEffect(house.context, { organisation, actor: jack, action: id }));
    expect(theirs.steps.map(({ owner }) => owner)).toEqual(['jack', 'carl']);
    expect(theirs.saving).toBeUndefined();
  });

  it('is closed by good months of statements alone, by somebody else than who said that it is done', async () => {
    const id = await begin();
    const close = (actor = carl) => concludeAction(house.context, { organisation, actor, action: id });
    expect(await close()).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT' }] });
    house.setClock('2025-03-10T00:00:00Z');
    taken(await act(ada, [id, 'finish'], { tells: { effect: 'All is well' } }));
    expect(await act(carl, [id, 'verify'])).toMatchObject({ ok: false });
    expect(await act(carl, [id, 'conclude'])).toMatchObject({ ok: false });
    await closed('2025-03', 0);
    await closed('2025-04', 12);
    expect(await close()).toMatchObject({ ok: false, refusals: [{ code: 'CONFLICT' }] });
    await closed('2025-05', 0);
    expect(await close(ada)).toMatchObject({ ok: false, refusals: [{ code: 'SAME-PERSON' }] });
    const late = { organisation, actor: ada, action: id, to: 'derek', reason: 'It takes too long' };
    expect(await escalateAction(house.context, late)).toMatchObject({ ok: false });
    expect(taken(await close()).body.state).toBe('verified');
    // From 90 to at most 30 was planned; from 90 to 12 it went.
    const { gain } = taken(await actionEffect(house.context, { organisation, actor: ada, action: id }));
    expect(gain).toMatchObject({ planned: String(60 * minute), achieved: String(78 * minute), exact: '1.3' });
  });

  it('goes to somebody of level 6 where evidence does not verify it, who finds it in Today and decides', async () => {
    const id = await begin();
    const up = (to: string, reason = 'The tail fails still') =>
      escalateAction(house.context, { organisation, actor: ada, action: id, to, reason });
    expect(await up('carl')).toMatchObject({ ok: false, refusals: [{ at: ['to'] }] });
    expect(await up('derek', ' ')).toMatchObject({ ok: false, refusals: [{ code: 'REASON' }] });
    taken(await up('derek'));
    const found = (await today(house.context, { organisation })).items.find(({ kind }) => kind === 'action-escalated');
    expect(found).toMatchObject({ owner: 'derek', action: { to: `/actions/${id}` } });
    expect(found?.reason.en).toContain('The tail fails still');
    const [shown] = await listRecords(house.context, { organisation, actor: jack, kind: 'action' });
    expect(JSON.stringify(shown?.body)).not.toMatch(/derek|fails still|900\.00/u);
    const on = { tells: { dueOn: '2025-06-30' }, note: 'Build the second tail' };
    expect(await act(ada, [id, 'resume'], on)).toMatchObject({ ok: false });
    taken(await act(staff('derek', 6), [id, 'resume'], on));
    const items = (await today(house.context, { organisation })).items;
    expect(items.filter(({ kind }) => kind === 'action-escalated')).toEqual([]);
  });
});

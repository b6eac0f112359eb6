import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { logOutage } from '../evidence/outage-log.ts';
import { closePeriod } from '../periods/close.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { listRecords } from '../practice/read.ts';
import { actOnRecord } from '../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { partyPerson, staff, tell } from '../testing/small-company.ts';
import { today } from '../today/today.ts';
import { actionEffect } from './effect.ts';

const ada = staff('ada', 5);
const mina = partyPerson('mina', 'supplier', 'fibre');
const id = 'TSK-UC-A-availability-2025-01';
let house: House;

async function outage(name: string, day: string): Promise<void> {
  taken(
    await logOutage(house.context, {
      organisation,
      actor: anna,
      id: name,
      agreement: 'UC-A',
      subject: 'site-UC-A',
      start: `${day}T10:00:00Z`,
      end: `${day}T12:00:00Z`,
      state: 'down',
      reason: 'A cut line.',
    }),
  );
}

async function close(period: string, clock: string): Promise<void> {
  house.setClock(clock);
  const overrule = { guards: ['correction-window' as const, 'completeness' as const], reason: 'test' };
  taken(await closePeriod(house.context, { organisation, actor: anna, agreement: 'UC-A', period, overrule }));
}

/** What the worker does in one of its quarters: evaluates first, then looks. */
async function look(clock: string): Promise<void> {
  house.setClock(clock);
  await house.settle();
  await house.settle();
}

const actions = async (): Promise<readonly PracticeRecord<'action'>[]> =>
  (await registerOf(house.context.store, organisation)).all('action');

const act = async (name: string, more: object = {}, actor = ada): Promise<void> =>
  void taken(await actOnRecord(house.context, { organisation, actor, kind: 'action', id, act: name, ...more }));

beforeEach(async () => {
  house = await houseForTests();
  await tell(house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own', zone: 'UTC' }],
    ['party', 'fibre', { name: { en: 'Fibre' }, role: 'supplier' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
    ['person', 'ada', { name: { en: 'Ada' }, party: organisation }],
    ['person', 'mina', { name: { en: 'Mina' }, party: 'fibre' }],
    [
      'agreement-roles',
      'UC-A',
      { agreement: 'UC-A', provider: 'fibre', customer: organisation, manager: 'ada', counterpart: 'mina' },
    ],
    ['agreement-roles', 'SLA-A', { agreement: 'SLA-A', provider: organisation, customer: 'acme', manager: 'ada' }],
  ]);
  const texts = [smallAgreement('UC-A'), smallAgreement('SLA-A')];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
});

describe('a missed promise of a supplier', () => {
  it('makes one proposal a month with owner, day, measure and how it stood; nobody of the supplier sees it yet', async () => {
    await outage('OUT-1', '2025-01-10');
    await close('2025-01', '2025-02-26T01:00:00Z');
    await look('2025-02-26T01:30:00Z');
    await look('2025-02-26T02:00:00Z');
    const [found, ...others] = await actions();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id, actor: 'system', parties: [] });
    expect(found?.body).toMatchObject({
      state: 'proposed',
      owner: 'mina',
      party: 'fibre',
      dueOn: '2025-03-28',
      agreement: 'UC-A',
      aim: {
        commitment: 'availability',
        period: '2025-01',
        target: '>= 99.9 %',
        before: [{ period: '2025-01', verdict: 'missed', downMs: '7200000' }],
      },
    });
    expect(found?.body.title.en).toBe(
      'Mend “Availability” of UC-A: missed in January 2025 (99.73118 %, promised at least 99.9 %)',
    );
    const item = (await today(house.context, { organisation })).items.find(({ kind }) => kind === 'action-proposed');
    expect(item).toMatchObject({ owner: 'ada', action: { to: `/actions/${id}` } });
    const seen = await listRecords(house.context, { organisation, actor: mina, kind: 'action' });
    expect(seen).toEqual([]);
  });

  it('is proposed once the month under way can no longer be kept, and not before', async () => {
    await look('2025-02-26T00:30:00Z');
    expect(await actions()).toEqual([]);
    await outage('OUT-1', '2025-02-09');
    await look('2025-02-26T01:00:00Z');
    expect((await actions()).map((one) => one.id)).toEqual(['TSK-UC-A-availability-2025-02']);
  });

  it('is dismissed with a reason only, and is not proposed again', async () => {
    await outage('OUT-1', '2025-01-10');
    await close('2025-01', '2025-02-26T01:00:00Z');
    await look('2025-02-26T01:30:00Z');
    const silent = await actOnRecord(house.context, { organisation, actor: ada, kind: 'action', id, act: 'dismiss' });
    expect(silent).toMatchObject({ ok: false, refusals: [{ code: 'REASON' }] });
    await act('dismiss', { note: 'A single cut by a third party; the duct is mended.' });
    await look('2025-02-26T03:00:00Z');
    expect((await actions()).map(({ body }) => body.state)).toEqual(['dismissed']);
  });

  it('once accepted and done is compared with what evidence says since, whatever its state says', async () => {
    await outage('OUT-1', '2025-01-10');
    await close('2025-01', '2025-02-26T01:00:00Z');
    await look('2025-02-26T01:30:00Z');
    await act('accept', { tells: { owner: 'ada', dueOn: '2025-03-20' } });
    await act('agree', {}, mina);
    const asked = { organisation, actor: ada, action: id };
    expect(taken(await actionEffect(house.context, asked))).toMatchObject({
      before: { months: 1, missed: 1, downMs: '7200000' },
      objective: { state: 'waiting' },
    });
    await close('2025-02', '2025-03-02T01:00:00Z');
    house.setClock('2025-03-20T00:00:00Z');
    await act('finish', { tells: { effect: 'Everything is well now' } });
    await close('2025-03', '2025-04-02T01:00:00Z');
    house.setClock('2025-05-01T00:00:00Z');
    await outage('OUT-2', '2025-04-12');
    await close('2025-04', '2025-05-02T01:00:00Z');
    const effect = taken(await actionEffect(house.context, asked));
    expect(effect.months.map(({ period, phase, verdict }) => [period, phase, verdict]).slice(0, 4)).toEqual([
      ['2025-01', 'before', 'missed'],
      ['2025-02', 'between', 'met'],
      ['2025-03', 'between', 'met'],
      ['2025-04', 'since', 'missed'],
    ]);
    expect(effect.since).toMatchObject({ months: 1, met: 0, missed: 1 });
    expect(effect.downAMonth).toEqual({ before: '7200000', since: '7200000' });
    expect(effect.objective).toMatchObject({ good: 0, state: 'under-way' });
    // The same statements are the supplier's; nobody else's.
    expect(taken(await actionEffect(house.context, { ...asked, actor: mina })).since).toEqual(effect.since);
    const jack = partyPerson('jack', 'customer', 'acme');
    expect(await actionEffect(house.context, { ...asked, actor: jack })).toMatchObject({ ok: false });
  });
});

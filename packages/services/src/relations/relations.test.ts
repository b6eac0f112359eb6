import { beforeEach, describe, expect, test } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { companyStands, move, tell } from '../testing/small-company.ts';
import { agreementLog } from './agreement-log.ts';
import { catalogueEntry, catalogueOf } from './catalogue.ts';
import { coverageMatrix } from './coverage.ts';
import { linkageMap } from './linkage-map.ts';
import { listParties, partyOverview } from './parties.ts';

let house: House;
beforeEach(async () => {
  house = await houseForTests();
  await companyStands(house);
});

const publish = async (id: string, extra: object = {}): Promise<void> => {
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement(id, extra)] }));
};

describe('the linkage map', () => {
  test('of a customer goes down to suppliers and never sideways to others’ consumers', async () => {
    const map = taken(await linkageMap(house.context, { organisation, party: 'lion-rock' }));
    expect(map.nodes.map(({ ref, column }) => [ref, column])).toEqual([
      ['component/CMP-1', 'component'],
      ['consumer-group/GRP-1', 'consumer'],
      ['party/victoria', 'supplier'],
      ['service/SVC-1', 'service'],
    ]);
    expect(map.links.map(({ from, to, says }) => [from, to, says])).toEqual([
      ['component/CMP-1', 'party/victoria', 'provider'],
      ['consumer-group/GRP-1', 'service/SVC-1', 'instance'],
      ['service/SVC-1', 'component/CMP-1', 'linkage'],
    ]);
  });

  test('says what is missing: a service nobody supplies, a supplier nobody uses, an activity of somebody who left', async () => {
    const gaps = async (question: object = {}) =>
      taken(await linkageMap(house.context, { organisation, ...question })).gaps.map(
        ({ code, ref }) => `${code} ${ref}`,
      );
    expect(await gaps()).toEqual([
      'SUPPLIER-WITHOUT-CONSUMER party/idle',
      'SERVICE-WITHOUT-SUPPLIER service/SVC-2',
      'ACTIVITY-WITHOUT-OWNER linkage/LNK-1',
    ]);
    expect(await gaps({ party: 'lion-rock' })).toEqual(['ACTIVITY-WITHOUT-OWNER linkage/LNK-1']);
    await tell(house, [
      ['linkage', 'LNK-3', { from: 'service/SVC-2', to: 'party/idle' }],
      ['linkage', 'LNK-4', { from: 'party/thamesgate', to: 'service/SVC-2' }],
      ['linkage', 'LNK-5', { from: 'service/SVC-2', to: 'component/nowhere' }],
    ]);
    await move(house, ['link-activity', 'ACT-2', 'end']);
    expect(await gaps()).toEqual(['LINK-TO-NOTHING service/SVC-2']);
    await move(house, ['linkage', 'LNK-5', 'retire']);
    expect(await gaps()).toEqual([]);
  });

  test('of what is not there is not there', async () => {
    expect(await linkageMap(house.context, { organisation, party: 'nobody' })).toMatchObject({ ok: false });
    expect(await linkageMap(house.context, { organisation, service: 'nothing' })).toMatchObject({ ok: false });
  });
});

describe('the catalogue', () => {
  test('tells what is wrong with each service, and its score falls when an owner leaves', async () => {
    const before = await catalogueOf(house.context, { organisation });
    const codes = before.entries.map(({ service, findings }) => [service.id, findings.map(({ code }) => code)]);
    expect(codes).toEqual([
      ['SVC-1', []],
      ['SVC-2', ['OWNERLESS', 'STALE', 'NO-OFFERING', 'UNPRICED', 'UNMEASURED']],
    ]);
    expect(before.health).toEqual({ held: 5, made: 10 });
    await move(house, ['person', 'ada', 'leave']);
    expect((await catalogueOf(house.context, { organisation })).health).toEqual({ held: 4, made: 10 });
  });

  test('a review is stale the day after a year, not before', async () => {
    const stale = async () =>
      taken(await catalogueEntry(house.context, { organisation, service: 'SVC-1' })).findings.map(({ code }) => code);
    // Midnight of 2 December 2025 in Hong Kong; the review was on 1 December 2024.
    house.setClock('2025-12-01T15:59:59.999Z');
    expect(await stale()).toEqual([]);
    house.setClock('2025-12-01T16:00:00.000Z');
    expect(await stale()).toEqual(['STALE']);
  });

  test('lists customers still on a version that a newer one replaced', async () => {
    const { offerings } = taken(await catalogueEntry(house.context, { organisation, service: 'SVC-1' }));
    expect(
      offerings.map(({ offering, customers, outdated, newer }) => [offering.id, customers, outdated, newer]),
    ).toEqual([
      ['OFR-1', ['lion-rock'], true, 'OFR-2'],
      ['OFR-2', ['thamesgate'], false, undefined],
    ]);
  });
});

describe('coverage', () => {
  const cells = async () =>
    (await coverageMatrix(house.context, { organisation })).cells.map(({ party, cover, instances, uncovered }) => [
      party,
      cover,
      instances,
      uncovered,
    ]);

  test('is the join of live instances and agreements in force, and nothing else', async () => {
    expect(await cells()).toEqual([
      ['lion-rock', 'none', 2, 2],
      ['thamesgate', 'none', 1, 1],
    ]);
    await publish('SLA-1', { effective: { from: '2025-01-01', to: '2025-03-01' } });
    expect(await cells()).toEqual([
      ['lion-rock', 'sla', 2, 0],
      ['thamesgate', 'none', 1, 1],
    ]);
    house.setClock('2025-03-01T00:00:00.000Z');
    expect((await cells())[0]).toEqual(['lion-rock', 'expired', 2, 2]);
    await move(house, ['instance', 'INS-1', 'cease']);
    expect((await cells())[0]).toEqual(['lion-rock', 'expired', 1, 1]);
    await move(house, ['instance', 'INS-2', 'suspend'], { note: 'not paid' });
    expect((await cells()).map(([party]) => party)).toEqual(['thamesgate']);
  });

  test('an instance that names no agreement has those whose roles name its customer and service', async () => {
    await publish('EXP-1', { type: 'expectation' });
    const roles = { agreement: 'EXP-1', provider: 'own', customer: 'thamesgate', service: 'SVC-1' };
    await tell(house, [['agreement-roles', 'EXP-1', roles]]);
    expect((await cells())[1]).toEqual(['thamesgate', 'expectation', 1, 0]);
  });
});

describe('parties', () => {
  test('have one form; the agreement without an accountable manager says so', async () => {
    await publish('SLA-1');
    const all = await listParties(house.context, { organisation });
    expect(all.map(({ party }) => party.id)).toEqual(['idle', 'lion-rock', 'own', 'thamesgate', 'victoria']);
    const agreement = async () =>
      taken(await partyOverview(house.context, { organisation, party: 'lion-rock' })).agreements.map((one) => one);
    expect(await agreement()).toMatchObject([
      { id: 'SLA-1', part: 'customer', other: 'own', manager: 'ada', unowned: false, inForce: true, credits: [] },
    ]);
    await move(house, ['person', 'ada', 'leave']);
    expect(await agreement()).toMatchObject([{ unowned: true }]);
    const customers = await listParties(house.context, { organisation, role: 'customer' });
    expect(customers.map(({ party }) => party.id)).toEqual(['lion-rock', 'thamesgate']);
  });

  test('what is open about them is counted until it is over; what was said is the newest first', async () => {
    const at = (day: string) => `2025-02-${day}T09:00:00+08:00`;
    const said = (day: string) => ({
      party: 'lion-rock',
      type: 'call',
      at: at(day),
      summary: { en: `On the ${day}th` },
    });
    await tell(house, [
      ['dispute', 'DSP-1', { agreement: 'SLA-1', period: '2024-11', party: 'lion-rock', grounds: 'credit-wrong' }],
      ['action', 'TSK-1', { title: { en: 'Send plan' }, owner: 'ada', dueOn: '2025-03-01', party: 'lion-rock' }],
      ['relationship-event', 'REL-1', said('03')],
      ['relationship-event', 'REL-2', said('07')],
    ]);
    const seen = async () => taken(await partyOverview(house.context, { organisation, party: 'lion-rock' }));
    expect(await seen()).toMatchObject({ open: 2, people: 1, lastContact: at('07') });
    expect((await seen()).log.map(({ id }) => id)).toEqual(['REL-2', 'REL-1']);
    await move(house, ['action', 'TSK-1', 'finish']);
    const { open, matters } = await seen();
    expect([open, matters.map(({ id, open: still }) => `${id} ${still}`).sort()]).toEqual([
      1,
      ['DSP-1 true', 'TSK-1 false'],
    ]);
    expect(await partyOverview(house.context, { organisation, party: 'nobody' })).toMatchObject({ ok: false });
  });
});

test('what was said, negotiated and published stands on one line of time', async () => {
  await publish('SLA-1');
  house.setClock('2025-02-27T00:00:00.000Z');
  await tell(house, [
    ['dispute', 'DSP-1', { agreement: 'SLA-1', period: '2024-11', party: 'lion-rock', grounds: 'credit-wrong' }],
    [
      'relationship-event',
      'REL-1',
      {
        party: 'lion-rock',
        agreement: 'SLA-1',
        type: 'meeting',
        at: '2025-02-20T10:00:00+08:00',
        summary: { en: 'Met' },
      },
    ],
  ]);
  const log = taken(await agreementLog(house.context, { organisation, agreement: 'SLA-1' }));
  expect(log.lines.map(({ strand, ref }) => [strand, ref])).toEqual([
    ['negotiation', 'dispute/DSP-1'],
    ['version', 'revision/1'],
    ['communication', 'relationship-event/REL-1'],
  ]);
  expect(log.roles?.body).toMatchObject({ manager: 'ada', representative: 'jack' });
  expect(log.unowned).toBe(false);
  await move(house, ['person', 'ada', 'leave']);
  expect(taken(await agreementLog(house.context, { organisation, agreement: 'SLA-1' })).unowned).toBe(true);
});

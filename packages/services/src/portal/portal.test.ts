import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { listRecords } from '../practice/read.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { ingest } from '../evidence/ingest.ts';
import { closePeriod } from '../periods/close.ts';
import { registerSource } from '../sources/register.ts';
import {
  anna,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { portalHome } from './home.ts';
import { tellNotice } from './notice.ts';
import { ownProblems, reportOwnProblem } from './report-problem.ts';
import { partyScore } from './score.ts';
import { waitingCases } from './waiting-cases.ts';

const ofParty = (id: string, side: 'customer' | 'supplier', party: string): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
  side,
  party,
});
const jack = ofParty('jack', 'customer', 'lion-rock');
const nora = ofParty('nora', 'customer', 'peak-harbour');
const mina = ofParty('mina', 'supplier', 'victoria-fibre');

let house: House;

beforeAll(async () => {
  const files = await demoFiles();
  house = await houseForTests();
  await settleIn(house, files);
  await importRows(house, files.rows);
  await house.settle();
  const make = async (kind: 'party' | 'person' | 'agreement-roles', id: string, body: object) =>
    taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
  await make('party', 'lion-rock', { name: { en: 'Lion Rock Securities' }, role: 'customer' });
  await make('party', 'peak-harbour', { name: { en: 'Peak Harbour Hospital' }, role: 'customer' });
  await make('party', 'victoria-fibre', { name: { en: 'Victoria Fibre' }, role: 'supplier' });
  await make('person', 'ada', { name: { en: 'Ada Cheung' }, party: 'harbourline', email: 'ada@harbourline.example' });
  await make('person', 'jack', { name: { en: 'Jack Fong' }, party: 'lion-rock' });
  const roles = { provider: 'harbourline', manager: 'ada' };
  await make('agreement-roles', 'SLA-LR-METRO', { ...roles, agreement: 'SLA-LR-METRO', customer: 'lion-rock' });
  await make('agreement-roles', 'SLA-PH-VPN', { ...roles, agreement: 'SLA-PH-VPN', customer: 'peak-harbour' });
  const close = { organisation, actor: anna, agreement: 'SLA-LR-METRO', period: '2024-11' };
  taken(await closePeriod(house.context, close));
});

describe('the portal', () => {
  it('shows a party its own promises, in minutes, now and as issued', async () => {
    const home = taken(await portalHome(house.context, { organisation, actor: jack }));
    expect(home.agreements.map(({ id }) => id)).toEqual(['SLA-LR-METRO']);
    const [own] = home.agreements;
    expect(own?.contact).toMatchObject({ name: { en: 'Ada Cheung' }, email: 'ada@harbourline.example' });
    const availability = own?.promises.find(({ commitment }) => commitment === 'availability');
    expect(availability?.words.en.inMinutes).toContain('21.6 min in a 30-day month');
    expect(availability?.words['zh-Hant'].promise).toMatch(/可用率/u);
    expect(own?.issued.find(({ period }) => period === '2024-11')).toMatchObject({
      mark: 'missed',
      credit: { amount: '15000.00', currency: 'HKD' },
    });
  });

  it('is not there for people of the organisation', async () => {
    expect(await portalHome(house.context, { organisation, actor: anna })).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT-FOUND' }],
    });
  });

  it('takes problem reports about own agreements, and shows them to that party alone', async () => {
    const report = { organisation, actor: jack, subject: 'Orders time out', text: 'Since 09:31.' };
    const other = await reportOwnProblem(house.context, { ...report, id: 'PRB-1', agreement: 'SLA-PH-VPN' });
    expect(other).toMatchObject({ ok: false, refusals: [{ code: 'NOT-FOUND' }] });
    const made = taken(await reportOwnProblem(house.context, { ...report, id: 'PRB-2', agreement: 'SLA-LR-METRO' }));
    expect(made).toMatchObject({ from: 'Jack Fong', agreement: 'SLA-LR-METRO' });
    const seen = async (actor: Actor) =>
      (await ownProblems(house.context, { organisation, actor })).map(({ id }) => id);
    expect([await seen(jack), await seen(nora)]).toEqual([['PRB-2'], []]);
  });
});

describe('the score of a supplier', () => {
  const claim = { supplier: 'victoria-fibre', agreement: 'UC-VFC', period: '2024-11', event: 'OUT-0192' };
  const amount = { amount: '15000.00', currency: 'HKD' };

  it('counts what is due and not what was never asked', async () => {
    const asked = { organisation, actor: anna, party: 'victoria-fibre' };
    const before = taken(await partyScore(house.context, asked));
    expect(before.percent).toBeUndefined();
    const body = { ...claim, amount, answerBy: '2025-01-01T00:00:00+08:00' };
    taken(await createRecord(house.context, { organisation, actor: anna, kind: 'claim', body }));
    const later = { ...body, answerBy: '2025-03-01T00:00:00+08:00' };
    taken(await createRecord(house.context, { organisation, actor: anna, kind: 'claim', body: later }));
    const breach = { agreement: 'SLA-LR-METRO', commitment: 'availability', period: '2024-11' };
    const attribution = [{ party: 'victoria-fibre', ms: 3_300_000 }];
    taken(
      await createRecord(house.context, {
        organisation,
        actor: anna,
        kind: 'breach',
        body: { ...breach, attribution },
      }),
    );
    expect(taken(await partyScore(house.context, asked))).toMatchObject({
      percent: '0',
      causedMs: 3_300_000,
      parts: [{ of: 0 }, { part: 'answered', good: 0, of: 1 }, { of: 0 }, { part: 'done', of: 0 }],
    });
  });

  it('counts remedial actions by their day, and says what followed', async () => {
    const make = async (kind: 'action' | 'agreement-roles', id: string, body: object) =>
      taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
    await make('action', 'TSK-1', {
      title: { en: 'Second duct' },
      owner: 'mina',
      party: 'victoria-fibre',
      dueOn: '2025-02-28',
    });
    await make('action', 'TSK-2', {
      title: { en: 'Late' },
      owner: 'mina',
      party: 'victoria-fibre',
      dueOn: '2025-02-01',
    });
    const act = { organisation, actor: anna, kind: 'action' as const, id: 'TSK-1', act: 'finish' };
    taken(await actOnRecord(house.context, { ...act, tells: { effect: 'No cut since' } }));
    const score = taken(await partyScore(house.context, { organisation, actor: mina, party: 'victoria-fibre' }));
    expect(score.parts.at(-1)).toMatchObject({ part: 'done', good: 1, of: 2, percent: '50' });
    expect(score.actions.map(({ id, doneOn, effect }) => [id, doneOn, effect])).toEqual([
      ['TSK-1', '2025-02-26', 'No cut since'],
      ['TSK-2', undefined, undefined],
    ]);
  });

  it('mirrors what its next outage would break, by number and without a name', async () => {
    const make = async (kind: 'agreement-roles' | 'service-model', id: string, body: object) =>
      taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
    const contract = { agreement: 'UC-VFC', provider: 'victoria-fibre', customer: 'harbourline', manager: 'ada' };
    await make('agreement-roles', 'UC-VFC', contract);
    const promises = [{ agreement: 'UC-VFC', commitment: 'availability' }];
    const model = {
      structure: { series: [{ leaf: 'access' }] },
      leaves: [{ id: 'access', name: { en: 'Access' }, promises }],
    };
    await make('service-model', 'SLA-PH-VPN', { agreement: 'SLA-PH-VPN', model });
    const score = taken(await partyScore(house.context, { organisation, actor: mina, party: 'victoria-fibre' }));
    // The hospital has 0.932 minutes left this month.
    expect(score.mirror).toMatchObject({ customers: 1, promises: 1 });
    expect(score.mirror.whatIf[0]).toEqual({ minutes: 15, promises: 1, customers: 1 });
    expect(JSON.stringify(score)).not.toMatch(/peak|hospital|SLA-/iu);
  });

  it('tells the supplier nothing of an agreement that is not theirs, in the score or in the record', async () => {
    const make = async (id: string, body: object) =>
      taken(await createRecord(house.context, { organisation, actor: anna, kind: 'action', id, body }));
    const task = { title: { en: 'Second duct' }, owner: 'mina', party: 'victoria-fibre', dueOn: '2025-02-28' };
    const aim = { agreement: 'SLA-LR-METRO', commitment: 'availability', period: '2024-11', before: [] };
    await make('TSK-A1', { ...task, agreement: 'SLA-LR-METRO' });
    await make('TSK-A2', { ...task, agreement: 'UC-VFC' });
    await make('TSK-A3', { ...task, aim });
    const accept = { organisation, actor: anna, kind: 'action' as const, id: 'TSK-A3', act: 'accept' };
    taken(await actOnRecord(house.context, accept));
    const scoreFor = async (actor: Actor) =>
      taken(await partyScore(house.context, { organisation, actor, party: 'victoria-fibre' }));
    const agreements = (await scoreFor(mina)).actions.flatMap(({ id, agreement }) =>
      id.startsWith('TSK-A') ? [[id, agreement] as const] : [],
    );
    expect(Object.fromEntries(agreements)).toEqual({ 'TSK-A1': undefined, 'TSK-A2': 'UC-VFC', 'TSK-A3': undefined });
    const seen = await listRecords(house.context, { organisation, actor: mina, kind: 'action' });
    expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(['TSK-A1', 'TSK-A2', 'TSK-A3']));
    const finish = { organisation, actor: mina, kind: 'action' as const, id: 'TSK-A1', act: 'finish' };
    const told = taken(await actOnRecord(house.context, finish));
    expect(JSON.stringify([seen, told, await scoreFor(mina)])).not.toContain('SLA-');
    expect(JSON.stringify(seen)).toContain('UC-VFC');
    expect((await scoreFor(anna)).actions.find(({ id }) => id === 'TSK-A1')?.agreement).toBe('SLA-LR-METRO');
  });

  it('is seen by the supplier itself and by no other party', async () => {
    const asked = { organisation, party: 'victoria-fibre' };
    expect((await partyScore(house.context, { ...asked, actor: mina })).ok).toBe(true);
    expect(await partyScore(house.context, { ...asked, actor: jack })).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT-FOUND' }],
    });
  });
});

describe('what a supplier tells', () => {
  it('is answered with how many it touches, never whom', async () => {
    const make = async (kind: 'service' | 'linkage' | 'component', id: string, body: object) =>
      taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
    await make('service', 'SVC-METRO', { name: { en: 'Metro Ethernet' } });
    await make('component', 'CMP-ACCESS', { name: { en: 'Access fibre' }, party: 'victoria-fibre' });
    await make('linkage', 'LNK-1', { from: 'service/SVC-METRO', to: 'component/CMP-ACCESS' });
    await make('linkage', 'LNK-2', {
      from: 'component/CMP-ACCESS',
      to: 'party/victoria-fibre',
      agreement: 'SLA-LR-METRO',
    });
    const notice = { type: 'planned-works', text: { en: 'New amplifier' }, party: 'lion-rock' };
    const told = taken(
      await tellNotice(house.context, { organisation, actor: mina, party: 'victoria-fibre', body: notice }),
    );
    expect(told.body).toMatchObject({ party: 'victoria-fibre', state: 'assessed', affected: 1, severity: 'minor' });
    expect(JSON.stringify(told)).not.toContain('lion-rock');
    const refusal = await tellNotice(house.context, { organisation, actor: mina, party: 'victoria-fibre', body: {} });
    expect(refusal).toMatchObject({ ok: false, refusals: [{ code: 'RECORD' }, { code: 'RECORD' }] });
  });
});

describe('cases in which it is a supplier’s turn', () => {
  it('are told with what they had of the clock, and to nobody else', async () => {
    const text = JSON.stringify({
      ...smallDesk,
      id: 'OLA-DESK',
    });
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [{ file: 'desk.json', text }] }));
    taken(await registerSource(house.context, { organisation, actor: anna, id: 'tickets', kind: 'rows' }));
    const event = (id: string, what: string, more: object) => ({
      place: id,
      row: { form: 'case', id, case: 'INC-1', event: what, agreement: 'OLA-DESK', ...more },
    });
    const rows = [
      event('e1', 'opened', { at: '2025-02-25T22:00:00Z', type: 'incident', party: 'noc' }),
      event('e2', 'handed-over', { at: '2025-02-25T22:30:00Z', party: 'victoria-fibre' }),
    ];
    const delivery = { rows, samples: [], refused: [] };
    taken(await ingest(house.context, { organisation, actor: anna, source: 'tickets', delivery }));
    const [own] = await waitingCases(house.context, { organisation, actor: mina });
    expect(own).toMatchObject({
      id: 'INC-1',
      since: '2025-02-25T22:30:00.000Z',
      dueAt: '2025-02-26T02:00:00.000Z',
      late: false,
    });
    // The clock of the house goes on while rows are stored.
    expect(Math.floor((own?.heldMs ?? 0) / 60_000)).toBe(120);
    expect(await waitingCases(house.context, { organisation, actor: jack })).toEqual([]);
  });
});

const smallDesk = {
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  type: 'ola',
  title: 'Desk',
  effective: { from: '2024-01-01' },
  zone: 'UTC',
  currency: 'USD',
  calendars: { always: { always: true, holidays: 'none' } },
  commitments: [
    {
      id: 'restore',
      title: 'Restored',
      metric: {
        kind: 'case-clock',
        clock: 'restore',
        population: { types: ['incident'] },
        limit: '4 h',
        onPriorityChange: 'carry',
        reopen: 'continue',
        belongsTo: 'opened',
        counts: 'share',
        openOverdue: 'miss',
      },
      target: '>= 90 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    },
  ],
};

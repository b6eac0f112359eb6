import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordKindName } from '@troth/core';
import type { Actor } from '../context.ts';
import { createRecord } from '../practice/write.ts';
import { registerOf } from '../practice/register.ts';
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
import { answerPlan } from '../warnings/answer-plan.ts';
import { proposePlan } from '../warnings/plans.ts';
import { draftWarning } from '../warnings/draft.ts';
import { sendWarning } from '../warnings/send.ts';
import { slotsFor } from '../warnings/slots.ts';
import { dailyCheck, finishCheck } from './daily-check.ts';
import { today } from './today.ts';
import type { TodayItem } from './item.ts';

const promise = { agreement: 'SLA-PH-VPN', commitment: 'availability', period: '2025-02' };
const nora: Actor = {
  id: 'person:nora',
  side: 'customer',
  party: 'peak-harbour',
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
};

let house: House;

const make = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
  taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
};

const itemOf = async (id: string): Promise<TodayItem | undefined> =>
  (await today(house.context, { organisation })).items.find((item) => item.id === id);

beforeAll(async () => {
  house = await houseForTests();
  const files = await demoFiles();
  await settleIn(house, files);
  await importRows(house, files.rows);
  await house.settle();
  await make('party', 'harbourline', { name: { en: 'Harbourline' }, role: 'own', zone: 'Asia/Hong_Kong' });
  await make('party', 'peak-harbour', { name: { en: 'Peak Harbour Hospital' }, role: 'customer', language: 'zh-Hant' });
  await make('person', 'nora', {
    name: { en: 'Nora', 'zh-Hant': '諾拉' },
    party: 'peak-harbour',
    email: 'nora@ph.example',
    language: 'zh-Hant',
  });
  await make('agreement-roles', 'SLA-PH-VPN', {
    agreement: 'SLA-PH-VPN',
    provider: 'harbourline',
    customer: 'peak-harbour',
    manager: 'ada',
    representative: 'nora',
  });
  await make('change', 'CHG-2025-0227', {
    title: { en: 'Core switch firmware' },
    agreements: ['SLA-PH-VPN'],
    parties: ['peak-harbour'],
    window: { start: '2025-02-27T02:00:00+08:00', end: '2025-02-27T02:30:00+08:00' },
    expectedCutMs: 120_000,
    counted: true,
  });
  await make('service-model', 'SLA-PH-VPN', { agreement: 'SLA-PH-VPN', model: failing('6', '4 min') });
  await make('service-model', 'SLA-SP-DIA', { agreement: 'SLA-SP-DIA', model: failing('4', '3 min') });
});

/** So many outages in a leap year. */
const failing = (outages: string, meanRepair: string) => ({
  reliability: [{ outages, over: '527040 min', meanRepair, source: { en: 'Records of the network' } }],
});

describe('the morning of 26 February 2025', () => {
  it('begins with the hospital: works make the miss certain, at the price of the next step', async () => {
    const { items } = await today(house.context, { organisation });
    const [first] = items;
    expect(first).toMatchObject({
      id: 'budget:SLA-PH-VPN:availability::2025-02',
      exposure: { amount: '11000.00', currency: 'HKD' },
      chance: { exact: '1', certainty: 'works' },
      owner: 'ada',
    });
    expect(first?.reason.en).toBe(
      '3.1 of 4.032 min used; 0.932 min and 63.5 h left. CHG-2025-0227 cuts 2 min and counts, so that the promise will be missed.',
    );
  });

  it('prices the payment company by the outage it still allows', async () => {
    const found = await itemOf('budget:SLA-SP-DIA:availability::2025-02');
    expect(found?.reason.en).toContain('2.5 of 4.032 min used; 1.532 min and 63.5 h left');
    expect(found?.exposure).toEqual({ amount: '18000.00', currency: 'HKD' });
    expect(found?.chance).toMatchObject({ exact: '0.017229985461454', certainty: 'open', percent: '1.7' });
    expect(found?.chance?.how.en).toContain('3 min each on average (Records of the network)');
  });
});

describe('what is red', () => {
  it('is a control failure while nobody was told and nothing is planned', async () => {
    const found = await itemOf('budget:SLA-PH-VPN:availability::2025-02');
    expect(found?.controlFailure?.en).toBe('Control failure: nobody was told, and no plan or action is open.');
  });
});

describe('another time for the works', () => {
  it('is the first of March: no credit, 2 of 4.464 minutes', async () => {
    const slots = taken(await slotsFor(house.context, { organisation, change: 'CHG-2025-0227' }));
    expect(slots[0]).toMatchObject({ current: true, missed: true, credits: [{ amount: '11000.00', currency: 'HKD' }] });
    const best = slots.find((slot) => slot.best);
    expect(best?.start).toBe('2025-02-28T18:00:00.000Z');
    expect(best?.effects[0]).toMatchObject({
      period: '2025-03',
      afterMs: '120000',
      allowedMs: '267840',
      missed: false,
    });
    expect(best?.credits).toEqual([]);
  });
});

describe('telling the customer', () => {
  it('writes in their language, in time, and moves the works when they agree', async () => {
    const draft = taken(await draftWarning(house.context, { organisation, ...promise }));
    const [reader] = draft.recipients;
    expect(reader).toMatchObject({ person: 'nora', language: 'zh-Hant', channel: 'mail' });
    expect(reader?.text).toContain('已用 3.1 分鐘');
    const recipients = draft.recipients.map(({ person, language, subject, text }) => ({
      person,
      language,
      subject,
      text,
    }));
    const asked = { organisation, actor: anna, change: 'CHG-2025-0227', slot: '2025-03-01T02:00:00+08:00', ...promise };
    const plan = taken(await proposePlan(house.context, { ...asked, recipients }));
    expect(plan.body.state).toBe('proposed');

    const before = await registerOf(house.context.store, organisation);
    const [warning] = before.all('warning');
    const sent = Date.parse(warning?.body.sentAt ?? '');
    expect((Date.parse('2025-02-27T02:00:00+08:00') - sent) / 3_600_000).toBe(17.5);
    expect(before.all('message').map(({ body }) => body.to)).toEqual(['nora']);

    const own = await answerPlan(house.context, { organisation, actor: anna, id: plan.id, answer: 'agree' });
    expect(own.ok).toBe(false);
    taken(await answerPlan(house.context, { organisation, actor: nora, id: plan.id, answer: 'agree' }));
    const after = await registerOf(house.context.store, organisation);
    expect(after.get('change', 'CHG-2025-0227')?.body.window.start).toBe('2025-02-28T18:00:00.000Z');
    const { chance } = (await itemOf('budget:SLA-PH-VPN:availability::2025-02')) ?? {};
    expect(chance).toMatchObject({ certainty: 'open', percent: '3.4' });
    expect(Number(chance?.exact)).toBeCloseTo(0.033793590095760266, 14);
  });

  it('does not say the same twice', async () => {
    const draft = taken(await draftWarning(house.context, { organisation, ...promise }));
    expect(draft.before?.changed).toBe(true);
    const recipients = draft.recipients.map(({ person, language, subject, text }) => ({
      person,
      language,
      subject,
      text,
    }));
    const told = { organisation, actor: anna, ...promise, recipients };
    taken(await sendWarning(house.context, told));
    const again = await sendWarning(house.context, told);
    expect(again.ok ? '' : again.refusals[0]?.code).toBe('CONFLICT');
  });
});

describe('the daily check', () => {
  it('keeps what was seen with each tick, and is done once', async () => {
    const view = await dailyCheck(house.context, { organisation });
    expect(view.missing).toEqual(['2025-02-26']);
    expect(view.tasks.find(({ id }) => id === 'weekly-analysis')).toMatchObject({ overdue: true });
    const items = view.lines.map(({ what }) => ({ what, state: 'ok' as const }));
    const command = { organisation, actor: anna, date: '2025-02-26' };
    const short = await finishCheck(house.context, { ...command, items: items.slice(1) });
    expect(short.ok).toBe(false);
    const done = taken(await finishCheck(house.context, { ...command, items }));
    expect(done.body).toMatchObject({ state: 'done', ledgerSize: expect.any(Number) });
    expect(JSON.stringify(done.body)).toContain('SLA-SP-DIA');
    expect((await finishCheck(house.context, { ...command, items })).ok).toBe(false);
    expect((await dailyCheck(house.context, { organisation })).missing).toEqual([]);
  });
});

describe('a year later', () => {
  it('lists agreements that end within 180 days, with what speaks against renewal', async () => {
    house.setClock('2025-09-01T00:30:00.000Z');
    const found = await itemOf('term:SLA-PH-VPN');
    expect(found?.reason.en).toContain('Ends in 153 days, last day 31 Jan 2026.');
    await make('action', 'TSK-9001', {
      title: { en: 'Second access' },
      owner: 'ada',
      dueOn: '2025-12-01',
      agreement: 'SLA-PH-VPN',
    });
    const risky = await itemOf('term:SLA-PH-VPN');
    expect(risky?.reason.en).toContain('1 action is open.');
    expect(risky?.tone).toBe('warn');
  });
});

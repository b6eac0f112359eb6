import { Instant } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { readRecord } from '../practice/read.ts';
import { actOnRecord, createRecord, editRecord } from '../practice/write.ts';
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
import { today } from '../today/today.ts';
import { draftWarning } from './draft.ts';
import { inboxOf } from '../inbox/inbox.ts';
import { answerPlan } from './answer-plan.ts';
import { proposePlan } from './plans.ts';
import { sendDrafted, sendWarning } from './send.ts';
import { watchPromises } from './watch.ts';

const promise = { agreement: 'SLA-PH-VPN', commitment: 'availability', period: '2025-02' };
const nora: Actor = {
  id: 'person:nora',
  side: 'customer',
  party: 'peak-harbour',
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
};
const morning = '2025-02-26T00:30:00.000Z';
const hoursOn = (hours: number): string => Instant.format(Instant.plus(Instant.parse(morning), hours * 3_600_000));

let house: House;

const make = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
  taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
};

beforeEach(async () => {
  house = await houseForTests();
  const files = await demoFiles();
  await settleIn(house, { ...files, agreements: files.agreements });
  await importRows(house, files.rows);
  await house.settle();
  const person = (id: string, party: string, more: object = {}): Promise<void> =>
    make('person', id, { name: { en: id }, party, email: `${id}@example.org`, ...more });
  await make('party', 'harbourline', { name: { en: 'Harbourline' }, role: 'own', zone: 'Asia/Hong_Kong' });
  await make('party', 'peak-harbour', { name: { en: 'Peak Harbour Hospital' }, role: 'customer' });
  await make('party', 'victoria-fibre', {
    name: { en: 'Victoria Fibre' },
    role: 'supplier',
    representatives: ['mina'],
  });
  await make('party', 'core-network', { name: { en: 'Core network' }, role: 'internal-group', manager: 'queenie' });
  await person('nora', 'peak-harbour');
  await person('mina', 'victoria-fibre');
  await person('queenie', 'harbourline', { level: 4 });
  await person('carmen', 'harbourline', { level: 4 });
  await person('ada', 'harbourline', { level: 5 });
  await person('derek', 'harbourline', { level: 6 });
  await make('component', 'CMP-FIBRE', { name: { en: 'Access fibre' }, party: 'victoria-fibre' });
  await make('component', 'CMP-CORE', { name: { en: 'Core rings' }, party: 'core-network' });
  await make('linkage', 'LNK-1', { from: 'service/SVC-VPN', to: 'component/CMP-CORE' });
  await make('linkage', 'LNK-2', { from: 'component/CMP-CORE', to: 'component/CMP-FIBRE' });
  await make('agreement-roles', 'SLA-PH-VPN', {
    agreement: 'SLA-PH-VPN',
    provider: 'harbourline',
    customer: 'peak-harbour',
    manager: 'ada',
    representative: 'nora',
    deputies: ['carmen'],
    service: 'SVC-VPN',
  });
  await make('change', 'CHG-2025-0227', {
    title: { en: 'Core switch firmware' },
    agreements: ['SLA-PH-VPN'],
    parties: ['peak-harbour'],
    window: { start: '2025-02-27T02:00:00+08:00', end: '2025-02-27T02:30:00+08:00' },
    expectedCutMs: 120_000,
    counted: true,
  });
});

const warnings = async (): Promise<readonly PracticeRecord<'warning'>[]> =>
  (await registerOf(house.context.store, organisation)).all('warning');
const watch = (): Promise<void> => watchPromises(house.context, organisation);
const mailsTo = async (): Promise<readonly string[]> =>
  (await registerOf(house.context.store, organisation)).all('message').map(({ body }) => body.to);

describe('a promise that works will break', () => {
  it('is drafted by the machinery, for the customer and for those behind it, and waits on Today', async () => {
    await watch();
    const [drafted] = await warnings();
    expect(drafted?.body).toMatchObject({
      ...promise,
      state: 'drafted',
      forecast: { certainty: 'works', chance: '1.000000' },
    });
    expect(drafted?.body.recipients.map(({ person }) => person)).toEqual(['nora', 'carmen']);
    expect(drafted?.body.behind?.map(({ person }) => person)).toEqual(['queenie', 'mina']);
    expect(drafted?.parties).toEqual([]);
    expect(await mailsTo()).toEqual([]);
    const { items } = await today(house.context, { organisation });
    expect(items.find(({ kind }) => kind === 'warning')).toMatchObject({
      action: { label: { en: 'Send' }, to: `/warnings/${drafted?.id ?? ''}` },
      owner: 'ada',
    });
  });

  it('tells a supplier nothing of the customer', async () => {
    await watch();
    const [drafted] = await warnings();
    const mina = drafted?.body.behind?.find(({ person }) => person === 'mina');
    expect(mina?.text).toContain('Access fibre');
    for (const secret of ['SLA-PH-VPN', 'Peak Harbour', 'nora', '11000'])
      expect(`${mina?.subject ?? ''} ${mina?.text ?? ''}`).not.toContain(secret);
  });

  it('is drafted once, however many workers look', async () => {
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    expect(await warnings()).toHaveLength(1);
  });

  it('leaves by itself where the policy says so', async () => {
    await make('warning-policy', 'WPO-1', { sending: 'at-once' });
    await watch();
    const [sent] = await warnings();
    expect(sent?.body.state).toBe('sent');
    expect(await mailsTo()).toEqual(['nora', 'carmen', 'queenie', 'mina']);
    await watch();
    expect(await warnings()).toHaveLength(1);
  });

  it('is withdrawn when the works are moved out of the month', async () => {
    await watch();
    const change = { organisation, actor: anna, kind: 'change' as const, id: 'CHG-2025-0227' };
    const window = { start: '2025-03-01T02:00:00+08:00', end: '2025-03-01T02:30:00+08:00' };
    taken(await actOnRecord(house.context, { ...change, act: 'cancel', note: `another time: ${window.start}` }));
    // The chance without the works, as it stood before: the rule decides, not the works.
    house.setClock('2025-02-28T15:00:00.000Z');
    await house.settle();
    await watch();
    const [first] = await warnings();
    expect(first?.body).toMatchObject({ state: 'withdrawn' });
    expect(first?.parties).toEqual([]);
  });
});

describe('sending', () => {
  it('sends what was drafted, to whom it was left standing', async () => {
    await watch();
    const [drafted] = await warnings();
    const id = drafted?.id ?? '';
    const [letter] = drafted?.body.recipients ?? [];
    if (letter === undefined) throw new Error('nobody is told');
    const { person, language, subject } = letter;
    const recipients = [{ person, language, subject, text: 'Please call us.' }];
    const stranger = [{ ...recipients[0], person: 'derek', language, subject, text: 'x' }];
    expect((await sendDrafted(house.context, { organisation, actor: anna, id, recipients: stranger })).ok).toBe(false);
    taken(await sendDrafted(house.context, { organisation, actor: anna, id, recipients }));
    const [sent] = await warnings();
    expect(sent?.body).toMatchObject({
      state: 'sent',
      recipients: [{ person: 'nora', text: 'Please call us.' }],
      behind: [],
    });
    expect(sent?.parties).toEqual(['peak-harbour']);
    expect(await mailsTo()).toEqual(['nora']);
  });

  it('takes the draft when somebody writes by hand, and closes the word before when told again', async () => {
    await watch();
    const draft = taken(await draftWarning(house.context, { organisation, ...promise }));
    const recipients = draft.recipients
      .filter(({ behind }) => !behind)
      .map(({ person, language, subject, text }) => ({ person, language, subject, text }));
    const first = taken(await sendWarning(house.context, { organisation, actor: anna, ...promise, recipients }));
    expect(await warnings()).toHaveLength(1);
    house.setClock(hoursOn(49));
    await house.settle();
    const again = taken(await sendWarning(house.context, { organisation, actor: anna, ...promise, recipients }));
    const byId = new Map((await warnings()).map(({ id, body }) => [id, body]));
    expect(byId.get(first.id)).toMatchObject({ state: 'closed', outcome: `Told again: ${again.id}` });
    expect(byId.get(again.id)?.state).toBe('sent');
  });
});

describe('a warning that nobody answers', () => {
  const escalated = async (): Promise<readonly string[]> =>
    (await warnings())[0]?.body.escalations?.map(({ person }) => person) ?? [];

  beforeEach(async () => {
    await make('warning-policy', 'WPO-1', { sending: 'at-once', escalateAfterHours: 6 });
    await watch();
  });

  it('goes to the deputy, then above the manager, each once', async () => {
    house.setClock(hoursOn(5));
    await watch();
    expect(await escalated()).toEqual([]);
    house.setClock(hoursOn(6));
    await Promise.all([watch(), watch()]);
    expect(await escalated()).toEqual(['carmen']);
    house.setClock(hoursOn(12));
    await watch();
    house.setClock(hoursOn(17));
    await watch();
    expect(await escalated()).toEqual(['carmen', 'derek']);
    const [warning] = await warnings();
    expect(warning?.body.trail.filter(({ act }) => act === 'escalate')).toHaveLength(2);
    const item = (await today(house.context, { organisation })).items.find(({ kind }) => kind === 'warning');
    expect(item?.reason.en).toContain('derek was called on');
  });

  it('stays where it is once somebody acknowledged', async () => {
    const [{ id } = { id: '' }] = await warnings();
    taken(await actOnRecord(house.context, { organisation, actor: nora, kind: 'warning', id, act: 'acknowledge' }));
    house.setClock(hoursOn(20));
    await watch();
    expect(await escalated()).toEqual([]);
  });
});

describe('a plan', () => {
  const proposed = async () => {
    const draft = taken(await draftWarning(house.context, { organisation, ...promise }));
    const recipients = draft.recipients
      .filter(({ behind }) => !behind)
      .map(({ person, language, subject, text }) => ({ person, language, subject, text }));
    return taken(
      await proposePlan(house.context, {
        organisation,
        actor: anna,
        change: 'CHG-2025-0227',
        slot: '2025-03-01T02:00:00+08:00',
        communications: { en: 'A note on the intranet.' },
        ...promise,
        recipients,
      }),
    );
  };
  const onToday = async (id: string) =>
    (await today(house.context, { organisation })).items.find((item) => item.id === `plan:${id}`);

  it('keeps our estimates from the customer, and leaves one thing to do when they decline', async () => {
    const plan = await proposed();
    const seen = taken(
      await readRecord(house.context, { organisation, actor: nora, kind: 'deterioration-plan', id: plan.id }),
    );
    expect(JSON.stringify(plan.body)).toContain('forecasts');
    expect(JSON.stringify(seen.body)).not.toContain('forecasts');
    expect(JSON.stringify(seen.body)).toContain('A note on the intranet.');
    const note = 'Surgery is planned that night.';
    const told = taken(
      await answerPlan(house.context, { organisation, actor: nora, id: plan.id, answer: 'decline', note }),
    );
    expect(JSON.stringify(told)).not.toContain('forecasts');
    expect(await onToday(plan.id)).toMatchObject({
      tone: 'bad',
      reason: { en: `Peak Harbour Hospital declined: “${note}”. CHG-2025-0227 still begins 27 Feb 2025 02:00.` },
      action: { label: { en: 'Find another slot' } },
    });
  });

  it.each(['agree', 'decline'] as const)(
    'is no colleague’s to %s: the agreement names who speaks for them',
    async (answer) => {
      await make('person', 'alan', { name: { en: 'Alan' }, party: 'peak-harbour', email: 'alan@example.org' });
      const { id } = await proposed();
      const alan: Actor = { ...nora, id: 'person:alan' };
      const refusal = async () => {
        const made = await answerPlan(house.context, { organisation, actor: alan, id, answer, note: 'Why not.' });
        return made.ok ? '' : made.refusals[0]?.code;
      };
      const on = { organisation, actor: anna };
      expect(await refusal()).toBe('NOT-ALLOWED');
      // With nobody named it is still not everybody's: only of those whom the party names itself.
      const roles = { agreement: 'SLA-PH-VPN', provider: 'harbourline', customer: 'peak-harbour', manager: 'ada' };
      taken(await editRecord(house.context, { ...on, kind: 'agreement-roles', id: 'SLA-PH-VPN', body: roles }));
      expect(await refusal()).toBe('NOT-ALLOWED');
      const party = { name: { en: 'Peak Harbour' }, role: 'customer', representatives: ['alan'] };
      taken(await editRecord(house.context, { ...on, kind: 'party', id: 'peak-harbour', body: party }));
      expect(await refusal()).toBe('');
    },
  );

  it('is not agreed without its works being moved', async () => {
    const { id } = await proposed();
    const on = { organisation, actor: nora, kind: 'deterioration-plan' as const, id };
    const plain = await actOnRecord(house.context, { ...on, act: 'agree' });
    expect(plain.ok ? '' : plain.refusals[0]?.code).toBe('CONFLICT');
  });

  const saying = async (id: string, answer: 'agree' | 'decline' = 'agree') => {
    const made = await answerPlan(house.context, { organisation, actor: nora, id, answer, note: 'So be it.' });
    return made.ok ? made.value.body.state : made.refusals[0];
  };
  const works = async () => (await registerOf(house.context.store, organisation)).get('change', 'CHG-2025-0227')?.body;
  const standing = async (id: string) =>
    (await registerOf(house.context.store, organisation)).get('deterioration-plan', id)?.body.state;

  it('is agreed once, however many say so at the same time', async () => {
    const { id } = await proposed();
    const said = await Promise.all([saying(id), saying(id), saying(id, 'decline')]);
    const [first] = said.filter((one) => typeof one === 'string');
    expect(said.filter((one) => typeof one !== 'string')).toMatchObject([{ code: 'CONFLICT' }, { code: 'CONFLICT' }]);
    expect(await standing(id)).toBe(first);
    expect((await works())?.trail.map(({ act }) => act)).toEqual(first === 'agreed' ? ['create', 'move'] : ['create']);
  });

  it('cannot be agreed once the works have begun, nor once what was proposed is past; declining stays', async () => {
    const { id } = await proposed();
    house.setClock('2025-02-26T18:00:00.000Z');
    expect(await saying(id)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('it is not moved') });
    expect([await standing(id), (await works())?.window.start]).toEqual(['proposed', '2025-02-27T02:00:00+08:00']);
    expect(await saying(id, 'decline')).toBe('declined');
  });

  it('moves nothing that somebody moved or cancelled meanwhile', async () => {
    const { id } = await proposed();
    const on = { organisation, actor: anna, kind: 'change' as const, id: 'CHG-2025-0227', note: 'Urgent.' };
    const window = { start: '2025-02-28T03:00:00+08:00', end: '2025-02-28T03:30:00+08:00' };
    taken(await actOnRecord(house.context, { ...on, act: 'move', tells: { window, counted: true } }));
    expect(await saying(id)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('was moved to') });
    expect([await standing(id), (await works())?.window]).toEqual(['proposed', window]);
    const back = { start: '2025-02-27T02:00:00+08:00', end: '2025-02-27T02:30:00+08:00' };
    taken(await actOnRecord(house.context, { ...on, act: 'move', tells: { window: back, counted: true } }));
    taken(await actOnRecord(house.context, { ...on, act: 'cancel' }));
    expect(await saying(id)).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('cancelled') });
    expect([await standing(id), (await works())?.state]).toEqual(['proposed', 'cancelled']);
  });

  it('tells each of them what is theirs to do, and whose word it is', async () => {
    await make('person', 'alan', { name: { en: 'Alan' }, party: 'peak-harbour', email: 'alan@example.org' });
    const { id } = await proposed();
    const acts = async (actor: Actor) =>
      taken(await readRecord(house.context, { organisation, actor, kind: 'deterioration-plan', id })).acts;
    const whose = { en: 'nora answers for Peak Harbour Hospital.', 'zh-Hant': '由nora代表Peak Harbour Hospital答覆。' };
    expect(await acts(nora)).toEqual([
      { act: 'agree', may: true },
      { act: 'decline', may: true },
    ]);
    expect(await acts({ ...nora, id: 'person:alan' })).toEqual([
      { act: 'agree', may: false, denial: whose },
      { act: 'decline', may: false, denial: whose },
    ]);
    expect((await acts(anna))?.map(({ may }) => may)).toEqual([false, false]);
    const inbox = async (actor: Actor) =>
      (await inboxOf(house.context, { organisation, actor })).items.flatMap(({ record, act }) =>
        record === id ? [act] : [],
      );
    expect([await inbox(nora), await inbox({ ...nora, id: 'person:alan' })]).toEqual([['agree'], []]);
  });

  it('asks how it went once its time is over, and for a review then', async () => {
    const { id } = await proposed();
    taken(await answerPlan(house.context, { organisation, actor: nora, id, answer: 'agree' }));
    expect(await onToday(id)).toBeUndefined();
    house.setClock('2025-03-01T00:30:00.000Z');
    expect((await onToday(id))?.action.label.en).toBe('Record how it went');
    const on = { organisation, actor: anna, kind: 'deterioration-plan' as const, id };
    const tells = { outcome: { en: 'Cut for 90 seconds.' } };
    taken(await actOnRecord(house.context, { ...on, act: 'execute', tells }));
    expect((await onToday(id))?.action.label.en).toBe('Review it');
    taken(await actOnRecord(house.context, { ...on, act: 'review' }));
    expect(await onToday(id)).toBeUndefined();
  });
});

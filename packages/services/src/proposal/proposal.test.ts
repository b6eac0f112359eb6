/** A proposal answers each requirement with its number, and its edition for a customer holds nothing of ours. */
import type { Json, Outcome } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { beginDraft } from '../drafting/begin.ts';
import { readDraft } from '../drafting/view.ts';
import { priceDraft } from '../price/price.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, tableForTests } from '../testing/negotiated-draft.ts';
import { move, staff, tell } from '../testing/small-company.ts';
import { promisesIn } from './promises.ts';
import { draftProposal, proposalEditions } from './proposal.ts';
import type { Proposal } from './proposal.ts';

const agreement = 'SLA-LR-METRO';
const needs = ['SLR-0001', 'SLR-0002', 'SLR-0003', 'SLR-0004'];

let house: House;
let draft: string;
beforeAll(async () => {
  house = await tableForTests();
  const asked = (measure: string, target: string) => ({
    party: 'lion-rock',
    title: { en: measure },
    priority: 'must',
    needs: [],
    period: 'month',
    measure,
    target,
  });
  await tell(house, [
    ['requirement', 'SLR-0001', asked('availability', '>= 99.9 %')],
    ['requirement', 'SLR-0002', asked('availability', '>= 99.99 %')],
    ['requirement', 'SLR-0003', asked('loss', '<= 0.1 %')],
    ['requirement', 'SLR-0004', asked('latency', '<= 2 ms')],
    ['requirement', 'SLR-0005', asked('latency', '<= 3 ms')],
  ]);
  const from = { agreement };
  const begin = { organisation, actor: ada, from, effective: '2025-04-01', requirements: needs };
  draft = taken(await beginDraft(house.context, begin)).id;
}, 60_000);

const ask = (more: Partial<Parameters<typeof draftProposal>[1]> = {}): Promise<Outcome<Proposal>> =>
  draftProposal(house.context, { organisation, actor: ada, draft, edition: 'all', ...more });
const missingIn = ({ missing }: Proposal): readonly string[] => missing.map(({ part }) => part);

describe('the edition for ourselves', () => {
  it('answers each requirement by its number, with both figures', async () => {
    const { requirements, customer } = taken(await ask());
    expect(customer?.id).toBe('lion-rock');
    expect(requirements.map(({ requirement, verdict }) => [requirement, verdict])).toEqual([
      ['SLR-0001', 'met'],
      ['SLR-0002', 'not'],
      ['SLR-0003', 'not'],
      ['SLR-0004', 'not'],
    ]);
    expect(requirements[1]).toMatchObject({ asked: '>= 99.99 %', promised: '>= 99.95 %', commitment: 'availability' });
    expect(requirements[2]).not.toHaveProperty('promised');
  });

  it('says what can be kept, how often it held, what it would have owed and what it is worth', async () => {
    const { inside, months, missing } = taken(await ask());
    expect(inside?.proof).toMatchObject({ verdict: 'UNPROVABLE', model: { source: 'none' } });
    expect(inside?.history).toMatchObject({ history: agreement, periods: ['2024-10', '2024-11'], credit: '15000.00' });
    expect(inside?.history?.held[0]).toMatchObject({ commitment: 'availability', met: 1, of: 2 });
    const priced = taken(await priceDraft(house.context, { organisation, actor: ada, draft }));
    expect(inside?.price).toMatchObject({ expected: priced.price?.main.expected, price: priced.buildUp?.price });
    expect(months.map(({ key, credit }) => [key, credit?.amount])).toEqual([
      ['good', '0.00'],
      ['narrow', '7500.00'],
      ['bad', '15000.00'],
    ]);
    expect(missing.map(({ part }) => part)).toEqual(['proof']);
  });

  it('says what could be done about each that is not met, with what it would take', async () => {
    const { inside } = taken(await ask());
    expect(inside?.options.map(({ requirement, kind }) => [requirement, kind])).toEqual([
      ['SLR-0002', 'promise-it'],
      ['SLR-0002', 'ask-less'],
      ['SLR-0003', 'add'],
      ['SLR-0004', 'promise-it'],
      ['SLR-0004', 'ask-less'],
    ]);
    const [promise, less, add] = (inside?.options ?? []).map(({ text }) => text.en);
    // The steps of credit are another clause: nothing more is owed for what no step names.
    expect(promise).toBe(
      'Promise at least 99.99 % as asked: nothing on record says what it would rest on; expected credits stay the same with the credit steps as they are.',
    );
    expect(less).toContain('whether at least 99.95 % will do');
    expect(add).toContain('Packet loss, at most 0.1 %');
    const low = taken(await ask({ actor: staff('ben', 2) }));
    expect(low.inside?.options[0]?.text.en).not.toContain('credits');
  });

  it('says what is missing: the months of a new agreement, a requirement that was given up', async () => {
    const { text } = taken(await readDraft(house.context, { organisation, actor: ada, draft }));
    const from = { text: { ...text, id: 'SLA-LR-NEW', revision: 1 } };
    const begin = {
      organisation,
      actor: ada,
      from,
      agreement: 'SLA-LR-NEW',
      provider: organisation,
      customer: 'lion-rock',
    };
    const { id } = taken(await beginDraft(house.context, { ...begin, requirements: ['SLR-0005'] }));
    await move(house, ['requirement', 'SLR-0005', 'withdraw'], { note: 'no longer needed' });
    const fresh = taken(await ask({ draft: id }));
    expect(missingIn(fresh)).toEqual(['requirements', 'proof', 'backtest']);
    expect(fresh.missing[0]?.text.en).toContain('SLR-0005');
    expect(fresh.missing.find(({ part }) => part === 'backtest')?.text.en).toContain('no closed months');
    const compared = taken(await ask({ draft: id, comparable: agreement }));
    expect(compared.inside?.history).toMatchObject({ comparable: true, history: agreement, credit: '15000.00' });
  });

  it('shows no price below the level of prices, and nothing at all to another side', async () => {
    const low = taken(await ask({ actor: staff('ben', 2) }));
    expect(low.inside?.price).toBeUndefined();
    expect(missingIn(low)).toContain('price');
    for (const edition of proposalEditions)
      expect(await ask({ actor: jack, edition })).toMatchObject({ ok: false, refusals: [{ code: 'NOT-FOUND' }] });
  });
});

it('a requirement of another customer that a text happens to name is not told', async () => {
  const requirement = {
    title: { en: 'Theirs' },
    priority: 'must',
    needs: [],
    period: 'month',
    measure: 'availability',
  };
  await tell(house, [['requirement', 'SLR-0900', { ...requirement, party: 'thamesgate', target: '>= 99.9 %' }]]);
  const { text } = taken(await readDraft(house.context, { organisation, actor: ada, draft }));
  const commitments = text['commitments'] as readonly { readonly [key: string]: Json }[];
  const named = {
    ...text,
    id: 'SLA-LR-NAMED',
    commitments: commitments.map((one) => ({ ...one, requirements: ['SLR-0900'] })),
  };
  const begin = { organisation, actor: ada, from: { text: named }, provider: organisation, customer: 'lion-rock' };
  const { id } = taken(await beginDraft(house.context, begin));
  const told = taken(await ask({ draft: id }));
  expect(told.requirements).toEqual([]);
  expect(JSON.stringify(told)).not.toContain('SLR-0900');
});

it('the edition for a customer says the promises and nothing of what they take', async () => {
  const [own, theirs] = [taken(await ask()), taken(await ask({ edition: 'customer', comparable: 'SLA-TG-EPL' }))];
  const { inside: _ours, missing: _told, edition: _all, ...shared } = own;
  const { missing, edition, ...rest } = theirs;
  expect(rest).toEqual(shared);
  expect([missing, edition]).toEqual([[], 'customer']);
  expect(theirs.promises[0]?.restsOn.en).toBe('What it rests on is still to be confirmed.');
});

it('a promise that is reported, proven, or short of it in any way is said to be just that', () => {
  const title = { en: 'Availability', 'zh-Hant': '可用率' };
  const said = (['PROVEN', 'LIKELY', 'UNDELIVERABLE', 'UNPROVABLE', 'NOT-COMPOSED'] as const).map((verdict) => {
    const proven = { commitment: 'a', clause: '6.1', title, metric: 'availability', by: 'none', says: title } as const;
    const lists = { bound: false, leaves: [], gaps: [], fixes: [] };
    const commitments = [undefined, title].map((target) => ({ ...proven, ...lists, verdict, target }));
    return promisesIn({ commitments }).map(({ restsOn }) => restsOn.en);
  });
  expect(new Set(said.map(([reported]) => reported))).toEqual(new Set(['It is reported, and has no target.']));
  const [proven, likely, ...open] = said.map(([, judged]) => judged);
  expect(proven).toContain('whenever faults occur');
  expect(likely).toContain('as long as parts fail independently');
  expect(new Set(open)).toEqual(new Set(['What it rests on is still to be confirmed.']));
});

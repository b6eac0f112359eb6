/** January's cable cut in small: a month's mean that is missed, and met under the waiver that the customer agreed to. */
import { Instant } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { readAgreement } from '../agreements/read.ts';
import type { Actor } from '../context.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { ingest } from '../evidence/ingest.ts';
import { registerOf } from '../practice/register.ts';
import { actOnRecord, createRecord, editRecord } from '../practice/write.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { answerTerms, proposeTerms } from './temporary-terms.ts';
import { termsEffect } from './terms-effect.ts';

let house: House;
const customer = (id: string, party: string): Actor => ({
  id: `person:${id}`,
  side: 'customer',
  party,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
});
const karen = customer('karen', 'thamesgate');
const waived = {
  agreement: 'VPN',
  commitment: 'latency',
  effect: 'exclude' as const,
  from: '2025-01-09T00:00:00Z',
  to: '2025-01-21T00:00:00Z',
};
const proposal = { ...waived, disruption: 'DIS-1', consideration: { en: 'Three percent of the fee.' } };

const make = async (kind: RecordKindName, id: string, body: object): Promise<void> => {
  taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
};

beforeEach(async () => {
  house = await houseForTests();
  house.setClock('2025-01-01T00:00:00Z');
  const latency = {
    id: 'latency',
    title: 'Round trip',
    metric: { kind: 'statistic', series: 'rtt', unit: 'ms', take: 'mean', every: '4 h' },
    target: '<= 260 ms',
    period: 'month',
    hours: 'always',
    unknown: 'separate',
    rounding: 'none',
  };
  taken(
    await publishAgreement(house.context, {
      organisation,
      actor: anna,
      texts: [smallAgreement('VPN', { commitments: [latency], effective: { from: '2024-12-01' } })],
    }),
  );
  taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
  await make('party', 'own', { name: { en: 'Own' }, role: 'own', zone: 'UTC' });
  await make('party', 'thamesgate', { name: { en: 'Thamesgate' }, role: 'customer' });
  await make('party', 'other', { name: { en: 'Other' }, role: 'customer', representatives: ['eve'] });
  await make('person', 'karen', { name: { en: 'Karen' }, party: 'thamesgate', email: 'karen@example.org' });
  await make('agreement-roles', 'VPN', {
    agreement: 'VPN',
    provider: 'own',
    customer: 'thamesgate',
    representative: 'karen',
  });
  await make('disruption', 'DIS-1', {
    title: { en: 'Cable cut' },
    cause: { en: 'An anchor.' },
    start: '2025-01-09T00:00:00Z',
    agreements: [{ agreement: 'VPN', party: 'thamesgate', effect: { en: 'Slower' } }],
    updates: [],
  });
  await measure('2025-01-01T00:00:00Z', '2025-01-09T00:00:00Z', 245);
});

/** Every four hours. */
async function measure(start: string, end: string, value: number): Promise<void> {
  house.setClock(end);
  const count = (Instant.parse(end) - Instant.parse(start)) / 14_400_000;
  const rows = Array.from({ length: count }, (_, index) => {
    const at = Instant.format(Instant.plus(Instant.parse(start), index * 14_400_000));
    return { place: at, row: { form: 'value', id: at, agreement: 'VPN', series: 'rtt', at, value: `${value}` } };
  });
  const delivery = { rows, samples: [], refused: [] };
  const receipt = taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
  expect(receipt.refused).toEqual([]);
}

describe('before anybody agreed', () => {
  it('shows the month as it is heading and under the terms, at the level it goes on at', async () => {
    const found = taken(await termsEffect(house.context, { organisation, ...waived, goesOnAt: '312' }));
    // (8 · 245 + 12 · 312) ÷ 20 days
    expect(found.without).toMatchObject({ verdict: 'missed', attained: { en: '285.2 ms' } });
    expect(found.with).toMatchObject({ verdict: 'met', attained: { en: '245 ms' } });
  });

  it('computes and proposes nothing that lies years ahead', async () => {
    const far = { from: '2060-02-20T00:00:00Z', to: '2060-12-31T00:00:00Z' };
    const shown = await termsEffect(house.context, { organisation, ...waived, ...far });
    const put = await proposeTerms(house.context, { organisation, actor: anna, ...proposal, ...far });
    for (const found of [shown, put])
      expect(found.ok ? '' : found.refusals[0]?.message).toBe(
        'temporary terms end within two years; 2060-12-31T00:00:00Z lies further ahead',
      );
  });

  it('proposes to whoever speaks for the customer, and changes nothing', async () => {
    const made = taken(await proposeTerms(house.context, { organisation, actor: anna, ...proposal }));
    expect(made.body.state).toBe('proposed');
    const register = await registerOf(house.context.store, organisation);
    expect(register.all('message').map(({ body }) => [body.to, body.about])).toEqual([
      ['karen', `temporary-terms/${made.id}`],
    ]);
    expect(taken(await readAgreement(house.context, { organisation, agreement: 'VPN' })).revision).toBe(1);
  });

  it('refuses terms that could not stand in the text', async () => {
    const odd = { ...proposal, to: proposal.from };
    expect((await proposeTerms(house.context, { organisation, actor: anna, ...odd })).ok).toBe(false);
    const unknown = { ...proposal, commitment: 'jitter' };
    expect((await proposeTerms(house.context, { organisation, actor: anna, ...unknown })).ok).toBe(false);
    const blank = { ...proposal, effect: 'target' as const };
    expect((await proposeTerms(house.context, { organisation, actor: anna, ...blank })).ok).toBe(false);
    for (const target of ['as good as it gets', '>= 99 %']) {
      const nonsense = { ...blank, target };
      expect((await proposeTerms(house.context, { organisation, actor: anna, ...nonsense })).ok).toBe(false);
    }
    const other = { ...blank, target: '<= 320 ms' };
    expect((await proposeTerms(house.context, { organisation, actor: anna, ...other })).ok).toBe(true);
  });
});

it('what was proposed is not changed under the eyes of the customer', async () => {
  const { id, body } = taken(await proposeTerms(house.context, { organisation, actor: anna, ...proposal }));
  const { state: _state, trail: _trail, ...written } = body;
  const on = { organisation, actor: anna, kind: 'temporary-terms' as const, id };
  const edited = await editRecord(house.context, { ...on, body: { ...written, to: '2025-12-31T00:00:00Z' } });
  expect(edited.ok ? '' : edited.refusals[0]?.code).toBe('CONFLICT');
});

describe('the consent', () => {
  it('is a waiver in the same moment, by which the engine judges the month', async () => {
    const { id } = taken(await proposeTerms(house.context, { organisation, actor: anna, ...proposal }));
    await measure('2025-01-09T00:00:00Z', '2025-01-21T00:00:00Z', 312);
    await measure('2025-01-21T00:00:00Z', '2025-02-01T00:00:00Z', 245);
    const verdict = async (): Promise<readonly (string | undefined)[]> => {
      const made = await statementOf(house.context, { organisation, agreement: 'VPN', period: '2025-01' });
      const [row] = taken(made).statement.rows;
      return [row?.verdict, row?.segments.at(-1)?.value?.exact];
    };
    expect((await verdict())[0]).toBe('missed');
    const agreed = taken(await answerTerms(house.context, { organisation, actor: karen, id, answer: 'agree' }));
    expect(agreed.body.state).toBe('agreed');
    expect(await verdict()).toEqual(['met', '245']);
    const { revision, text } = taken(await readAgreement(house.context, { organisation, agreement: 'VPN' }));
    expect(revision).toBe(2);
    expect(text).toMatchObject({ waivers: [{ id, agreedBy: ['person:anna', 'Karen'], effect: 'exclude' }] });
  });

  it('is a waiver too where the text says until when it holds, and that end stays', async () => {
    const texts = [smallAgreement('WAN', { effective: { from: '2024-12-01', to: '2026-01-01' } })];
    taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
    await make('agreement-roles', 'WAN', {
      agreement: 'WAN',
      provider: 'own',
      customer: 'thamesgate',
      representative: 'karen',
    });
    const terms = { ...proposal, agreement: 'WAN', commitment: 'availability' };
    const { id } = taken(await proposeTerms(house.context, { organisation, actor: anna, ...terms }));
    taken(await answerTerms(house.context, { organisation, actor: karen, id, answer: 'agree' }));
    const { revision, text } = taken(await readAgreement(house.context, { organisation, agreement: 'WAN' }));
    expect(revision).toBe(2);
    expect(text).toMatchObject({ effective: { from: '2025-01-09', to: '2026-01-01', supersedes: 1 } });
  });

  it('is the other side’s alone, and not given past the waiver', async () => {
    const { id } = taken(await proposeTerms(house.context, { organisation, actor: anna, ...proposal }));
    const on = { organisation, kind: 'temporary-terms' as const, id };
    expect((await answerTerms(house.context, { organisation, actor: anna, id, answer: 'agree' })).ok).toBe(false);
    const stranger = await answerTerms(house.context, {
      organisation,
      actor: customer('eve', 'other'),
      id,
      answer: 'agree',
    });
    expect(stranger.ok ? '' : stranger.refusals[0]?.code).toBe('NOT-FOUND');
    const plain = await actOnRecord(house.context, { ...on, actor: karen, act: 'agree' });
    expect(plain.ok ? '' : plain.refusals[0]?.code).toBe('CONFLICT');
    expect(taken(await readAgreement(house.context, { organisation, agreement: 'VPN' })).revision).toBe(1);
  });

  it('is given once, however many answer at the same time, and one waiver stands', async () => {
    const { id } = taken(await proposeTerms(house.context, { organisation, actor: anna, ...proposal }));
    const agree = async () => {
      const made = await answerTerms(house.context, { organisation, actor: karen, id, answer: 'agree' });
      return made.ok ? made.value.body.state : made.refusals[0]?.code;
    };
    expect((await Promise.all([agree(), agree()])).sort()).toEqual(['CONFLICT', 'agreed']);
    expect(await agree()).toBe('CONFLICT');
    const { revision, text } = taken(await readAgreement(house.context, { organisation, agreement: 'VPN' }));
    expect([revision, text]).toMatchObject([2, { waivers: [{ id }] }]);
  });

  it('is of the parties of the agreement: another customer’s word is none', async () => {
    const { disruption: _disruption, ...written } = { ...proposal, party: 'other', target: 'exclude' };
    await make('temporary-terms', 'TMP-X', written);
    const actor = customer('eve', 'other');
    const made = await answerTerms(house.context, { organisation, actor, id: 'TMP-X', answer: 'agree' });
    expect(made.ok ? '' : made.refusals[0]).toMatchObject({
      code: 'NOT-ALLOWED',
      message: 'Other is no party of VPN.',
    });
    expect(taken(await readAgreement(house.context, { organisation, agreement: 'VPN' })).revision).toBe(1);
  });

  it('is refused with its reason, and then nothing changes', async () => {
    const { id } = taken(await proposeTerms(house.context, { organisation, actor: anna, ...proposal }));
    expect((await answerTerms(house.context, { organisation, actor: karen, id, answer: 'decline' })).ok).toBe(false);
    const declined = await answerTerms(house.context, {
      organisation,
      actor: karen,
      id,
      answer: 'decline',
      note: 'Too little for twelve days.',
    });
    expect(taken(declined).body).toMatchObject({ state: 'declined', decisionNote: 'Too little for twelve days.' });
    expect(taken(await readAgreement(house.context, { organisation, agreement: 'VPN' })).revision).toBe(1);
  });
});

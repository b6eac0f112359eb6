import { describe, expect, it } from 'vitest';
import { guardsOf } from './guards.ts';
import type { DraftFacts, GuardCode } from './guards.ts';
import { draftSteps, endOf, guardCodesOf, isSigned } from './lifecycle.ts';

const [hash, other] = ['a'.repeat(64), 'b'.repeat(64)];
const hkd = (amount: string) => ({ amount, currency: 'HKD' });
const replay = { name: 'replay', words: { en: 'a replay', 'zh-Hant': '重算' } };
const [derek, lydia] = [
  { name: 'Derek', party: 'provider', order: 1, authority: hkd('5000000.00') },
  { name: 'Lydia', party: 'customer', order: 2 },
] as const;

/** A text on which every step could be taken. */
const ready: DraftFacts = {
  hash,
  errors: [],
  clauses: [
    { key: 'K06', cleared: true },
    { key: 'K13', owner: 'henry', cleared: true },
  ],
  computes: [replay],
  impact: [{ name: 'replay', computedOn: hash }],
  openOffers: [],
  gaps: [],
  risks: [],
  today: '2024-10-20',
  deviations: { hash, count: 0 },
  manager: 'ada',
  representative: 'jack',
  consents: { hash, by: ['ada', 'jack'] },
  frozenHash: hash,
  signatories: [derek, lydia],
  value: hkd('3600000.00'),
  effectiveFrom: '2024-11-01',
  signatures: [
    { name: 'Derek', hash },
    { name: 'Lydia', hash },
  ],
};

const guardOf = (code: GuardCode, more: Partial<DraftFacts> = {}) => {
  const [guard] = guardsOf([code], { ...ready, ...more });
  if (guard === undefined) throw new TypeError(code);
  return guard;
};

const gap = {
  code: 'K10-CAP',
  path: ['maintenance', 0],
  says: { en: 'Works have no limit.', 'zh-Hant': '計劃工程的時間沒有上限。' },
};
const risk = { gaps: ['K10-CAP'], expires: '2025-01-01' };

/** Every guard of the lifecycle, in each way in which it fails. */
const failing: readonly (readonly [GuardCode, string, Partial<DraftFacts>, string])[] = [
  ['complete', 'an error of lint', { errors: [{ code: 'K24-EXIT', path: ['exit'] }] }, 'K24-EXIT'],
  ['cleared', 'a clause that nobody cleared', { clauses: [{ key: 'K13', owner: 'henry', cleared: false }] }, 'K13'],
  ['impact', 'nothing was computed', { impact: [] }, 'a replay'],
  ['impact', 'it was computed on another text', { impact: [{ name: 'replay', computedOn: other }] }, 'a replay'],
  ['no-open-offer', 'an offer waits', { openOffers: ['OFF-0003'] }, 'OFF-0003'],
  ['gaps', 'a gap that nobody accepted', { gaps: [gap] }, 'K10-CAP'],
  ['gaps', 'accepted until today', { gaps: [gap], risks: [{ ...risk, expires: '2024-10-20' }] }, 'K10-CAP'],
  ['gaps', 'another one accepted', { gaps: [gap], risks: [{ ...risk, gaps: ['K11-RETENTION'] }] }, 'K10-CAP'],
  ['deviations', 'counsel has not approved', { deviations: { hash, count: 2 } }, '2 deviations'],
  [
    'deviations',
    'counsel approved other words',
    { deviations: { hash, count: 1 }, legalHash: other },
    'has not approved 1',
  ],
  ['both-agree', 'one of two agreed', { consents: { hash, by: ['ada'] } }, 'jack'],
  ['both-agree', 'they agreed another text', { consents: { hash: other, by: ['ada', 'jack'] } }, 'ada, jack'],
  ['both-agree', 'nobody speaks for the other side', { representative: undefined }, 'not named'],
  ['frozen', 'another text was frozen', { frozenHash: other }, 'not the one'],
  ['frozen', 'none was', { frozenHash: undefined }, 'not the one'],
  ['signatories', 'nobody signs for the customer', { signatories: [derek] }, 'customer'],
  ['signatories', 'two have one place', { signatories: [derek, { ...lydia, order: 1 }] }, 'same place'],
  ['authority', 'the fees are beyond it', { value: hkd('5000000.01') }, 'Derek'],
  ['authority', 'the liability is beyond it', { liability: hkd('6000000.00') }, 'Derek'],
  ['authority', 'it is in another currency', { value: { amount: '1.00', currency: 'USD' } }, 'Derek'],
  ['effective-date', 'the day has passed', { effectiveFrom: '2024-10-19' }, '2024-10-19'],
  ['effective-date', 'no day is written', { effectiveFrom: undefined }, 'passed'],
  ['all-signed', 'one has not', { signatures: [{ name: 'Derek', hash }, { name: 'Lydia' }] }, 'Lydia'],
  ['all-signed', 'one signed another text', { signatures: [{ name: 'Derek', hash: other }] }, 'Derek'],
  ['all-signed', 'nobody was asked', { signatures: [] }, 'Has not signed'],
];

describe('a guard', () => {
  it.each(failing)('%s fails when %s, says so and how to satisfy it', (...[code, , more, words]) => {
    const guard = guardOf(code, more);
    expect(guard.ok).toBe(false);
    expect(guard.message.en).toContain(words);
    expect(guard.fix.en.length).toBeGreaterThan(10);
    expect(guard.fix['zh-Hant']).toMatch(/\p{Script=Han}/u);
    expect(guard.message['zh-Hant']).toMatch(/\p{Script=Han}/u);
  });

  it.each([...new Set(failing.map(([code]) => code))])('%s holds when all is in order', (code) => {
    expect(guardOf(code)).toMatchObject({ code, ok: true });
  });

  it('says each gap in a sentence, once, with the code under which its risk is accepted', () => {
    const second = { code: 'PROOF-TERM:UC', says: { en: 'UC ends first.', 'zh-Hant': 'UC 先行屆滿。' } };
    expect(guardOf('gaps', { gaps: [gap, second, gap] }).message).toEqual({
      en: '2 gaps neither closed nor accepted: Works have no limit. [K10-CAP] UC ends first. [PROOF-TERM:UC]',
      'zh-Hant': '尚有 2 項差距未消除亦未接納：計劃工程的時間沒有上限。［K10-CAP］UC 先行屆滿。［PROOF-TERM:UC］',
    });
  });

  it('holds for a gap whose risk is accepted until a later day', () => {
    expect(guardOf('gaps', { gaps: [gap], risks: [risk] }).ok).toBe(true);
  });

  it('holds for deviations that counsel approved as they stand', () => {
    expect(guardOf('deviations', { deviations: { hash: other, count: 3 }, legalHash: other }).ok).toBe(true);
  });

  it('holds for authority without limit and for what binds to nothing', () => {
    expect(guardOf('authority', { signatories: [lydia], liability: hkd('900000000.00') }).ok).toBe(true);
    expect(guardOf('authority', { value: undefined }).ok).toBe(true);
  });

  it('holds on the effective day itself', () => {
    expect(guardOf('effective-date', { effectiveFrom: ready.today }).ok).toBe(true);
  });
});

describe('steps', () => {
  it('each have the guards that their text has to pass', () => {
    expect(Object.fromEntries(draftSteps.map((step) => [step, guardCodesOf(step, 'sla')]))).toEqual({
      submit: ['complete'],
      offer: ['complete', 'cleared', 'impact'],
      consent: ['complete', 'no-open-offer', 'gaps', 'deviations'],
      freeze: ['complete', 'no-open-offer', 'gaps', 'deviations', 'both-agree'],
      sign: ['frozen', 'complete', 'cleared', 'gaps', 'signatories', 'authority', 'effective-date'],
      complete: ['frozen', 'all-signed'],
      return: [],
      open: [],
      decline: [],
      revise: [],
      withdraw: [],
    });
  });

  it('ask no authority of leads and no signatory of an expectation', () => {
    expect(guardCodesOf('sign', 'underpinning-contract')).toEqual(guardCodesOf('sign', 'sla'));
    expect(guardCodesOf('sign', 'ola')).not.toContain('authority');
    expect(guardCodesOf('sign', 'ola')).toContain('signatories');
    expect(guardCodesOf('sign', 'expectation')).not.toContain('signatories');
  });

  it('end as the type of agreement ends', () => {
    expect((['sla', 'underpinning-contract', 'ola', 'expectation'] as const).map((type) => endOf(type).en)).toEqual([
      'signed',
      'signed',
      'accepted by both leads',
      'agreed',
    ]);
    expect([isSigned('sla'), isSigned('ola'), isSigned('expectation')]).toEqual([true, false, false]);
  });
});

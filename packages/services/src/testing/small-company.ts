/** A company with two customers, two suppliers and the promises between them, told through the services. For tests. */
import type { RecordKindName } from '@troth/core';
import type { Actor } from '../context.ts';
import { actIn, createIn } from '../practice/write.ts';
import { perform } from '../perform.ts';
import { anna, organisation, taken } from './house-for-tests.ts';
import type { House } from './house-for-tests.ts';

export const staff = (id: string, level: 2 | 3 | 4 | 5 | 6 | 7): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'read' }, { scope: 'records:write' }],
  side: 'own',
  level,
});
export const partyPerson = (id: string, side: 'customer' | 'supplier', party: string): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
  side,
  party,
});

export type Told = readonly [kind: RecordKindName, id: string, body: object];

/** Makes records and moves them, whichever sentence they belong to. */
export async function tell({ context }: House, told: readonly Told[], actor: Actor = anna): Promise<void> {
  for (const [kind, id, body] of told) {
    const command = { organisation, actor, kind, id, body };
    taken(
      await perform(context, command, {
        scope: 'records:write',
        work: (transaction, acts) => createIn(transaction, acts, command),
      }),
    );
  }
}

export async function move(
  { context }: House,
  [kind, id, ...acts]: readonly [RecordKindName, string, ...string[]],
  more: { readonly actor?: Actor; readonly tells?: Readonly<Record<string, unknown>>; readonly note?: string } = {},
): Promise<void> {
  for (const act of acts) {
    const { actor = anna, tells, note } = more;
    const command = { organisation, actor, kind, id, act, tells, note };
    taken(
      await perform(context, command, {
        scope: 'records:write',
        work: (transaction, told) => actIn(transaction, told, command),
      }),
    );
  }
}

const party = (id: string, role: string, [en, zh]: readonly [string, string]): Told => [
  'party',
  id,
  { name: { en, 'zh-Hant': zh }, role, zone: 'Asia/Hong_Kong' },
];
const person = (id: string, [of, en]: readonly [string, string], more: object = {}): Told => [
  'person',
  id,
  { name: { en }, party: of, email: `${id}@example.com`, ...more },
];
const instance = (id: string, [of, offering]: readonly [string, string], more: object = {}): Told => [
  'instance',
  id,
  { name: { en: id }, offering, service: 'SVC-1', party: of, ...more },
];

/** Lion Rock and Thamesgate buy SVC-1, which stands on a ring of Victoria Fibre. */
export const company: readonly Told[] = [
  party('own', 'own', ['Harbourline', '海線通訊']),
  party('lion-rock', 'customer', ['Lion Rock Bank', '獅山銀行']),
  party('thamesgate', 'customer', ['Thamesgate Funds', '泰晤士基金']),
  party('victoria', 'supplier', ['Victoria Fibre', '維港光纖']),
  party('idle', 'supplier', ['Idle Fibre', '閒置光纖']),
  person('ada', ['own', 'Ada Wong'], { level: 5 }),
  person('ben', ['own', 'Ben Lau'], { level: 2 }),
  person('gone', ['own', 'Gus Gone']),
  person('jack', ['lion-rock', 'Jack Cheung']),
  person('karen', ['thamesgate', 'Karen Hale']),
  person('mina', ['victoria', 'Mina Kwok']),
  ['consumer-group', 'GRP-1', { name: { en: 'Dealers', 'zh-Hant': '交易員' }, party: 'lion-rock' }],
  [
    'service',
    'SVC-1',
    {
      name: { en: 'Metro Ethernet', 'zh-Hant': '城域以太網' },
      owner: 'ada',
      reviewedOn: '2024-12-01',
      layer: 'business',
    },
  ],
  ['service', 'SVC-2', { name: { en: 'Telex' }, owner: 'gone', reviewedOn: '2024-01-31', layer: 'business' }],
  ['component', 'CMP-1', { name: { en: 'Kwun Tong ring' }, party: 'victoria', agreement: 'UC-VF' }],
  ['offering', 'OFR-1', { service: 'SVC-1', name: { en: 'Gold' }, number: 1, price: price('900.00') }],
  [
    'offering',
    'OFR-2',
    { service: 'SVC-1', name: { en: 'Gold' }, number: 2, supersedes: 'OFR-1', price: price('950.00') },
  ],
  instance('INS-1', ['lion-rock', 'OFR-1'], { consumerGroup: 'GRP-1', agreement: 'SLA-1' }),
  instance('INS-2', ['lion-rock', 'OFR-1'], { consumerGroup: 'GRP-1', agreement: 'SLA-1' }),
  instance('INS-3', ['thamesgate', 'OFR-2'], {}),
  ['linkage', 'LNK-1', { from: 'service/SVC-1', to: 'component/CMP-1', criticality: 'high' }],
  ['linkage', 'LNK-2', { from: 'party/thamesgate', to: 'party/victoria' }],
  ['link-activity', 'ACT-1', { linkage: 'LNK-1', type: 'incident', ownOwner: 'ada' }],
  ['link-activity', 'ACT-2', { linkage: 'LNK-1', type: 'billing', ownOwner: 'gone' }],
  [
    'agreement-roles',
    'SLA-1',
    {
      agreement: 'SLA-1',
      provider: 'own',
      customer: 'lion-rock',
      manager: 'ada',
      representative: 'jack',
      service: 'SVC-1',
    },
  ],
];

function price(amount: string): object {
  return { amount, currency: 'HKD', per: 'month' };
}

export async function companyStands(house: House): Promise<void> {
  await tell(house, company);
  await move(house, ['person', 'gone', 'leave']);
  for (const id of ['lion-rock', 'thamesgate', 'victoria', 'idle', 'own']) await move(house, ['party', id, 'activate']);
  for (const id of ['SVC-1', 'SVC-2']) await move(house, ['service', id, 'launch']);
  await move(house, ['offering', 'OFR-1', 'publish']);
  await move(house, ['offering', 'OFR-2', 'publish']);
  await move(house, ['offering', 'OFR-1', 'supersede']);
  for (const id of ['INS-1', 'INS-2', 'INS-3']) await move(house, ['instance', id, 'provide', 'hand-over']);
}

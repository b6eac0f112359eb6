/** What every shipped template asks: who, when, where, which law. Owns: the variables that they share. */
import type { Json } from '../../../ledger/entry.ts';
import type { WrittenTemplate } from '../template.ts';
import { both, tiers } from './notation.ts';

type Variable = WrittenTemplate['variables'][number];

const holidayLists = [
  ['hk-general', both('Hong Kong general holidays', '香港公眾假期')],
  ['hk-statutory', both('Hong Kong statutory holidays', '香港法定假日')],
  ['england', both('Bank holidays in England and Wales', '英格蘭及威爾斯銀行假期')],
  ['japan', both('National holidays of Japan', '日本國民假日')],
] as const;

const zones = [
  ['Asia/Hong_Kong', both('Hong Kong', '香港')],
  ['Europe/London', both('London', '倫敦')],
  ['Asia/Tokyo', both('Tokyo', '東京')],
  ['Asia/Singapore', both('Singapore', '新加坡')],
] as const;

const laws = [
  ['hong-kong', both('Hong Kong', '香港')],
  ['england', both('England and Wales', '英格蘭及威爾斯')],
] as const;

const choice = (pairs: readonly (readonly [string, Variable['names']])[]): Variable['options'] =>
  pairs.map(([value, names]) => ({ value, names }));

/** Asked in every agreement. */
export const whoAndWhen: readonly Variable[] = [
  { key: 'agreementId', names: both('Id of the agreement', '協議編號'), kind: 'id' },
  { key: 'provider', names: both('Who provides the service', '提供服務的一方'), kind: 'party' },
  { key: 'customer', names: both('Who receives it', '接受服務的一方'), kind: 'party' },
  {
    key: 'customerRepresentative',
    names: both('Who speaks for the users', '用戶代表'),
    help: both(
      'One person on the receiving side whose word counts for all users.',
      '接受服務一方的一名人員，其意見代表所有用戶。',
    ),
    kind: 'person',
  },
  { key: 'serviceLevelManager', names: both('Service level manager', '服務水平經理'), kind: 'person' },
  {
    key: 'signatories',
    names: both('Who signs, in which order', '簽署人及次序'),
    help: both('At least one person of each side, with capacity and authority.', '每方最少一人，並註明職銜及權限。'),
    kind: 'signatories',
  },
  { key: 'start', names: both('First day', '首日'), kind: 'date' },
  { key: 'end', names: both('First day after the term', '期滿翌日'), kind: 'date' },
  { key: 'zone', names: both('Time zone', '時區'), kind: 'choice', options: choice(zones), default: 'Asia/Hong_Kong' },
  {
    key: 'holidays',
    names: both('Holiday list', '假期表'),
    help: both(
      'Named, because lists differ: a Good Friday is a holiday in one and none in another.',
      '須指明，因各表不同：耶穌受難節在一表為假期，在另一表則不是。',
    ),
    kind: 'choice',
    options: choice(holidayLists),
    default: 'hk-general',
  },
  {
    key: 'reviewMonth',
    names: both('Month of the yearly review (1–12)', '年度檢討月份（1–12）'),
    kind: 'whole',
    default: 9,
  },
  {
    key: 'trialUntil',
    names: both('Targets on trial until', '目標試行至'),
    help: both(
      'Until this day the targets are reported and give no credit; then they are looked at again.',
      '此日前目標只作報告，不予補償；其後重新檢討。',
    ),
    kind: 'date',
    required: false,
  },
];

/** Asked where money and law come in. */
export const lawAndCurrency: readonly Variable[] = [
  { key: 'law', names: both('Governing law', '管轄法律'), kind: 'choice', options: choice(laws), default: 'hong-kong' },
  {
    key: 'currency',
    names: both('Currency', '貨幣'),
    kind: 'choice',
    options: [
      { value: 'HKD', names: both('Hong Kong dollars', '港元') },
      { value: 'GBP', names: both('Pounds sterling', '英鎊') },
      { value: 'USD', names: both('US dollars', '美元') },
    ],
    default: 'HKD',
  },
];

/** How the desk is reached. */
export const desk: Variable = {
  key: 'deskPhone',
  names: both('Telephone of the service desk', '服務台電話'),
  kind: 'text',
};

/** Sites, each with an id and a name. */
export const sites: Variable = { key: 'sites', names: both('Sites', '地點'), kind: 'sites' };

/** A monthly price that usually differs by tier. */
export function fee(names: Variable['names'], [bronze, silver, gold]: readonly [Json, Json, Json]): Variable {
  return { key: 'monthlyFee', names, kind: 'money', default: tiers(bronze, silver, gold) };
}

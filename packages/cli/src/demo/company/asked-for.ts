/**
 * What the company can carry, what it sells in tiers, what others promise, what the law asks, and what Lion Rock said it needs next.
 * All invented, sources too. Owns: the data for requirements; the bank that is taken on in the tour is made there.
 */
import type { RecordWritten } from '@troth/core';
import { holdInterview, writeRequirement } from '@troth/services';
import type { Actor } from '@troth/services';
import { acted, did, made } from '../steps.ts';
import type { Step } from '../steps.ts';
import { need } from '../../endings.ts';

const known = '2025-02-10T10:00:00+08:00';
type Pair = readonly [en: string, zh: string];
const words = ([en, zh]: Pair): { en: string; 'zh-Hant': string } => ({ en, 'zh-Hant': zh });

type Capability = RecordWritten<'capability'>;
const capabilities: readonly (readonly [
  id: string,
  name: Pair,
  skills: Pair,
  Partial<Capability> & Pick<Capability, 'capacity' | 'committed' | 'unit'>,
])[] = [
  [
    'CAP-FIELD',
    ['Field Ops', '外勤組'],
    ['Fibre, racks, branch visits', '光纖、機架、分行到場'],
    { party: 'field-ops', headcount: 7, capacity: '1000', committed: '880', unit: 'person-hours' },
  ],
  [
    'CAP-NOC',
    ['Network operations centre', '網絡營運中心'],
    ['Watching, first diagnosis', '監察、初步診斷'],
    { party: 'noc', headcount: 14, capacity: '2400', committed: '1810', unit: 'tickets' },
  ],
  [
    'CAP-PROV',
    ['Provisioning', '開通組'],
    ['Orders, configuration', '訂單、設定'],
    { party: 'provisioning', headcount: 4, capacity: '640', committed: '512', unit: 'person-hours' },
  ],
  [
    'CAP-KT-POWER',
    ['Kwun Tong hall, power', '觀塘機房電力'],
    ['Two feeds, generator', '雙路供電、發電機'],
    { form: 'facility', capacity: '120', committed: '96', unit: 'kW' },
  ],
];

function capabilitySteps(): readonly Step[] {
  return capabilities.flatMap(([id, name, skill, more]) => [
    made('capability', {
      at: known,
      by: 'derek',
      id,
      body: {
        name: words(name),
        form: 'team',
        skills: [words(skill)],
        hours: { en: 'Day and night', 'zh-Hant': '全日 24 小時' },
        ...more,
      },
    }),
    acted(['capability', id], 'verify', {
      at: '2025-02-11T10:00:00+08:00',
      by: 'derek',
      tells: {
        checkedOn: '2025-02-11',
        validUntil: '2025-08-31',
        evidence: { en: 'Rosters and tickets of January 2025.', 'zh-Hant': '2025 年 1 月的更表及工單。' },
      },
    }),
  ]);
}

type Tier = readonly [id: string, name: Pair, price: string, values: readonly string[]];
const tiers: readonly Tier[] = [
  [
    'BRONZE',
    ['Bronze', '銅級'],
    '12800.00',
    ['>= 99.5 %', '<= 8 h', '<= 1 h', '<= 60 ms', '<= 0.5 %', '<= 8 h', '<= 20 business days'],
  ],
  [
    'SILVER',
    ['Silver', '銀級'],
    '18500.00',
    ['>= 99.9 %', '<= 4 h', '<= 15 min', '<= 30 ms', '<= 0.1 %', '<= 4 h', '<= 15 business days'],
  ],
  [
    'GOLD',
    ['Gold', '金級'],
    '26500.00',
    ['>= 99.99 %', '<= 2 h', '<= 5 min', '<= 20 ms', '<= 0.05 %', '<= 2 h', '<= 10 business days'],
  ],
];
const sold: readonly (readonly [measure: string, what: Pair])[] = [
  ['availability', ['Availability', '可用率']],
  ['restore', ['Time to restore', '復原時間']],
  ['response', ['Time to respond', '回應時間']],
  ['latency', ['Round-trip delay', '往返時延']],
  ['loss', ['Packet loss', '封包遺失率']],
  ['attendance', ['Time to be on site', '到場時間']],
  ['delivery', ['Time to deliver an order', '開通時間']],
];

function tierSteps(): readonly Step[] {
  return tiers.flatMap(([id, name, amount, values]) => [
    made('offering', {
      at: known,
      by: 'ada',
      id: `OFR-S01-${id}`,
      body: {
        service: 'SVC-S01',
        name: { en: `IPVPN ${name[0]}`, 'zh-Hant': `虛擬專用網${name[1]}` },
        tier: name[0],
        number: 1,
        hours: { en: 'Day and night', 'zh-Hant': '全日 24 小時' },
        targets: sold.map(([measure, what], at) => ({ measure, what: words(what), value: values[at] ?? '' })),
        price: { amount, currency: 'HKD', per: 'month' },
      },
    }),
    acted(['offering', `OFR-S01-${id}`], 'publish', { at: known, by: 'ada' }),
  ]);
}

type Benchmark = RecordWritten<'benchmark'>;
type Other = readonly [
  title: Pair,
  measure: string,
  value: string,
  Pick<Benchmark, 'grade' | 'similarity' | 'date'>,
  source: Pair,
];
const others: readonly Other[] = [
  [
    ['Bank of the Peninsula, branch network', '半島銀行分行網絡'],
    'availability',
    '>= 99.95 %',
    { grade: 'A', similarity: 'close', date: '2024-11-30' },
    ['Audited service report', '經審核的服務報告'],
  ],
  [
    ['Eastern Carrier, published terms', '東方電訊公開條款'],
    'availability',
    '>= 99.9 %',
    { grade: 'B', similarity: 'fair', date: '2024-09-01' },
    ['Terms on its website', '網站所載條款'],
  ],
  [
    ['Delta Fibre, published terms', '三角洲光纖公開條款'],
    'availability',
    '>= 99.9 %',
    { grade: 'B', similarity: 'fair', date: '2024-06-15' },
    ['Terms on its website', '網站所載條款'],
  ],
  [
    ['Trading firm, by its consultant', '某交易公司（顧問轉述）'],
    'availability',
    '>= 99.995 %',
    { grade: 'C', similarity: 'loose', date: '2023-05-20' },
    ['Conference talk', '研討會講稿'],
  ],
  [
    ['Eastern Carrier, published terms', '東方電訊公開條款'],
    'restore',
    '<= 4 h',
    { grade: 'B', similarity: 'fair', date: '2024-09-01' },
    ['Terms on its website', '網站所載條款'],
  ],
  [
    ['Delta Fibre, published terms', '三角洲光纖公開條款'],
    'restore',
    '<= 6 h',
    { grade: 'B', similarity: 'fair', date: '2024-06-15' },
    ['Terms on its website', '網站所載條款'],
  ],
];

const benchmarkSteps = (): readonly Step[] =>
  others.map(([title, measure, value, more, source], at) =>
    made('benchmark', {
      at: known,
      by: 'ada',
      id: `BMK-${String(at + 1).padStart(4, '0')}`,
      body: {
        title: words(title),
        measure,
        value,
        serviceType: 'network',
        source: words(source),
        region: 'Hong Kong',
        sizeClass: 'medium',
        ...more,
      },
    }),
  );

type Obligation = RecordWritten<'obligation'>;
const obligations: readonly (readonly [id: string, Obligation])[] = [
  [
    'OBL-0001',
    {
      title: words(['Computer systems of critical infrastructures', '關鍵基礎設施的電腦系統']),
      form: 'law',
      cites: 'Cap. 653',
      about: words([
        'A hospital has to report a serious incident of its computer systems; its suppliers have to tell it in time.',
        '醫院須就電腦系統的嚴重事故作出報告，其供應商須及時通知醫院。',
      ]),
      party: 'peak-harbour',
      clauses: ['K15', 'K20'],
      owner: 'grace',
      due: '2026-01-01',
      notifyWithin: '12 h',
    },
  ],
  [
    'OBL-0002',
    {
      title: words(['Work at height and in lift shafts', '高空及升降機槽作業']),
      form: 'safety-rule',
      cites: 'House rules of Field Ops, 4.2',
      about: words([
        'Two people, a permit for the day, gear that was checked.',
        '須兩人同行，備當日許可證及已檢查的裝備。',
      ]),
      owner: 'stephen-lau',
      validUntil: '2025-12-31',
    },
  ],
];

const obligationSteps = (): readonly Step[] =>
  obligations.map(([id, body]) => made('obligation', { at: known, by: 'grace', id, body }));

type Answer = RecordWritten<'interview'>['answers'][number];
type Asked = readonly [
  id: string,
  at: string,
  Pick<RecordWritten<'interview'>, 'person' | 'audience'>,
  readonly Answer[],
];
const interviews: readonly Asked[] = [
  [
    'INT-LR-1',
    '2025-02-18',
    { person: 'lydia-mok', audience: 'managerial' },
    [
      { question: 'business', answer: 'Every order goes over it. When it stops, we stop.' },
      { question: 'downtime', answer: 'Four nines, through typhoons as well.', value: '>= 99.99 %' },
      { question: 'restore', answer: 'Four hours is bearable once a year.', value: '<= 4 h' },
    ],
  ],
  [
    'INT-LR-2',
    '2025-02-19',
    { person: 'jack', audience: 'operational' },
    [
      { question: 'restore', answer: 'After one hour the desk moves to the other broker.', value: '<= 1 h' },
      { question: 'delay', answer: 'Round trips over two milliseconds cost us fills.', value: '<= 2 ms' },
      { question: 'updates', answer: 'Tell us every half hour, even when nothing changed.', value: '<= 30 min' },
    ],
  ],
];

const ada: Actor = {
  id: 'person:ada',
  side: 'own',
  level: 5,
  grants: [{ scope: 'read' }, { scope: 'records:write' }],
};

const interviewSteps = (): readonly Step[] =>
  interviews.flatMap(([id, day, asked, answers]) => [
    made('interview', {
      at: `${day}T09:00:00+08:00`,
      by: 'ada',
      id,
      body: { party: 'lion-rock', serviceType: 'network', service: 'SVC-S03', day, answers: [], ...asked },
    }),
    did(`${day}T11:00:00+08:00`, async ({ context, organisation }) =>
      need(await holdInterview(context, { organisation, actor: ada, id, answers: [...answers] })),
    ),
  ]);

const written = did('2025-02-20T15:00:00+08:00', async ({ context, organisation }) =>
  need(
    await writeRequirement(context, {
      organisation,
      actor: ada,
      body: {
        party: 'lion-rock',
        service: 'SVC-S03',
        title: words(['Orders flow, typhoon or not', '落盤不停，打風亦然']),
        measure: 'availability',
        target: '>= 99.99 %',
        period: 'month',
        hours: 'always',
        priority: 'must',
        impactPerHour: { amount: '260000.00', currency: 'HKD' },
        needs: ['NED-0001', 'NED-0002'],
      },
    }),
  ),
);

export const askedForSteps = (): readonly Step[] => [
  ...capabilitySteps(),
  ...tierSteps(),
  ...benchmarkSteps(),
  ...obligationSteps(),
  ...interviewSteps(),
  written,
];

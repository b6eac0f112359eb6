/** Who the company is and deals with: itself, twelve customers, nine suppliers, seven groups. All invented. */
import type { RecordWritten } from '@troth/core';
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

type Party = RecordWritten<'party'>;

type Pair = readonly [en: string, zh: string];
type Row = readonly [id: string, body: Party];

const customer = (
  ...[id, [en, zh], industry, more]: [
    string,
    Pair,
    Pair,
    Partial<Party> & Pick<Party, 'representatives' | 'riskClass' | 'since'>,
  ]
): Row => [
  id,
  {
    name: { en, 'zh-Hant': zh },
    role: 'customer',
    industry: { en: industry[0], 'zh-Hant': industry[1] },
    language: 'en',
    currency: 'HKD',
    zone: 'Asia/Hong_Kong',
    manager: 'ada',
    ...more,
  },
];

const supplier = (
  ...[id, [en, zh], about, more]: [string, Pair, Pair, Partial<Party> & Pick<Party, 'representatives' | 'riskClass'>]
): Row => [
  id,
  {
    name: { en, 'zh-Hant': zh },
    role: 'supplier',
    about: { en: about[0], 'zh-Hant': about[1] },
    language: 'en',
    currency: 'HKD',
    zone: 'Asia/Hong_Kong',
    manager: 'felix',
    since: '2021-04-01',
    ...more,
  },
];

const group = (...[id, [en, zh], manager, about]: [string, Pair, string, Pair]): Row => [
  id,
  {
    name: { en, 'zh-Hant': zh },
    role: 'internal-group',
    parent: 'harbourline',
    manager,
    representatives: [manager],
    about: { en: about[0], 'zh-Hant': about[1] },
  },
];

export const parties: readonly Row[] = [
  [
    'harbourline',
    {
      name: { en: 'Harbourline Networks Ltd', 'zh-Hant': '港綫網絡有限公司' },
      role: 'own',
      registration: '1234567',
      language: 'en',
      currency: 'HKD',
      zone: 'Asia/Hong_Kong',
      address: '18 Harbour Road, Hong Kong',
      email: 'service@harbourline.example',
      phone: '+852 5550 0100',
      manager: 'eva',
      about: {
        en: 'Networks, cloud and support for businesses in Hong Kong. The financial year runs from April to March.',
        'zh-Hant': '為香港企業提供網絡、雲端及支援服務。財政年度由四月至翌年三月。',
      },
    },
  ],
  customer('lion-rock', ['Lion Rock Securities', '獅子山證券'], ['Stockbroking', '證券經紀'], {
    representatives: ['jack', 'lydia-mok'],
    riskClass: 'high',
    since: '2021-06-01',
    registration: '2041187',
    address: '9/F, 88 Des Voeux Road Central',
    about: {
      en: 'Trades through severe weather since 23 September 2024: a typhoon signal no longer closes its market.',
      'zh-Hant': '自 2024 年 9 月 23 日起在惡劣天氣下照常交易：懸掛風球不再停市。',
    },
  }),
  customer('thamesgate', ['Thamesgate Asset Management', '泰晤士門資產管理'], ['Asset management', '資產管理'], {
    representatives: ['karen'],
    riskClass: 'medium',
    since: '2022-02-01',
    zone: 'Europe/London',
    address: '40 Cornhill, London',
  }),
  customer('peak-harbour', ['Peak Harbour Hospital', '山頂港醫院'], ['Hospital', '醫院'], {
    representatives: ['nora', 'alan-yuen'],
    riskClass: 'high',
    since: '2020-09-01',
    address: '2 Conduit Road, Mid-Levels',
    about: {
      en: 'No maintenance windows: every minute of an interruption counts.',
      'zh-Hant': '不設維修時段：每一分鐘的中斷均計算在內。',
    },
  }),
  customer('jade-lantern', ['Jade Lantern Restaurants', '玉燈餐飲'], ['Restaurants', '餐飲'], {
    representatives: ['tony-pang'],
    riskClass: 'medium',
    since: '2022-11-01',
    language: 'zh-Hant',
    address: '21 Kimberley Road, Tsim Sha Tsui',
  }),
  customer('kwai-chung', ['Kwai Chung Cold Chain', '葵涌冷鏈'], ['Cold storage', '冷藏物流'], {
    representatives: ['simon-kwan'],
    riskClass: 'medium',
    since: '2023-01-01',
    language: 'zh-Hant',
    address: '55 Container Port Road, Kwai Chung',
  }),
  customer('silkroad', ['Silkroad Pay', '絲路支付'], ['Payments', '支付'], {
    representatives: ['grace-ip'],
    riskClass: 'high',
    since: '2022-07-01',
    address: '3/F, 5 Science Park West Avenue',
  }),
  customer('tai-ping', ['Tai Ping Precision', '太平精密'], ['Precision engineering', '精密工程'], {
    representatives: ['wing-lo'],
    riskClass: 'medium',
    since: '2021-10-01',
    language: 'zh-Hant',
    address: '16 Hung To Road, Kwun Tong',
  }),
  customer('nt-education', ['New Territories Education Foundation', '新界教育基金會'], ['Schools', '學校'], {
    representatives: ['helen-shum'],
    riskClass: 'low',
    since: '2019-09-01',
    language: 'zh-Hant',
    address: '8 Sha Tin Centre Street',
  }),
  customer('wan-chai-legal', ['Wan Chai Legal Chambers', '灣仔大律師事務所'], ['Legal services', '法律服務'], {
    representatives: ['patrick-ngai'],
    riskClass: 'medium',
    since: '2023-05-01',
    address: '120 Gloucester Road, Wan Chai',
    about: {
      en: 'Requests are answered in time; the people who ask are not content (satisfaction 2.9 of 5).',
      'zh-Hant': '服務請求均按時回覆，惟使用者並不滿意（滿意度 2.9／5）。',
    },
  }),
  customer('orchid', ['Orchid Hotels', '蘭花酒店'], ['Hotels', '酒店'], {
    representatives: ['nora-lui'],
    riskClass: 'medium',
    since: '2022-04-01',
    address: '1 Salisbury Road, Tsim Sha Tsui',
  }),
  customer('eastbay', ['Eastbay Insurance', '東灣保險'], ['Insurance', '保險'], {
    representatives: ['mabel-siu'],
    riskClass: 'high',
    since: '2021-08-01',
    address: "700 King's Road, Quarry Bay",
  }),
  customer('metrokiosk', ['MetroKiosk Vending', '都會售賣站'], ['Vending', '自動售賣'], {
    representatives: ['raymond-tse'],
    riskClass: 'low',
    since: '2023-08-01',
    language: 'zh-Hant',
    address: '33 Wong Chuk Hang Road',
  }),
  supplier(
    'victoria-fibre',
    ['Victoria Fibre Carriers', '維多利亞光纖'],
    [
      'Access fibre to buildings. Its contract ended on 31 January 2025; works and repairs go on without one.',
      '大廈接入光纖。合約已於 2025 年 1 月 31 日屆滿，現時在無合約下繼續提供工程及維修。',
    ],
    { representatives: ['mina'], riskClass: 'high' },
  ),
  supplier('pearl-delta', ['Pearl Delta Telecom', '珠江電信'], ['Tails in the mainland.', '內地尾線。'], {
    representatives: ['chen-wei'],
    riskClass: 'high',
    language: 'zh-Hant',
  }),
  supplier(
    'trans-asia-subsea',
    ['Trans-Asia Subsea', '泛亞海纜'],
    [
      'Capacity on subsea cables: it promises reasonable endeavours, and no time.',
      '海底電纜容量：只承諾合理努力，不承諾時限。',
    ],
    { representatives: ['amir-rahman'], riskClass: 'high' },
  ),
  supplier('albion-connect', ['Albion Connect', '阿爾比恩通訊'], ['Tails in London.', '倫敦尾線。'], {
    representatives: ['sarah-webb'],
    riskClass: 'medium',
    zone: 'Europe/London',
  }),
  supplier('skyline-dc', ['Skyline DC', '天際數據中心'], ['Colocation in Tseung Kwan O.', '將軍澳主機託管。'], {
    representatives: ['kelvin-mok'],
    riskClass: 'medium',
  }),
  supplier(
    'cloudnine',
    ['CloudNine HK', '九霄雲'],
    [
      'Infrastructure as a service; credits are claimed by the end of the second billing cycle or lost.',
      '基礎架構即服務；服務抵免須於第二個帳單週期結束前索償，逾期作廢。',
    ],
    { representatives: ['ivy-chow'], riskClass: 'medium' },
  ),
  supplier('sentinelwatch', ['SentinelWatch', '哨兵監察'], ['Security operations.', '保安監察。'], {
    representatives: ['omar-said'],
    riskClass: 'medium',
  }),
  supplier(
    'fixit',
    ['FixIt Field Engineers', '快修外勤工程'],
    [
      'Engineers on site, Monday to Friday 09:00 to 18:00 except general holidays.',
      '現場工程人員，星期一至五上午九時至下午六時，公眾假期除外。',
    ],
    { representatives: ['lok-yiu'], riskClass: 'medium', language: 'zh-Hant' },
  ),
  supplier('scrubnet', ['ScrubNet', '淨流網絡'], ['Cleaning of attack traffic.', '攻擊流量清洗。'], {
    representatives: ['dana-klein'],
    riskClass: 'low',
  }),
  group('noc', ['Network operations centre', '網絡營運中心'], 'ivan-tam', [
    'Watches day and night, first repair.',
    '日夜監察，首線維修。',
  ]),
  group('service-desk', ['Service desk', '服務台'], 'leo', ['Takes every call and ticket.', '接聽所有來電及工單。']),
  group('core-network', ['Core network', '核心網絡'], 'queenie-ho', [
    'Routers, rings and the subsea edge.',
    '路由器、環網及海纜接入。',
  ]),
  group('field-ops', ['Field operations', '外勤營運'], 'stephen-lau', [
    'People on site, spares, test sets.',
    '現場人員、備件及測試儀器。',
  ]),
  group('cloud-platform', ['Cloud platform', '雲端平台'], 'tracy-kam', [
    'Hosting, Kubernetes, backup.',
    '雲端託管、Kubernetes 及備份。',
  ]),
  group('security', ['Security', '資訊保安'], 'ursula-fan', ['Firewalls and the security desk.', '防火牆及保安值班。']),
  group('provisioning', ['Provisioning', '開通'], 'victor-chu', [
    'New lines, moves and cessations.',
    '新裝、遷移及終止。',
  ]),
];

/** All of them were there when the books began. */
export const partySteps = (at: string): readonly Step[] =>
  parties.flatMap(([id, body]) => [
    made('party', { at, by: 'derek', id, body }),
    acted(['party', id], 'activate', { at, by: 'derek' }),
  ]);

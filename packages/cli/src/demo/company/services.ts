/** The catalogue: twenty-five services and what is sold of them, in versions. Each line is a service; its offering follows from it. */
import type { RecordWritten } from '@troth/core';
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

type Pair = readonly [en: string, zh: string];

interface Line {
  readonly id: string;
  readonly name: Pair;
  readonly category: 'network' | 'support' | 'cloud' | 'security' | 'sites';
  readonly owner: string;
  readonly group: string;
  /** Price of the standard offering a month, and what it promises. */
  readonly price: string;
  readonly promise: string;
  readonly dependsOn?: readonly string[];
  readonly reviewedOn?: string;
}

const line = (
  ...[number, name, category, owner, group, price, promise, more = {}]: [
    string,
    Pair,
    Line['category'],
    string,
    string,
    string,
    string,
    Partial<Line>?,
  ]
): Line => ({ id: `SVC-${number}`, name, category, owner, group, price, promise, ...more });

export const serviceLines: readonly Line[] = [
  line('S01', ['IPVPN', '虛擬專用網'], 'network', 'queenie-ho', 'core-network', '22000.00', '>= 99.9 %'),
  line(
    'S02',
    ['Dedicated internet access', '專線上網'],
    'network',
    'queenie-ho',
    'core-network',
    '14000.00',
    '>= 99.9 %',
  ),
  line('S03', ['Metro Ethernet', '城域以太網'], 'network', 'queenie-ho', 'core-network', '75000.00', '>= 99.95 %'),
  line('S04', ['Ethernet private line', '以太專線'], 'network', 'queenie-ho', 'core-network', '96000.00', '>= 99.95 %'),
  line(
    'S05',
    ['International Ethernet private line', '國際以太專線'],
    'network',
    'queenie-ho',
    'core-network',
    '58000.00',
    '>= 99.9 %',
  ),
  line('S06', ['SD-WAN', '軟件定義廣域網'], 'network', 'ivan-tam', 'noc', '2000.00', '>= 99.9 %', {
    dependsOn: ['SVC-S02'],
  }),
  line('S07', ['Broadband and 5G backup', '寬頻連 5G 備援'], 'network', 'ivan-tam', 'noc', '1800.00', '>= 99.5 %'),
  line('S08', ['DDoS protection', '防禦分散式攻擊'], 'security', 'ursula-fan', 'security', '40000.00', '>= 99.9 %', {
    dependsOn: ['SVC-S02'],
  }),
  line('S09', ['Managed firewall', '管理式防火牆'], 'security', 'ursula-fan', 'security', '9000.00', '>= 99.9 %'),
  line('S10', ['Managed Wi-Fi', '管理式無線網絡'], 'network', 'ivan-tam', 'noc', '9200.00', '>= 99.5 %', {
    dependsOn: ['SVC-S02'],
  }),
  line('S11', ['SIP voice', 'SIP 話音'], 'network', 'queenie-ho', 'core-network', '8000.00', '>= 99.9 %', {
    dependsOn: ['SVC-S02'],
  }),
  line('S12', ['Managed helpdesk', '管理式服務台'], 'support', 'leo', 'service-desk', '48000.00', '95 % in time'),
  line('S13', ['Device lifecycle', '裝置生命週期管理'], 'support', 'leo', 'service-desk', '6000.00', '95 % in time', {
    reviewedOn: '2023-11-20',
  }),
  line(
    'S14',
    ['Field maintenance', '外勤保養'],
    'support',
    'stephen-lau',
    'field-ops',
    '350.00',
    '95 % restored in 8 h',
  ),
  line('S15', ['Cloud hosting', '雲端託管'], 'cloud', 'tracy-kam', 'cloud-platform', '60000.00', '>= 99.95 %'),
  line(
    'S16',
    ['Managed Kubernetes', '管理式 Kubernetes'],
    'cloud',
    'tracy-kam',
    'cloud-platform',
    '45000.00',
    '>= 99.9 %',
    { dependsOn: ['SVC-S15'] },
  ),
  line(
    'S17',
    ['Backup as a service', '備份即服務'],
    'cloud',
    'tracy-kam',
    'cloud-platform',
    '9000.00',
    '>= 96 % on the day',
    { dependsOn: ['SVC-S15'] },
  ),
  line('S18', ['DR as a service', '災難復原即服務'], 'cloud', 'tracy-kam', 'cloud-platform', '34000.00', '>= 99.5 %', {
    dependsOn: ['SVC-S15'],
  }),
  line(
    'S19',
    ['SaaS monitoring portal', '監察平台即服務'],
    'cloud',
    'tracy-kam',
    'cloud-platform',
    '80000.00',
    '>= 99.9 %',
    { dependsOn: ['SVC-S15'] },
  ),
  line('S20', ['Application support', '應用支援'], 'support', 'tracy-kam', 'cloud-platform', '90000.00', '>= 99.9 %'),
  line('S21', ['Colocation', '主機託管'], 'sites', 'stephen-lau', 'field-ops', '13000.00', '>= 99.99 %'),
  line('S22', ['Remote hands', '遙距代操作'], 'sites', 'stephen-lau', 'field-ops', '1200.00', '95 % in time'),
  line(
    'S23',
    ['Security operations', '保安監察'],
    'security',
    'ursula-fan',
    'security',
    '55000.00',
    '95 % triaged in time',
  ),
  line('S24', ['IoT connectivity', '物聯網連接'], 'network', 'ivan-tam', 'noc', '7300.00', '>= 99.5 %'),
  line(
    'S25',
    ['Carbon reporting', '碳排放報告'],
    'support',
    'carmen',
    'service-desk',
    '5000.00',
    'reported by the tenth day',
  ),
];

const categories: Readonly<Record<Line['category'], Pair>> = {
  network: ['Network', '網絡'],
  support: ['Support', '支援'],
  cloud: ['Cloud', '雲端'],
  security: ['Security', '資訊保安'],
  sites: ['Sites', '場地'],
};

const words = ([en, zh]: Pair): { en: string; 'zh-Hant': string } => ({ en, 'zh-Hant': zh });

export const offeringOf = (service: string, number = 1): string => `OFR-${service.slice(4)}-V${number}`;

function serviceBody(one: Line): RecordWritten<'service'> {
  return {
    name: words(one.name),
    outcome: {
      en: `${one.name[0]}, looked after day and night by one team that answers for it.`,
      'zh-Hant': `${one.name[1]}，由專責團隊日夜負責。`,
    },
    layer: 'business',
    category: words(categories[one.category]),
    owner: one.owner,
    group: one.group,
    reviewedOn: one.reviewedOn ?? '2024-01-15',
    ...(one.dependsOn === undefined ? {} : { dependsOn: [...one.dependsOn] }),
  };
}

/** A share that is kept is of the time. */
const measureIn = (promise: string): { readonly measure?: string } =>
  /^>= 99[.\d]* %$/u.test(promise) ? { measure: 'availability' } : {};

const offeringBody = (one: Line, number: number): RecordWritten<'offering'> => ({
  service: one.id,
  name: { en: `${one.name[0]}, standard`, 'zh-Hant': `${one.name[1]}（標準）` },
  tier: 'standard',
  number,
  included: [
    { en: 'Watch day and night, one number to call', 'zh-Hant': '日夜監察，單一聯絡電話' },
    { en: 'Monthly report with the evidence', 'zh-Hant': '附證據的每月報告' },
  ],
  excluded: [{ en: 'Equipment of the customer', 'zh-Hant': '客戶的設備' }],
  hours: { en: 'Day and night', 'zh-Hant': '全日 24 小時' },
  targets: [{ what: { en: 'Promise', 'zh-Hant': '承諾' }, value: one.promise, ...measureIn(one.promise) }],
  price: { amount: one.price, currency: 'HKD', per: 'month' },
  support: { en: 'Service desk, +852 5550 0100', 'zh-Hant': '服務台 +852 5550 0100' },
  ...(number === 1 ? {} : { supersedes: offeringOf(one.id, number - 1) }),
});

function newVersion(service: string, at: string, changes: Partial<RecordWritten<'offering'>>): readonly Step[] {
  const found = serviceLines.find(({ id }) => id === service);
  if (found === undefined) throw new TypeError(`there is no service ${service}`);
  const id = offeringOf(service, 2);
  return [
    made('offering', { at, by: 'ada', id, body: { ...offeringBody(found, 2), ...changes } }),
    acted(['offering', id], 'publish', { at, by: 'ada' }),
    acted(['offering', offeringOf(service)], 'supersede', { at, by: 'ada' }),
  ];
}

/** Two offerings came out in a second version; customers who bought the first still have it. */
export function serviceSteps(at: string): readonly Step[] {
  return [
    ...serviceLines.flatMap((one): readonly Step[] => [
      made('service', { at, by: 'derek', id: one.id, body: serviceBody(one) }),
      acted(['service', one.id], 'launch', { at, by: 'derek' }),
      made('offering', { at, by: 'derek', id: offeringOf(one.id), body: offeringBody(one, 1) }),
      acted(['offering', offeringOf(one.id)], 'publish', { at, by: 'derek' }),
    ]),
    // The yearly review; two services were overlooked.
    ...serviceLines
      .filter((one) => one.reviewedOn === undefined && one.id !== 'SVC-S25')
      .map((one) =>
        acted(['service', one.id], 'review', {
          at: '2025-01-14T15:00:00+08:00',
          by: 'derek',
          tells: { reviewedOn: '2025-01-14' },
        }),
      ),
    ...newVersion('SVC-S06', '2024-09-02T10:00:00+08:00', {
      targets: [{ what: { en: 'Promise', 'zh-Hant': '承諾' }, value: '>= 99.95 %' }],
      price: { amount: '2200.00', currency: 'HKD', per: 'month' },
    }),
    ...newVersion('SVC-S12', '2025-01-06T10:00:00+08:00', {
      targets: [
        { what: { en: 'Promise', 'zh-Hant': '承諾' }, value: '95 % in time' },
        { what: { en: 'Satisfaction', 'zh-Hant': '滿意度' }, value: '>= 4.2 of 5' },
      ],
      price: { amount: '51000.00', currency: 'HKD', per: 'month' },
    }),
  ];
}

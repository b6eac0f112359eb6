/** Network connectivity: lines, private networks and internet access at named sites. */
import type { WrittenTemplate } from '../template.ts';
import { consequences, legal, measurement, priorities, restrictions, usualExclusions, works } from './clause-terms.ts';
import { prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { bands, both, clock, numbered, open, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, sites, whoAndWhen } from './questions.ts';

const siteFee = both('Monthly fee of one site', '每個地點的每月收費');

/** Per site and month: a limit on what one rule gives. */
const siteCap = [{ limit: { percent: '30 %', of: 'site-fee' }, per: 'month' }];

export const networkConnectivity: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'network-connectivity',
  version: 1,
  title: both('Network connectivity', '網絡連接'),
  description: both(
    'Private networks, dedicated internet access and Ethernet lines at named sites.',
    '於指定地點提供專用網絡、專線上網及以太網線路。',
  ),
  type: 'sla',
  stands: ['network-access-line', 'network-core', 'network-site-equipment', 'network-operations', 'network-attendance'],
  proof: {
    bronze: {
      sum: both(
        'Access 99.7 %, core 99.9 %, site equipment 99.92 %, operations 99.98 %: at most 0.5 % lost in all.',
        '接入 99.7 %、核心 99.9 %、地點設備 99.92 %、營運 99.98 %：合計最多損失 0.5 %。',
      ),
      holds: 'proven',
    },
    silver: {
      sum: both(
        'Access 99.95 %, core 99.99 %, site equipment 99.97 %, operations 99.99 %: at most 0.1 % lost in all. Restoring: 5 + 15 + 20 + 120 + 65 + 15 = 240 min.',
        '接入 99.95 %、核心 99.99 %、地點設備 99.97 %、營運 99.99 %：合計最多損失 0.1 %。修復：5 + 15 + 20 + 120 + 65 + 15 = 240 分鐘。',
      ),
      holds: 'proven',
    },
    gold: {
      sum: both(
        'Two separate access lines of 99.98 % each, core 99.99 %, two devices of which one suffices, operations 99.99 %: at most 0.05 % lost, if the lines share no duct.',
        '兩條獨立接入線路各 99.98 %、核心 99.99 %、設備二用一、營運 99.99 %：合計最多損失 0.05 %，前提為兩線不共用管道。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, sites, desk, fee(siteFee, ['4500.00', '6800.00', '11500.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    title: both('Network for {customer}', '{customer}的網絡服務'),
    services: [
      {
        id: 'network',
        title: both('Network at the sites', '各地點的網絡'),
        included: [
          both('Access line and router at each site', '各地點的接入線路及路由器'),
          both('Watching, fault repair and planned works', '監察、故障修復及計劃工程'),
        ],
        excluded: [
          both('Cabling and equipment inside the site behind the router', '路由器後的場內佈線及設備'),
          both('Applications that use the network', '使用網絡的應用程式'),
        ],
        sites: open('sites'),
      },
      {
        id: 'routes',
        title: both('Routes between cities', '城市間路由'),
        included: [both('The way between the edges of the network', '網絡邊緣之間的路徑')],
        excluded: [both('The access lines on both ends', '兩端的接入線路')],
        sites: [
          { id: 'hong-kong', class: 'hong-kong', name: both('Within Hong Kong', '香港境內') },
          { id: 'japan', class: 'japan', name: both('Hong Kong – Japan', '香港至日本') },
          { id: 'singapore', class: 'singapore', name: both('Hong Kong – Singapore', '香港至新加坡') },
          { id: 'united-kingdom', class: 'united-kingdom', name: both('Hong Kong – United Kingdom', '香港至英國') },
        ],
      },
    ],
    commitments: numbered(6, [
      promise('availability', both('Availability of each site', '各地點可用率'), {
        service: 'network',
        each: 'subject',
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target: tiers('>= 99.5 %', '>= 99.9 %', '>= 99.95 %'),
        sources: ['probe'],
        credits: [
          {
            id: 'availability-credit',
            kind: 'steps',
            on: 'value',
            steps: tiers(
              bands('site-fee', [
                ['[99 %, 99.5 %)', '5 %'],
                ['[98 %, 99 %)', '10 %'],
                ['< 98 %', '25 %'],
              ]),
              bands('site-fee', [
                ['[99.5 %, 99.9 %)', '5 %'],
                ['[99 %, 99.5 %)', '10 %'],
                ['< 99 %', '25 %'],
              ]),
              bands('site-fee', [
                ['[99.9 %, 99.95 %)', '5 %'],
                ['[99.5 %, 99.9 %)', '10 %'],
                ['< 99.5 %', '25 %'],
              ]),
            ),
            caps: siteCap,
          },
        ],
      }),
      promise('latency', both('Round trip between cities', '城市間來回時延'), {
        service: 'routes',
        each: 'subject',
        metric: { kind: 'statistic', series: 'round-trip', unit: 'ms', take: 'mean', every: '5 min' },
        target: {
          byClass: {
            'hong-kong': tiers('<= 15 ms', '<= 10 ms', '<= 5 ms'),
            japan: tiers('<= 75 ms', '<= 67 ms', '<= 60 ms'),
            singapore: tiers('<= 50 ms', '<= 42 ms', '<= 38 ms'),
            'united-kingdom': tiers('<= 270 ms', '<= 250 ms', '<= 245 ms'),
          },
        },
        sources: ['probe'],
      }),
      promise('loss', both('Packets lost', '封包遺失率'), {
        service: 'network',
        each: 'subject',
        metric: { kind: 'event-ratio', series: 'packets', count: 'bad', aggregate: 'pooled' },
        target: tiers('<= 0.5 %', '<= 0.1 %', '<= 0.01 %'),
        sources: ['probe'],
      }),
      promise(
        'jitter',
        both('Jitter, 99.9th percentile above the shortest delay', '抖動（第 99.9 百分位，超出最短時延部分）'),
        {
          service: 'network',
          each: 'subject',
          metric: {
            kind: 'statistic',
            series: 'delay-variation',
            unit: 'ms',
            take: 'percentile',
            percentile: '99.9',
            method: 'nearest-rank',
            every: '5 min',
          },
          target: tiers('<= 50 ms', '<= 30 ms', '<= 10 ms'),
          sources: ['probe'],
        },
      ),
      promise('response', both('Answer to a reported fault', '故障回應'), {
        metric: clock({
          clock: 'response',
          population: { types: ['incident'] },
          limits: {
            P1: tiers('30 min', '15 min', '10 min'),
            P2: tiers('60 min', '30 min', '15 min'),
            P3: tiers('240 min', '120 min', '60 min'),
          },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('restore', both('Restoring the service', '恢復服務'), {
        metric: clock({
          clock: 'restore',
          population: { types: ['incident'] },
          limits: { P1: tiers('8 h', '4 h', '2 h'), P2: tiers('16 h', '8 h', '4 h') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
        credits: [
          {
            id: 'restore-credit',
            kind: 'per-unit',
            of: 'longest',
            unit: '1 h',
            step: 'started',
            count: 'per-occurrence',
            pay: { percent: '2 %', of: 'site-fee' },
            caps: siteCap,
          },
        ],
      }),
      promise('outage-notice', both('Telling the Customer of an outage before it asks', '主動通知中斷'), {
        metric: clock({
          clock: 'response',
          population: { types: ['outage-notice'] },
          limit: tiers('30 min', '15 min', '10 min'),
          counts: 'share',
        }),
        target: tiers('>= 80 %', '>= 90 %', '>= 95 %'),
        sources: ['desk'],
      }),
      promise('updates', both('News while a line is down', '中斷期間的進度匯報'), {
        metric: clock({
          clock: 'update',
          population: { types: ['incident'] },
          limits: { P1: tiers('60 min', '30 min', '15 min') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('cause', both('Report on the cause', '成因報告'), {
        hours: 'office',
        metric: clock({
          clock: 'resolve',
          population: { types: ['cause-report'] },
          limits: { P1: tiers('10 business days', '5 business days', '3 business days') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
    ]),
    priorities: priorities(
      both('A site or the service is down', '地點或服務中斷'),
      both('Degraded, or one leg of a protected site is down', '服務受損，或受保護地點的其中一線中斷'),
      [both('One user or function is affected', '個別用戶或功能受影響'), both('Questions', '查詢')],
    ),
    workload: [
      {
        id: 'utilisation',
        measure: both(
          'Utilisation of the access line up to which latency and loss are promised',
          '時延及遺失率承諾適用的接入線路使用率',
        ),
        limit: '70 %',
        per: 'month',
        above: 'report-only',
        figure: 'utilisation',
      },
    ],
    exclusions: numbered(9, usualExclusions),
    maintenance: works('2 h'),
    measurement: measurement('probe', 'desk'),
    fees: {
      lines: [{ id: 'site', title: siteFee, amount: open('monthlyFee'), per: 'month' }],
      bases: { 'site-fee': { title: siteFee, lines: ['site'], window: 'period', prorate: 'by-days' } },
    },
    credits: { rounding: { mode: 'half-up' }, claim: 'automatic', payment: 'next-invoice', soleRemedy: false },
    consequences: consequences('availability', 'restore'),
    duties: [
      {
        id: 'site-power',
        text: both(
          'Power, earthing, rack space and a contact at each site',
          '在各地點提供電力、接地、機架空間及聯絡人',
        ),
        accountable: 'customer',
        suspendsTargets: true,
      },
      {
        id: 'measure',
        text: both('Measure the network and keep the records', '量度網絡並保存紀錄'),
        accountable: 'provider',
      },
      {
        id: 'spares',
        text: both('Keep a list of spare equipment and its place', '備存後備設備清單及存放地點'),
        accountable: 'provider',
      },
      {
        id: 'works-calendar',
        text: both('Keep one calendar of works for both sides', '備存雙方共用的工程日程'),
        accountable: 'joint',
      },
    ],
    legal: legal({
      $case: 'law',
      of: {
        'hong-kong': [
          {
            authority: both('the Office of the Communications Authority', '通訊事務管理局辦公室'),
            by: 'provider',
            within: '1 h',
          },
        ],
        england: [{ authority: both('Ofcom', '英國通訊管理局'), by: 'provider', within: '72 h' }],
      },
    }),
    restrictions: restrictions({
      id: 'overload',
      when: both(
        'A line stays overloaded for two months after the Provider has told the Customer.',
        '供應商通知客戶後，線路連續兩個月過載。',
      ),
      detection: both('The busiest five percent of samples of the line.', '線路最繁忙的百分之五樣本。'),
      notice: '10 business days',
    }),
    sustainability: {
      metrics: [],
      boundary: both(
        'Journeys of field staff and scrapped equipment of this service.',
        '本服務外勤人員的行程及報廢設備。',
      ),
      factorSource: both('the factors published by the electricity supplier', '電力公司公布的換算因子'),
    },
    clauses: [...prose('K04-diversity', 'K22-figures'), ...usualProse],
  },
};

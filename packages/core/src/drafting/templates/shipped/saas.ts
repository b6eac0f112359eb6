/** Software as a service: one application for many customers. */
import { approved } from '../../wording/library.ts';
import type { WrittenTemplate } from '../template.ts';
import {
  annex,
  consequences,
  exit,
  measurement,
  money,
  priorities,
  restrictions,
  secrets,
  works,
} from './clause-terms.ts';
import { prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { bands, both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly subscription', '每月訂閱費');

export const saas: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'saas',
  version: 1,
  title: both('Software as a service', '軟件即服務'),
  description: both(
    'One application for many customers, the same promise for all of them.',
    '一個應用程式供多個客戶使用，承諾一視同仁。',
  ),
  type: 'sla',
  stands: ['saas-infrastructure', 'saas-operations', 'saas-identity', 'saas-releases'],
  proof: {
    silver: {
      sum: both(
        'Infrastructure 99.95 %, operations 99.97 %, identity and names 99.99 %, releases 99.99 %: at most 0.1 % lost in all.',
        '基礎設施 99.95 %、營運 99.97 %、身分及域名 99.99 %、發布 99.99 %：合計最多損失 0.1 %。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, desk, fee(monthlyFee, ['9000.00', '16000.00', '29000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '30 %'),
    title: both('Application for {customer}', '{customer}的應用程式服務'),
    purpose: { level: 'service', basis: 'service-based', text: approved('K02-purpose') },
    services: [
      {
        id: 'application',
        title: both('Application', '應用程式'),
        included: [
          both('The application with its interfaces, accessible to all users', '應用程式及其介面，並對所有用戶無障礙'),
          both('Export of data', '數據匯出'),
        ],
        excluded: [
          both('Networks and devices of the Customer', '客戶的網絡及裝置'),
          both('Functions marked as trial', '標示為試用的功能'),
        ],
      },
    ],
    commitments: numbered(6, [
      promise('availability', both('Availability', '可用率'), {
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target: tiers('>= 99.5 %', '>= 99.9 %', '>= 99.95 %'),
        sources: ['probe'],
        credits: [
          {
            id: 'availability-credit',
            kind: 'steps',
            on: 'value',
            steps: tiers(
              bands('monthly-fee', [
                ['[99 %, 99.5 %)', '10 %'],
                ['< 99 %', '25 %'],
              ]),
              bands('monthly-fee', [
                ['[99.5 %, 99.9 %)', '10 %'],
                ['[99 %, 99.5 %)', '25 %'],
                ['< 99 %', '30 %'],
              ]),
              bands('monthly-fee', [
                ['[99.5 %, 99.95 %)', '10 %'],
                ['[99 %, 99.5 %)', '25 %'],
                ['< 99 %', '30 %'],
              ]),
            ),
          },
        ],
      }),
      promise('requests', both('Requests answered', '成功回應的請求'), {
        metric: { kind: 'event-ratio', series: 'requests', count: 'good', aggregate: 'pooled' },
        target: tiers('>= 99 %', '>= 99.9 %', '>= 99.95 %'),
        sources: ['platform'],
      }),
      promise('latency', both('Named transactions, 95th percentile', '指定交易（第 95 百分位）'), {
        metric: {
          kind: 'statistic',
          series: 'transactions',
          unit: 'ms',
          take: 'percentile',
          percentile: '95',
          method: 'nearest-rank',
          every: '5 min',
        },
        target: tiers('<= 3 s', '<= 1.5 s', '<= 0.8 s'),
        sources: ['platform'],
      }),
      promise('response', both('Answer to a report', '問題回應'), {
        metric: clock({
          clock: 'response',
          population: { types: ['incident'] },
          limits: { P1: tiers('60 min', '30 min', '15 min'), P2: tiers('240 min', '120 min', '60 min') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('export', both('Export of all data on request', '按要求匯出全部數據'), {
        metric: clock({
          clock: 'resolve',
          population: { types: ['data-export'] },
          limit: tiers('30 calendar days', '14 calendar days', '7 calendar days'),
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('defects', both('Grave defects found after releases', '發布後發現的嚴重缺陷'), {
        period: 'quarter',
        metric: { kind: 'count', of: 'cases', types: ['release-defect'], priorities: ['P1', 'P2'] },
        target: tiers('<= 5', '<= 2', '<= 0'),
        sources: ['desk'],
        note: both('Severity one and two are priorities P1 and P2.', '嚴重程度一及二即級別 P1 及 P2。'),
      }),
      promise('happiness', both('Users’ experience, 0 to 100', '用戶體驗（0 至 100）'), {
        metric: {
          kind: 'score',
          series: 'experience',
          take: 'mean',
          scale: { from: '0', to: '100' },
          minimumAnswers: 30,
        },
        target: tiers(undefined, '>= 70', '>= 80'),
        sources: ['survey'],
      }),
    ]),
    priorities: {
      ...priorities(
        both('Nobody can work with the application', '無人能使用應用程式'),
        both('A main function fails', '主要功能失效'),
        [both('A function is hindered', '個別功能受阻'), both('Questions', '查詢')],
      ),
      overrides: [
        { when: both('One customer could see data of another', '一名客戶可看到另一客戶的數據'), priority: 'P1' },
      ],
    },
    workload: [
      {
        id: 'requests-per-second',
        measure: both('Calls of the interface', '介面呼叫次數'),
        limit: '5000000',
        per: 'month',
        tolerance: '20 %',
        above: 'no-credit',
        figure: 'calls',
      },
    ],
    maintenance: works('4 h'),
    measurement: measurement('probe', 'platform', 'desk', 'survey'),
    consequences: consequences('availability'),
    confidentiality: secrets(3, annex),
    exit: exit('30 calendar days'),
    restrictions: restrictions({
      id: 'fair-use',
      when: both('Fair use is exceeded after notice.', '經通知後仍超出合理用量。'),
      detection: both('The counter of calls of the Customer.', '客戶的呼叫計數。'),
      notice: '5 business days',
    }),
    duties: [
      {
        id: 'accounts',
        text: both('Accounts of people who have left are closed', '關閉離職人員的帳戶'),
        accountable: 'customer',
      },
      {
        id: 'status',
        text: both('A status page that tells outages and works', '以狀態網頁公布中斷及工程'),
        accountable: 'provider',
      },
      {
        id: 'withdrawal',
        text: both('Notice of withdrawal of a function, half a year ahead', '半年前通知停用功能'),
        accountable: 'provider',
      },
    ],
    clauses: [...usualProse, ...prose('K06-riders', 'K10-releases', 'K20-location', 'K23-fair-use')],
  },
};

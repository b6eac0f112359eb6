/** Managed helpdesk: answering users, solving their cases. */
import type { WrittenTemplate } from '../template.ts';
import { annex, consequences, exit, measurement, money, priorities, secrets } from './clause-terms.ts';
import { calendars, extended, slaFrame, threeTiers } from './frame.ts';
import { both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly fee of the helpdesk', '服務台每月收費');

/** A share of the fees at risk, earned back by three good months. */
const atRisk = (id: string, allocation: string, beating?: string) => ({
  id,
  kind: 'pool',
  atRisk: { percent: '10 %', of: 'monthly-fee' },
  allocation,
  ...(beating === undefined ? {} : { earnBack: { metFor: 3, beating, by: 'each', share: '100 %', form: 'forgiven' } }),
});

export const helpdesk: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'helpdesk',
  version: 1,
  title: both('Managed helpdesk', '託管服務台'),
  description: both('One place where users call, write and are helped.', '用戶致電、來信及求助的單一窗口。'),
  type: 'sla',
  stands: [
    'helpdesk-first-line',
    'helpdesk-second-line',
    'helpdesk-vendor',
    'helpdesk-telephony',
    'helpdesk-ticketing',
  ],
  proof: {
    silver: {
      sum: both(
        'First line 97 %, second line 98 %, vendor 97 %: at worst 1 − (0.03 + 0.02 + 0.03) = 92 % in time.',
        '一線 97 %、二線 98 %、供應商 97 %：最差 1 − (0.03 + 0.02 + 0.03) = 92 % 準時。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, desk, fee(monthlyFee, ['38000.00', '62000.00', '118000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '10 %'),
    title: both('Helpdesk for {customer}', '{customer}的服務台'),
    calendars: { ...calendars, service: tiers(calendars.office, extended, calendars.always) },
    services: [
      {
        id: 'helpdesk',
        title: both('Helpdesk', '服務台'),
        included: [
          both(
            'Calls, messages and portal in Cantonese, English and Putonghua',
            '以粵語、英語及普通話處理電話、訊息及網站查詢',
          ),
          both('The software on the list of supported software', '支援軟件清單所列的軟件'),
          both('Cases of the persons on the list of important users first', '優先處理重要用戶名單上人士的個案'),
        ],
        excluded: [both('Training of users', '用戶培訓'), both('Repair of private devices', '私人裝置的維修')],
      },
    ],
    commitments: numbered(6, [
      promise('answer', both('Calls answered in thirty seconds', '三十秒內接聽'), {
        hours: 'service',
        metric: { kind: 'statistic', series: 'answer-wait', unit: 'ms', take: 'share-within', within: '30 s' },
        target: tiers('>= 70 %', '>= 80 %', '>= 90 %'),
        minimumVolume: '30',
        sources: ['telephony'],
        credits: [atRisk('answer-credit', '25 %')],
      }),
      promise('abandoned', both('Callers who gave up', '放棄等候的來電'), {
        hours: 'service',
        metric: { kind: 'event-ratio', series: 'calls', count: 'bad', aggregate: 'pooled' },
        target: tiers('<= 10 %', '<= 5 %', '<= 3 %'),
        sources: ['telephony'],
      }),
      promise('response', both('First answer to a case', '個案首次回應'), {
        hours: 'service',
        metric: clock({
          clock: 'response',
          population: { types: ['incident', 'request'] },
          limits: {
            P1: tiers('30 min', '15 min', '10 min'),
            P2: tiers('60 min', '30 min', '20 min'),
            P3: tiers('240 min', '120 min', '60 min'),
            P4: tiers('480 min', '480 min', '240 min'),
          },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('restore', both('Cases solved in time', '準時解決的個案'), {
        hours: 'service',
        metric: clock({
          clock: 'restore',
          population: { types: ['incident'] },
          limits: { P1: '4 h', P2: '8 h', P3: '2 business days', P4: '5 business days' },
          counts: 'share',
        }),
        target: tiers('>= 85 %', '>= 92 %', '>= 97 %'),
        minimumVolume: '10',
        sources: ['desk'],
        credits: [
          tiers(
            atRisk('restore-credit', '40 %', '87 %'),
            atRisk('restore-credit', '40 %', '94 %'),
            atRisk('restore-credit', '40 %', '99 %'),
          ),
        ],
      }),
      promise('first-contact', both('Solved at the first contact', '首次接觸即解決'), {
        hours: 'service',
        metric: { kind: 'event-ratio', series: 'first-contact', count: 'good', aggregate: 'pooled' },
        target: tiers('>= 65 %', '>= 75 %', '>= 85 %'),
        sources: ['desk'],
      }),
      promise('reopened', both('Cases that came back', '重開的個案'), {
        hours: 'service',
        metric: { kind: 'event-ratio', series: 'reopened', count: 'bad', aggregate: 'pooled' },
        target: tiers('<= 8 %', '<= 5 %', '<= 3 %'),
        sources: ['desk'],
      }),
      promise('satisfaction', both('Users who are satisfied', '用戶滿意率'), {
        metric: {
          kind: 'score',
          series: 'satisfaction',
          take: 'share-at-least',
          atLeast: '4',
          scale: { from: '1', to: '5' },
          minimumAnswers: 30,
        },
        target: tiers('>= 85 %', '>= 90 %', '>= 95 %'),
        sources: ['survey'],
        credits: [atRisk('satisfaction-credit', '25 %')],
      }),
      promise('lost-time', both('Time that a user lost in the month', '每名用戶當月損失的時間'), {
        metric: { kind: 'statistic', series: 'lost-time', unit: 'ms', take: 'mean' },
        target: tiers(undefined, '<= 120 min', '<= 60 min'),
        sources: ['survey'],
      }),
      promise('reports', both('Monthly report in time', '每月報告準時'), {
        hours: 'office',
        metric: { kind: 'duty', duty: ['monthly-report'], express: 'share-on-time' },
        target: '>= 100 %',
        sources: ['desk'],
        credits: [atRisk('report-credit', '10 %')],
      }),
    ]),
    priorities: priorities(
      both('Nobody can work', '無人能工作'),
      both('A group cannot work, or an important user', '一組人或重要用戶不能工作'),
      [both('One user is hindered', '個別用戶受阻'), both('Requests and questions', '要求及查詢')],
    ),
    workload: [
      {
        id: 'cases-per-user',
        measure: both('Cases per user', '每名用戶的個案'),
        limit: '1.1',
        per: 'month',
        tolerance: '20 %',
        above: 'report-only',
        figure: 'cases-per-user',
      },
    ],
    maintenance: 'none',
    measurement: measurement('desk', 'survey', 'telephony'),
    consequences: consequences('restore', 'answer'),
    confidentiality: secrets(3, annex),
    exit: exit('30 calendar days'),
    duties: [
      {
        id: 'callers',
        text: both('Name who may call and who may order', '指明可致電及可下單的人士'),
        accountable: 'customer',
      },
      { id: 'assets', text: both('Keep the list of devices up to date', '更新裝置清單'), accountable: 'customer' },
      {
        id: 'approvals',
        text: both('Approve or refuse by the next business day', '於下一工作日批准或拒絕'),
        accountable: 'customer',
      },
      {
        id: 'knowledge',
        text: both('Write down solutions; they belong to the Customer', '記錄解決方法，並歸客戶所有'),
        accountable: 'provider',
      },
    ],
  },
};

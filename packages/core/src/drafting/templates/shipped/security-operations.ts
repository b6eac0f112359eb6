/** Security operations: alerts watched, answered and contained; weaknesses found and closed. */
import type { WrittenTemplate } from '../template.ts';
import { annex, consequences, exit, legal, measurement, money, restrictions, secrets } from './clause-terms.ts';
import { calendars, prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly fee of the security watch', '保安監察每月收費');

export const securityOperations: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'security-operations',
  version: 1,
  title: both('Security operations', '保安監察'),
  description: both(
    'Alerts watched, answered and contained; weaknesses found and closed.',
    '監察、回應及遏制警報；發現並修補弱點。',
  ),
  type: 'sla',
  stands: ['security-pipeline', 'security-analysts', 'security-endpoint'],
  proof: {
    silver: {
      sum: both(
        'Acknowledging: pipeline 5, analyst 10: 15 min. Containing: analyst 15, approval 30, endpoint 60, verifying 30: 135 of 240 min.',
        '確認：管道 5、分析員 10：合計 15 分鐘。遏制：分析員 15、批准 30、端點 60、核實 30：240 分鐘中佔 135 分鐘。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, desk, fee(monthlyFee, ['32000.00', '58000.00', '96000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '20 %'),
    title: both('Security operations for {customer}', '{customer}的保安監察'),
    calendars: { ...calendars, service: tiers(calendars.office, calendars.always, calendars.always) },
    services: [
      {
        id: 'watch',
        title: both('Security watch', '保安監察'),
        included: [
          both('The log sources on the agreed list', '議定清單上的日誌來源'),
          both('Containing an attack by the means on the list of authority to act', '按授權行動清單所列方法遏制攻擊'),
        ],
        excluded: [both('Rebuilding of systems', '重建系統'), both('Legal advice', '法律意見')],
      },
    ],
    commitments: numbered(6, [
      promise('acknowledge', both('Alerts acknowledged', '確認警報'), {
        hours: 'service',
        metric: clock({
          clock: 'response',
          population: { types: ['alert'] },
          limits: { critical: tiers('60 min', '15 min', '5 min'), high: tiers('4 h', '60 min', '30 min') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
        credits: [
          {
            id: 'acknowledge-credit',
            kind: 'trigger',
            each: 'occurrence',
            pay: { percent: '2 %', of: 'monthly-fee' },
            caps: [{ limit: { percent: '20 %', of: 'monthly-fee' }, per: 'month' }],
          },
        ],
      }),
      promise('detect', both('Time to detect, mean', '平均偵測時間'), {
        hours: 'service',
        metric: { kind: 'statistic', series: 'time-to-detect', unit: 'ms', take: 'mean' },
        target: tiers(undefined, '<= 4 h', '<= 1 h'),
        sources: ['platform'],
      }),
      promise('contain', both('Critical attacks contained', '遏制嚴重攻擊'), {
        hours: 'service',
        metric: clock({
          clock: 'restore',
          population: { types: ['attack'] },
          limits: { critical: tiers('8 h', '4 h', '1 h') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('false-alarms', both('False alarms', '誤報率'), {
        hours: 'service',
        metric: { kind: 'event-ratio', series: 'escalated-alerts', count: 'bad', aggregate: 'pooled' },
        target: tiers('<= 40 %', '<= 20 %', '<= 10 %'),
        sources: ['desk'],
      }),
      promise('logs', both('Log sources that were heard', '有接收的日誌來源'), {
        metric: { kind: 'event-ratio', series: 'log-sources', count: 'good', aggregate: 'pooled' },
        target: tiers('>= 95 %', '>= 98 %', '>= 100 %'),
        sources: ['platform'],
      }),
      promise('weaknesses', both('Critical weaknesses closed in time', '嚴重弱點準時修補'), {
        metric: clock({
          clock: 'resolve',
          population: { types: ['weakness'] },
          limits: { critical: tiers('30 calendar days', '14 calendar days', '7 calendar days') },
          counts: 'share',
        }),
        target: tiers('>= 85 %', '>= 95 %', '>= 99 %'),
        sources: ['desk'],
      }),
      promise('notice-pack', both('Papers for a notice to the authority', '向主管當局通報所需的文件'), {
        metric: clock({
          clock: 'resolve',
          population: { types: ['notifiable-incident'] },
          limits: { critical: tiers('12 h', '6 h', '3 h') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
    ]),
    priorities: {
      levels: [
        { id: 'critical', meaning: both('An attack that is under way, or data that leaves', '攻擊正在進行或數據外洩') },
        { id: 'high', meaning: both('An attack that is likely', '攻擊很可能發生') },
        { id: 'medium', meaning: both('Suspicious', '可疑') },
        { id: 'low', meaning: both('For information', '僅供參考') },
      ],
      decidedBy: both('the analyst on duty', '當值分析員'),
      pauseReasons: ['waiting-for-approval'],
    },
    workload: [
      {
        id: 'events',
        measure: both('Events a day, in millions', '每日事件（百萬）'),
        limit: '50',
        per: 'day',
        tolerance: '20 %',
        above: 're-price',
        figure: 'events',
      },
    ],
    maintenance: 'none',
    measurement: measurement('platform', 'desk'),
    consequences: consequences('acknowledge', 'contain'),
    confidentiality: secrets(5, annex),
    exit: exit('30 calendar days'),
    legal: legal({
      $case: 'law',
      of: {
        'hong-kong': [
          {
            authority: both(
              'the Commissioner of Critical Infrastructure (Computer-system Security), under Cap. 653',
              '關鍵基礎設施（電腦系統安全）專員（第 653 章）',
            ),
            by: 'customer',
            within: '12 h',
          },
        ],
        england: [{ authority: both('the Information Commissioner', '資訊專員'), by: 'customer', within: '72 h' }],
      },
    }),
    restrictions: restrictions({
      id: 'sources-off',
      when: both('The Customer switches off agreed log sources after notice.', '客戶經通知後仍關閉議定的日誌來源。'),
      detection: both('The list of sources that were heard.', '有接收的來源清單。'),
      notice: '2 business days',
    }),
    duties: [
      {
        id: 'approve',
        text: both('A person who approves containment at any hour', '隨時可批准遏制行動的人員'),
        accountable: 'customer',
        suspendsTargets: true,
      },
      { id: 'authority', text: both('Keep the list of authority to act', '備存授權行動清單'), accountable: 'joint' },
      { id: 'vetting', text: both('Vet the staff', '審查員工背景'), accountable: 'provider' },
      { id: 'evidence', text: both('Keep evidence unaltered', '原樣保存證據'), accountable: 'provider' },
    ],
    clauses: [...usualProse, ...prose('K20-evidence', 'K21-awareness')],
  },
};

/** Application support: faults, batch runs, fixes and small enhancements of named applications. */
import type { WrittenTemplate } from '../template.ts';
import { annex, consequences, exit, measurement, money, priorities, secrets, works } from './clause-terms.ts';
import { calendars, prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly fee of the support', '支援每月收費');

const atRisk = (id: string, allocation: string) => ({
  id,
  kind: 'pool',
  atRisk: { percent: '12 %', of: 'monthly-fee' },
  allocation,
  earnBack: { metFor: 3, by: 'each', share: '100 %', form: 'forgiven' },
});

/** From Silver on the gravest faults are worked on round the clock. */
const perPriority = tiers(
  'service',
  { P1: 'always', P2: 'service', P3: 'service' },
  { P1: 'always', P2: 'always', P3: 'always' },
);

export const applicationSupport: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'application-support',
  version: 1,
  title: both('Application support', '應用程式支援'),
  description: both(
    'Faults, nightly batch, fixes and small enhancements of named applications.',
    '指定應用程式的故障、夜間批次、修正及小型改良。',
  ),
  type: 'sla',
  stands: ['application-triage', 'application-second-line', 'application-vendor', 'application-deployment'],
  proof: {
    silver: {
      sum: both(
        'Triage 15, second line 60, vendor 120, deployment 45: 240 min, all of them round the clock for P1.',
        '分流 15、二線 60、供應商 120、部署 45：合計 240 分鐘；P1 各環節均須全日運作。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, desk, fee(monthlyFee, ['45000.00', '72000.00', '130000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '12 %'),
    title: both('Application support for {customer}', '{customer}的應用程式支援'),
    calendars: { ...calendars, service: tiers(calendars.office, calendars.office, calendars.always) },
    services: [
      {
        id: 'support',
        title: both('Support of the applications', '應用程式支援'),
        included: [
          both('Faults, workarounds and permanent fixes', '故障、臨時解決方法及永久修正'),
          both('Watching the nightly batch', '監察夜間批次'),
          both('Tests that a fix breaks nothing else', '測試修正不影響其他部分'),
        ],
        excluded: [both('New applications', '新應用程式'), both('Infrastructure', '基礎設施')],
      },
    ],
    commitments: numbered(6, [
      promise('response', both('Answer to a fault', '故障回應'), {
        hours: 'service',
        metric: clock({
          clock: 'response',
          population: { types: ['incident'] },
          limits: {
            P1: tiers('60 min', '30 min', '15 min'),
            P2: tiers('120 min', '60 min', '30 min'),
            P3: tiers('480 min', '240 min', '120 min'),
          },
          hours: perPriority,
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('restore', both('Working again, by a workaround or a fix', '以臨時方法或修正恢復運作'), {
        hours: 'service',
        metric: clock({
          clock: 'restore',
          population: { types: ['incident'] },
          limits: {
            P1: tiers('8 h', '4 h', '2 h'),
            P2: tiers('2 business days', '1 business days', '4 h'),
            P3: tiers('5 business days', '3 business days', '2 business days'),
          },
          hours: tiers(
            'service',
            { P1: 'always', P2: 'service', P3: 'service' },
            { P1: 'always', P2: 'always', P3: 'office' },
          ),
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
        credits: [atRisk('restore-credit', '50 %')],
      }),
      promise('batch', both('Nightly batch done by the cut-off', '夜間批次於截止前完成'), {
        metric: { kind: 'duty', duty: ['nightly-batch'], express: 'share-on-time' },
        target: tiers('>= 97 %', '>= 99 %', '>= 99.9 %'),
        sources: ['platform'],
        credits: [atRisk('batch-credit', '30 %')],
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
        credits: [atRisk('cause-credit', '20 %')],
      }),
      promise('backlog', both('Backlog, in days of work of the team', '積壓工作（以團隊工作日計）'), {
        metric: {
          kind: 'reported',
          series: 'backlog-days',
          unit: 'business days',
          due: '5 business days',
          ifMissing: 'not-measured',
        },
        hours: 'office',
        target: tiers('<= 10 business days', '<= 5 business days', '<= 3 business days'),
        sources: ['desk'],
      }),
      promise('changes', both('Changes that failed', '失敗的變更'), {
        metric: { kind: 'event-ratio', series: 'changes', count: 'bad', aggregate: 'pooled' },
        target: tiers('<= 10 %', '<= 5 %', '<= 2 %'),
        sources: ['desk'],
      }),
    ]),
    priorities: priorities(
      both('The application stands still', '應用程式停頓'),
      both('A main function fails', '主要功能失效'),
      [both('A function is hindered', '個別功能受阻'), both('Questions', '查詢')],
    ),
    workload: [
      {
        id: 'enhancements',
        measure: both('Days of enhancement work', '改良工作日'),
        limit: '40',
        per: 'quarter',
        above: 're-price',
        figure: 'enhancement-days',
      },
    ],
    maintenance: works('4 h'),
    measurement: measurement('desk', 'platform'),
    consequences: consequences('restore', 'batch'),
    confidentiality: secrets(3, annex),
    exit: exit('30 calendar days'),
    duties: [
      {
        id: 'versions',
        text: both('Stay on supported versions', '使用受支援的版本'),
        accountable: 'customer',
        suspendsTargets: true,
      },
      {
        id: 'test-users',
        text: both('Users who test a fix by the next business day', '於下一工作日測試修正的用戶'),
        accountable: 'customer',
      },
      {
        id: 'regression',
        text: both('Test that a fix breaks nothing else', '測試修正不影響其他部分'),
        accountable: 'provider',
      },
    ],
    clauses: [...usualProse, ...prose('K04-versions', 'K16-freeze', 'K19-escrow', 'K20-fixes')],
  },
};

/** Cloud hosting: platforms on which the customer's applications run. */
import type { WrittenTemplate } from '../template.ts';
import { annex, consequences, exit, measurement, money, priorities, secrets, works } from './clause-terms.ts';
import { prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { bands, both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly fee of the hosting', '託管每月收費');

export const cloudHosting: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'cloud-hosting',
  version: 1,
  title: both('Cloud hosting', '雲端託管'),
  description: both(
    'Platforms on which the applications of the customer run, with backup and recovery.',
    '供客戶應用程式運行的平台，連備份及復原。',
  ),
  type: 'sla',
  stands: ['cloud-infrastructure', 'cloud-platform', 'cloud-network', 'cloud-changes'],
  proof: {
    silver: {
      sum: both(
        'Infrastructure 99.95 %, platform 99.97 %, network 99.99 %, changes 99.99 %: at most 0.1 % lost in all.',
        '基礎設施 99.95 %、平台 99.97 %、網絡 99.99 %、變更 99.99 %：合計最多損失 0.1 %。',
      ),
      holds: 'proven',
    },
    gold: {
      sum: both(
        'Two zones of which one suffices, 99.98 % each, failover 99.99 %, platform 99.99 %, network 99.99 %: at most 0.05 % lost in all.',
        '兩區二用一，各 99.98 %、切換 99.99 %、平台 99.99 %、網絡 99.99 %：合計最多損失 0.05 %。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, desk, fee(monthlyFee, ['26000.00', '41000.00', '78000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '50 %'),
    title: both('Cloud hosting for {customer}', '{customer}的雲端託管'),
    services: [
      {
        id: 'hosting',
        title: both('Hosting platform', '託管平台'),
        included: [
          both('Compute, storage, network and backup of the platform', '平台的運算、儲存、網絡及備份'),
          both('Patches of the operating system', '操作系統的修補'),
        ],
        excluded: [
          both('The code of the applications', '應用程式的程式碼'),
          both('Licences that the Customer brings', '客戶自備的授權'),
        ],
      },
    ],
    commitments: numbered(6, [
      promise('uptime', both('Minutes in which the application answered', '應用程式有回應的分鐘'), {
        metric: {
          kind: 'good-slices',
          series: 'probes',
          slice: '1 min',
          badWhen: { errors: '> 5 %' },
          empty: 'skip',
          partialSlice: 'by-length',
          express: 'share',
        },
        target: tiers('>= 99.5 %', '>= 99.9 %', '>= 99.95 %'),
        sources: ['probe'],
        credits: [
          {
            id: 'uptime-credit',
            kind: 'steps',
            on: 'value',
            steps: tiers(
              bands('monthly-fee', [
                ['[99 %, 99.5 %)', '10 %'],
                ['[98 %, 99 %)', '25 %'],
                ['< 98 %', '50 %'],
              ]),
              bands('monthly-fee', [
                ['[99.5 %, 99.9 %)', '10 %'],
                ['[99 %, 99.5 %)', '25 %'],
                ['< 99 %', '50 %'],
              ]),
              bands('monthly-fee', [
                ['[99.5 %, 99.95 %)', '10 %'],
                ['[99 %, 99.5 %)', '25 %'],
                ['< 99 %', '50 %'],
              ]),
            ),
          },
        ],
      }),
      promise('latency', both('Health transaction, 95th percentile', '健康檢查交易（第 95 百分位）'), {
        metric: {
          kind: 'statistic',
          series: 'health-transaction',
          unit: 'ms',
          take: 'percentile',
          percentile: '95',
          method: 'nearest-rank',
          every: '1 min',
        },
        target: tiers('<= 3 s', '<= 1.5 s', '<= 0.5 s'),
        sources: ['probe'],
      }),
      promise('backup', both('Backups that succeeded in time', '準時成功的備份'), {
        metric: { kind: 'duty', duty: ['backup'], express: 'share-on-time' },
        target: tiers('>= 97 %', '>= 99 %', '>= 99.9 %'),
        sources: ['platform'],
      }),
      promise('restore-test', both('Trial restores on schedule', '按期進行的還原測試'), {
        period: tiers('year', 'quarter', 'month'),
        metric: { kind: 'duty', duty: ['restore-test'], express: 'share-on-time' },
        target: '>= 100 %',
        sources: ['desk'],
      }),
      promise('recovery-time', both('Running again after a disaster', '災難後恢復運作'), {
        metric: clock({
          clock: 'restore',
          population: { types: ['disaster'] },
          limits: { P1: tiers('24 h', '4 h', '1 h') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('recovery-point', both('Newest data lost in a disaster', '災難中損失的最新數據'), {
        metric: { kind: 'statistic', series: 'data-lost', unit: 'ms', take: 'max' },
        target: tiers('<= 24 h', '<= 1 h', '<= 5 min'),
        sources: ['platform'],
      }),
      promise('scaling', both('Scaling out, 95th percentile', '擴展所需時間（第 95 百分位）'), {
        metric: {
          kind: 'statistic',
          series: 'scale-out',
          unit: 'ms',
          take: 'percentile',
          percentile: '95',
          method: 'nearest-rank',
        },
        target: tiers('<= 60 min', '<= 15 min', '<= 5 min'),
        sources: ['platform'],
      }),
      promise('patches', both('Critical patches in time', '關鍵修補準時'), {
        metric: clock({
          clock: 'resolve',
          population: { types: ['critical-patch'] },
          limit: tiers('14 calendar days', '7 calendar days', '3 calendar days'),
          counts: 'share',
        }),
        target: tiers('>= 90 %', '>= 95 %', '>= 99 %'),
        sources: ['desk'],
      }),
      promise('energy', both('Power usage effectiveness of the data halls', '數據中心的電力使用效率'), {
        period: 'year',
        metric: { kind: 'reported', series: 'pue', unit: 'count', due: '30 calendar days', ifMissing: 'not-measured' },
        target: '<= 1.5',
        sources: ['platform'],
      }),
    ]),
    priorities: priorities(
      both('The application does not run', '應用程式停止運作'),
      both('It runs, slowly or in part', '運作緩慢或部分失效'),
      [both('One function is hindered', '個別功能受阻'), both('Requests and questions', '要求及查詢')],
    ),
    workload: [
      {
        id: 'compute',
        measure: both('Virtual machines that the price covers', '價格涵蓋的虛擬機'),
        limit: '40',
        per: 'month',
        tolerance: '10 %',
        above: 're-price',
        figure: 'machines',
      },
    ],
    maintenance: works('4 h'),
    measurement: measurement('probe', 'platform', 'desk'),
    consequences: consequences('uptime'),
    confidentiality: secrets(3, annex),
    exit: exit('30 calendar days'),
    sustainability: {
      metrics: ['energy'],
      baselineYear: 2024,
      boundary: both(
        'The data halls in which the platform runs, with cooling and losses.',
        '平台所在的數據中心，包括冷卻及損耗。',
      ),
      factorSource: both('the factors published by the electricity supplier', '電力公司公布的換算因子'),
    },
    duties: [
      {
        id: 'code',
        text: both('Applications that restart by themselves', '應用程式可自行重啟'),
        accountable: 'customer',
      },
      {
        id: 'budget',
        text: both('A budget at which scaling stops', '設定停止擴展的預算上限'),
        accountable: 'customer',
      },
      {
        id: 'upstream-claims',
        text: both('Claims against the cloud supplier in time', '適時向雲端供應商申索'),
        accountable: 'provider',
      },
      { id: 'backups', text: both('Backups and trial restores', '備份及還原測試'), accountable: 'provider' },
    ],
    clauses: [
      ...usualProse,
      ...prose('K04-shared-responsibility', 'K06-region', 'K13-upstream-claims', 'K20-location', 'K22-figures'),
    ],
  },
};

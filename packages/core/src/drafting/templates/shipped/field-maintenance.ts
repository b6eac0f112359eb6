/** Field maintenance: people who come to the site, repair and keep equipment in order. */
import type { WrittenTemplate } from '../template.ts';
import { consequences, legal, measurement, money, priorities } from './clause-terms.ts';
import { calendars, extended, prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { both, clock, numbered, open, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, sites, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly fee of the sites', '各地點每月收費');

export const fieldMaintenance: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'field-maintenance',
  version: 1,
  title: both('Field maintenance', '現場維修保養'),
  description: both('People who come to the site, repair, and keep equipment in order.', '派員到場維修及保養設備。'),
  type: 'sla',
  stands: ['field-dispatch', 'field-travel', 'field-access'],
  proof: {
    silver: {
      sum: both(
        'Dispatch 30, travel 180, access 30: 240 min. 97 %, 97 % and 98 %: at worst 92 % in time.',
        '調派 30、行程 180、出入 30：合計 240 分鐘。97 %、97 % 及 98 %：最差 92 % 準時。',
      ),
      holds: 'proven',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, sites, desk, fee(monthlyFee, ['12000.00', '21000.00', '44000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '20 %'),
    title: both('Field maintenance for {customer}', '{customer}的現場維修保養'),
    calendars: { ...calendars, service: tiers(calendars.office, extended, calendars.always) },
    services: [
      {
        id: 'field',
        title: both('Field service', '現場服務'),
        included: [
          both('The equipment on the list with serial numbers', '清單所列並註明序號的設備'),
          both('Visits, parts and planned upkeep', '到場、零件及定期保養'),
          both('Certificates of disposal', '棄置證明'),
        ],
        excluded: [
          both('Damage by force or water', '外力或水損'),
          both(
            'Outlying islands and places across the boundary, which are zones of their own',
            '離島及跨境地點（另列區域）',
          ),
        ],
        sites: open('sites'),
      },
    ],
    commitments: numbered(6, [
      promise('attendance', both('On site in time', '準時到場'), {
        hours: 'service',
        metric: clock({
          clock: 'response',
          population: { types: ['site-visit'] },
          limits: { P1: tiers('1 business days', '4 h', '2 h') },
          counts: 'share',
        }),
        target: tiers('>= 90 %', '>= 92 %', '>= 97 %'),
        sources: ['desk'],
        credits: [
          {
            id: 'attendance-credit',
            kind: 'trigger',
            each: 'occurrence',
            onlyWhen: 'missed',
            pay: { percent: '5 %', of: 'monthly-fee' },
          },
        ],
      }),
      promise('restore', both('Equipment working again', '設備恢復運作'), {
        hours: 'service',
        metric: clock({
          clock: 'restore',
          population: { types: ['incident'] },
          limits: { P1: tiers('2 business days', '8 h', '4 h') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('first-visit', both('Repaired at the first visit', '首次到場即修復'), {
        hours: 'service',
        metric: { kind: 'event-ratio', series: 'first-visit', count: 'good', aggregate: 'pooled' },
        target: tiers('>= 70 %', '>= 80 %', '>= 90 %'),
        sources: ['desk'],
      }),
      promise('parts', both('Parts at hand in four hours', '四小時內備妥零件'), {
        hours: 'service',
        metric: clock({ clock: 'response', population: { types: ['part'] }, limit: '4 h', counts: 'share' }),
        target: tiers('>= 90 %', '>= 95 %', '>= 99 %'),
        sources: ['desk'],
      }),
      promise('upkeep', both('Planned upkeep on schedule', '定期保養按期完成'), {
        metric: { kind: 'duty', duty: ['planned-upkeep'], express: 'share-on-time' },
        target: tiers('>= 90 %', '>= 95 %', '>= 100 %'),
        sources: ['desk'],
      }),
      promise('safety', both('Visits with a safety check', '附安全檢查的到場'), {
        metric: { kind: 'event-ratio', series: 'safety-checks', count: 'good', aggregate: 'pooled' },
        target: '>= 100 %',
        sources: ['desk'],
      }),
    ]),
    priorities: priorities(
      both('The site stands still', '地點停頓'),
      both('Work goes on with difficulty', '勉強維持運作'),
      [
        both('One device fails, another stands in', '個別設備失效但有後備'),
        both('Requests and questions', '要求及查詢'),
      ],
    ),
    workload: [
      {
        id: 'visits',
        measure: both('Visits', '到場次數'),
        limit: '60',
        per: 'month',
        tolerance: '20 %',
        above: 're-price',
        figure: 'visits',
      },
    ],
    maintenance: 'none',
    measurement: measurement('desk'),
    consequences: consequences('attendance', 'restore'),
    legal: legal(
      [],
      [
        both(
          'Work at height, on electricity or in confined spaces needs a permit and two persons.',
          '高空、電力或密閉空間工作須有許可並由兩人進行。',
        ),
        both('Whoever sees danger stops the work.', '發現危險者須停止工作。'),
      ],
    ),
    duties: [
      {
        id: 'permit',
        text: both('Permits and an escort at the site', '場內許可及陪同人員'),
        accountable: 'customer',
        suspendsTargets: true,
      },
      {
        id: 'asset-list',
        text: both('Keep the list of equipment with serial numbers', '備存註明序號的設備清單'),
        accountable: 'joint',
      },
      { id: 'spares', text: both('Own and store the spare parts', '擁有並存放後備零件'), accountable: 'provider' },
    ],
    clauses: [...usualProse, ...prose('K21-weather', 'K21-hazardous-works')],
  },
};

/** Data-centre colocation: space, power, cooling and hands for the customer's own equipment. */
import type { WrittenTemplate } from '../template.ts';
import { consequences, legal, measurement, money, priorities, usualExclusions, works } from './clause-terms.ts';
import { prose, slaFrame, threeTiers, usualProse } from './frame.ts';
import { both, clock, numbered, promise, tiers } from './notation.ts';
import { desk, fee, lawAndCurrency, whoAndWhen } from './questions.ts';

const monthlyFee = both('Monthly fee of the space and power', '空間及電力每月收費');

const decider = both('Service level manager', '服務水平經理');

/** What the customer's own equipment causes, and works on one feed. */
const ownEquipment = [
  {
    id: 'single-cord',
    kind: 'customer-caused',
    description: both('equipment that hangs on one feed only', '只接駁單一供電的設備'),
    detection: both('The map of cords and feeds.', '電源線及供電對照圖。'),
    proof: both('The map of cords and feeds on the day.', '當日的電源線及供電對照圖。'),
    cap: { uncapped: both('the choice is the Customer’s', '由客戶自行決定') },
    decider,
    decideWithin: '5 business days',
  },
  {
    id: 'overload',
    kind: 'customer-caused',
    description: both('a breaker that the Customer overloads', '客戶過載引致跳掣'),
    detection: both('The meter of the rack.', '機架電錶。'),
    proof: both('The reading of the meter before it tripped.', '跳掣前的電錶讀數。'),
    cap: { uncapped: both('the choice is the Customer’s', '由客戶自行決定') },
    decider,
    decideWithin: '5 business days',
  },
];

/** Both feeds lost for more than a minute: a day’s fee each time; for more than half an hour: a week’s fee. */
const powerCredits = [
  {
    id: 'power-day',
    kind: 'trigger',
    each: 'occurrence',
    longerThan: '1 min',
    pay: { dayFees: '1', of: 'monthly-fee', dayCount: '30' },
  },
  {
    id: 'power-week',
    kind: 'trigger',
    each: 'occurrence',
    longerThan: '30 min',
    pay: { dayFees: '6', of: 'monthly-fee', dayCount: '30' },
  },
];

export const colocation: WrittenTemplate = {
  apiVersion: 'troth/v1',
  kind: 'Template',
  id: 'colocation',
  version: 1,
  title: both('Data-centre colocation', '數據中心託管'),
  description: both(
    'Space, two feeds of power, cooling, access and hands for the equipment of the customer.',
    '為客戶設備提供空間、雙路供電、冷卻、出入及現場協助。',
  ),
  type: 'sla',
  stands: ['colocation-landlord', 'colocation-fuel', 'colocation-cooling'],
  proof: {
    silver: {
      sum: both(
        'The landlord promises that at least one feed is energised, 99.99 %; each feed alone would prove no more.',
        '業主承諾最少一路供電，99.99 %；單獨計算每路供電並不能證明更高水平。',
      ),
      holds: 'proven',
    },
    gold: {
      sum: both(
        'Proven only where the landlord promises one of two feeds at 99.999 %; two feeds of 99.99 % may fail together.',
        '只在業主承諾二用一達 99.999 % 時得以證明；兩路各 99.99 % 可能同時失效。',
      ),
      holds: 'likely',
    },
  },
  tiers: threeTiers,
  variables: [...whoAndWhen, desk, fee(monthlyFee, ['18000.00', '24000.00', '36000.00']), ...lawAndCurrency],
  text: {
    ...slaFrame,
    ...money(monthlyFee, '100 %'),
    title: both('Colocation for {customer}', '{customer}的設備託管'),
    services: [
      {
        id: 'power',
        title: both('Power', '電力'),
        included: [both('Two feeds to each rack', '每機架兩路供電')],
        excluded: [both('Power supplies of the equipment', '設備的電源')],
        sites: [
          { id: 'feed-a', name: both('Feed A', '供電甲') },
          { id: 'feed-b', name: both('Feed B', '供電乙') },
        ],
      },
      {
        id: 'hall',
        title: both('Hall, access and hands', '機房、出入及現場協助'),
        included: [both('Cooling, access control, remote hands, cross-connects', '冷卻、門禁、遙距協助及跳線')],
        excluded: [both('Insurance of the equipment', '設備保險')],
      },
    ],
    commitments: numbered(6, [
      promise('power', both('At least one feed energised', '最少一路供電'), {
        service: 'power',
        metric: { kind: 'availability', combine: 'all-down', denominator: 'agreed', express: 'share' },
        target: tiers('>= 99.9 %', '>= 99.99 %', '>= 99.999 %'),
        sources: ['sensors'],
        credits: powerCredits,
      }),
      promise('temperature', both('Cold aisle between 18 and 27 °C', '冷通道溫度介乎攝氏 18 至 27 度'), {
        service: 'hall',
        metric: { kind: 'event-ratio', series: 'temperature', count: 'good', aggregate: 'pooled' },
        target: tiers('>= 99 %', '>= 99.9 %', '>= 99.99 %'),
        sources: ['sensors'],
      }),
      promise('humidity', both('Humidity within limits', '濕度在限值之內'), {
        service: 'hall',
        metric: { kind: 'event-ratio', series: 'humidity', count: 'good', aggregate: 'pooled' },
        target: tiers('>= 99 %', '>= 99.5 %', '>= 99.9 %'),
        sources: ['sensors'],
      }),
      promise('hands', both('Remote hands begin', '遙距協助開始'), {
        service: 'hall',
        metric: clock({
          clock: 'response',
          population: { types: ['remote-hands'] },
          limits: { P1: tiers('60 min', '30 min', '15 min') },
          counts: 'each',
        }),
        target: '= 0',
        sources: ['desk'],
      }),
      promise('access', both('Access granted in time', '準時獲准進入'), {
        service: 'hall',
        metric: clock({
          clock: 'response',
          population: { types: ['site-access'] },
          limit: tiers('30 min', '20 min', '10 min'),
          counts: 'share',
        }),
        target: tiers('>= 95 %', '>= 98 %', '>= 99 %'),
        sources: ['desk'],
      }),
      promise('cross-connects', both('Cross-connects in time', '跳線準時完成'), {
        service: 'hall',
        hours: 'office',
        metric: clock({
          clock: 'resolve',
          population: { types: ['cross-connect'] },
          limit: tiers('10 business days', '5 business days', '3 business days'),
          counts: 'share',
        }),
        target: '>= 95 %',
        sources: ['desk'],
      }),
      promise('energy', both('Power usage effectiveness', '電力使用效率'), {
        service: 'hall',
        period: 'year',
        metric: { kind: 'reported', series: 'pue', unit: 'count', due: '30 calendar days', ifMissing: 'not-measured' },
        target: '<= 1.5',
        sources: ['sensors'],
      }),
    ]),
    priorities: priorities(
      both('Power or cooling lost', '電力或冷卻中斷'),
      both('One feed lost, or a value out of its limits', '一路供電中斷，或數值超出限值'),
      [both('Access and hands', '出入及協助'), both('Requests and questions', '要求及查詢')],
    ),
    workload: [
      {
        id: 'draw',
        measure: both('Power drawn by a rack, share of its rating', '機架用電佔額定值的比例'),
        limit: '80 %',
        per: 'month',
        above: 'report-only',
        figure: 'draw',
      },
    ],
    exclusions: numbered(9, [...ownEquipment, ...usualExclusions.slice(1)]),
    maintenance: works('8 h'),
    measurement: measurement('sensors', 'desk'),
    consequences: consequences('power'),
    legal: legal(
      [],
      [
        both('Nobody works alone on live parts.', '不得單獨進行帶電工作。'),
        both('Racks are lifted by two persons or more.', '搬抬機架須由兩人或以上進行。'),
      ],
    ),
    sustainability: {
      metrics: ['energy'],
      baselineYear: 2024,
      boundary: both('The hall with cooling, lighting and losses of the feeds.', '機房連冷卻、照明及供電損耗。'),
      factorSource: both('the factors published by the electricity supplier', '電力公司公布的換算因子'),
    },
    duties: [
      { id: 'cords', text: both('Each device hangs on both feeds', '每部設備接駁兩路供電'), accountable: 'customer' },
      { id: 'insurance', text: both('Insure the equipment', '為設備投保'), accountable: 'customer' },
      { id: 'consent', text: both('Keep the consent of the landlord', '保持業主的同意'), accountable: 'provider' },
      {
        id: 'flood',
        text: both('Close the flood gates when a typhoon comes', '颱風來臨前關閉防水閘'),
        accountable: 'provider',
      },
    ],
    clauses: [...usualProse, ...prose('K16-visitors', 'K21-weather', 'K21-hazardous-works', 'K22-figures')],
  },
};

/**
 * What a requirement may speak of: measures that both sides understand, each with the metric kind that measures it. Owns: names,
 * which way is better, what a value looks like. Does not own: how it is measured (metrics).
 */
import type { MetricKind } from '../../metrics/kinds.ts';
import type { Dimension } from '../../terms/quantity.ts';
import type { Localized } from '../../terms/text.ts';

export interface Measure {
  readonly id: string;
  readonly names: Localized;
  /** The metric that an agreement promises it by. */
  readonly metric: MetricKind;
  /** Others that may promise it as well: what is lost is also counted event by event. */
  readonly also?: readonly MetricKind[];
  /** Of a case clock, which one. */
  readonly clock?: 'response' | 'update' | 'restore' | 'resolve';
  readonly dimensions: readonly Dimension[];
  readonly better: 'more' | 'less';
  readonly example: string;
  /** Words by which a promise of a kind that measures many things is recognised. */
  readonly hint?: RegExp;
}

type Row = readonly [
  id: string,
  en: string,
  zh: string,
  metric: MetricKind,
  dimensions: readonly Dimension[],
  better: Measure['better'],
  example: string,
  more?: Pick<Measure, 'clock' | 'hint' | 'also'>,
];

const time = ['time'] as const;
const timeOrDays = ['time', 'days'] as const;
const share = ['ratio'] as const;

const rows: readonly Row[] = [
  ['availability', 'Availability', '可用率', 'availability', share, 'more', '>= 99.9 %'],
  ['restore', 'Time to restore', '復原時間', 'case-clock', time, 'less', '<= 4 h', { clock: 'restore' }],
  ['response', 'Time to respond', '回應時間', 'case-clock', time, 'less', '<= 15 min', { clock: 'response' }],
  ['resolve', 'Time to resolve', '解決時間', 'case-clock', timeOrDays, 'less', '<= 8 h', { clock: 'resolve' }],
  ['update', 'Time between updates', '進度通報間隔', 'case-clock', time, 'less', '<= 1 h', { clock: 'update' }],
  [
    'attendance',
    'Time to be on site',
    '到場時間',
    'case-clock',
    time,
    'less',
    '<= 4 h',
    { clock: 'response', hint: /attend|on.?site|到場/iu },
  ],
  [
    'delivery',
    'Time to deliver an order',
    '開通時間',
    'case-clock',
    timeOrDays,
    'less',
    '<= 10 business days',
    { clock: 'resolve', hint: /order|deliver|provision|開通|訂單/iu },
  ],
  [
    'latency',
    'Round-trip delay',
    '往返時延',
    'statistic',
    time,
    'less',
    '<= 30 ms',
    { hint: /latency|round.?trip|delay|rtt|時延/iu },
  ],
  ['jitter', 'Jitter', '抖動', 'statistic', time, 'less', '<= 5 ms', { hint: /jitter|抖動/iu }],
  [
    'loss',
    'Packet loss',
    '封包遺失率',
    'statistic',
    share,
    'less',
    '<= 0.1 %',
    { hint: /loss|遺失/iu, also: ['event-ratio'] },
  ],
  [
    'page-time',
    'Response time of pages',
    '頁面回應時間',
    'statistic',
    time,
    'less',
    '<= 2 s',
    { hint: /page|transaction|頁面|交易/iu },
  ],
  ['outages', 'Number of outages', '中斷次數', 'count', ['count'], 'less', '<= 2'],
  ['longest-outage', 'Longest outage', '最長單次中斷', 'count', time, 'less', '<= 30 min', { hint: /longest|最長/iu }],
  [
    'data-loss',
    'Data lost at most (RPO)',
    '最多遺失數據（RPO）',
    'reported',
    time,
    'less',
    '<= 15 min',
    { hint: /rpo|data.?loss|遺失數據/iu },
  ],
  [
    'recovery',
    'Time to recover (RTO)',
    '災難復原時間（RTO）',
    'case-clock',
    time,
    'less',
    '<= 4 h',
    { clock: 'restore', hint: /rto|disaster|災難/iu },
  ],
  ['backups', 'Backups that succeed', '備份成功率', 'event-ratio', share, 'more', '>= 99 %', { hint: /backup|備份/iu }],
  [
    'answered',
    'Calls answered in time',
    '及時接聽率',
    'event-ratio',
    share,
    'more',
    '>= 80 %',
    { hint: /call|answer|接聽/iu },
  ],
  [
    'first-contact',
    'Solved at first contact',
    '首次聯絡解決率',
    'event-ratio',
    share,
    'more',
    '>= 70 %',
    { hint: /first.?contact|首次/iu },
  ],
  [
    'satisfaction',
    'Satisfaction',
    '滿意度',
    'score',
    ['number', 'ratio', 'count'],
    'more',
    '>= 4 points',
    { hint: /satisf|csat|nps|滿意/iu },
  ],
  [
    'climate',
    'Time within temperature and humidity',
    '溫濕度達標時間',
    'good-slices',
    share,
    'more',
    '>= 99.9 %',
    { hint: /temperature|humid|溫/iu },
  ],
  ['duties', 'Duties done on time', '按時履行的職責', 'duty', ['ratio', 'count'], 'more', '>= 100 %'],
];

export const measures: readonly Measure[] = rows.map(
  ([id, en, zh, metric, dimensions, better, example, more = {}]) => ({
    id,
    names: { en, 'zh-Hant': zh },
    metric,
    dimensions,
    better,
    example,
    ...more,
  }),
);

const byId = new Map(measures.map((measure) => [measure.id, measure]));

export const measureOf = (id: string): Measure | undefined => byId.get(id);

/** By its id, or by its English name: "Availability" of an offering that was written before measures had ids. */
export const measureNamed = (name: string): Measure | undefined =>
  byId.get(name) ?? measures.find(({ names }) => names.en.toLowerCase() === name.trim().toLowerCase());

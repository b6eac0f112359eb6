/** A proposal with every section filled; the words try to become markup. */
import type { ProposalView } from '../proposal/view.ts';

const both = (en: string, zh: string) => ({ en, 'zh-Hant': zh });
const availability = both('Availability <script>', '可用率');

/** What only we may read: none of these may stand in the edition for a customer. */
export const insideWords = [
  'UC-VF',
  'Victoria Fibre',
  '維港光纖',
  '29,370.11',
  'expected credit',
  '預期服務補償',
  'Undeliverable',
  '無法兌現',
  'SLA-TG-EPL',
];

export const exampleProposal: ProposalView = {
  edition: 'all',
  draft: 'DRF-0007',
  version: 4,
  agreement: 'SLA-LR-METRO',
  revision: 3,
  hash: '9f2c1d0e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  title: both('Dual metro Ethernet', '雙路城域以太網'),
  provider: both('Example Networks', '示例網絡'),
  customer: { name: both('Ann & Sons', '安氏父子') },
  requirements: [
    {
      requirement: 'SLR-0001',
      title: both('Orders flow, <b>typhoon</b> or not', '落盤不停，打風亦然'),
      verdict: 'not',
      asked: '>= 99.99 %',
      promised: '>= 99.95 %',
      clause: 'K06.1',
      why: both('Asked for at least 99.99 %, promised at least 99.95 %.', '要求不低於 99.99 %，承諾不低於 99.95 %。'),
    },
    {
      requirement: 'SLR-0002',
      title: both('Restored in four hours', '四小時內復原'),
      verdict: 'partly',
      asked: '<= 4 h',
      promised: '<= 4 h (>= 95 %)',
      clause: 'K06.2',
      why: both('Promised for at least 95 % of cases only.', '只就不低於 95 % 的個案作出承諾。'),
    },
    {
      requirement: 'SLR-0003',
      title: both('Packets arrive', '封包送達'),
      verdict: 'met',
      asked: '<= 0.1 %',
      promised: '<= 0.1 %',
      clause: 'K06.3',
      why: both('Promised at least as strictly as asked for.', '承諾不低於要求。'),
    },
    {
      requirement: 'SLR-0004',
      title: both('Little jitter', '抖動輕微'),
      verdict: 'not',
      asked: '<= 5 ms',
      why: both('No promise speaks of it.', '沒有任何承諾涉及此項。'),
    },
  ],
  promises: [
    {
      commitment: 'availability',
      clause: 'K06.1',
      title: availability,
      target: both('at least 99.95 %', '不低於 99.95 %'),
      restsOn: both('What it rests on is still to be confirmed.', '其依據尚待確認。'),
    },
    {
      commitment: 'loss',
      clause: 'K06.3',
      title: both('Packet loss', '封包遺失率'),
      subject: 'hq',
      target: both('at most 0.1 %', '不高於 0.1 %'),
      restsOn: both('On what others have promised us in turn.', '以他人對我們的承諾為依據。'),
    },
    {
      commitment: 'tickets',
      clause: 'K06.4',
      title: both('Tickets', '工單'),
      restsOn: both('It is reported, and has no target.', '僅作報告，不設目標。'),
    },
  ],
  months: [
    {
      label: both('A good month', '良好的月份'),
      commitment: { title: availability },
      target: '>= 99.95 %',
      used: both('0 of 21.6 min', '0／21.6 分鐘'),
      attained: both('100 %', '100 %'),
      verdict: 'met',
      credit: { amount: '0.00', currency: 'HKD' },
    },
    {
      label: both('A bad month', '惡劣的月份'),
      commitment: { title: availability },
      target: '>= 99.95 %',
      used: both('600 of 21.6 min', '600／21.6 分鐘'),
      attained: both('98.61 %', '98.61 %'),
      verdict: 'missed',
      credit: { amount: '15000.00', currency: 'HKD' },
    },
  ],
  missing: [{ text: both('SLR-0009 was given up since, and is left out.', 'SLR-0009 其後已撤回或豁免，故不列入。') }],
  inside: {
    options: [
      {
        requirement: 'SLR-0001',
        text: both(
          'Promise at least 99.99 % as asked: it does not follow from what Victoria Fibre promises.',
          '按要求承諾不低於 99.99 %：無法由維港光纖的承諾推出。',
        ),
      },
    ],
    proof: {
      says: both('One promise of two can be kept.', '兩項承諾中有一項可兌現。'),
      gaps: [{ text: both('UC-VF excludes storms; 55 min are not covered.', 'UC-VF 豁免風暴；55 分鐘未獲保障。') }],
      promises: [
        {
          commitment: 'availability',
          verdict: 'UNDELIVERABLE',
          says: both('55 min are promised by nobody.', '有 55 分鐘無人承諾。'),
        },
        { commitment: 'loss', subject: 'hq', verdict: 'PROVEN', says: both('It follows.', '可推出。') },
      ],
    },
    history: {
      history: 'SLA-TG-EPL',
      comparable: true,
      periods: ['2024-10', '2024-11'],
      currency: 'HKD',
      credit: '15000.00',
      worst: { period: '2024-11', credit: '15000.00' },
      undetermined: ['loss 2024-10'],
      held: [
        { commitment: 'availability', met: 1, of: 2, unmeasured: 0 },
        { commitment: 'loss', met: 0, of: 0, unmeasured: 2 },
      ],
    },
    price: {
      currency: 'HKD',
      fee: 150_000,
      expected: 1_234.5,
      standardError: 12.25,
      valueAtRisk: 15_000,
      price: 29_370.11,
      more: -200,
      uplift: 0,
    },
  },
  changedAt: '2025-02-20T02:00:00.000Z',
  zone: 'Asia/Hong_Kong',
};

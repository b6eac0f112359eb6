/**
 * What the working day finds: works that do not fit, checks of the days before, claims, copies, a review and actions that wait.
 * Owns: these records. Does not own: the list that is made of them (services).
 */
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

/** Two minutes of cut where 0.932 are left. */
const works: readonly Step[] = [
  made('change', {
    at: '2025-02-24T15:10:00+08:00',
    by: 'carmen',
    id: 'CHG-2025-0227',
    body: {
      title: { en: 'Firmware of the core switch', 'zh-Hant': '核心交換機韌體更新' },
      agreements: ['SLA-PH-VPN'],
      parties: ['peak-harbour'],
      window: { start: '2025-02-27T02:00:00+08:00', end: '2025-02-27T02:30:00+08:00' },
      expectedCutMs: 120_000,
      counted: true,
      why: { en: 'The hospital has no maintenance windows.', 'zh-Hant': '醫院協議不設維護時段。' },
      owner: 'queenie-ho',
    },
  }),
];

const claims: readonly Step[] = [
  made('claim', {
    at: '2024-12-05T11:00:00+08:00',
    by: 'carmen',
    id: 'CLM-VFC-2024-11',
    body: {
      supplier: 'victoria-fibre',
      agreement: 'UC-VFC',
      forAgreement: 'SLA-LR-METRO',
      period: '2024-11',
      event: 'Outage of 14 November 2024, 55 min',
      amount: { amount: '15000.00', currency: 'HKD' },
      recoverable: { amount: '0.00', currency: 'HKD' },
      gap: 'The contract calls signal No. 8 force majeure; the customer’s agreement does not.',
    },
  }),
  acted(['claim', 'CLM-VFC-2024-11'], 'claim', { at: '2024-12-05T11:30:00+08:00', by: 'carmen' }),
  acted(['claim', 'CLM-VFC-2024-11'], 'refuse', {
    at: '2025-01-29T16:00:00+08:00',
    by: 'mina',
    tells: { answerClause: '12.3', appealBy: '2025-03-01T08:30:00+08:00' },
    note: 'Signal No. 8 was in force: clause 12.3 calls it force majeure.',
  }),
];

const papers: readonly Step[] = [
  ...(['nora', 'alan-yuen'] as const).map((recipient, index) =>
    made('copy', {
      at: '2025-02-14T10:00:00+08:00',
      by: 'carmen',
      id: `CPY-PH-WIFI-${index + 1}`,
      body: {
        agreement: 'SLA-PH-WIFI',
        revision: 1,
        recipient,
        party: 'peak-harbour',
        form: 'full',
        sentAt: '2025-02-14T10:00:00+08:00',
        dueBy: '2025-02-21T18:00:00+08:00',
      },
    }),
  ),
  made('review', {
    at: '2024-11-20T10:00:00+08:00',
    by: 'carmen',
    id: 'REV-WC-2024-Q4',
    body: { type: 'quarterly', party: 'wan-chai-legal', agreement: 'SLA-WC-HELP', dueOn: '2025-02-18' },
  }),
];

const actions: readonly Step[] = [
  made('action', {
    at: '2024-12-02T17:00:00+08:00',
    by: 'ada',
    id: 'TSK-0001',
    body: {
      title: {
        en: 'Renegotiate force majeure with Victoria Fibre Carriers',
        'zh-Hant': '與維多利亞光纖重新商討不可抗力條款',
      },
      owner: 'felix',
      dueOn: '2025-02-21',
      agreement: 'UC-VFC',
    },
  }),
  made('action', {
    at: '2025-02-20T09:10:00+08:00',
    by: 'ada',
    id: 'TSK-0002',
    body: {
      title: { en: 'Tell customers who trade under signal No. 8', 'zh-Hant': '八號風球下照常交易的客戶須獲通知' },
      owner: 'leo',
      dueOn: '2025-03-14',
      agreement: 'SLA-LR-METRO',
    },
  }),
  acted(['action', 'TSK-0002'], 'finish', {
    at: '2025-02-25T16:00:00+08:00',
    by: 'leo',
    tells: { effect: 'The plan for severe weather names them and their numbers.' },
  }),
];

const lines = ['promises', 'cases', 'works', 'sources', 'decisions', 'money', 'warnings', 'papers', 'duties'];

/** The checks of the week before; Thursday's was never finished. */
const checks: readonly Step[] = (
  [
    ['2025-02-19', 'ada'],
    ['2025-02-21', 'carmen'],
    ['2025-02-24', 'ada'],
    ['2025-02-25', 'ada'],
  ] as const
).flatMap(([date, by]) => {
  const id = `DAY-${date}`;
  const items = lines.map((what) => ({ what, state: 'ok' as const, note: 'as on the day before' }));
  return [
    made('daily-check', { at: `${date}T08:31:00+08:00`, by, id, body: { date, items: [] } }),
    acted(['daily-check', id], 'finish', { at: `${date}T08:52:00+08:00`, by, tells: { items } }),
  ];
});

export const workingDay: readonly Step[] = [...works, ...claims, ...papers, ...actions, ...checks];

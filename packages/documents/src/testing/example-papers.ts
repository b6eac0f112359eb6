/** A report and a credit note with every section filled; the words try to become markup. */
import { statementHash } from '@troth/core';
import type { NoteView } from '../note/credit-note.ts';
import type { HistoryRow, ReportView } from '../report/view.ts';
import { exampleSheet } from './example.ts';

const { statement } = exampleSheet();
const hash = statementHash(statement);
const name = (en: string, zh: string) => ({ en, 'zh-Hant': zh });

/** The months before, and the month itself as its statement has it. */
const history: readonly HistoryRow[] = statement.rows.map(({ commitment, subject, title, verdict, segments }) => ({
  commitment,
  subject,
  title,
  points: [
    ...['2024-09', '2024-10'].map((period) => ({
      period,
      verdict: 'met' as const,
      revised: period === '2024-10',
      figures: {
        downtime: { exact: '600000', unit: 'ms' },
        allowed: { exact: '1296000', unit: 'ms' },
        denominator: { exact: '2592000000', unit: 'ms' },
      },
      revision: 1,
    })),
    { period: '2024-11', verdict, revised: true, figures: segments.at(-1)?.figures ?? {}, revision: 1 },
  ],
}));

export const exampleReport: ReportView = {
  edition: 'internal',
  draft: true,
  record: 'RPT-0007',
  number: 2,
  statement,
  hash,
  version: 2,
  issuedAt: '2024-12-04T01:00:00.000Z',
  customer: name('Ann & Sons <script>', '安氏父子'),
  provider: name('Example Networks', '示例網絡'),
  manager: name('Sam Lee', '李森'),
  summary: name('One promise was missed.\n\n<b>Not</b> bold.', '一項承諾未達標。\n\n<b>並非</b>粗體。'),
  coverNote: name('OUT-3 came late.', 'OUT-3 其後才收到。'),
  lines: [{ text: name('Availability: 10 % of the access fee', '可用性：接駁費的 10 %'), amount: 'HKD 1,200.00' }],
  periods: ['2024-09', '2024-10', '2024-11'],
  history,
  incidents: [
    { id: 'OUT-1', start: '2024-11-14T00:55:00.000Z', end: '2024-11-14T01:50:00.000Z', state: 'down', cause: '=cmd|x' },
    { id: 'OUT-9', subject: 'hq', start: '2024-11-30T00:00:00.000Z', state: 'down' },
  ],
  decisions: [
    {
      id: 'EXC-1',
      kind: 'customer-caused',
      start: '2024-11-14T00:55:00.000Z',
      end: '2024-11-14T01:50:00.000Z',
      decision: 'refused',
      proposedBy: 'Ben',
      decidedBy: 'Sam <Lee>',
      basis: 'no log | no proof',
    },
  ],
  works: [
    {
      id: 'CHG-7',
      title: name('New card', '更換板卡'),
      start: '2024-12-08T18:00:00.000Z',
      end: '2024-12-08T20:00:00.000Z',
      state: name('planned', '已計劃'),
      expectedCutMs: '1200000',
      counted: false,
    },
  ],
  actions: [
    {
      id: 'TSK-1',
      title: name('Second path', '第二路由'),
      owner: name('Sam Lee', '李森'),
      dueOn: '2025-01-31',
      state: name('open', '待辦'),
    },
  ],
  workload: [
    {
      title: name('Tickets', '工單'),
      limit: { exact: '100', unit: 'count' },
      tolerance: '10',
      per: 'month',
      volume: { exact: '111', unit: 'count' },
    },
    { title: name('Moves', '搬遷'), limit: { exact: '5', unit: 'count' }, per: 'year' },
  ],
  disputes: [{ id: 'DSP-1', grounds: name('an outage was longer', '中斷時間較長'), state: name('raised', '已提出') }],
  internal: {
    note: name('Talk to Ann before the review.', '檢討前先與客戶溝通。'),
    impactPerHour: { amount: '180000.00', currency: 'HKD' },
    recoverable: [
      {
        id: 'CLM-1',
        supplier: name('Victoria Fibre', '維港光纖'),
        event: 'OUT-1',
        amount: { amount: '0.00', currency: 'HKD' },
        state: name('refused', '被拒絕'),
        gap: 'UC_FORCE_MAJEURE',
      },
    ],
    breaches: [
      {
        title: name('Availability', '可用性'),
        why: name('it was sudden', '事出突然'),
        cause: name('A flooded box.', '接續箱水浸。'),
        attribution: [{ party: name('Victoria Fibre', '維港光纖'), ms: '3300000' }],
      },
    ],
  },
};

export const exampleNote: NoteView = {
  number: 'CN-2024-0118',
  draft: false,
  agreement: statement.agreement.id,
  title: statement.agreement.title,
  period: '2024-11',
  zone: statement.period.zone,
  provider: exampleReport.provider,
  customer: exampleReport.customer,
  clause: '13.1',
  lines: exampleReport.lines,
  cap: 'HKD 3,000.00 a month, not reached',
  earnedBack: 'HKD 0.00',
  tax: 'none',
  total: { amount: '1200.00', currency: 'HKD' },
  follows: 'CN-2024-0117',
  report: 'RPT-0007',
  hash,
  issuedAt: exampleReport.issuedAt,
};

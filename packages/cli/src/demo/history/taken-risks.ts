/**
 * The gaps that were known before Lion Rock's second revision was signed, and taken: storm signals that excuse the carrier alone,
 * and a contract that ends before the promise does. Owns: who took them, why, until when. The carrier's contract was to be
 * renewed by then; it was not, and since that day nothing covers the gaps.
 */
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

const id = 'RSK-LR-METRO-2';

export const takenRisks: readonly Step[] = [
  made('risk-acceptance', {
    at: '2024-10-17T15:00:00+08:00',
    by: 'ada',
    id,
    body: {
      agreement: 'SLA-LR-METRO',
      gaps: [
        {
          code: 'PROOF-FORCE_MAJEURE:UC-VFC',
          text: 'UC-VFC is excused by what does not excuse us: tropical cyclone warning signal No. 8 or above, black rainstorm warning signal.',
        },
        {
          code: 'PROOF-TERM:UC-VFC',
          text: 'UC-VFC does not hold from 1 Feb 2025: our promise stands on nothing then.',
        },
      ],
      reason: {
        en: 'The market trades through signal No. 8 since September and the customer will not sign without it. Both paths held through every signal of the last three years; a missed month costs at most 37,500.00. Felix renews the contract of the carrier before it ends.',
        'zh-Hant':
          '市場自九月起於八號信號下照常交易，客戶不接受其他條款。過去三年每次信號期間雙路線路均未中斷；未達標的月份最多補償 37,500.00。Felix 將於電訊商合約屆滿前續約。',
      },
      owner: 'felix',
      expires: '2025-02-01',
    },
  }),
  acted(['risk-acceptance', id], 'accept', { at: '2024-10-18T09:30:00+08:00', by: 'derek' }),
];

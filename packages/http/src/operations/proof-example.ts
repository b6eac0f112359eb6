/** A proof as examples show it: a promise by the month on a contract that is judged by the year. */
import type { Deliverability, ProvenGap } from '@troth/core';

const window: ProvenGap = {
  id: 'PROOF-WINDOW:UC-VFC',
  code: 'WINDOW',
  commitment: 'availability',
  agreement: 'UC-VFC',
  ref: 'UC-VFC 6.1',
  minutes: '525.6',
  text: {
    en: 'UC-VFC 6.1 is judged by the year: its 525.6 min may all fall in one month.',
    'zh-Hant': 'UC-VFC 6.1 按年評核：其容許的 525.6 分鐘可全部落在同一月內。',
  },
};

const period = {
  period: '2025-02',
  start: '2025-01-31T16:00:00Z',
  end: '2025-02-28T16:00:00Z',
  agreed: '40320',
  allowed: '20.16',
  down: '525.6',
  guaranteed: '27629/28000',
  independent: '27629/28000',
};

export const proofExample: Deliverability = {
  agreement: 'SLA-LR-METRO',
  revision: 2,
  hash: 'ab'.repeat(32),
  zone: 'Asia/Hong_Kong',
  from: '2024-11-01',
  to: '2026-10-31',
  openEnded: false,
  verdict: 'UNDELIVERABLE',
  says: { en: 'Undeliverable as written. 1 gap is open.', 'zh-Hant': '按現行文本無法兌現。尚有 1 項差距。' },
  targets: { proven: 0, composed: 1, all: 1 },
  model: { source: 'written', state: 'verified' },
  structure: { leaf: 'access' },
  commitments: [
    {
      commitment: 'availability',
      clause: '6.1',
      title: { en: 'Availability', 'zh-Hant': '可用率' },
      metric: 'availability',
      target: { en: 'at least 99.95 %', 'zh-Hant': '不低於 99.95 %' },
      verdict: 'UNDELIVERABLE',
      by: 'structure',
      says: {
        en: 'In the worst month (2025-02) 525.6 min may be down, 20.16 min are allowed: 98.6964 % is guaranteed, 99.95 % is needed.',
        'zh-Hant': '最差的一月（2025-02）可中斷 525.6 分鐘，容許 20.16 分鐘：保證 98.6964 %，須達 99.95 %。',
      },
      needed: '0.9995',
      guaranteed: period.guaranteed,
      independent: period.independent,
      bound: false,
      worst: period,
      leaves: [
        {
          leaf: 'access',
          name: { en: 'Access on two paths', 'zh-Hant': '雙路接入' },
          share: period.guaranteed,
          minutes: '525.6',
          promises: [
            {
              agreement: 'UC-VFC',
              revision: 1,
              commitment: 'availability',
              ref: 'UC-VFC 6.1',
              title: { en: 'Availability', 'zh-Hant': '可用率' },
              says: { en: 'at least 99.9 % by the year, day and night', 'zh-Hant': '按年不低於 99.9 %，全天候' },
            },
          ],
        },
      ],
      gaps: [window],
      fixes: [
        {
          kind: 'tighten',
          commitment: 'availability',
          agreement: 'UC-VFC',
          leaf: 'access',
          from: period.guaranteed,
          to: '0.9995',
          text: {
            en: 'Ask UC-VFC 6.1 for at least 99.95 % by the month, in our hours, leaving out no more than we do.',
            'zh-Hant': '要求 UC-VFC 6.1 按月承諾不低於 99.95 %，服務時間與我們一致，豁免亦不多於我們。',
          },
        },
      ],
    },
  ],
  pairs: [],
  gaps: [window],
  fixes: [],
  findings: [],
};

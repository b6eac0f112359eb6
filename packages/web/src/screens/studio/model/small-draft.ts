/** A short agreement for the tests of this folder. */
import type { Json } from '@troth/core';

export const smallDraft: Json = {
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  type: 'sla',
  id: 'SLA-SMALL',
  revision: 1,
  title: { en: 'Small line', 'zh-Hant': '小型線路' },
  effective: { from: '2024-01-01' },
  zone: 'Asia/Hong_Kong',
  currency: 'HKD',
  calendars: { always: { always: true } },
  services: [{ id: 'line', title: { en: 'A line', 'zh-Hant': '線路' } }],
  commitments: [
    {
      id: 'availability',
      title: { en: 'Availability', 'zh-Hant': '可用率' },
      clause: '6.1',
      metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
      target: '>= 99.9 %',
      period: 'month',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
      sources: ['probe'],
      credits: [
        {
          id: 'tiers',
          kind: 'steps',
          on: 'value',
          steps: [
            { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } },
            { when: '< 99 %', pay: { percent: '25 %', of: 'fee' } },
          ],
        },
      ],
    },
  ],
  measurement: { sources: [{ id: 'probe', kind: 'probe' }] },
  fees: {
    lines: [{ id: 'service', title: { en: 'Fee', 'zh-Hant': '月費' }, amount: '10000.00', per: 'month' }],
    bases: { fee: { lines: ['service'], window: 'period', prorate: 'by-days' } },
  },
  credits: { claim: 'automatic', payment: 'next-invoice', rounding: { mode: 'half-up' } },
};

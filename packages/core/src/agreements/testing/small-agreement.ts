/** A small agreement for tests: two bands, one fee, whatever else a test says. */
import type { NamedText } from '../document.ts';

/** One revision as a file; keys of `extra` replace those of the small agreement. */
export function smallAgreement(extra: object = {}, file = 'small.yaml'): NamedText {
  const whole: object = {
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'SMALL',
    title: 'Small',
    effective: { from: '2024-01-01' },
    zone: 'UTC',
    currency: 'USD',
    calendars: { always: { always: true, holidays: 'none' } },
    commitments: [availability()],
    fees: {
      lines: [{ id: 'charge', amount: '1000.00', per: 'month' }],
      bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
    },
    ...extra,
  };
  return { file, text: JSON.stringify(whole, undefined, 1) };
}

/** The commitment of the small agreement, with other terms where a test says so. */
export function availability(extra: object = {}): object {
  return {
    id: 'availability',
    title: 'Availability',
    metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
    target: '>= 99.9 %',
    period: 'month',
    hours: 'always',
    unknown: 'separate',
    rounding: 'none',
    credits: [
      {
        id: 'credit',
        kind: 'steps',
        on: 'value',
        steps: [
          { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } },
          { when: '< 99 %', pay: { percent: '25 %', of: 'fee' } },
        ],
      },
    ],
    ...extra,
  };
}

/** A small agreement for tests: one site, availability by time and a series of events. */
import type { NamedText } from '@troth/core';

export function smallAgreement(id: string, extra: object = {}): NamedText {
  const whole = {
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id,
    title: id,
    effective: { from: '2025-01-01' },
    zone: 'UTC',
    calendars: { always: { always: true, holidays: 'none' } },
    services: [{ id: `service-${id}`, title: id, sites: [{ id: `site-${id}` }] }],
    commitments: [
      {
        id: 'availability',
        title: 'Availability',
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target: '>= 99.9 %',
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
      },
    ],
    ...extra,
  };
  return { file: `${id}.json`, text: JSON.stringify(whole, undefined, 1) };
}

import { Instant } from '@troth/core';
import { expect, test } from 'vitest';
import { sealedByOwner } from './entries.ts';

const day = (series: string, more: { subject?: string; agreement?: string } = {}) => ({
  day: { source: 'probe', series, stepMs: 60_000, day: Instant.of(0), ...more },
  page: { hash: series, recordedAt: Instant.of(0) },
});

test('an entry about sealed days names the days of one owner only', () => {
  const sealed = [
    day('ping-acme'),
    day('ping-globex'),
    day('ping-acme'),
    day('http', { subject: 'acme' }),
    day('ping', { subject: 'acme' }),
    day('http', { subject: 'globex' }),
    day('http', { agreement: 'SLA-1', subject: 'acme' }),
    day('ping', { agreement: 'SLA-1', subject: 'globex' }),
    day('acme'),
  ];
  const groups = sealedByOwner(sealed).map((group) => group.map((one) => sealed.indexOf(one)));
  expect(groups).toEqual([[0, 2], [1], [3, 4], [5], [6, 7], [8]]);
});

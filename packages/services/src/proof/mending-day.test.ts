import { expect, it } from 'vitest';
import { mendingDay } from './mending-day.ts';

const when = { first: '2024-11-01', tomorrow: '2025-02-27', after: '2024-02-02' };

it.each([
  ['the day on which the promise behind ends', { ...when, gaps: [{ from: '2025-08-01' }] }, { day: '2025-08-01' }],
  [
    'tomorrow, of a gap that is there, and the days before are told',
    { ...when, gaps: [{ from: '2025-08-01' }, {}] },
    { day: '2025-02-27', past: { from: '2024-11-01', to: '2025-02-26' } },
  ],
  [
    'tomorrow, where the promise behind ended already',
    { ...when, gaps: [{ from: '2025-02-01' }] },
    { day: '2025-02-27', past: { from: '2025-02-01', to: '2025-02-26' } },
  ],
  [
    'the first day of our text, while that is to come',
    { ...when, first: '2025-04-01', gaps: [{}] },
    { day: '2025-04-01' },
  ],
  [
    'no day before the text that it follows',
    { ...when, after: '2025-06-02', gaps: [{ from: '2025-05-01' }] },
    { day: '2025-06-02', past: { from: '2025-05-01', to: '2025-06-01' } },
  ],
])('begins on %s', (_name, given, found) => {
  expect(mendingDay(given)).toEqual(found);
});

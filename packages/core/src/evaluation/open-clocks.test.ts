import { expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import { smallAgreement } from '../agreements/testing/small-agreement.ts';
import type { RowOf } from '../evidence/row.ts';
import { Instant } from '../values/instant.ts';
import { openClocks } from './open-clocks.ts';

const at = (time: string): Instant => Instant.parse(`2024-04-02T${time}:00Z`);

const row = (name: string, event: RowOf<'case'>['event'], time: string): RowOf<'case'> => ({
  form: 'case',
  id: `${name}-${event}`,
  source: 'desk',
  case: name,
  event,
  at: at(time),
  recordedAt: at(time),
  priority: 'P1',
  ...(event === 'paused' ? { why: 'customer' } : {}),
});

const restore = (limit: string) => ({
  id: 'restore',
  title: 'Restoration',
  metric: { kind: 'case-clock', clock: 'restore', counts: 'share', limit, pauses: { reasons: ['customer'] } },
  target: '>= 95 %',
  hours: 'always',
  rounding: 'none',
});

const book = readAgreements([
  smallAgreement({ commitments: [restore('4 h')] }),
  smallAgreement({ commitments: [restore('2 h')], revision: 2, effective: { from: '2024-05-01' } }),
]);
const [agreement] = book.ok ? book.value.agreements : [];

it('gives the clocks of open cases by the terms in force at the instant', () => {
  if (agreement === undefined) throw new TypeError(JSON.stringify(book));
  const rows = [
    row('A', 'opened', '08:00'),
    row('B', 'opened', '08:00'),
    row('B', 'paused', '09:00'),
    row('C', 'opened', '08:00'),
    row('C', 'restored', '08:30'),
  ];
  const clocks = openClocks({ agreement, rows, at: at('13:00') });
  expect(clocks).toEqual([
    {
      commitment: 'restore',
      case: 'A',
      priority: 'P1',
      stopped: false,
      remainingMs: -3_600_001,
      dueAt: at('12:00'),
      late: true,
    },
    {
      commitment: 'restore',
      case: 'B',
      priority: 'P1',
      stopped: true,
      remainingMs: 3 * 3_600_000,
      dueAt: undefined,
      late: false,
    },
  ]);
  const later = openClocks({ agreement, rows: [], at: Instant.parse('2024-05-02T00:00:00Z') });
  expect(later).toEqual([]);
  const inMay = { ...row('D', 'opened', '08:00'), at: Instant.parse('2024-05-02T08:00:00Z') };
  expect(openClocks({ agreement, rows: [inMay], at: inMay.at }).map(({ dueAt }) => dueAt)).toEqual([
    Instant.parse('2024-05-02T10:00:00Z'),
  ]);
  expect(openClocks({ agreement, rows, at: Instant.parse('2023-12-31T00:00:00Z') })).toEqual([]);
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { sayStanding, standingOf } from './standing.ts';
import type { SignedRevision, StandingDecision } from './standing.ts';

const at = (day: string): Instant => Instant.parse(`${day}T00:00:00Z`);
const first: SignedRevision = { revision: 1, from: at('2024-02-01'), to: at('2024-11-01') };
const second: SignedRevision = { revision: 2, from: at('2024-11-01'), to: at('2026-02-01') };
const revisions = [first, second];
const standing = (revision: SignedRevision, day: string, decisions: readonly StandingDecision[] = []) =>
  standingOf(revision, { revisions, decisions, now: at(day) });

describe('a signed revision', () => {
  it.each([
    [second, '2024-10-31', 'signed'],
    [second, '2024-11-01', 'in-force'],
    [first, '2024-10-31', 'in-force'],
    [first, '2024-11-01', 'superseded'],
    [second, '2026-02-01', 'expired'],
    [first, '2026-02-01', 'superseded'],
  ] as const)('stands by its dates', (revision, day, expected) => {
    expect(standing(revision, day)).toBe(expected);
    expect(sayStanding(expected)['zh-Hant']).toMatch(/\p{Script=Han}/u);
  });

  const decided = (change: StandingDecision['change'], from: string, until?: string): readonly StandingDecision[] => [
    { change, from: at(from), until: until === undefined ? undefined : at(until) },
  ];

  it('stands as was decided, from that day on', () => {
    const suspended = decided('suspend', '2025-01-10', '2025-01-20');
    expect(['2025-01-09', '2025-01-10', '2025-01-20'].map((day) => standing(second, day, suspended))).toEqual([
      'in-force',
      'suspended',
      'in-force',
    ]);
    expect(standing(second, '2025-03-01', decided('terminate', '2025-03-01'))).toBe('terminated');
    expect(standing(second, '2025-02-28', decided('terminate', '2025-03-01'))).toBe('in-force');
    expect(standing(second, '2025-03-01', decided('void', '2025-03-01'))).toBe('void');
    expect(standing(first, '2025-03-01', decided('void', '2025-03-01'))).toBe('superseded');
  });

  it('is in force alone: at any instant at most one revision is', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, fc.integer({ min: -10, max: 420 }), fc.boolean(), (starts, day, open) => {
        const dayMs = 86_400_000;
        const base = at('2025-01-01');
        const sorted = starts.toSorted((one, other) => one - other);
        const all = sorted.map((start, index): SignedRevision => {
          const next = sorted[index + 1] ?? (open ? undefined : 401);
          const to = next === undefined ? undefined : Instant.plus(base, next * dayMs);
          return { revision: index + 1, from: Instant.plus(base, start * dayMs), to };
        });
        const now = Instant.plus(base, day * dayMs);
        const holding = all.filter((one) => standingOf(one, { revisions: all, decisions: [], now }) === 'in-force');
        const [begins = 0] = sorted;
        expect(holding.length).toBe(day < begins || (!open && day >= 401) ? 0 : 1);
      }),
    );
  });
});

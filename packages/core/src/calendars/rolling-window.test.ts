import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { rollingWindow } from './rolling-window.ts';
import type { RollingRule } from './rolling-window.ts';
import { Zone } from './zones/zone.ts';

const zone = (name: string): Zone => Zone.get(name) ?? expect.unreachable(name);

const startOf = (rule: Omit<RollingRule, 'zone'>, at: string, name = 'UTC'): string => {
  const { start, end } = rollingWindow({ ...rule, zone: zone(name) }, Instant.parse(at));
  expect(Instant.format(end)).toBe(Instant.format(Instant.parse(at)));
  return Instant.format(start);
};

describe('rollingWindow', () => {
  it.each([
    ['minute', 90, '2006-01-04T13:34:05.000Z'],
    ['hour', 24, '2006-01-03T15:04:05.000Z'],
    ['day', 1, '2006-01-03T15:04:05.000Z'],
    ['day', 7, '2005-12-28T15:04:05.000Z'],
    ['week', 2, '2005-12-21T15:04:05.000Z'],
    ['month', 1, '2005-12-04T15:04:05.000Z'],
    ['quarter', 1, '2005-10-04T15:04:05.000Z'],
    ['year', 2, '2004-01-04T15:04:05.000Z'],
  ] as const)('goes back by %s × %i', (unit, count, start) => {
    expect(startOf({ unit, count }, '2006-01-04T15:04:05Z')).toBe(start);
  });

  it('stops at the end of a shorter month', () => {
    expect(startOf({ unit: 'month', count: 1 }, '2024-03-31T08:00:00Z')).toBe('2024-02-29T08:00:00.000Z');
  });

  it('keeps the time on the wall for days, and real time for hours', () => {
    expect(startOf({ unit: 'day', count: 1 }, '2024-03-31T12:00:00Z', 'Europe/London')).toBe(
      '2024-03-30T13:00:00.000Z',
    );
    expect(startOf({ unit: 'hour', count: 24 }, '2024-03-31T12:00:00Z', 'Europe/London')).toBe(
      '2024-03-30T12:00:00.000Z',
    );
  });

  it('throws for a window without length', () => {
    expect(() => startOf({ unit: 'day', count: 0 }, '2024-03-31T12:00:00Z')).toThrow(
      'A window of 0 days has no start.',
    );
    expect(() => startOf({ unit: 'day', count: 1.5 }, '2024-03-31T12:00:00Z')).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { inputOf, momentOf } from './zoned-input.ts';

describe('date and time of a zone', () => {
  it.each([
    ['2025-02-26T08:30', 'Asia/Hong_Kong', '2025-02-26T08:30:00+08:00'],
    ['2025-07-01T09:00', 'Europe/London', '2025-07-01T09:00:00+01:00'],
    ['2025-01-01T09:00', 'Europe/London', '2025-01-01T09:00:00+00:00'],
    ['2025-01-15T12:00', 'America/New_York', '2025-01-15T12:00:00-05:00'],
    ['2025-03-30T02:30', 'Europe/London', '2025-03-30T02:30:00+01:00'],
    ['2025-01-01T09:00', 'Asia/Kolkata', '2025-01-01T09:00:00+05:30'],
  ] as const)('%s in %s is %s', (input, zone, moment) => {
    expect(momentOf(input, zone)).toBe(moment);
    expect(inputOf(moment, zone)).toBe(input);
  });

  it('is nothing where nothing was written', () => {
    expect(momentOf('', 'Asia/Hong_Kong')).toBeUndefined();
    expect(inputOf('soon', 'Asia/Hong_Kong')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { localTime, sayAt, zoneName } from './local-time.ts';

describe('moments as people read them', () => {
  it('shows the clock of the zone, not of the machine', () => {
    expect(localTime('2025-02-26T00:30:00.000Z', 'Asia/Hong_Kong')).toEqual({ date: '2025-02-26', time: '08:30' });
    expect(localTime('2025-02-26T00:30:00.000Z', 'America/New_York')).toEqual({ date: '2025-02-25', time: '19:30' });
  });

  it('writes midnight as 00:00 of the day that begins', () => {
    expect(localTime('2025-02-25T16:00:00Z', 'Asia/Hong_Kong')).toEqual({ date: '2025-02-26', time: '00:00' });
  });

  it.each([
    ['2025-02-26T08:30:00+08:00', 'en', '26 Feb 2025 08:30'],
    ['2025-02-26T08:30:00+08:00', 'zh-Hant', '2025年2月26日 08:30'],
    ['2025-02-26', 'en', '26 Feb 2025'],
    ['soon', 'en', 'soon'],
  ] as const)('%s in %s is %s', (at, language, said) => {
    expect(sayAt(at, 'Asia/Hong_Kong', language)).toBe(said);
  });

  it('names the clock', () => {
    expect(zoneName('2025-02-26T00:30:00Z', 'Asia/Hong_Kong', 'en')).toBe('HKT');
    expect(zoneName('2025-07-26T00:30:00Z', 'Europe/London', 'en')).toBe('BST');
  });
});

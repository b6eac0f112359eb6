import { describe, expect, it } from 'vitest';
import { figuresOf, grownSince } from './grown.ts';
import type { GapFigures } from './grown.ts';

describe('a gap whose risk was taken', () => {
  it.each<[string, GapFigures, GapFigures]>([
    ['is the same', { minutes: '30' }, { minutes: '30' }],
    ['is smaller', { minutes: '30', owed: '0.3', backed: '0.1' }, { minutes: '29.5', owed: '0.2', backed: '0.1' }],
    [
      'begins later and ends sooner',
      { from: '2025-02-01', to: '2027-01-31' },
      { from: '2025-03-01', to: '2026-01-31' },
    ],
    ['names fewer causes', { unmatched: ['war', 'storm'] }, { unmatched: ['storm'] }],
  ])('stays taken while it %s', (_name, seen, now) => {
    expect(grownSince(seen, now)).toBeUndefined();
  });

  it.each<[string, { readonly seen: GapFigures; readonly now: GapFigures }, string]>([
    ['more minutes', { seen: { minutes: '30' }, now: { minutes: '42.5' } }, '12.5 min more, 42.5 instead of 30'],
    ['a part of a minute', { seen: { minutes: '30' }, now: { minutes: '301/10' } }, '0.1 min more'],
    [
      'a bigger difference',
      { seen: { owed: '0.3', backed: '0.1' }, now: { owed: '0.5', backed: '0.1' } },
      '2 times as far apart',
    ],
    [
      'the other way round',
      { seen: { owed: '30', backed: '35' }, now: { owed: '30', backed: '45' } },
      '3 times as far apart',
    ],
    [
      'an earlier day',
      { seen: { from: '2025-02-01', to: '2027-01-31' }, now: { from: '2025-01-01', to: '2027-01-31' } },
      'begins on',
    ],
    [
      'a longer term',
      { seen: { from: '2025-02-01', to: '2027-01-31' }, now: { from: '2025-02-01', to: '2028-01-31' } },
      'until 31 Jan 2028',
    ],
    ['another cause', { seen: { unmatched: ['war'] }, now: { unmatched: ['war', 'storm'] } }, 'came to it'],
  ])('is open again with %s, and it is said by how much', (_name, { seen, now }, said) => {
    const found = grownSince(seen, now);
    expect(found?.en).toContain(said);
    expect(found?.['zh-Hant']).toContain('自接納風險後擴大');
  });

  it('has no minutes that could grow where it is without limit', () => {
    const text = { en: '', 'zh-Hant': '' };
    expect(figuresOf({ id: 'X', code: 'EXCLUSION_UNLIMITED', minutes: '44640', text })).toEqual({});
    expect(figuresOf({ id: 'X', code: 'AVAILABILITY', minutes: '44', text })).toEqual({ minutes: '44' });
  });
});

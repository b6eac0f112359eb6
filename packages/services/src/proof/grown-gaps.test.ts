/** What an acceptance covers of a gap that is told of now. */
import { describe, expect, it } from 'vitest';
import { grownBeyond } from './grown-gaps.ts';

describe('an accepted risk', () => {
  const now = { code: 'PROOF-HOURS:UC:line', figures: { minutes: '30' } };
  it('covers a gap no further than it was seen', () => {
    expect(grownBeyond({ seen: [{ code: now.code, minutes: '30' }] }, now)).toBeUndefined();
    expect(grownBeyond({ seen: [{ code: now.code, minutes: '29' }] }, now)?.en).toContain('1 min more');
  });
  it('covers no gap that was not there when it was written', () => {
    expect(grownBeyond({ seen: [] }, now)?.en).toBe('It was not there when its risk was taken.');
  });
});

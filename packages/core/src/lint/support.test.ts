import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Revision } from '../agreements/revision.ts';
import { smallAgreement } from '../agreements/testing/small-agreement.ts';
import { parseQuantity } from '../terms/quantity.ts';
import type { Quantity } from '../terms/quantity.ts';
import type { Finding } from './finding.ts';
import { lintHistory, lintSupport } from './support.ts';
import { whole } from './testing/whole-contract.ts';

function revision(extra: object = {}): Revision {
  const book = readAgreements([smallAgreement({ ...whole, ...extra })]);
  const found = book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
  if (found === undefined) throw new Error(book.ok ? 'none' : book.refusals[0]?.message);
  return found;
}
const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);

const storm = (events: readonly string[]) => [
  {
    id: 'storm',
    kind: 'force-majeure',
    events,
    cap: { length: '2 h', per: 'month' },
    proof: 'Bulletin.',
    decider: 'Manager',
    decideWithin: '5 business days',
  },
];

describe('against what stands behind', () => {
  it('finds nothing in a contract that lasts as long, excuses no more and leaves time to claim', () => {
    const behind = revision({ exclusions: storm(['T8']) });
    expect(lintSupport(revision({ exclusions: storm(['T8', 'war']) }), [behind])).toEqual([]);
  });
  it('finds one that ends before', () => {
    const behind = revision({ term: { ...whole.term, end: '2024-06-01' } });
    expect(codes(lintSupport(revision(), [behind]))).toEqual(['K03-SUPPORT-ENDS']);
  });
  it('finds one that is excused by more', () => {
    const behind = revision({ exclusions: storm(['T8', 'war']) });
    expect(codes(lintSupport(revision({ exclusions: storm(['T8']) }), [behind]))).toEqual(['K09-WIDER-BEHIND']);
  });
  it.each([
    ['5 calendar days', 5, ['K13-CLAIM-SOON']],
    ['30 calendar days', 5, []],
    ['5 calendar days', 2, []],
  ])('claims within %s, reports by business day %i', (within, businessDay, found) => {
    const claim = { stages: [{ id: 'claim', from: 'period-end', within }], receivedBy: 'end-of-day' };
    const behind = revision({ credits: { ...whole.credits, claim } });
    const ours = revision({ reporting: { ...whole.reporting, dueBy: { businessDay } } });
    expect(codes(lintSupport(ours, [behind]))).toEqual(found);
  });
});

describe('against history', () => {
  const values = (good: number): readonly Quantity[] =>
    Array.from({ length: 12 }, (_, index) => {
      const read = parseQuantity(index < good ? '99.95 %' : '99.5 %');
      if (typeof read === 'string') throw new Error(read);
      return read;
    });
  it.each([
    [10, []],
    [9, ['K06-TIGHTER-THAN-HISTORY']],
  ])('%i of twelve periods attained the target', (good, found) => {
    expect(codes(lintHistory(revision(), [{ commitment: 'availability', values: values(good) }]))).toEqual(found);
  });
  it('is silent with less than a year', () => {
    expect(lintHistory(revision(), [{ commitment: 'availability', values: values(0).slice(1) }])).toEqual([]);
  });
});

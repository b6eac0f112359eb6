import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Revision } from '../agreements/revision.ts';
import { smallAgreement } from '../agreements/testing/small-agreement.ts';
import { parseQuantity } from '../terms/quantity.ts';
import type { Quantity } from '../terms/quantity.ts';
import type { Finding } from './finding.ts';
import { lintHistory } from './history.ts';
import { whole } from './testing/whole-contract.ts';

function revision(extra: object = {}): Revision {
  const book = readAgreements([smallAgreement({ ...whole, ...extra })]);
  const found = book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
  if (found === undefined) throw new Error(book.ok ? 'none' : book.refusals[0]?.message);
  return found;
}
const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);

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

import { expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Plain } from '../agreements/reading/source.ts';
import { availability, smallAgreement } from '../agreements/testing/small-agreement.ts';
import { lintAgreement } from './lint.ts';

function found(change: { readonly old: Plain; readonly now: Plain; readonly on: string }): readonly string[] {
  const texts = [
    smallAgreement({ effective: { from: '2019-02-01' }, commitments: [availability({ period: change.old })] }),
    smallAgreement({
      revision: 2,
      effective: { from: change.on },
      commitments: [availability({ period: change.now })],
    }),
  ];
  const book = readAgreements(texts);
  if (!book.ok) throw new Error(book.refusals.map((refusal) => refusal.message).join('\n'));
  return book.value.agreements
    .flatMap(lintAgreement)
    .flatMap(({ code, example }) => (code === 'T-PERIOD-CHANGED' ? [example] : []));
}

const fiscal = { unit: 'quarter', anchor: '2019-02-01' };

it('finds a quarter that is cut otherwise from one revision to the next', () => {
  expect(found({ old: fiscal, now: 'quarter', on: '2024-06-14' })).toEqual([
    '2024-06-14 lies in 2024-05-01 to 2024-07-31 by the old text and in 2024-04-01 to 2024-06-30 by the new: an outage near the change counts in both, or in neither',
  ]);
  expect(found({ old: fiscal, now: 'quarter', on: '2024-07-01' })).toHaveLength(1);
});

it('finds nothing where periods stay, or both begin on the day of the change', () => {
  expect(found({ old: fiscal, now: fiscal, on: '2024-06-14' })).toEqual([]);
  expect(found({ old: 'month', now: 'quarter', on: '2024-07-01' })).toEqual([]);
});

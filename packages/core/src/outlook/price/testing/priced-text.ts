/** A text with tiers of 5, 10 and 25 % on a fee of 100,000, and outages that come 1.2 times a month for 20 minutes. */
import { readAgreements } from '../../../agreements/book.ts';
import type { Agreement } from '../../../agreements/book.ts';
import type { Revision } from '../../../agreements/revision.ts';
import { availability, smallAgreement } from '../../../agreements/testing/small-agreement.ts';
import { Instant } from '../../../values/instant.ts';
import type { PriceAsked } from '../agreement-price.ts';
import type { HabitOf, OutageHabit } from '../habit.ts';

export const minute = 60_000;

export const steps = [
  { when: '[99.9 %, 99.95 %)', pay: { percent: '5 %', of: 'fee' } },
  { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } },
  { when: '< 99 %', pay: { percent: '25 %', of: 'fee' } },
];

/** The promise of time with tiers; other terms where a test says so. */
export const tiered = (extra: object = {}): object =>
  availability({
    target: '>= 99.95 %',
    credits: [{ id: `${'id' in extra ? String(extra.id) : 'availability'}-credit`, kind: 'steps', on: 'value', steps }],
    ...extra,
  });

export function agreementOf(commitments: readonly object[], extra: object = {}, fee = '100000.00'): Agreement {
  const fees = {
    lines: [{ id: 'charge', amount: fee, per: 'month' }],
    bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
  };
  const book = readAgreements([smallAgreement({ commitments, fees, ...extra })]);
  if (!book.ok) throw new Error(JSON.stringify(book.refusals));
  const found = book.value.agreements.find(({ id }) => id === 'SMALL');
  if (found === undefined) throw new Error('the small agreement is missing');
  return found;
}

export function revisionOf(...given: Parameters<typeof agreementOf>): Revision {
  const [revision] = agreementOf(...given).revisions;
  if (revision === undefined) throw new Error('the small agreement has no revision');
  return revision;
}

export const habitOf = (extra: Partial<OutageHabit> = {}, commitment = 'availability'): HabitOf => ({
  commitment,
  habit: {
    law: 'outages',
    perMonth: 1.2,
    meanRepairMs: 20 * minute,
    source: { en: 'assumed', 'zh-Hant': '假設' },
    ...extra,
  },
});

export const asked = (extra: Partial<PriceAsked> = {}): PriceAsked => ({
  revision: revisionOf([tiered()]),
  habits: [habitOf()],
  from: Instant.parse('2025-02-26T00:00:00Z'),
  years: 2_000,
  seed: 1,
  ...extra,
});

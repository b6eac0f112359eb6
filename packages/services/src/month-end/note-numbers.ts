/**
 * Numbers of credit notes: CN-2024-0117. A number is given when the draft is made, in the year of the agreement's own zone,
 * and is never given again: a note that is cancelled stays in the register with its number, so that the sequence of a year has no
 * gap. Where notes were numbered elsewhere before, a sequence may be begun at a higher number, once a year.
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';

const form = /^CN-(\d{4})-(\d{4,9})$/u;

/** The next number of a year, among all that were given. */
export function nextNoteNumber(
  given: readonly string[],
  { year, from }: { readonly year: string; readonly from?: number | undefined },
): Outcome<string> {
  const used = given.flatMap((number) => {
    const [, of, count] = form.exec(number) ?? [];
    return of === year ? [Number(count)] : [];
  });
  if (from !== undefined && used.length > 0)
    return refused({ code: 'NUMBER', message: `the sequence of ${year} has begun; it goes on by itself` });
  const next = from ?? Math.max(0, ...used) + 1;
  return accepted(`CN-${year}-${String(next).padStart(4, '0')}`);
}

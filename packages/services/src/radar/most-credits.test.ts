import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { readAgreements } from '@troth/core';
import { expect, it } from 'vitest';
import { taken } from '../testing/house-for-tests.ts';
import { mostCreditsOf } from './most-credits.ts';

const folder = fileURLToPath(new URL('../../../../examples/harbourline/agreements', import.meta.url));

it('reads the most that a month can cost off the limit; of metered fees nothing is said', async () => {
  const { agreements } = taken(await readFiles([folder]));
  const book = taken(readAgreements(agreements));
  const most = new Map(
    [...book.agreements].map(({ id, revisions }) => {
      const last = revisions.at(-1);
      return [id, last && mostCreditsOf(last)] as const;
    }),
  );
  // A quarter of 150,000.00 a month.
  expect(most.get('SLA-LR-METRO')).toEqual({ amount: '37500.00', currency: 'HKD', by: 'cap' });
});

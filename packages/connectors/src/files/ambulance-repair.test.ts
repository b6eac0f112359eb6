/** Nothing in the language is about information technology: ambulances are promised back within a day, without a line of code. */
import { fileURLToPath } from 'node:url';
import { evaluate, Instant, lintAgreement, readAgreements } from '@troth/core';
import { expect, it } from 'vitest';
import { readFiles } from './read-files.ts';

const folder = fileURLToPath(new URL('../../../../examples/ambulance-repair', import.meta.url));

it('ambulances: 95 % repaired in 24 h, evaluated from job cards', async () => {
  const read = await readFiles([folder]);
  if (!read.ok) throw new Error(read.refusals.map(({ message }) => message).join('\n'));
  const book = readAgreements(read.value.agreements);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const [agreement] = book.value.agreements;
  if (agreement === undefined) throw new Error('no agreement');
  expect(lintAgreement(agreement).filter(({ severity }) => severity !== 'note')).toEqual([]);
  const made = evaluate({
    agreement,
    evidence: { rows: read.value.rows },
    period: '2025-03',
    knownAt: Instant.parse('2030-01-01T00:00:00Z'),
  });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  const segment = made.value.rows[0]?.segments[0];
  // Twenty repairs; one waited eight hours for the corps and is in time, two took 26 h.
  expect(segment?.value).toEqual({ exact: '0.9', unit: 'share' });
  expect(segment?.figures).toMatchObject({ cases: { exact: '20' }, misses: { exact: '2' } });
  expect(segment?.verdict).toBe('missed');
  expect(made.value.credit).toMatchObject({ currency: 'HKD', total: '4000.00' });
});

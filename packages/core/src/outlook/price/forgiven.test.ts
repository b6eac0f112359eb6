import { assert, array, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate } from '../../evaluation/evaluate.ts';
import { Instant } from '../../values/instant.ts';
import { forgiving } from './forgiven.ts';
import { agreementOf, minute, tiered } from './testing/priced-text.ts';

const day = 1440 * minute;
const terms = [
  { ignoreShorterThan: { length: '5 min', comparator: '<' } },
  { ignoreShorterThan: { length: '5 min', comparator: '<=' }, quantum: { unit: '1 min', rule: 'floor' } },
  { quantum: { unit: '1 min', rule: 'ceiling' }, allowance: { free: '20 min', per: 'period' } },
  { onlyIfTotalExceeds: '30 min', allowance: { free: '0.01 %', per: 'period' } },
];

it('counts of outages what the engine counts of them', () => {
  for (const more of terms) {
    const agreement = agreementOf([tiered({ metric: { kind: 'availability', ...more } })]);
    const [commitment] = agreement.revisions[0]?.commitments ?? [];
    if (commitment === undefined) throw new Error('the promise is missing');
    const rules = forgiving(commitment, 30 * day);
    assert(
      property(array(integer({ min: 1, max: 40 * minute }), { maxLength: 6 }), (lengths) => {
        const rows = lengths.map((length, at) => {
          const start = Instant.parse(`2024-11-${String(at + 10)}T00:00:00Z`);
          const end = Instant.plus(start, length);
          return { form: 'state', id: `o${at}`, source: 'probe', state: 'down', start, end, recordedAt: end } as const;
        });
        const knownAt = Instant.parse('2024-12-05T00:00:00Z');
        const made = evaluate({ agreement, evidence: { rows }, period: '2024-11', knownAt });
        const figures = made.ok ? made.value.rows[0]?.segments[0]?.figures : undefined;
        const each = lengths.reduce((sum, length) => sum + (rules?.each(length) ?? length), 0);
        expect(rules?.all(each)).toBe(Number(figures?.['downtime']?.exact ?? '0'));
      }),
      { numRuns: 40 },
    );
  }
});

it('has nothing to forgive where every millisecond counts', () => {
  const [commitment] = agreementOf([tiered()]).revisions[0]?.commitments ?? [];
  expect(commitment === undefined ? 'no promise' : forgiving(commitment, day)).toBeUndefined();
});

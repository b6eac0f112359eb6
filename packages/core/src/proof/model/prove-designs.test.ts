/** One promise and three ways to keep it, of the same contracts. */
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import { modelFaults } from './model-faults.ts';
import { proveDesigns } from './prove-designs.ts';
import type { DesignProof } from './prove-designs.ts';
import { serviceModelSchema } from './service-model.ts';

const base = { effective: { from: '2025-01-01' }, term: { start: '2025-01-01', end: '2026-01-01', renewal: 'none' } };
const promised = (id: string, target: string): object =>
  availability({ id, title: id, target, credits: undefined, clause: id });
const texts = [
  { ...base, id: 'SLA', currency: 'HKD', commitments: [promised('up', '>= 99.95 %')] },
  {
    ...base,
    id: 'UC',
    type: 'underpinning-contract',
    commitments: [promised('first', '>= 99.9 %'), promised('second', '>= 99.9 %'), promised('spare', '>= 99.99 %')],
  },
];
const leaf = (id: string) => ({ id, name: id, promises: [{ agreement: 'UC', commitment: id }] });
const way = (id: string, structure?: object, currency = 'HKD') => ({
  id,
  name: id,
  outagesPerMonth: '1',
  meanRepair: '5 min',
  costPerYear: { amount: '1000', currency },
  ...(structure === undefined ? {} : { structure }),
});
const anyOf = (...leaves: readonly string[]) => ({ kOfN: { k: 1, of: leaves.map((one) => ({ leaf: one })) } });
const leaves = ['first', 'second', 'spare'].map(leaf);

const book = readAgreements(texts.map((text, at) => smallAgreement(text, `${at}.yaml`)));
const agreements = book.ok ? book.value.agreements : expect.unreachable(book.refusals[0]?.message);
const own = agreements.find(({ id }) => id === 'SLA')?.revisions[0] ?? expect.unreachable();
const read = (designs: readonly object[]) =>
  serviceModelSchema.parse({ structure: { leaf: 'first' }, leaves, designs });
const proven = (...designs: readonly object[]): readonly DesignProof[] =>
  proveDesigns({ revision: own, behind: { model: read(designs), source: 'written' }, supporting: agreements });

describe('designs of one promise', () => {
  it('are each proven of what stands behind them, and not of what stands behind the model', () => {
    const found = proven(
      way('single', { leaf: 'first' }),
      way('diverse', anyOf('first', 'second')),
      way('spare', anyOf('first', 'second', 'spare')),
    );
    expect(found.map(({ design, verdict }) => [design, verdict])).toEqual([
      ['single', 'UNDELIVERABLE'],
      ['diverse', 'LIKELY'],
      ['spare', 'PROVEN'],
    ]);
    expect(found[0]?.says.en).toMatch(/44\.64 min may be down, 22\.32 min are allowed: 99\.9 % is guaranteed/u);
  });

  it('prove nothing without a structure, or with one that cannot be read', () => {
    const [bare, broken] = proven(way('bare'), way('broken', { part: 'nowhere' }));
    expect([bare?.verdict, bare?.says.en]).toEqual(['UNPROVABLE', expect.stringMatching(/write its structure/u)]);
    expect(broken?.verdict).toBe('UNPROVABLE');
    expect(proveDesigns({ revision: own, behind: undefined, supporting: agreements })).toEqual([]);
  });

  it('use leaves as the model does, name none that is missing, and cost what the agreement is charged in', () => {
    const faults = modelFaults(
      read([way('spare', anyOf('first', 'second', 'spare')), way('lost', { leaf: 'ghost' }, 'EUR')]),
      { own },
    );
    expect(faults.map(({ code, at }) => [code, at])).toEqual([
      ['proof/missing-leaf', ['designs', 1, 'structure']],
      ['proof/other-currency', ['designs', 1, 'costPerYear']],
    ]);
  });
});

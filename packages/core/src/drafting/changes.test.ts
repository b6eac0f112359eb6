import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  oneof,
  property,
  record,
  string,
  uniqueArray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../ledger/entry.ts';
import { canonicalText } from '../values/canonical.ts';
import { applyChanges, changesBetween, meeting, valueAt } from './changes.ts';

const document: Json = {
  id: 'SLA-A',
  term: { start: '2025-01-01', end: '2026-01-01' },
  commitments: [
    { id: 'availability', target: '>= 99.9 %', credits: [{ id: 'tier', cap: '30 %' }] },
    { id: 'restore', target: '>= 95 %' },
  ],
};

describe('changes of a document', () => {
  it('name members of lists by their ids, wherever they stand', () => {
    const after = applyChanges(document, [{ path: ['commitments', 'restore', 'target'], value: '>= 97 %' }]);
    expect(after).toMatchObject({ ok: true, value: { commitments: [{}, { id: 'restore', target: '>= 97 %' }] } });
  });

  it('are as few as what was done', () => {
    const after = applyChanges(document, [
      { path: ['commitments', 'availability', 'credits', 'tier', 'cap'], value: '25 %' },
      { path: ['term', 'end'] },
    ]);
    expect(after.ok && changesBetween(document, after.value)).toEqual([
      { path: ['term', 'end'] },
      { path: ['commitments', 'availability', 'credits', 'tier', 'cap'], value: '25 %' },
    ]);
  });

  it('refuse what has no place any more, and say where', () => {
    const gone = applyChanges(document, [{ path: ['commitments', 'jitter', 'target'], value: '<= 30 ms' }]);
    expect(gone).toMatchObject({ ok: false, refusals: [{ at: ['commitments', 'jitter', 'target'] }] });
  });

  it('meet where one stands in the other', () => {
    const target = { path: ['commitments', 'restore', 'target'], value: 'x' };
    expect(meeting([target], [{ path: ['commitments', 'restore'] }])).toEqual([target.path]);
    expect(meeting([target], [{ path: ['commitments', 'availability', 'target'], value: 'y' }])).toEqual([]);
  });

  const member = record({ id: constantFrom('a', 'b', 'c', 'd', 'e'), value: integer() });
  const group = record(
    {
      list: uniqueArray(member, { selector: ({ id }) => id }),
      plain: array(integer()),
      deep: dictionary(constantFrom('x', 'y', 'z'), oneof(integer(), string())),
    },
    { requiredKeys: [] },
  );

  it('between any two documents make the one of the other', () => {
    assert(
      property(group, group, (before: Json, after: Json) => {
        const made = applyChanges(before, changesBetween(before, after));
        expect(made.ok && canonicalText(made.value)).toBe(canonicalText(after));
      }),
      { numRuns: 500 },
    );
  });

  it('of different places give the same in either order', () => {
    const values = record({ deep: record({ x: integer() }), plain: array(integer()) });
    assert(
      property(values, integer(), array(integer()), (base: Json, x: number, plain: number[]) => {
        const [mine, yours] = [
          { path: ['deep', 'x'], value: x },
          { path: ['plain'], value: plain },
        ];
        const [one, other] = [applyChanges(base, [mine, yours]), applyChanges(base, [yours, mine])];
        expect(one).toEqual(other);
        expect(one).toMatchObject({ ok: true, value: { deep: { x }, plain } });
      }),
    );
  });
});

it('names prose by the key of its clause, so that two people write in two clauses', () => {
  const prose = (k04: string, k09: string): Json => ({
    clauses: [
      { key: 'K04', text: { en: k04 } },
      { key: 'K09', text: { en: k09 } },
    ],
  });
  const ours = changesBetween(prose('a', 'b'), prose('A', 'b'));
  const theirs = changesBetween(prose('a', 'b'), prose('a', 'B'));
  expect(ours).toEqual([{ path: ['clauses', 'K04', 'text', 'en'], value: 'A' }]);
  expect(meeting(ours, theirs)).toEqual([]);
  expect(applyChanges(prose('a', 'b'), [...ours, ...theirs])).toEqual({ ok: true, value: prose('A', 'B') });
});

describe('names that every object knows', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty'])('%s is a term as any other', (name) => {
    const path = ['term', name];
    expect(applyChanges(document, [{ path }])).toMatchObject({ ok: false, refusals: [{ at: path }] });
    const after = applyChanges(document, [{ path, value: 'x' }]);
    if (!after.ok) throw new TypeError('it was refused');
    expect(valueAt(document, path)).toBeUndefined();
    expect(valueAt(after.value, path)).toBe('x');
    expect(changesBetween(document, after.value)).toEqual([{ path, value: 'x' }]);
    expect(changesBetween(after.value, document)).toEqual([{ path }]);
  });

  it('leave what is common to all objects alone', () => {
    applyChanges(document, [{ path: ['__proto__', 'stained'], value: true }]);
    applyChanges(document, [{ path: ['constructor', 'prototype', 'stained'], value: true }]);
    expect({}).not.toHaveProperty('stained');
  });
});

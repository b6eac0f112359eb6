/** Tables of credits after their target was raised: the whole text says nothing wrong of them. */
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import type { Json } from '../../ledger/entry.ts';
import { lintRevision } from '../../lint/lint.ts';
import { bandChanges } from './band-changes.ts';

const pay = (percent: string) => ({ percent, of: 'fee' });
const table = (rows: readonly string[], more: object = {}) => ({
  id: 'credit',
  kind: 'steps',
  on: 'value',
  steps: rows.map((when, at) => ({ when, pay: pay(`${(at + 1) * 5} %`) })),
  ...more,
});

/** What is wrong with credits; that a small text says little else is known. */
const faultsOf = (credits: readonly object[], target: string, more: object = {}): readonly string[] => {
  const book = readAgreements([smallAgreement({ commitments: [availability({ target, credits, ...more })] })]);
  const revision = book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
  if (revision === undefined) expect.unreachable();
  return lintRevision(revision).flatMap(({ code, severity }) =>
    severity === 'error' && code.startsWith('CR-') ? [code] : [],
  );
};

/** Credits as the changes leave them, where the target alone was asked for. */
function after(rule: object, target: string): object {
  const text = { commitments: [{ id: 'availability', credits: [rule] }] } as { readonly [key: string]: Json };
  const changes = bandChanges(text, [{ path: ['commitments', 'availability', 'target'], value: target }]);
  for (const { path } of changes)
    expect(path.slice(0, 4)).toEqual(['commitments', 'availability', 'credits', 'credit']);
  return { ...rule, ...Object.fromEntries(changes.map(({ path, value }) => [path[4], value])) };
}

const whens = (rule: object): unknown => Reflect.get(rule, 'steps')?.map(({ when }: { when: string }) => when);

describe('a raised target', () => {
  it('would leave a hole in its table, and does not', () => {
    const before = table(['[99.5 %, 99.9 %)', '< 99.5 %']);
    expect(faultsOf([before], '>= 99.9 %')).toEqual([]);
    expect(faultsOf([before], '>= 99.95 %')).toContain('CR-HOLE');
    const rule = after(before, '>= 99.95 %');
    expect(whens(rule)).toEqual(['[99.5 %, 99.95 %)', '< 99.5 %']);
    expect(faultsOf([rule], '>= 99.95 %')).toEqual([]);
  });
  it('widens one row, whatever the order of the rows', () => {
    const rule = after(table(['< 99.5 %', '[99.5 %, 99.9 %)']), '> 99.95 %');
    expect(whens(rule)).toEqual(['< 99.5 %', '[99.5 %, 99.95 %]']);
    expect(whens(after(table(['< 99.9 %']), '>= 99.95 %'))).toEqual(['< 99.95 %']);
  });
  it('takes misses that give nothing on purpose along', () => {
    const rule = after(table(['< 99.5 %'], { deadZones: ['[99.5 %, 99.9 %)'] }), '>= 99.95 %');
    expect(rule).toMatchObject({ deadZones: ['[99.5 %, 99.95 %)'], steps: [{ when: '< 99.5 %' }] });
    expect(faultsOf([rule], '>= 99.95 %')).toEqual([]);
  });
  it('reaches tables inside a rule that chooses', () => {
    const { id: _id, ...inner } = table(['< 99.9 %']);
    const rule = after({ id: 'credit', kind: 'greater-of', of: [inner, { ...inner, on: 'shortfall' }] }, '>= 99.95 %');
    expect(rule).toMatchObject({
      of: [{ steps: [{ when: '< 99.95 %' }] }, { on: 'shortfall', steps: [{ when: '< 99.9 %' }] }],
    });
  });
  it('of a time is a lower one, from which the mildest row begins', () => {
    expect(whens(after(table(['(5 h, 8 h]', '> 8 h']), '<= 4 h'))).toEqual(['(4 h, 8 h]', '> 8 h']);
  });
});

it.each([
  ['reach the target already', table(['[99.5 %, 99.95 %)', '< 99.5 %']), '>= 99.95 %'],
  ['count minutes, not shares', table(['> 43 min']), '>= 99.95 %'],
  ['count the points missed', table(['> 0.1 %'], { on: 'shortfall' }), '>= 99.95 %'],
  ['pay by the single outage', table(['> 30 min'], { each: 'occurrence' }), '>= 99.95 %'],
])('tables that %s stay as they are', (...[, rule, target]) => {
  expect(after(rule, target)).toEqual(rule);
});

it('nothing follows from other terms that are asked for', () => {
  const text = { commitments: [{ id: 'availability', credits: [table(['< 99.9 %'])] }] } as never;
  expect(bandChanges(text, [{ path: ['commitments', 'availability', 'hours'], value: 'always' }])).toEqual([]);
  expect(bandChanges(text, [{ path: ['commitments', 'other', 'target'], value: '>= 99.95 %' }])).toEqual([]);
});

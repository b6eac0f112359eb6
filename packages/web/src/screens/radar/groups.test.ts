import { expect, it } from 'vitest';
import { groupsOf } from './groups.ts';
import type { Line } from './groups.ts';

const line = (agreement: string, more: Partial<Line> = {}): Line => ({
  id: 'PROOF-TERM:UC-VFC',
  kind: 'term',
  code: 'TERM',
  weight: 'high',
  text: { en: 'UC-VFC ends' },
  behind: 'UC-VFC',
  step: 'renew',
  agreement,
  title: { en: agreement },
  since: '2025-02-26',
  state: 'open',
  ...more,
});

it('shows one matter for all agreements that rest on a contract, and keeps what is new apart', () => {
  const lines = [line('A', { state: 'new' }), line('B'), line('C'), line('D', { behind: 'UC-PDT' })];
  expect(groupsOf(lines, {}).map(({ lines: own }) => own.map(({ agreement }) => agreement))).toEqual([
    ['A'],
    ['B', 'C'],
    ['D'],
  ]);
  expect(groupsOf(lines, { state: 'new' })).toHaveLength(1);
  expect(groupsOf(lines, { behind: 'UC-PDT' }).map(({ first }) => first.agreement)).toEqual(['D']);
  expect(groupsOf(lines, { weight: 'low' })).toEqual([]);
});

import { expect, it } from 'vitest';
import { nearest, suggestion } from './nearest.ts';

it('gives the nearest names first, at most three', () => {
  const names = ['abcdefxyi', 'abcdefghx', 'xbcdxfgxi', 'zzzzzzzzz', 'bcdefghi'];
  expect(nearest('abcdefghi', names)).toEqual(['abcdefghx', 'bcdefghi', 'abcdefxyi']);
  expect(nearest('abcdefghi', [...names, 'abcdefgh'])).toEqual(['abcdefghx', 'bcdefghi', 'abcdefgh']);
  expect(nearest('abcdefghi', names.slice(2))).toEqual(['bcdefghi']);
  expect(nearest('abcdefghi', names.slice(2, 4))).toEqual(['xbcdxfgxi']);
  expect(nearest('saturdays', ['sundays'])).toEqual([]);
  expect(nearest('intentions', ['executions'])).toEqual([]);
});

it('does not mind capitals', () => {
  expect(nearest('europe/LONDON', ['Europe/London'])).toEqual(['Europe/London']);
});

it('gives none that differs in more than a third of its letters', () => {
  expect(nearest('abcd', ['abcdef'])).toEqual(['abcdef']);
  expect(nearest('abc', ['abcdef'])).toEqual([]);
  expect(nearest('', ['ab'])).toEqual([]);
});

it('asks, or says nothing', () => {
  expect(suggestion('londn', ['london', 'londo'])).toBe(' Did you mean "london" or "londo"?');
  expect(suggestion('londn', ['paris'])).toBe('');
});

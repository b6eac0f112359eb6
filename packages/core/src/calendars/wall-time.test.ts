import { expect, it } from 'vitest';
import { wallMs } from './wall-time.ts';

it.each([
  ['00:00', 0],
  ['09:05', 32_700_000],
  ['23:59:59', 86_399_000],
  ['24:00', 86_400_000],
  ['12:59:59', 46_799_000],
])('reads %s', (text, ms) => {
  expect(wallMs(text)).toBe(ms);
});

it.each([
  '24:01',
  '24:00:01',
  '25:00',
  '09:60',
  '09:00:60',
  '9:00',
  '09:0',
  '09',
  '',
  ' 09:00',
  '09:00 ',
  '09:00:00:00',
])('does not read %j', (text) => {
  expect(wallMs(text)).toBeUndefined();
});

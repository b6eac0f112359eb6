import { expect, test } from 'vitest';
import { mapMeasured, measured, notMeasured } from './measured.ts';

test('a value, or the reason for none', () => {
  expect(measured(3)).toEqual({ measured: true, value: 3 });
  expect(notMeasured('no-volume', 'Nobody asked.')).toEqual({
    measured: false,
    why: 'no-volume',
    detail: 'Nobody asked.',
  });
});

test('a change reaches the value and leaves a reason alone', () => {
  expect(mapMeasured(measured(3), (value) => value + 1)).toEqual({ measured: true, value: 4 });
  const none = notMeasured('no-volume', 'Nobody asked.');
  expect(mapMeasured(none, () => 1)).toBe(none);
});

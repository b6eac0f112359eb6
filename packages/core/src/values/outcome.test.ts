import { expect, test } from 'vitest';
import { accepted, allAccepted, andThen, refused } from './outcome.ts';

const one = { code: 'a', message: 'First.' };
const two = { code: 'b', message: 'Second.', at: ['commitments', 0] };

test('a value, or refusals in order', () => {
  expect(accepted(3)).toEqual({ ok: true, value: 3 });
  expect(refused(one, two)).toEqual({ ok: false, refusals: [one, two] });
});

test('a step follows a value; refusals pass through', () => {
  expect(andThen(accepted(3), (value) => accepted(value + 1))).toEqual({ ok: true, value: 4 });
  expect(andThen(accepted(3), () => refused(one))).toEqual({ ok: false, refusals: [one] });
  const no = refused(two);
  expect(andThen(no, () => accepted(1))).toBe(no);
});

test('all values, or every refusal of all', () => {
  expect(allAccepted([accepted(1), accepted(2)])).toEqual({ ok: true, value: [1, 2] });
  expect(allAccepted([])).toEqual({ ok: true, value: [] });
  expect(allAccepted([refused(one), accepted(1), refused(two, one)])).toEqual({ ok: false, refusals: [one, two, one] });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceFrom } from './chance.ts';

test('the same seed chooses the same', () => {
  const draw = (seed: number): readonly number[] => {
    const chance = chanceFrom(seed);
    return Array.from({ length: 20 }, () => chance.integer(0, 1_000));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('numbers keep to their bounds and reach them', () => {
  const drawn = new Set<number>();
  const chance = chanceFrom(1);
  for (let time = 0; time < 500; time += 1) drawn.add(chance.integer(3, 6));
  expect([...drawn].sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
});

test('a shuffled list is the same list in another order', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, list) => {
      const shuffled = chanceFrom(seed).shuffled(list);
      expect([...shuffled].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
    }),
  );
  const numbers = Array.from({ length: 50 }, (_, at) => at);
  expect(chanceFrom(1).shuffled(numbers)).not.toEqual(numbers);
});

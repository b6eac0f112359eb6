import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Table } from './table.ts';

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('set' as const), key: fc.nat(9), value: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('remove' as const), key: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('commit' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('drop' as const) }) },
);

const inOrder = (map: { values(): Iterable<number> }): number[] => [...map.values()].sort((a, b) => a - b);

test('layers answer as one map does; a dropped layer leaves nothing, and what was committed stays as it was', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const keys = Array.from({ length: 10 }, (_, i) => String(i));
      let committed = new Table<number>();
      let layer = new Table(committed);
      let [before, model] = [new Map<string, number>(), new Map<string, number>()];
      const moments: (readonly [Table<number>, ReadonlyMap<string, number>])[] = [];
      for (const one of steps) {
        if (one.act === 'set') for (const map of [layer, model]) map.set(String(one.key), one.value);
        else if (one.act === 'remove') {
          layer.remove(String(one.key));
          model.delete(String(one.key));
        } else {
          if (one.act === 'commit') {
            [committed, before] = [layer, new Map(model)];
            moments.push([committed, before]);
          }
          [layer, model] = [new Table(committed), new Map(before)];
        }
        expect(inOrder(layer)).toEqual(inOrder(model));
        for (const key of keys) expect(layer.get(key)).toBe(model.get(key));
      }
      for (const [table, held] of moments) {
        expect(inOrder(table)).toEqual(inOrder(held));
        for (const key of keys) expect(table.get(key)).toBe(held.get(key));
      }
    }),
  );
});

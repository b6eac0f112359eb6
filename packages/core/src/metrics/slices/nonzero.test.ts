import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countZeros, nonZero, zeros } from './nonzero.ts';

const sparse = fc
  .tuple(fc.constantFrom(Uint8Array, Uint16Array, Uint32Array, Float64Array), fc.integer({ min: 1, max: 600 }))
  .chain(([Type, length]) =>
    fc.record({
      column: fc
        .array(fc.tuple(fc.integer({ min: 0, max: length - 1 }), fc.constantFrom(1, 255, 128, 256, 0x8000, 0xff00)), {
          maxLength: 40,
        })
        .chain((set) =>
          fc.boolean().map((inverted) => {
            const column = new Type(length).fill(inverted ? 255 : 0);
            for (const [i, value] of set) column[i] = inverted ? 0 : value;
            return column;
          }),
        ),
      bounds: fc
        .uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 10 })
        .map((all) => all.sort((a, b) => a - b).slice(0, all.length & ~1)),
    }),
  );

it('finds zeros and counts like a plain loop, for every width', () => {
  fc.assert(
    fc.property(sparse, ({ column, bounds }) => {
      const inside = [...column]
        .map((_, i) => i)
        .filter((i) => bounds.some((b, r) => r % 2 === 0 && b <= i && i < (bounds[r + 1] as number)));
      expect([...nonZero(column, bounds)]).toEqual(inside.filter((i) => column[i] !== 0));
      expect(zeros(column, bounds)).toEqual(inside.filter((i) => column[i] === 0));
      expect(countZeros(column, bounds)).toBe(inside.filter((i) => column[i] === 0).length);
    }),
    { numRuns: 300 },
  );
});

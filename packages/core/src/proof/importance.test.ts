/** What leaves matter, against the exact figure. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { importanceOf } from './importance.ts';
import { independentAvailability } from './independent.ts';
import type { Available } from './independent.ts';
import type { Structure } from './structure.ts';
import { distinctStructure, promisedOf, sharedStructure } from './testing/structures.ts';

const structures = fc.oneof(fc.nat().map(distinctStructure), fc.nat().map(sharedStructure));

function figure(structure: Structure, available: Available): Ratio {
  const found = independentAvailability(structure, available);
  if (!found.ok) throw new Error(found.refusals[0]?.message);
  return found.value;
}

it('is R(leaf up) − R(leaf down) for every leaf, shared or not', () => {
  fc.assert(
    fc.property(structures, ({ structure, down }) => {
      const available = promisedOf(down);
      const found = importanceOf(structure, available);
      for (const leaf of down.keys()) {
        const when = (a: Ratio): Ratio => figure(structure, new Map([...available, [leaf, a]]));
        const slope = when(Ratio.one).minus(when(Ratio.zero));
        expect(found.get(leaf) ?? 0).toBeCloseTo(slope.toNumber(), 12);
      }
    }),
    { numRuns: 300, seed: 6 },
  );
});

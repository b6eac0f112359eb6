/** The independent figure against the sum over all states, and structures too entangled to enumerate. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { composeAvailability } from './compose.ts';
import { independentAvailability, settle } from './independent.ts';
import type { Structure } from './structure.ts';
import { promisedOf, sharedStructure } from './testing/structures.ts';

/** Σ over all states of the leaves of their probability, where the structure is up. */
function byStates(structure: Structure | boolean, leaves: readonly (readonly [string, Ratio])[]): Ratio {
  const [[leaf, a] = ['', Ratio.zero], ...rest] = leaves;
  if (typeof structure === 'boolean') return structure ? Ratio.one : Ratio.zero;
  const up = byStates(settle(structure, leaf, true), rest);
  const down = byStates(settle(structure, leaf, false), rest);
  return a.times(up).plus(Ratio.one.minus(a).times(down));
}

it('is the sum over all states of shared components', () => {
  fc.assert(
    fc.property(fc.nat().map(sharedStructure), ({ structure, down }) => {
      const promised = promisedOf(down);
      const found = independentAvailability(structure, promised);
      expect(found.ok && found.value.toString()).toBe(byStates(structure, [...promised]).toString());
    }),
  );
});

it('refuses what it cannot enumerate, and composes two hundred leaves', () => {
  const leaves = Array.from({ length: 40 }, (_, i) => `leaf ${i}`);
  const pairs = leaves.flatMap((a, i) =>
    leaves.slice(i + 1).map((b) => ({ needs: 1, of: [{ leaf: a }, { leaf: b }, { leaf: leaves[(i * 7) % 40] ?? a }] })),
  );
  const promised = new Map(leaves.map((leaf) => [leaf, Ratio.parse('0.999')] as const));
  const tangle = { needs: Math.floor(pairs.length / 2), of: pairs };
  expect(independentAvailability(tangle, promised)).toMatchObject({
    ok: false,
    refusals: [{ code: 'proof/too-entangled' }],
  });
  const names = Array.from({ length: 200 }, (_, i) => `line ${i}`);
  const many = new Map(names.map((leaf, i) => [leaf, Ratio.of(10_000 - (i % 7), 10_000)] as const));
  const half = { needs: 100, of: names.map((leaf) => ({ leaf })) };
  const composed = composeAvailability(half, many);
  expect(composed.ok && composed.value.guaranteed.lessThan(composed.value.independent)).toBe(true);
});

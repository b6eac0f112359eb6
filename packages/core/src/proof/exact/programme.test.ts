/** The certificates of linear programmes, against enumeration of all joint states. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { guaranteedAvailability } from '../compose.ts';
import { settle } from '../independent.ts';
import { occurrences } from '../structure.ts';
import type { Structure } from '../structure.ts';
import { promisedOf, sharedStructure } from '../testing/structures.ts';
import { solveProgramme } from './programme.ts';
import type { Programme } from './programme.ts';

/** Whether the structure is down while exactly these leaves are. */
function isDown(structure: Structure, leaves: readonly string[], down: ReadonlySet<string>): boolean {
  const settled = leaves.reduce<Structure | boolean>(
    (left, leaf) => (typeof left === 'boolean' ? left : settle(left, leaf, !down.has(leaf))),
    structure,
  );
  return settled === false;
}

/** One column for each joint state in which the structure is down, minimal or not. */
function jointStates(structure: Structure, down: ReadonlyMap<string, Ratio>): Programme {
  const leaves = [...occurrences(structure).keys()];
  const states = Array.from({ length: 2 ** leaves.length }, (_, bits) =>
    leaves.filter((_leaf, i) => ((bits >> i) & 1) === 1),
  );
  return {
    limits: [Ratio.one, ...leaves.map((leaf) => down.get(leaf) ?? Ratio.one)],
    columns: states
      .filter((state) => isDown(structure, leaves, new Set(state)))
      .map((state) => ({
        gain: 1,
        uses: [[0, 1], ...state.map((leaf) => [leaves.indexOf(leaf) + 1, 1] as const)],
      })),
  };
}

describe('the exact figure of shared components', () => {
  it('is the optimum over all joint states, from both sides', () => {
    fc.assert(
      fc.property(fc.nat().map(sharedStructure), ({ structure, down }) => {
        const { guaranteed, bound } = guaranteedAvailability(structure, promisedOf(down));
        const all = solveProgramme(jointStates(structure, down));
        expect(bound).toBe(false);
        expect(all?.most.toString()).toBe(all?.attained.toString());
        expect(Ratio.one.minus(guaranteed).toString()).toBe(all?.most.toString());
      }),
      { numRuns: 400, seed: 6 },
    );
  });

  it('knows 2 of 3 over shared pairs, where every bound is too careful', () => {
    // Cuts {a,b}, {b,c}, {a,c} of leaves that may be down 1/10 each: 3/20, half of what each pair may, three times.
    const pair = (a: string, b: string): Structure => ({ needs: 1, of: [{ leaf: a }, { leaf: b }] });
    const structure = { needs: 3, of: [pair('a', 'b'), pair('b', 'c'), pair('a', 'c')] };
    const promised = new Map(['a', 'b', 'c'].map((leaf) => [leaf, Ratio.parse('0.9')] as const));
    expect(guaranteedAvailability(structure, promised)).toEqual({ guaranteed: Ratio.parse('0.85'), bound: false });
  });
});

describe('a certificate', () => {
  it('never says more than can be attained, nor less than is possible', () => {
    const programmes = fc.record({
      limits: fc.array(
        fc.integer({ min: 0, max: 1_000_000 }).map((n) => Ratio.of(n, 7)),
        { minLength: 3, maxLength: 6 },
      ),
      uses: fc.array(fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1 }), { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(programmes, ({ limits, uses }) => {
        const columns = uses.map((rows) => ({
          gain: 1 as const,
          uses: [
            [0, 1] as const,
            ...rows.filter((row) => row > 0 && row < limits.length).map((row) => [row, 1] as const),
          ],
        }));
        const found = solveProgramme({ limits, columns });
        expect(found).toBeDefined();
        if (found === undefined) return;
        expect(found.attained.atMost(found.most)).toBe(true);
        expect(found.most.minus(found.attained).isZero()).toBe(true);
        for (const [row, limit] of limits.entries()) {
          const used = Ratio.sumOf(found.amounts.filter((_, j) => columns[j]?.uses.some(([at]) => at === row)));
          expect(used.atMost(limit)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it('serves a chain of two hundred', () => {
    const limits = [Ratio.one, ...Array.from({ length: 200 }, (_, i) => Ratio.of(i + 1, 1_000_003))];
    const columns = limits.slice(1).map((_, i) => ({ gain: 1 as const, uses: [[0, 1] as const, [i + 1, 1] as const] }));
    const found = solveProgramme({ limits, columns });
    expect(found?.most.toString()).toBe(Ratio.of(20_100, 1_000_003).toString());
    expect(found?.attained.toString()).toBe(found?.most.toString());
  });
});

/** Laws of the proof: what is guaranteed, what is likely, and that no schedule that keeps every promise breaks what is proven. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { worstSchedule } from './adversary.ts';
import { composeAvailability, guaranteedAvailability } from './compose.ts';
import type { Composition } from './compose.ts';
import { downtimeOf } from './measured.ts';
import { requiredLeaf } from './required.ts';
import type { Structure } from './structure.ts';
import { agreedTime, distinctStructure, picks, promisedOf, sharedStructure, spend } from './testing/structures.ts';
import type { Composed } from './testing/structures.ts';

const guaranteed = ({ structure, down }: Composed): Ratio =>
  guaranteedAvailability(structure, promisedOf(down)).guaranteed;

function composed({ structure, down }: Composed): Composition {
  const found = composeAvailability(structure, promisedOf(down));
  if (!found.ok) throw new Error(found.refusals[0]?.message);
  return found.value;
}

const distinctStructures = fc.nat().map(distinctStructure);
const sharedStructures = fc.nat().map(sharedStructure);
const structures = fc.oneof(distinctStructures, sharedStructures);
const whole = Ratio.of(agreedTime.total());
const msOf = (share: Ratio): number => Number(share.times(whole).floor());

function reversed(structure: Structure): Structure {
  return 'leaf' in structure ? structure : { needs: structure.needs, of: structure.of.map(reversed).toReversed() };
}

describe('the two figures', () => {
  it('42: what is guaranteed is never more than what is likely', () => {
    fc.assert(
      fc.property(structures, (one) => {
        const { guaranteed: sure, independent } = composed(one);
        expect(sure.atMost(independent), `${sure.toString()} > ${independent.toString()}`).toBe(true);
      }),
    );
  });

  it('43: a better promise never lowers what is guaranteed', () => {
    fc.assert(
      fc.property(structures, fc.nat(), (one, at) => {
        const [leaf = '', u = Ratio.zero] = [...one.down][at % one.down.size] ?? [];
        const better = { ...one, down: new Map([...one.down, [leaf, u.times(Ratio.of(1, 2))]]) };
        expect(guaranteed(better).atLeast(guaranteed(one))).toBe(true);
      }),
    );
  });

  it('44: redundancy never lowers it, one more in a chain never raises it', () => {
    fc.assert(
      fc.property(distinctStructures, fc.nat({ max: 1000 }), (one, n) => {
        const down = new Map([...one.down, ['more', Ratio.of(n, 1000)]]);
        const of = [one.structure, { leaf: 'more' }];
        expect(guaranteed({ structure: { needs: 1, of }, down }).atLeast(guaranteed(one))).toBe(true);
        expect(guaranteed({ structure: { needs: 2, of }, down }).atMost(guaranteed(one))).toBe(true);
      }),
    );
  });

  it('neither the order of members nor a leaf that stands nowhere matters', () => {
    fc.assert(
      fc.property(structures, (one) => {
        const other = { structure: reversed(one.structure), down: new Map([...one.down, ['unused', Ratio.one]]) };
        expect(composed(other)).toEqual(composed(one));
      }),
    );
  });

  it('a shared leaf is bounded, a distinct one exact, and the bound is no better than the same leaves apart', () => {
    fc.assert(
      fc.property(sharedStructures, ({ structure, down }) => {
        const names = new Map<string, Ratio>();
        const apart = (one: Structure): Structure => {
          if (!('leaf' in one)) return { needs: one.needs, of: one.of.map(apart) };
          names.set(`${one.leaf} ${names.size}`, down.get(one.leaf) ?? Ratio.zero);
          return { leaf: [...names.keys()].at(-1) ?? '' };
        };
        const structureApart = apart(structure);
        const shared = guaranteedAvailability(structure, promisedOf(down));
        const distinct = guaranteedAvailability(structureApart, promisedOf(names));
        expect(distinct.bound).toBe(false);
        expect(shared.guaranteed.atLeast(distinct.guaranteed)).toBe(true);
      }),
    );
  });
});

describe('45: schedules that keep every promise', () => {
  it('never bring a service below what is guaranteed', () => {
    fc.assert(
      fc.property(structures, fc.nat(), (one, seed) => {
        const allowed = msOf(Ratio.one.minus(guaranteed(one)));
        const pick = picks(seed);
        let lost = 0;
        for (let run = 0; run < 200; run += 1) {
          const down = new Map([...one.down].map(([leaf, u]) => [leaf, spend(msOf(u), agreedTime, pick)] as const));
          lost = Math.max(lost, downtimeOf(one.structure, down).total());
        }
        expect(lost).toBeLessThanOrEqual(allowed);
      }),
      { numRuns: 1000 },
    );
  });

  it('can bring it down to exactly that: what is not proven has a counter-example', () => {
    fc.assert(
      fc.property(distinctStructures, (one) => {
        const schedule = worstSchedule(one.structure, one.down, agreedTime);
        for (const [leaf, down] of schedule) {
          expect(down.total()).toBeLessThanOrEqual(msOf(one.down.get(leaf) ?? Ratio.zero));
        }
        const worst = Ratio.one.minus(guaranteed(one)).times(whole);
        const lost = downtimeOf(one.structure, schedule).total();
        // Each gate rounds down to a whole millisecond once.
        expect(worst.minus(Ratio.of(lost)).lessThan(Ratio.of(1 + gates(one.structure)))).toBe(true);
        expect(Ratio.of(lost).atMost(worst)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function gates(structure: Structure): number {
  return 'leaf' in structure ? 0 : structure.of.reduce((sum, member) => sum + gates(member), 1);
}

describe('the promise that one leaf needs', () => {
  it('put in its place, it reaches the target; a little less does not', () => {
    fc.assert(
      fc.property(structures, fc.nat(), fc.nat({ max: 1000 }), ({ structure, down }, at, n) => {
        const [leaf = ''] = [...down.keys()].slice(at % down.size);
        const target = Ratio.of(n, 1000);
        const promised = promisedOf(down);
        const found = requiredLeaf({ structure, promised, leaf, target });
        if (!found.ok) throw new Error(found.refusals[0]?.message);
        const reaches = (a: Ratio): boolean =>
          guaranteedAvailability(structure, new Map([...promised, [leaf, a]])).guaranteed.atLeast(target);
        const needed = found.value.guaranteed;
        expect(reaches(Ratio.one)).toBe(needed !== undefined);
        if (needed === undefined) return;
        expect(reaches(needed)).toBe(true);
        const less = needed.minus(Ratio.of(1, 1_000_000));
        if (!less.isNegative()) expect(reaches(less)).toBe(false);
      }),
    );
  });
});

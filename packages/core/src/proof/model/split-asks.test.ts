/** What is missing, split over those who may be asked: it suffices, nothing of it is idle, and cheap asks go first. */
import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { guaranteedAvailability } from '../compose.ts';
import { occurrences } from '../structure.ts';
import type { Structure } from '../structure.ts';
import { distinctStructure, picks, sharedStructure } from '../testing/structures.ts';
import { splitAsks } from './split-asks.ts';
import type { SplitQuestion } from './split-asks.ts';

const share = (text: string): Ratio => Ratio.parse(text);
const leaf = (name: string): Structure => ({ leaf: name });
const gate = (needs: number, ...of: readonly Structure[]): Structure => ({ needs, of });

interface Asked {
  readonly structure: Structure;
  readonly promises: Readonly<Record<string, string>>;
  readonly needed: string;
  readonly together?: readonly (readonly string[])[];
}

function split({ structure, promises, needed, together }: Asked): Record<string, string> | undefined {
  const names = together ?? Object.keys(promises).map((one) => [one]);
  const levels = splitAsks({
    structure,
    promised: new Map(Object.entries(promises).map(([name, text]) => [name, share(text)])),
    asks: new Map(names.map((some) => [some.join('+'), some])),
    needed: share(needed),
  });
  return levels && Object.fromEntries([...levels].map(([name, level]) => [name, level.toString()]));
}

describe('what is missing', () => {
  it('is asked of both of two that are needed, for the same', () => {
    const structure = gate(2, leaf('a'), leaf('b'));
    expect(split({ structure, promises: { a: '0.999', b: '0.999' }, needed: '0.999' })).toEqual({
      a: '0.9995',
      b: '0.9995',
    });
  });
  it('is asked of the one who promises less, first', () => {
    const structure = gate(2, leaf('a'), leaf('b'));
    expect(split({ structure, promises: { a: '0.99', b: '0.9999' }, needed: '0.999' })).toEqual({ a: '0.9991' });
  });
  it('is asked of the nearer of two of which one suffices, and of nobody dearer', () => {
    const structure = gate(1, leaf('a'), leaf('b'));
    expect(split({ structure, promises: { a: '0.9', b: '0.999' }, needed: '0.9995' })).toEqual({ b: '0.9995' });
  });
  it('is asked of nobody where nothing is', () => {
    expect(split({ structure: leaf('a'), promises: { a: '0.999' }, needed: '0.999' })).toEqual({});
  });
  it('is not asked for where nothing suffices that those who are asked could promise', () => {
    const structure = gate(2, leaf('a'), leaf('b'));
    expect(split({ structure, promises: { a: '0.9', b: '0.9' }, needed: '0.99', together: [['a']] })).toBeUndefined();
  });
  it('is not asked for as a promise never to fail', () => {
    const structure = gate(2, leaf('a'), leaf('b'));
    expect(split({ structure, promises: { a: '0.9', b: '0.99' }, needed: '0.99', together: [['a']] })).toBeUndefined();
  });
  it('is asked once of two parts on one clause', () => {
    const structure = gate(2, leaf('a'), leaf('b'));
    const asked = { structure, promises: { a: '0.99', b: '0.998' }, needed: '0.999', together: [['a', 'b']] };
    expect(split(asked)).toEqual({ 'a+b': '0.9995' });
  });
});

it('in any structure suffices, can lose no ask, and can lower none by a step', () => {
  let asks = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const pick = picks(seed * 17 + 3);
    const { structure } = seed % 3 === 0 ? sharedStructure(seed) : distinctStructure(seed);
    const leaves = [...occurrences(structure).keys()];
    const promised = new Map(leaves.map((name) => [name, Ratio.of(9000 + pick(1000), 10_000)] as const));
    const needed = Ratio.of(9990 + pick(10), 10_000);
    const question: SplitQuestion = { structure, promised, asks: new Map(leaves.map((one) => [one, [one]])), needed };
    const levels = splitAsks(question);
    if (levels === undefined) continue;
    const holds = (some: ReadonlyMap<string, Ratio>): boolean =>
      guaranteedAvailability(structure, new Map([...promised, ...some])).guaranteed.atLeast(needed);
    expect(holds(levels)).toBe(true);
    for (const [name, level] of levels) {
      asks += 1;
      expect(level.greaterThan(promised.get(name) ?? Ratio.zero)).toBe(true);
      const without = new Map([...levels].filter(([one]) => one !== name));
      expect(holds(without)).toBe(false);
      expect(holds(new Map([...levels, [name, level.minus(Ratio.of(1, 1_000_000))]]))).toBe(false);
    }
  }
  expect(asks).toBeGreaterThan(50);
});

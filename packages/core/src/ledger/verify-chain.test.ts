import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Instant } from '../values/instant.ts';
import { chainEntry, chainStart } from './entry.ts';
import type { Entry } from './entry.ts';
import { verifyChain } from './verify-chain.ts';

function ledger(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let index = 0; index < length; index++)
    entries.push(
      chainEntry(
        { kind: 'record', subject: `thing ${index % 3}`, actor: 'mei', body: { index } },
        { index, recordedAt: Instant.of(index * 1000), previous: entries.at(-1)?.hash ?? chainStart },
      ),
    );
  return entries;
}

const named = (entries: readonly Entry[], from?: { index: number; previous: string }): string[] =>
  verifyChain(entries, from).map(({ fault, index }) => `${fault} ${index}`);

const at = (entries: readonly Entry[], index: number): Entry => {
  const entry = entries[index];
  if (entry === undefined) throw new RangeError(`no entry ${index}`);
  return entry;
};

const whole = ledger(8);

test('a ledger and any run out of its middle are without fault', () => {
  expect(named(whole)).toEqual([]);
  expect(named([])).toEqual([]);
  expect(named(whole.slice(3), { index: 3, previous: at(whole, 2).hash })).toEqual([]);
});

test('a changed entry is named, also when its own hash was taken anew', () => {
  expect(named(whole.with(4, { ...at(whole, 4), actor: 'wing' }))).toEqual(['changed 4']);
  expect(named(whole.with(4, chainEntry({ ...at(whole, 4), actor: 'wing' }, at(whole, 4))))).toEqual(['changed 4']);
  expect(named(whole.with(4, { ...at(whole, 4), previous: chainStart }))).toEqual(['changed 4']);
});

test('missing, repeated and moved entries are named by their own index', () => {
  expect(named(whole.toSpliced(2, 1))).toEqual(['removed 2']);
  expect(verifyChain(whole.toSpliced(2, 3)).map(({ message }) => message)).toEqual(['entries 2 to 4 are missing']);
  expect(named(whole.toSpliced(5, 0, at(whole, 3)))).toEqual(['duplicated 3']);
  expect(named(whole.with(2, at(whole, 3)).with(3, at(whole, 2)))).toEqual(['reordered 2']);
});

test('a run that follows another ledger than it says is named at its first entry', () => {
  expect(named(whole.slice(3), { index: 3, previous: chainStart })).toEqual(['changed 3']);
  expect(named(whole.slice(4), { index: 3, previous: at(whole, 2).hash })).toEqual(['removed 3']);
});

test('a wide gap costs no more than a narrow one', () => {
  const far = chainEntry(at(whole, 0), { ...at(whole, 0), index: 2 ** 52 });
  expect(named([...whole, far])).toEqual(['removed 8']);
});

test('whatever single entry is touched, that entry is named', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.constantFrom('kind', 'subject', 'actor'), (index, part) => {
      const forged = chainEntry({ ...at(whole, index), [part]: 'forged' }, at(whole, index));
      expect(named(whole.with(index, forged))).toEqual([`changed ${index}`]);
    }),
  );
});

/** What the share of proven targets is counted from, and what it leaves out in the open. */
import { expect, it } from 'vitest';
import { shelfOf } from '../agreements/shelf.ts';
import { registerOf } from '../practice/register.ts';
import { houseForTests, organisation } from '../testing/house-for-tests.ts';
import type { Standing } from './night-form.ts';
import { provenTargets } from './proven-targets.ts';

const { store } = (await houseForTests()).context;
const register = await registerOf(store, organisation);
const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
const standing = (agreement: string, verdicts?: readonly NonNullable<Standing['targets']>[number]['verdict'][]) => ({
  agreement,
  basis: 'a',
  findings: [],
  ...(verdicts && { targets: verdicts.map((verdict, at) => ({ commitment: `c${at}`, verdict })) }),
});
const counted = (...all: readonly Standing[]) => provenTargets({ register, shelf }, all);

it('what can be composed is the whole, what cannot is told beside it, and so is what waits', () => {
  const one = standing('SLA-A', ['PROVEN', 'LIKELY', 'NOT-COMPOSED']);
  const other = standing('SLA-B', ['UNPROVABLE', 'UNDELIVERABLE', 'NOT-COMPOSED', 'NOT-COMPOSED']);
  const found = counted(one, other, standing('SLA-C'));
  expect(found).toMatchObject({ proven: 1, composed: 4, notComposed: 3, share: '0.25', waiting: 1 });
  expect(found.agreements.map(({ agreement, targets }) => [agreement, targets?.length])).toEqual([
    ['SLA-A', 3],
    ['SLA-B', 4],
    ['SLA-C', undefined],
  ]);
});

it('nothing composed is no share, and not a whole one', () => {
  const found = counted(standing('SLA-A', ['NOT-COMPOSED']), standing('SLA-C'));
  expect(found).toMatchObject({ proven: 0, composed: 0, notComposed: 1, waiting: 1 });
  expect(found.share).toBeUndefined();
});

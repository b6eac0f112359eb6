import { expect, test } from 'vitest';
import { nodeHeight, nodeWidth, placesOf } from './graph-layout.ts';
import type { LinkageMap } from './linkage.ts';

const node = (ref: string, column: 'consumer' | 'service' | 'supplier'): LinkageMap['nodes'][number] => ({
  ref,
  kind: 'service',
  id: ref,
  title: ref,
  column,
});
const link = (from: string, to: string): LinkageMap['links'][number] => ({ from, to, says: 'linkage', activities: [] });

test('every node has a place, links lead to the right, and no two stand over each other', () => {
  const nodes = [
    node('a', 'consumer'),
    node('b', 'service'),
    node('c', 'service'),
    node('d', 'supplier'),
    node('e', 'supplier'),
  ];
  const links = [link('a', 'b'), link('a', 'c'), link('b', 'd'), link('c', 'd')];
  const places = new Map(placesOf({ nodes, links }).map((place) => [place.ref, place]));
  expect([...places.keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  for (const { from, to } of links) expect(places.get(to)?.x).toBeGreaterThan((places.get(from)?.x ?? 0) + nodeWidth);
  const all = [...places.values()];
  const over = all.filter((one) =>
    all.some(
      (other) => other !== one && Math.abs(one.x - other.x) < nodeWidth && Math.abs(one.y - other.y) < nodeHeight,
    ),
  );
  expect(over).toEqual([]);
});

/** Where each node of the linkage map stands: from left to right by what it is, few crossings. Owns: nothing but places. */
import { Graph, layout } from '@dagrejs/dagre';
import type { LinkageMap } from './linkage.ts';

export const nodeWidth = 190;
export const nodeHeight = 58;

export interface Placed {
  readonly ref: string;
  readonly x: number;
  readonly y: number;
}

export function placesOf({ nodes, links }: Pick<LinkageMap, 'nodes' | 'links'>): readonly Placed[] {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 90, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { ref } of nodes) graph.setNode(ref, { width: nodeWidth, height: nodeHeight });
  for (const { from, to } of links) graph.setEdge(from, to);
  layout(graph);
  return nodes.map(({ ref }) => {
    const { x, y } = graph.node(ref);
    return { ref, x: (x ?? 0) - nodeWidth / 2, y: (y ?? 0) - nodeHeight / 2 };
  });
}

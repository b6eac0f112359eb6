/** The part of the graph that somebody looks at: of a party, of a service, or all of it. */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { graphOf, neighbours, reachable } from './graph.ts';
import type { Gap, Graph, Link, LinkNode } from './graph.ts';

export interface LinkageMap {
  readonly nodes: readonly LinkNode[];
  readonly links: readonly Link[];
  readonly gaps: readonly Gap[];
}

/** What leads to the party or service and what it leads to; never sideways to other consumers of the same supplier. */
export async function linkageMap(
  context: Context,
  question: Question & { readonly party?: string | undefined; readonly service?: string | undefined },
): Promise<Outcome<LinkageMap>> {
  const register = await registerOf(context.store, question.organisation);
  const { party, service } = question;
  const missing =
    party !== undefined && register.get('party', party) === undefined
      ? `party ${party}`
      : service !== undefined && register.get('service', service) === undefined
        ? `service ${service}`
        : undefined;
  if (missing !== undefined) return refused({ code: 'NOT-FOUND', message: `there is no ${missing}` });
  const graph = graphOf(register);
  if (party === undefined && service === undefined) return accepted(partOf(graph, new Set(graph.nodes.keys())));
  return accepted(around(graph, startsAt(register, { party, service })));
}

function startsAt(
  register: Register,
  { party, service }: { readonly party?: string | undefined; readonly service?: string | undefined },
): readonly string[] {
  if (service !== undefined) return [`service/${service}`];
  const groups = register.all('consumer-group').filter(({ body }) => body.party === party);
  return [`party/${party}`, ...groups.map(({ id }) => `consumer-group/${id}`)];
}

export function around(graph: Graph, starts: readonly string[]): LinkageMap {
  const down = reachable(neighbours(graph.links, 'down'), starts);
  const up = reachable(neighbours(graph.links, 'up'), starts);
  return partOf(graph, new Set([...down, ...up]));
}

function partOf({ nodes, links, gaps }: Graph, refs: ReadonlySet<string>): LinkageMap {
  const kept = links.filter((link) => [link.from, link.to].every((ref) => refs.has(ref) && nodes.has(ref)));
  const known = new Set([...refs, ...kept.flatMap(({ id }) => (id === undefined ? [] : [`linkage/${id}`]))]);
  return {
    nodes: [...refs].sort().flatMap((ref) => nodes.get(ref) ?? []),
    links: kept,
    gaps: gaps.filter(({ ref }) => known.has(ref)),
  };
}

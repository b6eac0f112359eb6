/**
 * Whom a disruption touches. Owns: the way from what failed, over links, to services, instances and agreements. Does not own: the
 * map itself (catalogue). Every step is a link that somebody drew; none is guessed.
 */
import type { Localized } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { both } from '../today/item.ts';

export interface Affected {
  readonly agreement: string;
  readonly party: string;
  readonly name: Localized;
  /** "party/trans-asia-subsea", "component/…", "service/…": how it is reached. */
  readonly path: readonly string[];
}

/** `from`: "party/ID", "component/ID" or "service/ID". In order of agreement. */
export async function affectedBy(
  context: Context,
  { organisation, from }: Question & { readonly from: string },
): Promise<readonly Affected[]> {
  return affectedIn(await registerOf(context.store, organisation), from);
}

export function affectedIn(register: Register, from: string): readonly Affected[] {
  const reached = reachedFrom(register, from);
  const found = new Map<string, Affected>();
  const add = (agreement: string | undefined, party: string, path: readonly string[]): void => {
    if (agreement === undefined || found.has(agreement) || register.get('party', party)?.body.role !== 'customer')
      return;
    found.set(agreement, {
      agreement,
      party,
      name: register.get('party', party)?.body.name ?? both(party, party),
      path,
    });
  };
  for (const { body } of register.all('instance')) {
    const path = reached.get(`service/${body.service}`);
    if (path !== undefined && body.state !== 'ceased') add(body.agreement, body.party, path);
  }
  for (const { body } of register.all('agreement-roles')) {
    const service = body.service === undefined ? undefined : reached.get(`service/${body.service}`);
    const direct = reached.get(`agreement/${body.agreement}`) ?? service;
    if (direct !== undefined) add(body.agreement, body.customer, direct);
  }
  for (const { body } of register.all('linkage')) {
    const path = reached.get(body.from) ?? reached.get(body.to);
    if (path === undefined || body.agreement === undefined) continue;
    const customer = register.get('agreement-roles', body.agreement)?.body.customer;
    if (customer !== undefined) add(body.agreement, customer, path);
  }
  return [...found.values()].sort((one, other) => (one.agreement < other.agreement ? -1 : 1));
}

/** Everything that rests on it, with the way there: links point from what rests to what it rests on. */
function reachedFrom(register: Register, from: string): ReadonlyMap<string, readonly string[]> {
  const links = register.all('linkage').filter(({ body }) => body.state !== 'retired');
  const resting = Map.groupBy(links, ({ body }) => body.to);
  const reached = new Map<string, readonly string[]>([[from, [from]]]);
  const queue = [from, ...componentsOf(register, from)];
  for (const start of queue.slice(1)) reached.set(start, [from, start]);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const path = reached.get(next) ?? [next];
    for (const { body } of resting.get(next) ?? [])
      if (!reached.has(body.from)) {
        reached.set(body.from, [...path, body.from]);
        queue.push(body.from);
      }
  }
  return reached;
}

function componentsOf(register: Register, from: string): readonly string[] {
  if (!from.startsWith('party/')) return [];
  const party = from.slice('party/'.length);
  return register.all('component').flatMap(({ id, body }) => (body.party === party ? [`component/${id}`] : []));
}

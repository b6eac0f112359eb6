/**
 * Who is served through what, as one graph (S1.3, S1.4): consumers → services → components → suppliers and groups. Owns: which
 * records make a node or a link, and what is missing. Does not own: which part of it somebody looks at (linkage-map.ts).
 */
import type { Localized, RecordKindName } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';

/** From left to right. */
export const columns = ['consumer', 'service', 'component', 'supplier'] as const;
export type Column = (typeof columns)[number];

export interface LinkNode {
  /** "service/SVC-S01". */
  readonly ref: string;
  readonly kind: RecordKindName;
  readonly id: string;
  readonly title: Localized | string;
  readonly column: Column;
  /** Customer a group of consumers belongs to. */
  readonly party?: string | undefined;
  readonly role?: PracticeRecord<'party'>['body']['role'] | undefined;
}

export interface LinkActivity {
  readonly id: string;
  readonly type: PracticeRecord<'link-activity'>['body']['type'];
  readonly state: string;
  readonly channel?: Localized | undefined;
  readonly frequency?: Localized | undefined;
  readonly ownOwner?: string | undefined;
  /** Whoever is named on our side is known and still here. */
  readonly owned: boolean;
  readonly theirOwner?: string | undefined;
  readonly lastOn?: string | undefined;
  readonly nextOn?: string | undefined;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  /** The record that states it; missing where it follows from another record. */
  readonly id?: string | undefined;
  /** Why it is known: somebody wrote it, an instance, a dependency or a provider of a component says so. */
  readonly says: 'linkage' | 'instance' | 'depends-on' | 'provider';
  readonly state?: string | undefined;
  readonly criticality?: string | undefined;
  readonly singlePoint?: boolean | undefined;
  readonly agreement?: string | undefined;
  readonly activities: readonly LinkActivity[];
}

export const gapCodes = [
  'SERVICE-WITHOUT-SUPPLIER',
  'SUPPLIER-WITHOUT-CONSUMER',
  'ACTIVITY-WITHOUT-OWNER',
  'LINK-TO-NOTHING',
] as const;
export interface Gap {
  readonly code: (typeof gapCodes)[number];
  /** Node or link it is seen at. */
  readonly ref: string;
  readonly message: Localized;
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, LinkNode>;
  readonly links: readonly Link[];
  readonly gaps: readonly Gap[];
}

export function graphOf(register: Register): Graph {
  const links = linksOf(register);
  const nodes = nodesOf(register, links);
  return { nodes, links, gaps: gapsIn(nodes, links) };
}

const live = new Set(['in-service', 'suspended']);

function linksOf(register: Register): readonly Link[] {
  const found = new Map<string, Link>();
  const add = (link: Link): void => {
    const key = `${link.from}>${link.to}`;
    if (!found.has(key)) found.set(key, link);
  };
  const activities = Map.groupBy(register.all('link-activity'), ({ body }) => body.linkage);
  for (const { id, body } of register.all('linkage')) {
    if (body.state === 'retired') continue;
    const { from, to, state, criticality, singlePoint, agreement } = body;
    const own = (activities.get(id) ?? []).map((one) => activityOf(register, one));
    add({ from, to, id, says: 'linkage', state, criticality, singlePoint, agreement, activities: own });
  }
  for (const { body } of register.all('instance')) {
    const { state, party, consumerGroup, service, agreement } = body;
    if (!live.has(state)) continue;
    const from = consumerGroup === undefined ? `party/${party}` : `consumer-group/${consumerGroup}`;
    add({ from, to: `service/${service}`, says: 'instance', agreement, activities: [] });
  }
  for (const { id, body } of register.all('service'))
    for (const other of body.dependsOn ?? [])
      add({ from: `service/${id}`, to: `service/${other}`, says: 'depends-on', activities: [] });
  for (const { id, body } of register.all('component'))
    if (body.party !== undefined)
      add({
        from: `component/${id}`,
        to: `party/${body.party}`,
        says: 'provider',
        agreement: body.agreement,
        activities: [],
      });
  return [...found.values()].sort((one, other) => (`${one.from}>${one.to}` < `${other.from}>${other.to}` ? -1 : 1));
}

function activityOf(register: Register, { id, body }: PracticeRecord<'link-activity'>): LinkActivity {
  const { type, state, channel, frequency, ownOwner, theirOwner, lastOn, nextOn } = body;
  const owned = isThere(register, ownOwner);
  return { id, type, state, channel, frequency, ownOwner, owned, theirOwner, lastOn, nextOn };
}

const providing = new Set(['supplier', 'internal-group']);
const ended = new Set(['ended', 'retired']);

/** Live services, parties that deal with us, groups of consumers, and whatever a link names. */
function nodesOf(register: Register, links: readonly Link[]): ReadonlyMap<string, LinkNode> {
  const refs = new Set(links.flatMap(({ from, to }) => [from, to]));
  for (const kind of ['service', 'consumer-group', 'party'] as const)
    for (const { id, body } of register.all(kind))
      if (!ended.has(body.state) && !('role' in body && !providing.has(body.role))) refs.add(`${kind}/${id}`);
  const nodes = new Map<string, LinkNode>();
  for (const ref of [...refs].sort()) {
    const node = nodeOf(register, ref);
    if (node !== undefined) nodes.set(ref, node);
  }
  return nodes;
}

function nodeOf(register: Register, ref: string): LinkNode | undefined {
  const [kind, id] = [ref.slice(0, ref.indexOf('/')), ref.slice(ref.indexOf('/') + 1)];
  if (kind === 'service' || kind === 'component') {
    const found = register.get(kind, id);
    return found === undefined ? undefined : { ref, kind, id, title: found.title, column: kind };
  }
  if (kind === 'consumer-group') {
    const found = register.get(kind, id);
    return found && { ref, kind, id, title: found.title, column: 'consumer', party: found.body.party };
  }
  const found = kind === 'party' ? register.get(kind, id) : undefined;
  if (found === undefined) return undefined;
  const { role } = found.body;
  const column = providing.has(role) ? 'supplier' : 'consumer';
  return { ref, kind: 'party', id, title: found.title, column, party: id, role };
}

function gapsIn(nodes: Graph['nodes'], links: readonly Link[]): readonly Gap[] {
  const [downstream, upstream] = [neighbours(links, 'down'), neighbours(links, 'up')];
  const gaps: Gap[] = [];
  for (const node of nodes.values()) {
    const leadsTo = (next: typeof downstream, column: Column): boolean =>
      [...reachable(next, [node.ref])].some((ref) => ref !== node.ref && nodes.get(ref)?.column === column);
    if (node.column === 'service' && !leadsTo(downstream, 'supplier'))
      gaps.push(
        gap(
          'SERVICE-WITHOUT-SUPPLIER',
          node.ref,
          'No supplier or group stands behind it.',
          '未有支援供應商或支援組別。',
        ),
      );
    if (node.column === 'supplier' && !leadsTo(upstream, 'consumer'))
      gaps.push(
        gap('SUPPLIER-WITHOUT-CONSUMER', node.ref, 'No consumer is served through it.', '沒有使用者經其獲得服務。'),
      );
  }
  for (const { id, from, to, activities } of links) {
    const missing = [from, to].find((ref) => !nodes.has(ref));
    if (missing !== undefined)
      gaps.push(
        gap(
          'LINK-TO-NOTHING',
          missing === from ? to : from,
          `A link names ${missing}, which is not there.`,
          `有連繫指向不存在的 ${missing}。`,
        ),
      );
    if (id === undefined) continue;
    const ownerless = activities.filter((one) => one.state === 'active' && !one.owned);
    if (ownerless.length > 0)
      gaps.push(
        gap(
          'ACTIVITY-WITHOUT-OWNER',
          `linkage/${id}`,
          `${ownerless.length} of ${activities.length} activities have no owner on our side.`,
          `${activities.length} 項往來活動中有 ${ownerless.length} 項欠我方負責人。`,
        ),
      );
  }
  return gaps;
}

const gap = (code: Gap['code'], ref: string, ...[en, zh]: readonly [string, string]): Gap => ({
  code,
  ref,
  message: { en, 'zh-Hant': zh },
});

/** Whether somebody is named, known and still here. */
export function isThere(register: Register, person: string | undefined): boolean {
  return person !== undefined && register.get('person', person)?.body.state === 'active';
}

export function neighbours(links: readonly Link[], way: 'up' | 'down'): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to } of links) {
    const [key, next] = way === 'down' ? [from, to] : [to, from];
    const own = found.get(key);
    if (own === undefined) found.set(key, [next]);
    else own.push(next);
  }
  return found;
}

/** Everything that is reached, what it starts from included. */
export function reachable(next: ReadonlyMap<string, readonly string[]>, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  const queue = [...from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const one of next.get(at) ?? [])
      if (!seen.has(one)) {
        seen.add(one);
        queue.push(one);
      }
  return seen;
}

/**
 * Service × customer: what stands behind each live instance (S3.7). Owns: exactly that join, of instances in service and
 * agreements in force, and nothing else: the agreement an instance names, or else those whose roles name its customer and its
 * service. Where several instances share a cell the weakest cover is the cell's.
 */
import type { Instant, Localized } from '@troth/core';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';

/** From the weakest to the strongest. */
export const covers = ['none', 'expired', 'expectation', 'underpinning-contract', 'ola', 'sla'] as const;
export type Cover = (typeof covers)[number];

export interface CoverageCell {
  readonly service: string;
  readonly party: string;
  readonly instances: number;
  /** Instances that nothing in force stands behind. */
  readonly uncovered: number;
  readonly cover: Cover;
  readonly agreements: readonly string[];
}

export interface Coverage {
  readonly services: readonly { readonly id: string; readonly title: Localized | string }[];
  readonly customers: readonly { readonly id: string; readonly title: Localized | string }[];
  readonly cells: readonly CoverageCell[];
}

export async function coverageMatrix(context: Context, { organisation }: Question): Promise<Coverage> {
  const register = await registerOf(context.store, organisation);
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  return coverageOf(register, shelf, context.clock());
}

export function coverageOf(register: Register, shelf: Shelf, now: Instant): Coverage {
  const instances = register.all('instance').filter(({ body }) => body.state === 'in-service');
  const groups = Map.groupBy(instances, ({ body }) => `${body.service} ${body.party}`);
  const cells = [...groups.keys()].sort().flatMap((key) => cellOf(register, groups.get(key) ?? [], { shelf, now }));
  const titled = (kind: 'service' | 'party', ids: readonly string[]) =>
    [...new Set(ids)].sort().map((id) => ({ id, title: register.get(kind, id)?.title ?? id }));
  return {
    services: titled(
      'service',
      cells.map(({ service }) => service),
    ),
    customers: titled(
      'party',
      cells.map(({ party }) => party),
    ),
    cells,
  };
}

function cellOf(
  register: Register,
  instances: readonly PracticeRecord<'instance'>[],
  at: { readonly shelf: Shelf; readonly now: Instant },
): readonly CoverageCell[] {
  const [first] = instances;
  if (first === undefined) return [];
  const { service, party } = first.body;
  const agreements = instances.map((instance) => behind(register, instance));
  const found = agreements.map((ids) => strongest(ids.map((id) => coverBy(id, at))));
  return [
    {
      service,
      party,
      instances: instances.length,
      uncovered: found.filter((cover) => cover === 'none' || cover === 'expired').length,
      cover: covers.find((cover) => found.includes(cover)) ?? 'none',
      agreements: [...new Set(agreements.flat())].sort(),
    },
  ];
}

/** Agreements of one instance. */
export function behind(register: Register, { body }: PracticeRecord<'instance'>): readonly string[] {
  if (body.agreement !== undefined) return [body.agreement];
  return register
    .all('agreement-roles')
    .filter(({ body: roles }) => roles.customer === body.party && roles.service === body.service)
    .map(({ body: roles }) => roles.agreement);
}

const strongest = (found: readonly Cover[]): Cover => covers.findLast((cover) => found.includes(cover)) ?? 'none';

function coverBy(id: string, { shelf, now }: { readonly shelf: Shelf; readonly now: Instant }): Cover {
  const revisions = shelf.agreements.get(id)?.agreement.revisions;
  if (revisions === undefined) return 'none';
  const current = revisions.find(({ from, to }) => from <= now && (to === undefined || to > now));
  if (current === undefined) return revisions.some(({ from }) => from > now) ? 'none' : 'expired';
  return current.terms.type;
}

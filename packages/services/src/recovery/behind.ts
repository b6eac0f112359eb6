/**
 * Which agreements stand behind an agreement: as its service model says, else as the map of links does. Owns: reading both.
 * Does not own: whether they are enough (proof), what comes back from them (recoverable.ts).
 */
import { referencesIn, serviceModelSchema } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';

/** A promise behind; of the map only the agreement is known. */
export interface Behind {
  readonly agreement: string;
  readonly commitment?: string | undefined;
  /** Who gives it, where its roles say so. */
  readonly party?: string | undefined;
}

export interface Support {
  /** Where it is known from. `model`: what people wrote and verified. `map`: the links. `none`: nothing is known. */
  readonly from: 'model' | 'map' | 'none';
  readonly behind: readonly Behind[];
  readonly model?: PracticeRecord<'service-model'> | undefined;
}

/** Each agreement and promise once, in order. */
export function supportOf(register: Register, agreement: string): Support {
  const model = register.get('service-model', agreement);
  const read = model === undefined ? undefined : serviceModelSchema.safeParse(model.body.model);
  const written = read?.success === true ? referencesIn(read.data) : [];
  if (written.length > 0) return { from: 'model', behind: once(register, written), model };
  const mapped = onMap(register, agreement).map((id) => ({ agreement: id }));
  return { from: mapped.length > 0 ? 'map' : 'none', behind: once(register, mapped), model };
}

function once(register: Register, found: readonly Omit<Behind, 'party'>[]): readonly Behind[] {
  const byKey = new Map(found.map((one) => [`${one.agreement} ${one.commitment ?? ''}`, one]));
  return [...byKey]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { agreement, commitment }]) => ({
      agreement,
      commitment,
      party: register.get('agreement-roles', agreement)?.body.provider,
    }));
}

/** From the service of the agreement over its links, and those of services it depends on, to contracts. */
function onMap(register: Register, agreement: string): readonly string[] {
  const service = register.get('agreement-roles', agreement)?.body.service;
  if (service === undefined) return [];
  const links = register.all('linkage').filter(({ body }) => body.state !== 'retired');
  const seen = new Set<string>();
  const found = new Set<string>();
  const queue = [`service/${service}`];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.startsWith('service/'))
      for (const other of register.get('service', next.slice(8))?.body.dependsOn ?? []) queue.push(`service/${other}`);
    for (const { body } of links.filter((link) => link.body.from === next)) {
      const contract = body.agreement ?? contractOf(register, body.to);
      if (contract !== undefined) found.add(contract);
      if (body.to.startsWith('service/') || body.to.startsWith('component/')) queue.push(body.to);
    }
  }
  found.delete(agreement);
  return [...found];
}

function contractOf(register: Register, ref: string): string | undefined {
  if (ref.startsWith('agreement/')) return ref.slice(10);
  return ref.startsWith('component/') ? register.get('component', ref.slice(10))?.body.agreement : undefined;
}

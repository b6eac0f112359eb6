/**
 * What is known to stand behind an agreement: its service model, else the links of the map. Owns: finding it, and reading a map
 * as a structure in which every component is needed. Does not own: what follows from it (core).
 */
import { recordKinds, serviceModelSchema } from '@troth/core';
import type { Agreement, Json, Localized, ModelBehind, RecordBody } from '@troth/core';
import type { Reader, StoredRecord } from '@troth/stores';
import type { Shelf } from '../agreements/shelf.ts';
import { allRecords, readBody } from '../stored-body.ts';

/** A model as it is kept, beside what was read of it. */
export interface KnownModel extends ModelBehind {
  readonly written: Json;
  /** Of the kept record. */
  readonly version?: number | undefined;
}

/** The model; what is kept and cannot be read is none, and says so. */
export interface FoundModel {
  readonly known: KnownModel | undefined;
  readonly unreadable: boolean;
}

export async function modelBehind(reader: Reader, agreement: string, shelf: Shelf): Promise<FoundModel> {
  const stored = live(await reader.record('service-model', agreement));
  if (stored !== undefined) {
    const { model: written, state: kept } = readBody(recordKinds['service-model'].schema, stored);
    const state = states.find((one) => one === kept);
    const read = serviceModelSchema.safeParse(written);
    if (!read.success) return { known: undefined, unreadable: true };
    const known = { model: read.data, source: 'written', state, written, version: stored.version } as const;
    if (read.data.structure !== undefined) return { known, unreadable: false };
    // Where only chains or worth are written, the structure still comes from the map.
    const mapped = await fromMap(reader, agreement, shelf);
    const whole = mapped === undefined ? undefined : { ...written, ...mapped };
    const joined = serviceModelSchema.safeParse(whole);
    return {
      known: joined.success && whole !== undefined ? { ...known, model: joined.data, written: whole } : known,
      unreadable: false,
    };
  }
  const mapped = await fromMap(reader, agreement, shelf);
  const read = serviceModelSchema.safeParse(mapped);
  if (mapped === undefined || !read.success) return { known: undefined, unreadable: false };
  return { known: { model: read.data, source: 'linkage', written: mapped }, unreadable: false };
}

const states = ['draft', 'verified', 'stale'] as const;

const live = (stored: StoredRecord | undefined): StoredRecord | undefined =>
  stored?.retired === true ? undefined : stored;

type Written = { readonly [key: string]: Json };

/** All components that the service of the agreement is linked to, in series; undefined where it is linked to none. */
async function fromMap(reader: Reader, agreement: string, shelf: Shelf): Promise<Written | undefined> {
  const roles = live(await reader.record('agreement-roles', agreement));
  const service = roles && readBody(recordKinds['agreement-roles'].schema, roles).service;
  if (service === undefined) return undefined;
  const links = (await allRecords(reader, { kind: 'linkage' })).map((one) => readBody(recordKinds.linkage.schema, one));
  const components = await componentsOf(
    reader,
    `service/${service}`,
    links.filter(({ state }) => state !== 'retired'),
  );
  if (components.length === 0) return undefined;
  const leaves = components.map(({ id, body, agreement: linked }): Written => ({
    id,
    name: nameOf(body.name),
    component: id,
    promises: promisesOf(shelf.agreements.get(linked ?? body.agreement ?? '')?.agreement).map((one) => ({ ...one })),
  }));
  return { structure: { series: components.map(({ id }) => ({ leaf: id })) }, leaves };
}

const nameOf = ({ en, 'zh-Hant': zh }: Localized): Written => (zh === undefined ? { en } : { en, 'zh-Hant': zh });

interface Component {
  readonly id: string;
  readonly body: RecordBody<'component'>;
  readonly agreement?: string | undefined;
}

/** Over services that it depends on, too; each component once, in order of id. */
async function componentsOf(
  reader: Reader,
  from: string,
  links: readonly RecordBody<'linkage'>[],
): Promise<readonly Component[]> {
  const found = new Map<string, Component>();
  const seen = new Set<string>();
  const queue = [from];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.startsWith('service/')) {
      const stored = live(await reader.record('service', next.slice(8)));
      const others = stored && readBody(recordKinds.service.schema, stored).dependsOn;
      queue.push(...(others ?? []).map((id) => `service/${id}`));
    }
    for (const link of links) {
      if (link.from !== next) continue;
      if (link.to.startsWith('service/')) queue.push(link.to);
      if (!link.to.startsWith('component/')) continue;
      const id = link.to.slice(10);
      const stored = live(await reader.record('component', id));
      if (stored === undefined) continue;
      found.set(id, { id, body: readBody(recordKinds.component.schema, stored), agreement: link.agreement });
    }
  }
  return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

interface Promised {
  readonly agreement: string;
  readonly commitment: string;
}

/** The first promise of availability of an agreement; of its last text, as older ones count with it. */
function promisesOf(agreement: Agreement | undefined): readonly Promised[] {
  const last = agreement?.revisions.at(-1);
  const promise = last?.commitments.find(
    ({ terms }) => terms.metric.kind === 'availability' && terms.target !== undefined,
  );
  return last === undefined || promise === undefined ? [] : [{ agreement: last.agreement, commitment: promise.id }];
}

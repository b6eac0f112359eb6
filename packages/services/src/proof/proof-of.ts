/**
 * The proof of a text of ours with what is on record behind it. Owns: gathering model and supporting agreements, keeping what was
 * proven while nothing of it changes. Does not own: the proof (core).
 */
import { accepted, proofsOfAgreement, refused, referencesIn } from '@troth/core';
import type { Agreement, Deliverability, Outcome, ProvenAgreement, Revision } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import { modelBehind } from './model-behind.ts';
import type { FoundModel } from './model-behind.ts';

export interface Proven extends ProvenAgreement {
  readonly revision: Revision;
  readonly found: FoundModel;
  readonly supporting: readonly Agreement[];
}

const kept = new WeakMap<Store, Map<string, Outcome<Proven>>>();
const mostKept = 200;

/** The proof of a text; `instead` are agreements taken in place of those that are published. */
export async function provenOf(
  store: Store,
  reader: Reader,
  { revision, instead = [] }: { readonly revision: Revision; readonly instead?: readonly Agreement[] },
): Promise<Outcome<Proven>> {
  const shelf = await shelfOf(store, reader);
  const found = await modelBehind(reader, revision.agreement, shelf);
  const supporting = supportingOf(found, shelf, instead);
  const key = JSON.stringify([
    reader.organisation,
    revision.hash,
    revision.parents.map(({ hash }) => hash),
    found.known?.written ?? null,
    [found.known?.source, found.known?.state, found.unreadable],
    supporting.map(({ revisions }) => revisions.map((one) => [one.hash, one.from, one.to])),
  ]);
  const memory = kept.get(store) ?? new Map<string, Outcome<Proven>>();
  kept.set(store, memory);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = prove(revision, found, supporting);
  const [oldest] = memory.keys();
  if (memory.size >= mostKept && oldest !== undefined) memory.delete(oldest);
  memory.set(key, made);
  return made;
}

function prove(revision: Revision, found: FoundModel, supporting: readonly Agreement[]): Outcome<Proven> {
  const made = proofsOfAgreement({ revision, behind: found.known, supporting });
  if (!made.ok) return made;
  return accepted({
    ...made.value,
    revision,
    told: found.unreadable ? unreadable(made.value.told) : made.value.told,
    found,
    supporting,
  });
}

function unreadable(told: Deliverability): Deliverability {
  const text = {
    en: 'The model that is kept cannot be read: correct it as a ServiceModel document.',
    'zh-Hant': '現存模型無法讀取：請按 ServiceModel 文件格式更正。',
  };
  return { ...told, findings: [{ code: 'proof/unreadable', text }] };
}

/** Agreements that the model names, each with all its texts. */
function supportingOf(
  { known }: FoundModel,
  { agreements }: Shelf,
  instead: readonly Agreement[],
): readonly Agreement[] {
  const names = new Set(known === undefined ? [] : referencesIn(known.model).map(({ agreement }) => agreement));
  return [...names].sort().flatMap((id) => {
    const other = instead.find((one) => one.id === id) ?? agreements.get(id)?.agreement;
    return other === undefined ? [] : [other];
  });
}

/** The text of an agreement that was asked for: by number, else the one in force now, else its last. */
export function revisionAsked(
  { revisions, id }: Agreement,
  asked: { readonly revision?: number | undefined; readonly now: number },
): Outcome<Revision> {
  const number = asked.revision;
  const found =
    number === undefined
      ? (revisions.findLast(({ from }) => from <= asked.now) ?? revisions.at(-1))
      : revisions.find(({ revision }) => revision === number);
  if (found !== undefined) return accepted(found);
  return refused({ code: 'NOT-FOUND', message: `${id} has no revision ${number ?? ''}` });
}

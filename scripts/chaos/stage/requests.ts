/**
 * Writes whose effects can be counted: a row of evidence, or a new version of a site. Each has its key, and what it leaves
 * behind names that key, so that "once" is seen in the data and not only in the ledger.
 */
import { createRecord, editRecord, ingest } from '@troth/services';
import type { Context } from '@troth/services';
import type { Reader, Store } from '@troth/stores';
import { need, organisation } from './demo.ts';
import { mei } from './house.ts';
import { entriesOf } from './ledgers.ts';

export type RequestKind = 'row' | 'item';

export interface Request {
  readonly kind: RequestKind;
  readonly key: string;
  /** Sites are versioned: each client has its own. */
  readonly client: string;
}

const start = '2024-06-01T00:00:00Z';

/** The row that a key stands for. */
export const rowOf = (key: string) => ({
  form: 'state',
  id: key,
  subject: 'nobody-names-this',
  start,
  end: '2024-06-01T00:00:30Z',
  state: 'down',
});

/** Asks once. Throws where the store cannot say whether it was done. */
export async function ask(context: Context, { kind, key, client }: Request): Promise<void> {
  const command = { organisation, actor: mei, key };
  if (kind === 'row') {
    const delivery = { rows: [{ place: key, row: rowOf(key) }], samples: [], refused: [] };
    const receipt = need(await ingest(context, { ...command, source: 'load', delivery }));
    if (receipt.accepted !== 1) throw new Error(`${key}: ${JSON.stringify(receipt)}`);
    return;
  }
  // Each way has a key of its own: told again, the one that was done answers as it did, and the other is refused as before.
  const site = { ...command, kind: 'site' as const, id: client, body: { name: { en: key } } };
  const made = await createRecord(context, { ...site, key: `${key}/create` });
  if (made.ok || made.refusals[0]?.code !== 'CONFLICT') return void need(made);
  need(await editRecord(context, { ...site, key: `${key}/edit` }));
}

export interface Counted {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Entries of the ledger. */
  readonly entries: number;
}

/** How often each of these requests took effect: those of `answered` once, those of `asked` at most once. */
export async function count(
  store: Store,
  { asked, answered }: { readonly asked: readonly Request[]; readonly answered: ReadonlySet<string> },
): Promise<Counted> {
  const effects = new Map<string, number>();
  const add = (key: string): unknown => effects.set(key, (effects.get(key) ?? 0) + 1);
  await store.read(organisation, async (reader) => {
    for (const { row } of await reader.facts({ source: 'load' })) add(row.id);
    for (const client of new Set(asked.map((request) => request.client)))
      for (const key of await namesOf(reader, client)) add(key);
  });
  const keys = new Map<string, number>();
  const entries = await entriesOf(store, organisation);
  for (const { key } of entries) {
    const asKept = key?.replace(/\/(?:create|edit)$/u, '');
    if (asKept !== undefined) keys.set(asKept, (keys.get(asKept) ?? 0) + 1);
  }
  const times = (key: string): number => Math.max(effects.get(key) ?? 0, keys.get(key) ?? 0);
  return {
    lost: [...answered].filter((key) => effects.get(key) === undefined || keys.get(key) === undefined),
    doubled: asked.map(({ key }) => key).filter((key) => times(key) > 1),
    entries: entries.length,
  };
}

/** What each version of the client's site is called. */
async function namesOf(reader: Reader, client: string): Promise<readonly string[]> {
  const versions = await reader.versions('site', client);
  return versions.map(({ body }) => /"en":"([^"]+)"/u.exec(JSON.stringify(body))?.[1] ?? '');
}

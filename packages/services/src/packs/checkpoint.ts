/**
 * Signed checkpoints of the ledger. Owns: when one is due: a minute after something was entered, or a thousand entries later.
 * Held by others, it shows any rewriting of what it covers. Does not own: the key.
 */
import { Frontier, Instant, signCheckpoint } from '@troth/core';
import type { StoredCheckpoint } from '@troth/stores';
import type { Context, Question } from '../context.ts';

const waitMs = 60_000;
const manyEntries = 1000;

/** The name of an organisation's ledger in its checkpoints. */
export function originOf(signer: string, organisation: string): string {
  return `${signer}/${encodeURIComponent(organisation)}`;
}

/** Signs the head; undefined without a key, on an empty ledger, and where `due` is asked for and it is not. */
export async function signHead(
  context: Context,
  { organisation, ifDue = false }: Question & { readonly ifDue?: boolean },
): Promise<StoredCheckpoint | undefined> {
  const { signer, store } = context;
  if (signer === undefined) return undefined;
  const found = await store.read(organisation, async (reader) => ({
    head: await reader.head(),
    last: (await reader.checkpoints(1))[0],
  }));
  const { head, last } = found;
  if (head.size === 0) return undefined;
  if (last?.size === head.size) return last;
  const waited = context.clock() - (last?.recordedAt ?? Instant.earliest);
  if (ifDue && head.size - (last?.size ?? 0) < manyEntries && waited < waitMs) return undefined;
  const root = Frontier.fromBytes(head.frontier).root();
  const origin = originOf(signer.name, organisation);
  const note = await signCheckpoint({ origin, size: head.size, root, extension: [] }, signer);
  const checkpoint = { size: head.size, root: Buffer.from(root).toString('hex'), note, recordedAt: context.clock() };
  await store.write(organisation, async (transaction) => {
    // Another worker may have signed the same head meanwhile.
    await transaction.stamp();
    if ((await transaction.checkpoints(1))[0]?.size !== head.size) await transaction.keepCheckpoint(checkpoint);
  });
  return checkpoint;
}

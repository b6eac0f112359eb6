/**
 * `troth remote ledger`: how far the ledger has come, and a checkpoint to hold outside. Owns: that a held checkpoint is only
 * replaced by one that provably continues it. Does not own: the signature, which `troth verify` checks with your key.
 */
import { readFile } from 'node:fs/promises';
import { sameBytes, verifyConsistency } from '@troth/core';
import type { Checkpoint } from '@troth/core';
import { dataOf, Refused } from '../client/answers.ts';
import { onceKey } from '../client/once-key.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions, Server } from '../client/server.ts';
import type { LedgerOptions } from '../commands/remote-server.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';
import { checkpointIn } from '../packs/trust.ts';
import { moment } from './statements.ts';

export async function ledger(options: LedgerOptions & RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const held = options.checkpoint === undefined ? undefined : await heldIn(options.checkpoint);
    const note = options.checkpoint === undefined ? undefined : await newestNote(server, host);
    const head = await dataOf(server.GET('/v1/ledger'));
    if (options.json === true) host.out(`${JSON.stringify({ ...head, checkpoint: note }, undefined, 2)}\n`);
    else host.out(`${head.size} entries, the last of ${moment(head.recordedAt)}\nhash ${head.hash}\n`);
    if (options.checkpoint === undefined || note === undefined) return endings.ok;
    const { checkpoint } = need(checkpointIn(note, 'the checkpoint of the server'));
    const why = held === undefined ? undefined : await notContinued(server, held, checkpoint);
    if (why !== undefined) {
      host.err(`ALTERED: ${why}. ${options.checkpoint} is left as it is: it is your proof.\n`);
      return endings.missed;
    }
    await writeText(options.checkpoint, note, host);
    if (held !== undefined)
      host.err(`the ledger continues your checkpoint of ${held.size} entries: nothing before it was rewritten\n`);
    return endings.ok;
  });
}

async function heldIn(file: string): Promise<Checkpoint | undefined> {
  try {
    return need(checkpointIn(await readFile(file, 'utf8'), file)).checkpoint;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOENT') return undefined;
    throw badInput(`${file}: cannot be read: ${String(error.code)}`);
  }
}

/** Signed now where the key may ask for that; else the newest that the server has. */
async function newestNote(server: Server, host: Host): Promise<string> {
  const header = { 'idempotency-key': onceKey('sign', Buffer.from(host.random(16)).toString('hex')) };
  try {
    const { checkpoint } = await dataOf(server.POST('/v1/ledger/checkpoints', { params: { header } }));
    if (checkpoint !== undefined) return checkpoint.note;
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 403) throw error;
  }
  const [newest] = (await dataOf(server.GET('/v1/ledger/checkpoints', { params: { query: { limit: 1 } } }))).items;
  if (newest !== undefined) return newest.note;
  throw badInput('the server has no checkpoint yet: its ledger is empty, or it has no key to sign with');
}

/** Why the newer ledger does not begin with the older one (RFC 9162 §2.1.4); undefined when it does. */
async function notContinued(server: Server, older: Checkpoint, newer: Checkpoint): Promise<string | undefined> {
  if (older.origin !== newer.origin) return `your checkpoint is of ${older.origin}, this ledger is ${newer.origin}`;
  if (older.size > newer.size) return `the ledger has ${newer.size} entries, and had ${older.size} before`;
  if (older.size === newer.size)
    return sameBytes(older.root, newer.root) ? undefined : `the first ${older.size} entries are others than before`;
  const query = { from: older.size, size: newer.size };
  const { proof } = await dataOf(server.GET('/v1/ledger/consistency', { params: { query } }));
  const hashes = proof.map((hash) => new Uint8Array(Buffer.from(hash, 'hex')));
  if (verifyConsistency({ older, newer }, hashes)) return undefined;
  return `the first ${older.size} entries are others than before`;
}

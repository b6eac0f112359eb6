/**
 * Does what is held agree with the ledger? Owns: reading every entry again: the chain, and behind it the rows, runs and
 * records that each entry speaks for. For `doctor --deep` and after a restore.
 */
import {
  canonicalText,
  chainStart,
  evidenceBody,
  Frontier,
  merkleRoot,
  rowHash,
  rowText,
  entryLeaf,
  verifyChain,
} from '@troth/core';
import type { Entry } from '@troth/core';
import { digestOfRuns } from '@troth/stores';
import type { Reader, Store, StoredFact, StoredRun } from '@troth/stores';
import { z } from 'zod';

export interface LedgerFault {
  readonly organisation: string;
  readonly message: string;
}

const page = 500;
const lastPosition = 2 ** 31 - 1;

const bodies = {
  evidence: z.object({ source: z.string(), count: z.int(), digest: z.string() }),
  slices: z.object({ runs: z.int(), digest: z.string() }),
  record: z.object({ kind: z.string(), id: z.string(), version: z.int(), retired: z.boolean(), body: z.json() }),
};

/** Every fault of every organisation's ledger; none when all agrees. */
export async function verifyLedgers(store: Store): Promise<readonly LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const organisation of await store.organisations()) {
    const found = await store.read(organisation, verifyLedger);
    faults.push(...found.map((message) => ({ organisation, message })));
  }
  return faults;
}

async function verifyLedger(reader: Reader): Promise<readonly string[]> {
  const head = await reader.head();
  const faults: string[] = [];
  let [index, previous] = [0, chainStart];
  const leaves: Uint8Array[] = [];
  while (index < head.size) {
    const entries = await reader.entries({ from: index, limit: page });
    faults.push(...verifyChain(entries, { index, previous }).map(({ message }) => message));
    const last = entries.at(-1);
    if (last === undefined) break;
    leaves.push(...entries.map(({ hash }) => entryLeaf(hash)));
    faults.push(...(await contents(reader, entries)));
    [index, previous] = [last.index + 1, last.hash];
  }
  if (index !== head.size) faults.push(`the ledger ends after ${index} entries, its head says ${head.size}`);
  else if (previous !== head.hash) faults.push('the last entry is another than the head names');
  else if (canonicalRoot(leaves) !== hex(Frontier.fromBytes(head.frontier).root()))
    faults.push('the edge of the tree does not belong to these entries');
  return faults;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const canonicalRoot = (leaves: readonly Uint8Array[]): string => hex(merkleRoot(leaves));

async function contents(reader: Reader, entries: readonly Entry[]): Promise<readonly string[]> {
  const [first, last] = [entries[0]?.index ?? 0, entries.at(-1)?.index ?? 0];
  const facts = Map.groupBy(await factsBetween(reader, first, last), ({ entry }) => entry);
  const runs = Map.groupBy(await reader.runs(first, last + 1), ({ entry }) => entry);
  const faults: string[] = [];
  for (const entry of entries) {
    const fault = await faultOf(reader, entry, {
      facts: facts.get(entry.index) ?? [],
      runs: runs.get(entry.index) ?? [],
    });
    if (fault !== undefined) faults.push(`entry ${entry.index}: ${fault}`);
  }
  return faults;
}

async function factsBetween(reader: Reader, first: number, last: number): Promise<readonly StoredFact[]> {
  const found: StoredFact[] = [];
  for (let after = { entry: first - 1, position: lastPosition }; ;) {
    const some = await reader.facts({ after, limit: 5000 });
    found.push(...some.filter(({ entry }) => entry <= last));
    const end = some.at(-1);
    if (end === undefined || end.entry > last || some.length < 5000) return found;
    after = { entry: end.entry, position: end.position };
  }
}

interface Held {
  readonly facts: readonly StoredFact[];
  readonly runs: readonly StoredRun[];
}

async function faultOf(reader: Reader, entry: Entry, { facts, runs }: Held): Promise<string | undefined> {
  switch (entry.kind) {
    case 'evidence': {
      const said = bodies.evidence.parse(entry.body);
      const held = evidenceBody(
        said.source,
        facts.map(({ row }) => rowHash(rowText(row))),
      );
      return held.count === said.count && held.digest === said.digest
        ? undefined
        : 'its rows are others than were recorded';
    }
    case 'slices': {
      const said = bodies.slices.parse(entry.body);
      const held = digestOfRuns(runs.map(({ bytes, ...run }) => ({ run, body: bytes })));
      return runs.length === said.runs && held === said.digest ? undefined : 'its slices are others than were recorded';
    }
    case 'record': {
      const { kind, id, version, ...said } = bodies.record.parse(entry.body);
      const held = await reader.record(kind, id, { version });
      const same =
        held !== undefined && held.retired === said.retired && canonicalText(held.body) === canonicalText(said.body);
      return same ? undefined : `version ${version} of ${kind} ${id} is another than was recorded`;
    }
    default:
      return undefined;
  }
}

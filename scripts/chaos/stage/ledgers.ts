/** The ledgers of a store read whole: the chain from its first entry to the head, and the facts under each entry. */
import { chainStart, evidenceBody, rowHash, rowText, verifyChain } from '@troth/core';
import type { Entry } from '@troth/core';
import type { Reader, Store } from '@troth/stores';

export interface LedgersRead {
  readonly entries: number;
  readonly facts: number;
  readonly faults: readonly string[];
}

export async function readLedgers(store: Store): Promise<LedgersRead> {
  const read: LedgersRead[] = [];
  for (const organisation of await store.organisations())
    read.push(await store.read(organisation, (reader) => readLedger(reader)));
  return {
    entries: read.reduce((sum, { entries }) => sum + entries, 0),
    facts: read.reduce((sum, { facts }) => sum + facts, 0),
    faults: read.flatMap(({ faults }) => faults),
  };
}

async function readLedger(reader: Reader): Promise<LedgersRead> {
  const [head, entries, facts] = [
    await reader.head(),
    await reader.entries({ limit: Number.MAX_SAFE_INTEGER }),
    await reader.facts({}),
  ];
  const faults = verifyChain(entries).map(({ message }) => `${reader.organisation}: ${message}`);
  const last = entries.at(-1);
  if (head.size !== entries.length || head.hash !== (last?.hash ?? chainStart))
    faults.push(`${reader.organisation}: the head speaks of ${head.size} entries, ${entries.length} are there`);
  entries.forEach(({ recordedAt, index }, at) => {
    if (recordedAt < (entries[at - 1]?.recordedAt ?? recordedAt))
      faults.push(`entry ${index} was recorded before its predecessor`);
  });
  const told = Map.groupBy(facts, ({ entry }) => entry);
  const evidence = entries.filter(({ kind }) => kind === 'evidence');
  for (const entry of evidence) {
    const rows = told.get(entry.index)?.map(({ row }) => row) ?? [];
    const { digest } = evidenceBody(
      entry.subject,
      rows.map((row) => rowHash(rowText(row))),
    );
    if (digest !== digestOf(entry)) faults.push(`the rows of entry ${entry.index} are not those it was written for`);
  }
  return { entries: entries.length, facts: facts.length, faults };
}

const digestOf = ({ body }: Entry): unknown =>
  typeof body === 'object' && body !== null && 'digest' in body ? body.digest : undefined;

/** Somebody who writes all the time, and knows what was acknowledged before and during something else. */
import { Instant } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import type { Store } from '@troth/stores';
import { organisation } from './demo.ts';

export interface Written {
  /** Ids of rows acknowledged before the deed began. */
  readonly before: readonly string[];
  /** Those acknowledged while it was done. */
  readonly during: readonly string[];
}

const first = Instant.parse('2024-06-01T00:00:00Z');

/** An outage of something that no agreement names: statements stay as they are. */
export function loadRow(number: number): EvidenceRow {
  const start = Instant.plus(first, number * 60_000);
  return {
    form: 'state',
    id: `load ${number}`,
    source: 'load',
    subject: 'nobody-names-this',
    recordedAt: start,
    start,
    end: Instant.plus(start, 30_000),
    state: 'down',
  };
}

const warmUp = 20;
const rowsAtOnce = 25;

export async function writeWhile(store: Store, deed: () => Promise<unknown>): Promise<Written> {
  const acknowledged: string[] = [];
  const life = { ends: false };
  const writeOne = async (): Promise<void> => {
    const rows = Array.from({ length: rowsAtOnce }, (_, at) => loadRow(acknowledged.length + at));
    await store.write(organisation, (transaction) =>
      transaction.addFacts({ source: 'load', rows }, { actor: 'drill', key: `load/${acknowledged.length}` }),
    );
    acknowledged.push(...rows.map(({ id }) => id));
  };
  while (acknowledged.length < warmUp * rowsAtOnce) await writeOne();
  const writing = (async () => {
    while (!life.ends) await writeOne();
  })();
  const before = [...acknowledged];
  try {
    await deed();
  } finally {
    life.ends = true;
    await writing;
  }
  return { before, during: acknowledged.slice(before.length) };
}

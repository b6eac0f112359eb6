/**
 * Cases (tickets) as they were told, in memory and kept up with the ledger, so that a list of ten thousand costs no question
 * each. Owns: catching up, and what a case came to. Clocks are replayed by the core from the same events.
 */
import type { RowOf } from '@troth/core';
import type { Reader, Store } from '@troth/stores';

type CaseRow = RowOf<'case'>;

interface Memory {
  after: { readonly entry: number; readonly position: number } | undefined;
  size: number;
  readonly cases: Map<string, CaseRow[]>;
  turn: Promise<unknown>;
}

const memories = new WeakMap<Store, Map<string, Memory>>();
const page = 5000;

function memoryOf(store: Store, organisation: string): Memory {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? { after: undefined, size: -1, cases: new Map(), turn: Promise.resolve() };
  own.set(organisation, memory);
  return memory;
}

/** By id of the case. */
export async function casesOf(store: Store, organisation: string): Promise<ReadonlyMap<string, readonly CaseRow[]>> {
  const memory = memoryOf(store, organisation);
  const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory)));
  memory.turn = turn.catch(() => undefined);
  await turn;
  return memory.cases;
}

async function catchUp(reader: Reader, memory: Memory): Promise<void> {
  const { size } = await reader.head();
  if (size === memory.size) return;
  const touched = new Set<CaseRow[]>();
  for (;;) {
    const { after } = memory;
    const facts = await reader.facts({ forms: ['case'], limit: page, ...(after === undefined ? {} : { after }) });
    for (const { row } of facts) if (row.form === 'case') touched.add(keep(memory, row));
    const last = facts.at(-1);
    if (last !== undefined) memory.after = { entry: last.entry, position: last.position };
    if (facts.length < page) break;
  }
  for (const rows of touched) rows.sort((one, other) => one.at - other.at || one.recordedAt - other.recordedAt);
  memory.size = size;
}

function keep({ cases }: Memory, row: CaseRow): CaseRow[] {
  const rows = cases.get(row.case) ?? [];
  cases.set(row.case, rows);
  const place =
    row.supersedes === undefined
      ? -1
      : rows.findIndex(({ id, source }) => id === row.supersedes && source === row.source);
  if (place >= 0) rows.splice(place, 1);
  if (row.retracts !== true) rows.push(row);
  return rows;
}

export type CaseState = 'open' | 'paused' | 'ended';

const ending = new Set<CaseRow['event']>(['restored', 'resolved', 'closed', 'refused']);

/** What the last events left it in. */
export function stateOf(events: readonly CaseRow[]): CaseState {
  let state: CaseState = 'open';
  for (const { event } of events) {
    if (ending.has(event)) state = 'ended';
    else if (event === 'paused' && state === 'open') state = 'paused';
    else if (event === 'resumed' || event === 'reopened') state = 'open';
  }
  return state;
}

/** A store filled with months of minute slices: one series a commitment, told as history and sealed. */
import type { RunOfSlices, Store, UnsealedDay } from '@troth/stores';
import { minute, month, monthEnd, monthStart } from './data.ts';
import { organisation } from './places.ts';

const system = { actor: 'system' };
const together = 20;
const pagesTogether = 600;

export const seriesName = (index: number): string => `requests-${String(index).padStart(4, '0')}`;

export const wholeMonth = { start: monthStart, end: monthEnd };

/** Tells `count` series of a month each. Milliseconds it took, without making the numbers up. */
export async function tell(store: Store, count: number): Promise<number> {
  let spent = 0;
  for (let first = 0; first < count; first += together) {
    const runs = Array.from({ length: Math.min(together, count - first) }, (_, at) => runOf(first + at));
    const begun = performance.now();
    await store.write(organisation, (transaction) =>
      transaction.addRuns({ source: 'probe', runs, claimed: true }, system),
    );
    spent += performance.now() - begun;
  }
  return spent;
}

function runOf(index: number): RunOfSlices {
  const { bad, total, unknown, start } = month(index);
  if (bad instanceof Float64Array || total instanceof Float64Array) throw new TypeError('A month of small counts.');
  const counts = { bad, total, ...(unknown === undefined ? {} : { unknown }) };
  return { series: seriesName(index), stepMs: minute, start, ...counts, recordedAt: monthEnd };
}

/** Days sealed, and the milliseconds that took: reading runs, laying, encoding, hashing, inserting, the ledger. */
export async function seal(store: Store): Promise<{ readonly pages: number; readonly ms: number }> {
  let pages = 0;
  const begun = performance.now();
  for (;;) {
    const days: readonly UnsealedDay[] = await store.read(organisation, (reader) =>
      reader.unsealed(monthEnd, pagesTogether),
    );
    if (days.length === 0) return { pages, ms: performance.now() - begun };
    pages += await store.write(organisation, (transaction) => transaction.seal(days, system));
  }
}

import type { Delivery, Receipt } from '@troth/connectors';
import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
export interface Ingest extends Command {
  readonly source: string;
  readonly delivery: Delivery;
  /** Rows say themselves when they became known, and are believed: an import of history. Needs `evidence:import`. */ readonly claimed?:
    boolean | undefined;
}
/** Stores a delivery. Refused only as a whole (unknown source, no grant); single rows are refused in the receipt. */
export async function ingest(context: Context, command: Ingest): Promise<Outcome<Receipt>> {
  throw new Error(`${context} ${command}`);
}

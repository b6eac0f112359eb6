import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
export interface Correction extends Command {
  readonly source: string;
  /** Id of the row that is corrected. */ readonly row: string;
  /** Id of the correcting row. */ readonly id: string;
  readonly reason: string;
  /** The fields that change; missing with `retract`. */ readonly change?:
    Readonly<Record<string, unknown>> | undefined;
  readonly retract?: boolean | undefined;
}
export async function correctRow(context: Context, command: Correction): Promise<Outcome<{ readonly id: string }>> {
  throw new Error(`${context} ${command}`);
}

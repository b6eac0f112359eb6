import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
export interface LoggedOutage extends Command {
  readonly id: string;
  readonly agreement?: string | undefined;
  readonly subject?: string | undefined;
  readonly start: string;
  readonly end?: string | undefined;
  readonly state: string;
  readonly affected?: string | undefined;
  readonly cause?: string | undefined;
  readonly reason: string;
}
/** Somebody writes down an outage by hand; author and reason stay with it. */
export async function logOutage(context: Context, command: LoggedOutage): Promise<Outcome<{ readonly id: string }>> {
  throw new Error(`${context} ${command}`);
}

import type { Outcome } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
export interface Alert {
  readonly id: string;
  readonly kind: 'budget' | 'burn-rate' | 'case-due' | 'missed' | 'source-silent';
  readonly agreement?: string | undefined;
  readonly commitment?: string | undefined;
  readonly subject?: string | undefined;
  readonly period?: string | undefined;
  readonly message: string;
  readonly raisedAt: string;
  readonly acknowledgedBy?: string | undefined;
  readonly version: number;
}
export async function listAlerts(
  context: Context,
  question: Question & {
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
    readonly agreement?: string | undefined;
  },
): Promise<readonly Alert[]> {
  throw new Error(`${context} ${question}`);
}
export async function acknowledgeAlert(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<Alert>> {
  throw new Error(`${context} ${command}`);
}

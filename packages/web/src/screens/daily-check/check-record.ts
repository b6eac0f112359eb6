/** The record of a daily check as the screen reads it. */
import { recordKinds } from '@troth/core';
import type { RecordBody } from '@troth/core';

export const tickStates = ['ok', 'acted', 'skipped'] as const;
export type TickState = (typeof tickStates)[number];

export const isState = (text: string): text is TickState => (tickStates as readonly string[]).includes(text);

export interface CheckRecord {
  readonly state: string;
  readonly items: RecordBody<'daily-check'>['items'];
  readonly ledgerSize: number | undefined;
  /** Who finished it and when. */
  readonly finished: { readonly by: string; readonly at: string } | undefined;
}

export function checkOf(body: unknown): CheckRecord | undefined {
  const read = recordKinds['daily-check'].schema.safeParse(body);
  if (!read.success) return undefined;
  const { state, items, ledgerSize, trail } = read.data;
  return { state, items, ledgerSize, finished: trail.findLast(({ act }) => act === 'finish') };
}

/** What could not be translated, kept readable. Owns: its form. Does not own: where it is kept (services). */
import type { Delivery, PushRefusal, Received, RefusedItem, WrittenRow } from '../source.ts';

const rawMost = 2000;

/** The item as it came, cut to a readable length. */
export function rawOf(item: unknown): string {
  const text = typeof item === 'string' ? item : (JSON.stringify(item) ?? String(item));
  return text.length > rawMost ? `${text.slice(0, rawMost)}…` : text;
}

export function refusedItem(item: Omit<RefusedItem, 'raw'>, raw: unknown): RefusedItem {
  return { ...item, raw: rawOf(raw) };
}

export const refusedWhole = (refusal: PushRefusal): Received => ({ ok: false, refusal });

/** A delivery without samples, as all sources here make them. */
export const delivered = (rows: readonly WrittenRow[], refused: readonly RefusedItem[]): Delivery => ({
  rows,
  samples: [],
  refused,
});

/**
 * Rows as they come in: one delivery of each source at the end of each week of a month, and of each day of the month under way.
 * Owns: the bundling. Each row says itself when it became known.
 */
import { parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { need } from '../../endings.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';
import { dateOf, hongKong, lastMoment, midnight } from './days.ts';
import { deliver } from './written.ts';
import { caseRow } from './tickets.ts';
import type { CaseEvent } from './tickets.ts';

/** In order of time, numbered within its case. */
export function caseRows(events: readonly CaseEvent[]): readonly EvidenceRow[] {
  const numbers = new Map<string, number>();
  return events
    .toSorted((one, other) => one.at - other.at)
    .map((event) => {
      // The same number may stand in two agreements: a ticket of ours is an order of a supplier's.
      const key = `${event.agreement} ${event.case}`;
      const number = (numbers.get(key) ?? 0) + 1;
      numbers.set(key, number);
      const row = caseRow(event, number);
      return need(parseRow(row, key));
    });
}

export function deliveries(rows: readonly EvidenceRow[]): readonly Step[] {
  const bundles = Map.groupBy(rows, (row) => `${bundleOf(dateOf(row.recordedAt))} ${row.source}`);
  return [...bundles].flatMap(([key, part]) => {
    const [, source = ''] = key.split(' ');
    const last = Math.max(...part.map(({ recordedAt }) => recordedAt));
    const evening = midnight(dateOf(last)) + dayEndMs;
    return [did(hongKong(Math.min(evening, lastMoment)), (stage) => deliver(stage, source, part))];
  });
}

/** "2024-11-2" for the second week of November; a day of its own in the month under way. */
function bundleOf(date: string): string {
  if (date >= '2025-02-01') return date;
  // The first day stands alone: what ends a month elsewhere in the world has come before the month is closed.
  return `${date.slice(0, 8)}${Math.floor((Number(date.slice(8)) + 5) / 7)}`;
}

const dayEndMs = 24 * 3_600_000 - 60_000;

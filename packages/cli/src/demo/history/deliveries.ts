/** Rows as they come in: one delivery of each source at the end of each day. Owns: the bundling. */
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

export function dailyDeliveries(rows: readonly EvidenceRow[]): readonly Step[] {
  const byDay = Map.groupBy(rows, (row) => `${dateOf(row.recordedAt)} ${row.source}`);
  return [...byDay].flatMap(([key, part]) => {
    const [date = '', source = ''] = key.split(' ');
    const evening = midnight(date) + dayEndMs;
    return [did(hongKong(Math.min(evening, lastMoment)), (stage) => deliver(stage, source, part))];
  });
}

const dayEndMs = 24 * 3_600_000 - 60_000;

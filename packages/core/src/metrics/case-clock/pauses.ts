/**
 * Pauses of a case. Owns: which resumption ends which pause. Does not own: which pauses stop a clock (the terms say so).
 *
 * Pauses for different reasons may overlap; each ends by itself. A resumption that names a reason ends the pause of that
 * reason, one without a reason ends all of them. Resolution, closure and reopening end every pause: a case that starts
 * again starts running.
 */
import type { CaseEvent, CaseRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { moments } from './log.ts';
import type { CaseLog } from './log.ts';

/** The case stood still from `start` to `end`; `Instant.latest` while it still does. */
export interface Pause {
  readonly start: Instant;
  readonly end: Instant;
  /** Empty where the log gives none. */
  readonly reason: string;
  /** Whose turn it was meanwhile. */
  readonly party?: string | undefined;
}

type OpenPause = Omit<Pause, 'end'>;

const endsAll: readonly CaseEvent[] = ['resolved', 'closed', 'reopened'];

/** All pauses of the log, by start. */
export function pausesOf(log: CaseLog): Pause[] {
  const done: Pause[] = [];
  const open = new Map<string, OpenPause>();
  const end = (reason: string, at: Instant): boolean => {
    const pause = open.get(reason);
    if (pause === undefined) return false;
    open.delete(reason);
    if (at > pause.start) done.push({ ...pause, end: at });
    return true;
  };
  for (const { at, rows } of moments(log.rows)) {
    if (rows.some((row) => endsAll.includes(row.event))) for (const reason of open.keys()) end(reason, at);
    const unused = rows.filter((row) => row.event === 'resumed' && !resume(row, { open, end }));
    for (const row of rows) if (row.event === 'paused') begin(row, { open, end, unused });
  }
  for (const pause of open.values()) done.push({ ...pause, end: Instant.latest });
  return done.sort((a, b) => a.start - b.start || a.end - b.end || (a.reason < b.reason ? -1 : 1));
}

interface OpenPauses {
  readonly open: Map<string, OpenPause>;
  readonly end: (reason: string, at: Instant) => boolean;
}

/** Whether a pause was there to be ended. */
function resume(row: CaseRow, { open, end }: OpenPauses): boolean {
  if (row.why !== undefined) return end(row.why, row.at);
  const reasons = [...open.keys()];
  for (const reason of reasons) end(reason, row.at);
  return reasons.length > 0;
}

function begin(row: CaseRow, { open, end, unused }: OpenPauses & { readonly unused: readonly CaseRow[] }): void {
  const reason = row.why ?? '';
  // A resumption at the same instant that ended nothing belongs to this pause, which then has no length.
  if (unused.some((resumption) => resumption.why === undefined || resumption.why === reason)) return;
  const running = open.get(reason);
  if (running !== undefined && (row.party === undefined || row.party === running.party)) return;
  end(reason, row.at);
  open.set(reason, { start: row.at, reason, party: row.party });
}

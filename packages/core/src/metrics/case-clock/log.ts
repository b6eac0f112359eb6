/**
 * The log of one case. Owns: which rows speak of a case and in which order. Does not own: what they make of a clock.
 *
 * Rows may come late, twice, from several systems and in any order: the log is a sorted set, so that nothing downstream
 * can depend on the order of arrival.
 */
import type { CaseEvent, CaseRow } from '../../evidence/row.ts';
import type { Instant } from '../../values/instant.ts';

/** Everything known of one case, in order of occurrence. */
export interface CaseLog {
  readonly id: string;
  readonly rows: readonly CaseRow[];
  readonly type?: string | undefined;
  readonly subject?: string | undefined;
}

/** Rows of one instant. They happened at once as far as anybody knows, so each reader orders them by meaning. */
export interface Moment {
  readonly at: Instant;
  readonly rows: readonly CaseRow[];
}

/** What an event speaks of: where sources are ranked, one source is believed per topic of a case. */
const topics: Readonly<Record<CaseEvent, string>> = {
  opened: 'opening',
  assigned: 'turn',
  'handed-over': 'turn',
  priority: 'priority',
  responded: 'response',
  updated: 'update',
  paused: 'pause',
  resumed: 'pause',
  restored: 'outcome',
  resolved: 'outcome',
  reopened: 'outcome',
  closed: 'outcome',
  refused: 'outcome',
};

/**
 * One log per case, in order of case id. With a precedence, each topic of a case is told by the first listed source that
 * speaks of it (unlisted sources come last); without one, every source is believed.
 */
export function caseLogs(rows: readonly CaseRow[], precedence: readonly string[] = []): CaseLog[] {
  const byCase = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const found = byCase.get(row.case);
    if (found) found.push(row);
    else byCase.set(row.case, [row]);
  }
  return [...byCase].sort(([a], [b]) => compareText(a, b)).map(([id, own]) => logOf(id, own, precedence));
}

function logOf(id: string, own: readonly CaseRow[], precedence: readonly string[]): CaseLog {
  const rows = once(believed(own, precedence).sort(inOrder));
  return {
    id,
    rows,
    type: rows.find((row) => row.type !== undefined)?.type,
    subject: rows.find((row) => row.subject !== undefined)?.subject,
  };
}

function believed(rows: readonly CaseRow[], precedence: readonly string[]): CaseRow[] {
  if (precedence.length === 0) return [...rows];
  const rank = (row: CaseRow): number => {
    const place = precedence.indexOf(row.source);
    return place === -1 ? precedence.length : place;
  };
  const best = new Map<string, number>();
  for (const row of rows) {
    const topic = topics[row.event];
    best.set(topic, Math.min(rank(row), best.get(topic) ?? precedence.length));
  }
  return rows.filter((row) => rank(row) === best.get(topics[row.event]));
}

/** By occurrence; of two at one instant, the one that became known later comes later and so has the last word. */
function inOrder(a: CaseRow, b: CaseRow): number {
  return a.at - b.at || a.recordedAt - b.recordedAt || compareText(a.source, b.source) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function once(rows: readonly CaseRow[]): readonly CaseRow[] {
  if (rows.length < 2) return rows;
  const told = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify([row.source, row.id]);
    return !told.has(key) && told.add(key).size > 0;
  });
}

/** The log as known before an instant: later rows are not looked at. */
export function before(log: CaseLog, cut: Instant): CaseLog {
  const last = log.rows.at(-1);
  return last === undefined || last.at < cut ? log : { ...log, rows: log.rows.filter((row) => row.at < cut) };
}

/** The rows gathered by instant. */
export function moments(rows: readonly CaseRow[]): Moment[] {
  const found: { at: Instant; rows: CaseRow[] }[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.at === row.at) last.rows.push(row);
    else found.push({ at: row.at, rows: [row] });
  }
  return found;
}

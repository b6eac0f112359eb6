/**
 * Records of a task table and of `sys_audit`, as the Table API gives them with raw values. Owns: from the audit of a task to
 * its history. The audit is what happened; the task itself is only what came of it.
 */
import { z } from 'zod';
import type { Change, TicketHistory } from '../tickets/history.ts';
import { utcMomentOf } from '../wire/moments.ts';
import type { ServicenowTerms } from './terms.ts';

const key = z.string().regex(/^[0-9a-f]{32}$/u, 'a sys_id has 32 hexadecimal digits');
const text = z.string().default('');

export const task = z.looseObject({
  sys_id: key,
  number: z.string().min(1).max(200),
  state: z.string(),
  hold_reason: text,
  priority: text,
  opened_at: text,
  sys_created_on: z.string(),
  sys_updated_on: z.string(),
});
export type Task = z.output<typeof task>;

export const audit = z.looseObject({
  sys_id: key,
  documentkey: key,
  fieldname: z.string(),
  oldvalue: text,
  newvalue: text,
  sys_created_on: z.string(),
  record_checkpoint: text,
});
export type Audit = z.output<typeof audit>;

export const auditedFields = ['state', 'hold_reason', 'priority', 'assignment_group'] as const;

interface Standing {
  readonly state: string;
  readonly hold: string;
}

/** The history of one task, and whether the audit leads to where the task stands: if not, something was not audited. */
export function historyOf(found: Task, audits: readonly Audit[], terms: ServicenowTerms) {
  const own = audits.filter(({ documentkey }) => documentkey === found.sys_id).sort(inOrder);
  const changes: Change[] = [];
  let standing: Standing = {
    state: firstValue(own, 'state') ?? found.state,
    hold: firstValue(own, 'hold_reason') ?? found.hold_reason,
  };
  const priority = firstValue(own, 'priority') ?? found.priority;
  changes.push({
    item: 'opened',
    at: utcMomentOf(found.opened_at === '' ? found.sys_created_on : found.opened_at),
    what: { kind: 'opened', status: statusOf(standing, terms), priority: priority === '' ? undefined : priority },
  });
  for (const group of together(own)) {
    const next = { state: lastValue(group, 'state'), hold: lastValue(group, 'hold_reason') };
    const after = { state: next.state ?? standing.state, hold: next.hold ?? standing.hold };
    changes.push(...changesOf(group, { from: statusOf(standing, terms), to: statusOf(after, terms) }));
    standing = after;
  }
  const ticket = { number: found.number, type: terms.table, document: found };
  const history: TicketHistory = { ticket, changes };
  return { history, complete: standing.state === found.state };
}

/** A pause in ServiceNow is one state with several reasons, so a mapping may name both: `3:1`. */
function statusOf({ state, hold }: Standing, { statuses }: ServicenowTerms): string {
  const both = `${state}:${hold}`;
  return hold !== '' && Object.hasOwn(statuses, both) ? both : state;
}

function changesOf(group: readonly Audit[], status: { readonly from: string; readonly to: string }): Change[] {
  const [first] = group;
  if (first === undefined) return [];
  const item = group.map(({ sys_id }) => sys_id).reduce((least, each) => (each < least ? each : least));
  const at = utcMomentOf(first.sys_created_on);
  const changes: Change[] = status.from === status.to ? [] : [{ item, at, what: { kind: 'status', ...status } }];
  const priority = lastValue(group, 'priority');
  if (priority !== undefined && priority !== '') changes.push({ item, at, what: { kind: 'priority', to: priority } });
  const team = lastValue(group, 'assignment_group');
  if (team !== undefined && team !== '') changes.push({ item, at, what: { kind: 'assigned', to: team } });
  return changes;
}

const inOrder = (a: Audit, b: Audit): number =>
  a.sys_created_on < b.sys_created_on ? -1 : a.sys_created_on > b.sys_created_on ? 1 : a.sys_id < b.sys_id ? -1 : 1;

/** Entries of one save, which changes several fields at once. */
function together(sorted: readonly Audit[]): Audit[][] {
  const groups: Audit[][] = [];
  for (const entry of sorted.filter((each) => each.oldvalue !== '' || each.fieldname !== 'state')) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    const same =
      first !== undefined &&
      first.sys_created_on === entry.sys_created_on &&
      first.record_checkpoint === entry.record_checkpoint;
    if (same) last?.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** What a field was before its first audited change; with an entry for its creation, what it was created with. */
function firstValue(sorted: readonly Audit[], field: string): string | undefined {
  const first = sorted.find(({ fieldname }) => fieldname === field);
  return field === 'state' && first?.oldvalue === '' ? first.newvalue : first?.oldvalue;
}

const lastValue = (group: readonly Audit[], field: string): string | undefined =>
  group.findLast(({ fieldname }) => fieldname === field)?.newvalue;

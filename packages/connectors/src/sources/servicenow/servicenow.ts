/**
 * ServiceNow by its Table API. Owns: which tasks changed since the last round, and their audit. Does not own: what states
 * mean (tickets), when rounds happen (services).
 *
 * Pages are found by time and not by offset, because offsets slip while tasks change. Only a page full of one single second
 * is walked by offset.
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import type { PullContext, Pulled, PullSource, RefusedItem } from '../source.ts';
import { allCaseRows } from '../tickets/case-rows.ts';
import { ask, authorization } from '../wire/fetched.ts';
import { isoOf, momentOf, utcMomentOf } from '../wire/moments.ts';
import { delivered, refusedItem } from '../wire/refusals.ts';
import { audit, auditedFields, historyOf, task } from './records.ts';
import type { Audit, Task } from './records.ts';
import { servicenowTerms } from './terms.ts';
import type { ServicenowTerms } from './terms.ts';

type Context = PullContext<ServicenowTerms>;

const auditPage = 1000;
/** Fifty tasks with a thousand changes each: beyond, the answer is not to be believed. */
const auditPages = 50;
const idsAtOnce = 50;

export const servicenow: PullSource<ServicenowTerms> = {
  kind: 'servicenow',
  title: 'ServiceNow Table API',
  configuration: servicenowTerms,
  async pull(context) {
    const from = standing(context);
    const tasks = await changedTasks(context, from);
    if (!tasks.ok) return tasks;
    const audits = await auditsOf(context, tasks.value);
    if (!audits.ok) return audits;
    return accepted(step(context, { from, tasks: tasks.value, audits: audits.value }));
  },
};

interface Standing {
  /** UTC, as the Table API writes times. */
  readonly since: string;
  readonly offset: number;
}

/** `2024-11-14 08:55:00`: how the Table API compares times, in UTC. */
const written = (ms: number): string => (isoOf(ms) ?? '').slice(0, 19).replace('T', ' ');

function standing({ cursor, config }: Context): Standing {
  const { since, offset } = cursor ?? {};
  if (typeof since === 'string' && typeof offset === 'number') return { since, offset };
  return { since: written(momentOf(config.since) ?? 0), offset: 0 };
}

function listOf<T>(shape: z.ZodType<T>) {
  return z.looseObject({ result: z.array(shape) });
}

async function changedTasks(context: Context, { since, offset }: Standing): Promise<Outcome<Task[]>> {
  const { config, now } = context;
  const narrowed = config.query === undefined ? [] : [config.query];
  const order = ['ORDERBYsys_updated_on', 'ORDERBYsys_id'];
  const span = [`sys_updated_on>=${since}`, `sys_updated_on<=${written(now)}`];
  const subject = config.subject?.from.split('.', 1) ?? [];
  const fields = ['sys_id', 'number', 'opened_at', 'sys_created_on', 'sys_updated_on', ...auditedFields, ...subject];
  return rowsOf(context, {
    table: config.table,
    shape: task,
    query: [...span, ...narrowed, ...order].join('^'),
    fields,
    limit: config.page,
    offset,
  });
}

async function auditsOf(context: Context, tasks: readonly Task[]): Promise<Outcome<Audit[]>> {
  const found: Audit[] = [];
  for (let at = 0; at < tasks.length; at += idsAtOnce) {
    const ids = tasks.slice(at, at + idsAtOnce).map(({ sys_id }) => sys_id);
    const query = [
      `tablename=${context.config.table}`,
      `documentkeyIN${ids.join(',')}`,
      `fieldnameIN${auditedFields.join(',')}`,
      'ORDERBYsys_created_on',
      'ORDERBYsys_id',
    ].join('^');
    for (let offset = 0; ; offset += auditPage) {
      if (offset >= auditPage * auditPages) {
        const message = 'ServiceNow gives page after page of sys_audit without an end; narrow the tickets by `query`';
        return refused({ code: 'history-without-end', message });
      }
      const fields = Object.keys(audit.shape);
      const page = await rowsOf(context, { table: 'sys_audit', shape: audit, query, fields, limit: auditPage, offset });
      if (!page.ok) return page;
      found.push(...page.value);
      if (page.value.length < auditPage) break;
    }
  }
  return accepted(found);
}

interface Wanted<T> {
  readonly table: string;
  readonly shape: z.ZodType<T>;
  readonly query: string;
  readonly fields: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

async function rowsOf<T>({ config, fetch, secret = '' }: Context, wanted: Wanted<T>): Promise<Outcome<T[]>> {
  const url = new URL(`/api/now/table/${wanted.table}`, config.url);
  url.search = new URLSearchParams({
    sysparm_query: wanted.query,
    sysparm_fields: wanted.fields.join(','),
    sysparm_limit: String(wanted.limit),
    sysparm_offset: String(wanted.offset),
    sysparm_display_value: 'false',
    sysparm_exclude_reference_link: 'true',
  }).toString();
  const headers = { accept: 'application/json', ...authorization(config.authorization, secret) };
  const answer = await ask({ fetch, url: url.href, headers, system: 'ServiceNow', shape: listOf(wanted.shape) });
  return answer.ok ? accepted(answer.value.result) : answer;
}

interface Found {
  readonly from: Standing;
  readonly tasks: readonly Task[];
  readonly audits: readonly Audit[];
}

function step({ config, now }: Context, { from, tasks, audits }: Found): Pulled {
  const histories = tasks.map((each) => historyOf(each, audits, config));
  const gaps = histories.flatMap(({ complete, history }): RefusedItem[] => {
    if (complete) return [];
    const message =
      `the audit of ${history.ticket.number} does not lead to the state it is in; switch auditing of ` +
      `${config.table} on and let this user read sys_audit`;
    return [
      refusedItem({ place: history.ticket.number, code: 'history-incomplete', message }, history.ticket.document),
    ];
  });
  const told = { terms: config, receivedAt: now, place: 'task' };
  const { rows, refused: unread } = allCaseRows(
    histories.map(({ history }) => history),
    told,
  );
  const more = tasks.length >= config.page;
  return {
    delivery: delivered(rows, [...unread, ...gaps]),
    cursor: { ...next(from, { tasks, more, config, now }) },
    more,
  };
}

interface Round {
  readonly tasks: readonly Task[];
  readonly more: boolean;
  readonly config: ServicenowTerms;
  readonly now: number;
}

function next(from: Standing, { tasks, more, config, now }: Round): Standing {
  const last = tasks.at(-1)?.sys_updated_on ?? from.since;
  if (more)
    return last === from.since ? { since: last, offset: from.offset + tasks.length } : { since: last, offset: 0 };
  const reached = Math.min(utcMomentOf(last) ?? now, now) - config.overlapSeconds * 1000;
  const behind = written(reached);
  return { since: behind > from.since ? behind : from.since, offset: 0 };
}

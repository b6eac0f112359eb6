/**
 * Zabbix by its JSON-RPC API. Owns: problems of triggers, asked for by the span in which they lasted, and their recoveries.
 * Does not own: when rounds happen (services), maintenance in Zabbix (a suppressed problem is a problem; exclusions are the
 * agreement's).
 *
 * `event.get` is asked for problems that lasted within [since, now], so one question finds what began, what goes on and what
 * ended; no list of open problems has to be remembered.
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import type { PullContext, Pulled, PullSource } from '../source.ts';
import { ask, authorization } from '../wire/fetched.ts';
import { momentOf } from '../wire/moments.ts';
import { plainWords } from '../wire/plain-words.ts';
import { delivered } from '../wire/refusals.ts';
import { isOver, problemEvent, readProblem, recoveryEvent } from './problem.ts';
import type { ProblemEvent, RecoveryEvent } from './problem.ts';
import { zabbixTerms } from './terms.ts';
import type { ZabbixTerms } from './terms.ts';

type Context = PullContext<ZabbixTerms>;

export const zabbix: PullSource<ZabbixTerms> = {
  kind: 'zabbix',
  title: 'Zabbix API',
  configuration: zabbixTerms,
  async pull(context) {
    const span = spanOf(context);
    const problems = await problemsOf(context, span);
    if (!problems.ok) return problems;
    const recoveries = await recoveriesOf(context, problems.value);
    if (!recoveries.ok) return recoveries;
    const told = { terms: context.config, recoveries: recoveries.value, now: context.now };
    const readings = problems.value.map((problem) => readProblem(problem, told));
    const rows = readings.flatMap((one) => ('rows' in one ? one.rows : []));
    const unread = readings.flatMap((one) => ('refused' in one ? [one.refused] : []));
    return accepted<Pulled>({
      delivery: delivered(rows, unread),
      ...next(context, { span, problems: problems.value }),
    });
  },
};

/** Seconds, as Zabbix counts. */
interface Span {
  readonly since: number;
  readonly until: number;
  /** First event id of the next page. */
  readonly fromId: string;
}

/** All pages of one round look at one span, so that nothing moves between them. */
function spanOf({ cursor, config, now }: Context): Span {
  const { since, until, fromId } = cursor ?? {};
  const start = typeof since === 'number' ? since : Math.floor((momentOf(config.since) ?? 0) / 1000);
  const end = typeof until === 'number' && until > 0 ? until : Math.floor(now / 1000);
  return { since: start, until: end, fromId: typeof fromId === 'string' ? fromId : '0' };
}

function next(
  { config }: Context,
  { span, problems }: { readonly span: Span; readonly problems: readonly ProblemEvent[] },
) {
  const last = problems.at(-1);
  if (problems.length >= config.page && last !== undefined) {
    const fromId = String(BigInt(last.eventid) + 1n);
    return { cursor: { ...span, fromId }, more: true };
  }
  const since = Math.max(span.since, span.until - config.overlapSeconds);
  return { cursor: { since, until: 0, fromId: '0' }, more: false };
}

const triggers = { source: 0, object: 0 };

function problemsOf(context: Context, { since, until, fromId }: Span): Promise<Outcome<ProblemEvent[]>> {
  const { hostGroups, page } = context.config;
  return call(context, {
    shape: problemEvent,
    params: {
      ...triggers,
      value: 1,
      output: ['eventid', 'clock', 'ns', 'name', 'severity', 'r_eventid'],
      selectTags: 'extend',
      selectHosts: ['host', 'name'],
      problem_time_from: since,
      problem_time_till: until,
      eventid_from: fromId,
      ...(hostGroups.length === 0 ? {} : { groupids: hostGroups }),
      sortfield: ['eventid'],
      sortorder: 'ASC',
      limit: page,
    },
  });
}

async function recoveriesOf(
  context: Context,
  problems: readonly ProblemEvent[],
): Promise<Outcome<ReadonlyMap<string, RecoveryEvent>>> {
  const eventids = problems.filter(isOver).map(({ r_eventid: id }) => id);
  if (eventids.length === 0) return accepted(new Map<string, RecoveryEvent>());
  const params = { ...triggers, eventids, output: ['eventid', 'clock', 'ns'] };
  const found = await call(context, { shape: recoveryEvent, params });
  if (!found.ok) return found;
  return accepted(new Map(found.value.map((each) => [each.eventid, each])));
}

async function call<T>(
  { config, fetch, secret = '' }: Context,
  { shape, params }: { readonly shape: z.ZodType<T>; readonly params: object },
): Promise<Outcome<T[]>> {
  const answer = await ask({
    fetch,
    url: `${config.url.replace(/\/$/u, '')}/api_jsonrpc.php`,
    method: 'POST',
    headers: { 'content-type': 'application/json-rpc', ...authorization('bearer', secret) },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'event.get', params, id: 1 }),
    system: 'Zabbix',
    shape: z.union([
      z.object({ error: z.object({ message: z.string().default(''), data: z.string().default('') }) }),
      z.object({ result: z.array(shape) }),
    ]),
  });
  if (!answer.ok) return answer;
  if ('result' in answer.value) return accepted(answer.value.result);
  const { message, data } = answer.value.error;
  const said = plainWords(`${message} ${data}`, 300) ?? '';
  return refused({ code: 'source-refuses', message: `Zabbix refuses the question: ${said}` });
}

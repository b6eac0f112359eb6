/** Problem events of Zabbix as states. Owns: their form, times in seconds and nanoseconds, ids. */
import { z } from 'zod';
import type { RefusedItem, WrittenRow } from '../source.ts';
import { isoOf, secondsMomentOf } from '../wire/moments.ts';
import { idOf, plainWords } from '../wire/plain-words.ts';
import { refusedItem } from '../wire/refusals.ts';
import { placeOf } from '../wire/state-mapping.ts';
import type { ZabbixTerms } from './terms.ts';

const digits = z.string().regex(/^\d{1,20}$/u);

export const problemEvent = z.looseObject({
  eventid: digits,
  clock: digits,
  ns: digits.default('0'),
  name: z.string().default(''),
  severity: z.string().regex(/^[0-5]$/u),
  r_eventid: digits.default('0'),
  tags: z.array(z.looseObject({ tag: z.string(), value: z.string() })).default([]),
  hosts: z.array(z.looseObject({ host: z.string(), name: z.string().default('') })).default([]),
});
export type ProblemEvent = z.output<typeof problemEvent>;

export const recoveryEvent = z.looseObject({ eventid: digits, clock: digits, ns: digits.default('0') });
export type RecoveryEvent = z.output<typeof recoveryEvent>;

export interface Told {
  readonly terms: ZabbixTerms;
  readonly recoveries: ReadonlyMap<string, RecoveryEvent>;
  readonly now: number;
}

/** Whether the problem has ended by what Zabbix says. */
export const isOver = ({ r_eventid: recovery }: ProblemEvent): boolean => recovery !== '0';

export type ProblemReading = { readonly rows: readonly WrittenRow[] } | { readonly refused: RefusedItem };

export function readProblem(problem: ProblemEvent, { terms, recoveries, now }: Told): ProblemReading {
  const place = `event ${problem.eventid}`;
  const refuse = (code: string, message: string): ProblemReading => ({
    refused: refusedItem({ place, code, message }, problem),
  });
  const facts = factsOf(problem);
  const mapping = terms.mappings.find(
    ({ severityAtLeast, tags }) =>
      Number(problem.severity) >= severityAtLeast &&
      Object.entries(tags).every(([tag, value]) =>
        problem.tags.some((each) => each.tag === tag && each.value === value),
      ),
  );
  // Unlike an alert, nobody sent this problem to us: what no mapping asks for is not evidence.
  if (mapping === undefined) return { rows: [] };
  const placed = placeOf(mapping, facts);
  if ('missing' in placed) {
    return refuse(
      'problem-not-placed',
      `the problem has no ${placed.missing}, from which the mapping takes the subject`,
    );
  }
  const start = isoOf(secondsMomentOf(problem.clock, problem.ns) ?? Number.NaN);
  if (start === undefined) return refuse('problem-times', 'the time of the problem could not be read');
  const cause = plainWords(problem.name);
  const head = {
    form: 'state',
    source: terms.source,
    recordedAt: isoOf(now),
    ...placed.place,
    start,
    ...(cause === undefined ? {} : { cause }),
  };
  const open = idOf(problem.eventid);
  if (!isOver(problem)) return { rows: [{ place, row: { ...head, id: open } }] };
  const recovery = recoveries.get(problem.r_eventid);
  const end = recovery === undefined ? undefined : isoOf(secondsMomentOf(recovery.clock, recovery.ns) ?? Number.NaN);
  if (end === undefined || end < start) {
    return refuse(
      'recovery-missing',
      'Zabbix says that the problem is over but gives no moment; keep events longer there',
    );
  }
  return { rows: [{ place, row: { ...head, id: idOf(problem.eventid, problem.r_eventid), supersedes: open, end } }] };
}

function factsOf({ hosts, tags }: ProblemEvent): ReadonlyMap<string, string> {
  const [host] = hosts;
  const facts: [string, string | undefined][] = [
    ['host', plainWords(host?.name ?? '')],
    ['hostname', plainWords(host?.host ?? '')],
    // Of a tag that is set twice the first value counts.
    ...tags.toReversed().map(({ tag, value }): [string, string | undefined] => [`tag:${tag}`, plainWords(value)]),
  ];
  return new Map(facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

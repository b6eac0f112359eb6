/**
 * Which cases a period speaks of and what each came to. Owns: population, the period a case belongs to, the verdict of one
 * case. Does not own: what is made of all of them (value.ts).
 *
 * A case counts in one period only. By its opening: the period in which its clock started, judged with all that is known of
 * it. By its end: the period in which it ended in time or, before that, was missed; if it ended in one period and comes back
 * in a later one it ended in both.
 */
import { Instant } from '../../values/instant.ts';
import type { Exclusion, MeasureContext } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { before, caseLogs } from './log.ts';
import type { CaseLog } from './log.ts';
import { pausesOf } from './pauses.ts';
import { replay } from './replay.ts';
import type { Run } from './replay.ts';
import { readRun } from './reading.ts';
import type { Lateness, Reading } from './reading.ts';
import { always, limitRules, replayRules, stops, takenOut } from './rules.ts';
import type { LimitRules } from './limit.ts';
import type { CaseClockTerms } from './terms.ts';

/** A case, or one cycle of it, as the period sees it. */
export interface JudgedCase {
  /** Case id, with the cycle after the first. */
  readonly id: string;
  readonly log: CaseLog;
  readonly startedAt: Instant;
  readonly endedAt: Instant | undefined;
  /** Until when the clock was followed: its end, or the horizon. */
  readonly followedTo: Instant;
  /** Time used: of an update clock, the longest wait. */
  readonly usedMs: number;
  readonly verdict: 'in-time' | 'missed' | 'pending';
  readonly late: Lateness | undefined;
  readonly readings: readonly Reading[];
}

export interface Population {
  /** Decided cases that count in the period, by start. */
  readonly cases: readonly JudgedCase[];
  /** Open at the end and not (or not to be) judged yet. */
  readonly pending: readonly JudgedCase[];
  readonly excluded: readonly { readonly log: CaseLog; readonly exclusion: Exclusion }[];
  /** Cases of the population whose log does not tell when the clock starts. */
  readonly unreadable: readonly CaseLog[];
  readonly flags: readonly string[];
}

interface Horizon {
  readonly cut: Instant;
  readonly at: Instant;
}

/** All cases of the commitment that the span has to do with. */
export function populationOf(terms: CaseClockTerms, context: MeasureContext): Population {
  const rules = limitRules(terms, context);
  const found = {
    cases: [] as JudgedCase[],
    pending: [] as JudgedCase[],
    excluded: [] as Population['excluded'][number][],
  };
  const unreadable: CaseLog[] = [];
  const flags = new Set<string>();
  for (const whole of caseLogs(context.evidence.rows('case'), context.precedence)) {
    const horizon = horizonOf(terms, context, whole);
    const log = before(whole, horizon.cut);
    if (log.rows.length === 0 || !isAsked(terms, context, log)) continue;
    const judged = judge(log, { terms, context, rules, horizon });
    if (judged === undefined) {
      if (touches(log, context)) unreadable.push(log);
      continue;
    }
    const own = judged.filter((one) => isOfPopulation(terms, context, one) && isOfPeriod(terms, context, one));
    const exclusion = takenOut(log, context.exclusions);
    if (exclusion !== undefined && own.length > 0) found.excluded.push({ log, exclusion });
    if (exclusion !== undefined) continue;
    for (const one of own) (one.verdict === 'pending' ? found.pending : found.cases).push(one);
    if (own.length > 0) for (const flag of flagsOf(terms, log)) flags.add(flag);
  }
  if (unreadable.length > 0) flags.add('case-without-start');
  if (found.pending.length > 0) flags.add('open-undecided');
  const cases = found.cases.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  return { ...found, cases, unreadable, flags: [...flags].sort() };
}

/**
 * How far a case is followed. While the period is open, and for cases that count by their end: to `until`. A case that
 * counts by its opening is followed beyond a closed period as far as its own log goes; without a later row it is looked
 * at as the period ends, so that the mere passing of time never changes a closed statement.
 */
function horizonOf(terms: CaseClockTerms, { span, period, until, evidence }: MeasureContext, log: CaseLog): Horizon {
  if (terms.belongsTo === 'ended' || until < span.end) return { cut: until, at: until };
  const end = evidence.knownBy(period.end);
  const last = log.rows.at(-1)?.at ?? until;
  return { cut: Instant.latest, at: latest(until, end, last) };
}

function latest(first: Instant, ...rest: readonly Instant[]): Instant {
  return rest.reduce((a, b) => (a < b ? b : a), first);
}

function isAsked({ population }: CaseClockTerms, { subjects }: MeasureContext, log: CaseLog): boolean {
  if (population?.types !== undefined && (log.type === undefined || !population.types.includes(log.type))) return false;
  return speaksOf(log, subjects);
}

const touches = (log: CaseLog, { span }: MeasureContext): boolean =>
  log.rows.some((row) => row.at >= span.start && row.at < span.end);

interface Judging {
  readonly terms: CaseClockTerms;
  readonly context: MeasureContext;
  readonly rules: LimitRules;
  readonly horizon: Horizon;
}

/** The cycles of one case; undefined when its log does not tell when the clock starts. */
function judge(log: CaseLog, { terms, context, rules, horizon }: Judging): JudgedCase[] | undefined {
  const runs = replay(log, replayRules(terms, log, context.exclusions), horizon.at);
  const cycles = new Map<number, Run[]>();
  for (const run of runs) {
    const own = cycles.get(run.cycle);
    if (own) own.push(run);
    else cycles.set(run.cycle, [run]);
  }
  if (runs.length === 0 && !log.rows.some((row) => row.event === terms.startsAt)) return undefined;
  return [...cycles].map(([cycle, own]) => judgeCycle(log, { cycle, runs: own }, { terms, rules, horizon }));
}

function judgeCycle(
  log: CaseLog,
  { cycle, runs }: { cycle: number; runs: readonly Run[] },
  { terms, rules, horizon }: Omit<Judging, 'context'>,
): JudgedCase {
  const readings = runs.map((run) => readRun(run, rules));
  const late = readings
    .flatMap((reading) => reading.late ?? [])
    .sort((a, b) => b.overrunMs - a.overrunMs || a.since - b.since)[0];
  const first = runs[0]?.startedAt ?? horizon.at;
  const endedAt = runs.at(-1)?.endedAt;
  const open = endedAt === undefined;
  const inTime = open ? 'pending' : 'in-time';
  return {
    id: cycle === 1 ? log.id : `${log.id}#${cycle}`,
    log,
    startedAt: first,
    endedAt,
    followedTo: endedAt ?? horizon.at,
    usedMs: readings.reduce((most, reading) => Math.max(most, reading.runningMs), 0),
    verdict: late === undefined || (open && terms.openOverdue === 'ignore') ? inTime : 'missed',
    late,
    readings,
  };
}

function isOfPopulation({ population }: CaseClockTerms, context: MeasureContext, one: JudgedCase): boolean {
  if (!one.readings.some((reading) => reading.judged)) return false;
  const last = one.readings.at(-1);
  if (population?.priorities !== undefined && !population.priorities.includes(last?.priority ?? '')) return false;
  const opened = population?.opened;
  if (opened === undefined) return true;
  const inside = opened.hours === always || (context.calendars.get(opened.hours)?.isOpen(one.startedAt) ?? false);
  return inside === (opened.side === 'inside');
}

function isOfPeriod(terms: CaseClockTerms, { span }: MeasureContext, one: JudgedCase): boolean {
  const within = (at: Instant): boolean => at >= span.start && at < span.end;
  if (terms.belongsTo !== 'ended') return within(one.startedAt);
  if (one.verdict === 'pending') return true;
  // A length of time is known when it ends; a miss, when it happens.
  if (takesTime(terms)) return one.endedAt === undefined || within(one.endedAt);
  const missedAt = one.verdict === 'missed' && terms.openOverdue === 'miss' ? firstLate(one) : undefined;
  return within(missedAt ?? one.endedAt ?? one.followedTo);
}

const firstLate = (one: JudgedCase): Instant | undefined =>
  one.readings.flatMap((reading) => reading.late?.since ?? []).sort((a, b) => a - b)[0];

/** Whether the value is made of times used rather than of verdicts. */
export const takesTime = ({ counts }: CaseClockTerms): boolean => counts !== 'each' && counts !== 'share';

function flagsOf(terms: CaseClockTerms, log: CaseLog): string[] {
  const flags: string[] = [];
  if (terms.limits !== undefined && !log.rows.some((row) => row.priority !== undefined))
    flags.push('case-without-priority');
  if (pausesOf(log).some((pause) => !stops(terms, pause))) flags.push('pause-does-not-stop-clock');
  return flags;
}

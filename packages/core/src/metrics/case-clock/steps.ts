/** The derivation of a case clock: how many cases counted, and the story of each of them. */
import { formatQuantity, formatTime } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Step } from '../metric.ts';
import type { JudgedCase, Population } from './judge.ts';
import { partyTotals } from './reading.ts';
import type { CaseClockTerms } from './terms.ts';

const say = (ms: number): string => formatTime(Ratio.of(ms));

/** Population first, then what was left out and why, then the value's parts. */
export function populationSteps(terms: CaseClockTerms, population: Population): Step[] {
  const { cases, pending, excluded, unreadable } = population;
  const misses = cases.filter((one) => one.verdict === 'missed').length;
  const left: Step[] = [
    ...excluded.map(({ log, exclusion }) => ({
      what: `case ${log.id} is taken out by ${exclusion.rule}`,
      clause: exclusion.clause,
      rows: exclusion.rows,
    })),
    ...unreadable.map((log) => ({
      what: `case ${log.id} has no "${terms.startsAt}" event: its clock cannot be read`,
      rows: log.rows.map((row) => row.id),
    })),
    ...pending.map((one) => caseStep(one)),
  ];
  return [
    { what: 'cases that count', value: String(cases.length), parts: cases.map((one) => caseStep(one)) },
    { what: 'cases left out, or open and undecided', value: String(left.length), parts: left },
    { what: 'cases missed', value: String(misses) },
  ];
}

function caseStep(one: JudgedCase): Step {
  const ended =
    one.endedAt === undefined ? `open at ${Instant.format(one.followedTo)}` : `ended ${Instant.format(one.endedAt)}`;
  return {
    what: `case ${one.id}: ${one.verdict}, started ${Instant.format(one.startedAt)}, ${ended}`,
    value: say(one.usedMs),
    rows: one.log.rows.map((row) => row.id),
    parts: [...limitSteps(one), ...timeSteps(one)],
  };
}

function limitSteps(one: JudgedCase): Step[] {
  const last = one.readings.at(-1);
  const steps: Step[] = [];
  if (last?.limit !== undefined) {
    const due = last.due === undefined ? 'not due while it stands still' : `due ${Instant.format(last.due)}`;
    steps.push({
      what: `limit${last.priority === undefined ? '' : ` of ${last.priority}`}: ${due}`,
      value: formatQuantity(last.limit),
    });
  }
  if (one.late !== undefined) {
    const { since, due, overrunMs, limit, priority } = one.late;
    const of = priority === undefined ? '' : ` of ${priority}`;
    const what = `late since ${Instant.format(since)} by the limit${of} (${formatQuantity(limit)}, used up ${Instant.format(due)})`;
    steps.push({ what, value: say(overrunMs) });
  }
  return steps;
}

function timeSteps(one: JudgedCase): Step[] {
  const total = (pick: (reading: JudgedCase['readings'][number]) => number): number =>
    one.readings.reduce((ms, reading) => ms + pick(reading), 0);
  const parties = partyTotals(one.readings);
  const steps: Step[] = [];
  const paused = total((reading) => reading.pausedMs);
  const excluded = total((reading) => reading.excludedMs);
  if (paused > 0) steps.push({ what: 'paused', value: say(paused) });
  if (excluded > 0) steps.push({ what: 'excluded', value: say(excluded) });
  if (parties.length > 1) {
    steps.push({
      what: 'per party',
      parts: parties.map(([party, ms]) => ({ what: party, value: say(ms) })),
    });
  }
  return steps;
}

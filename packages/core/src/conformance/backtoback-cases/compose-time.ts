/** Chains of promised times, from one start or from the worst of a stretch, against a time to restore. */
import { z } from 'zod';
import type { Calendar } from '../../calendars/calendar.ts';
import { runOf, worstRun } from '../../proof/time-chain.ts';
import type { ChainRun, TimeChain } from '../../proof/time-chain.ts';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { always, calendarPhrase } from './calendar-phrase.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { momentText, stretchText } from './moments.ts';
import { exactNumber } from './numbers.ts';

type CaseChain =
  | readonly [string, Ratio]
  | { readonly step: string; readonly minutes: Ratio; readonly calendar?: Calendar | undefined }
  | { readonly sequence: readonly CaseChain[] }
  | { readonly parallel: readonly CaseChain[] };

const caseChain: z.ZodType<CaseChain> = z.lazy(() =>
  z.union([
    z.tuple([z.string(), exactNumber]),
    z.object({ step: z.string(), minutes: exactNumber, calendar: calendarPhrase.optional() }),
    z.object({ sequence: z.array(caseChain).min(1) }),
    z.object({ parallel: z.array(caseChain).min(1) }),
  ]),
);

const inputs = z.object({
  steps: z.array(caseChain).min(1).optional(),
  chain: caseChain.optional(),
  uc: z.object({ minutes: exactNumber, calendar: calendarPhrase.default(always) }).optional(),
  minutes: exactNumber.optional(),
  ucMinutes: exactNumber.optional(),
  calendar: calendarPhrase.default(always),
  suspendUc: z.array(stretchText).default([]),
  slaRestoreMin: exactNumber.optional(),
  slaMinutes: exactNumber.optional(),
  slaCalendar: calendarPhrase.default(always),
  scan: stretchText.optional(),
  start: momentText.optional(),
});

type Input = z.output<typeof inputs>;

const msOf = (minutes: Ratio): number => Number(minutes.times(Ratio.of(60_000)).ceil());
const minutesOf = (ms: number): Ratio => Ratio.of(ms, 60_000);

export const composeTime = caseKind({
  name: 'compose.time',
  says: 'the longest a chain of promised times may take, each step in its own hours',
  inputs,
  answer(input): Answer {
    const chain = chainOf(input);
    if (chain === undefined) return {};
    const run = runOfCase(chain, input);
    return run.ok ? answerOf(run.value, input) : { findings: run.refusals.map(({ code }) => code) };
  },
});

/** Steps without hours of their own run in the calendar of the case; in all of them its stops stand. */
function chainOf(input: Input): TimeChain | undefined {
  const stops = IntervalSet.of(input.suspendUc);
  const step = (name: string, minutes: Ratio, calendar: Calendar): TimeChain => ({
    name,
    ms: msOf(minutes),
    calendar,
    stops,
  });
  const made = (one: CaseChain): TimeChain => {
    if ('sequence' in one) return { sequence: one.sequence.map(made) };
    if ('parallel' in one) return { parallel: one.parallel.map(made) };
    if ('step' in one) return step(one.step, one.minutes, one.calendar ?? input.calendar);
    return step(one[0], one[1], input.calendar);
  };
  if (input.chain !== undefined) return made(input.chain);
  if (input.steps !== undefined) return made({ sequence: input.steps });
  if (input.uc !== undefined) return step('promise', input.uc.minutes, input.uc.calendar);
  const minutes = input.ucMinutes ?? input.minutes;
  return minutes === undefined ? undefined : step('promise', minutes, input.calendar);
}

/** Where no start is given, all hours are round the clock and any start will do. */
function runOfCase(chain: TimeChain, { scan, start, slaCalendar }: Input): Outcome<ChainRun> {
  if (scan !== undefined) return worstRun(chain, slaCalendar, scan);
  return runOf(chain, slaCalendar, start ?? Instant.of(0));
}

function answerOf({ start, finish, elapsedMs }: ChainRun, input: Input): Answer {
  const limit = input.slaRestoreMin ?? input.slaMinutes;
  const elapsed = minutesOf(elapsedMs);
  const until = limit && input.slaCalendar.add(start, msOf(limit));
  return {
    worstElapsedMin: elapsed,
    elapsedMin: elapsed,
    slackMin: limit?.minus(elapsed),
    verdict: limit && (elapsed.atMost(limit) ? 'PROVEN' : 'GAP'),
    exampleWorstStart: Instant.format(start),
    exampleFinish: Instant.format(finish),
    deadline: Instant.format(finish),
    deadlineUtc: Instant.format(finish),
    ucDeadline: Instant.format(finish),
    slaDeadline: until?.ok === true ? Instant.format(until.value) : undefined,
  };
}

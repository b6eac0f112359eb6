/**
 * A promise of time of ours on the steps of others: how long they take together at worst, and for which share of cases. Owns:
 * reading limits and shares from clocks, the chain with each step's hours. Does not own: the worst start (`time-chain.ts`).
 */
import { Calendar } from '../../calendars/calendar.ts';
import type { TermsOf } from '../../metrics/kinds.ts';
import { higherIsBetter } from '../../terms/target.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { accepted, allAccepted, andThen, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { chainShare } from '../percent-chains.ts';
import type { ChainShare } from '../percent-chains.ts';
import { worstRun } from '../time-chain.ts';
import type { ChainRun, TimeChain } from '../time-chain.ts';
import { boundPromise, textsIn } from './bound-promise.ts';
import type { Behind, BoundPromise, BoundText } from './bound-promise.ts';
import { targetOfText } from './availability-promise.ts';
import type { Text } from './left-out.ts';
import type { WrittenChain } from './service-model.ts';

/** Within `ms` of open time for a share of cases; a share of one binds each of them. */
export interface PromisedTime {
  readonly ms: number;
  readonly share: Ratio;
}

export function clockTerms({ commitment }: Pick<Text, 'commitment'>): TermsOf<'case-clock'> | undefined {
  const { metric } = commitment.terms;
  return metric.kind === 'case-clock' ? metric : undefined;
}

/** Priorities that a clock sets a limit for; undefined stands for all others. */
export function prioritiesOf({
  limit,
  limits = {},
  population,
}: TermsOf<'case-clock'>): readonly (string | undefined)[] {
  const named = Object.keys(limits);
  const all = limit === undefined ? named : [...named, ...(population?.priorities ?? [undefined])];
  return [...new Set(population?.priorities === undefined ? all : all.filter((one) => one !== undefined))];
}

/** What a text promises for a case of a priority; undefined where it bounds no single case, or by days. */
export function promisedTime(text: Pick<Text, 'commitment'>, priority: string | undefined): PromisedTime | undefined {
  const terms = clockTerms(text);
  const target = targetOfText(text);
  if (terms === undefined || target === undefined) return undefined;
  const { bound } = target;
  const least = terms.counts === 'mean' ? undefined : terms.counts;
  if (least === 'max' || least === 'percentile') {
    if (higherIsBetter(target) || bound.dimension !== 'time') return undefined;
    const share = least === 'max' ? Ratio.one : (terms.percentile ?? Ratio.zero).dividedBy(Ratio.of(100));
    return { ms: Number(bound.value.floor()), share };
  }
  const limit = (priority === undefined ? undefined : terms.limits?.[priority]) ?? terms.limit;
  if (limit?.dimension !== 'time') return undefined;
  const ms = Number(limit.value.floor());
  if (least === 'share') return higherIsBetter(target) ? { ms, share: bound.value } : undefined;
  // A number of cases that may be late is no share of any; only none at all binds each case.
  return least === 'each' && !higherIsBetter(target) && bound.value.isZero() ? { ms, share: Ratio.one } : undefined;
}

export function hoursOf({ commitment, revision }: Text, priority: string | undefined): Calendar {
  const hours = clockTerms({ commitment })?.hours;
  const id = typeof hours === 'object' ? hours[priority ?? ''] : hours;
  return (id === undefined ? undefined : revision.calendars.get(id)) ?? commitment.calendar;
}

/** A step of a chain that somebody promises. */
export interface PromisedStep {
  readonly promise: BoundPromise;
  readonly text: BoundText;
  readonly time: PromisedTime;
}

export interface TimeProof extends ChainShare {
  readonly priority: string | undefined;
  readonly run: ChainRun;
  readonly limit: PromisedTime;
  readonly steps: readonly PromisedStep[];
}

export interface TimeQuestion {
  readonly text: Text;
  readonly chain: WrittenChain;
  readonly behind: Behind;
  readonly term: Interval;
}

/** The chain against each limit of ours, the one with the least room first. */
export function proveTime({ text, chain, behind, term }: TimeQuestion): Outcome<readonly TimeProof[]> {
  const terms = clockTerms(text);
  if (terms === undefined)
    return refused({ code: 'proof/no-clock', message: 'Only promises of time stand on a chain of steps.' });
  const made = allAccepted(
    prioritiesOf(terms).map((priority): Outcome<TimeProof> => {
      const limit = promisedTime(text, priority);
      if (limit === undefined) {
        const message = 'Its target bounds no single case by hours: steps say nothing about it.';
        return refused({ code: 'proof/no-limit', message });
      }
      const steps: PromisedStep[] = [];
      const read = readChain(chain, { behind, term, priority, steps });
      return andThen(read, (one) =>
        andThen(worstRun(one, hoursOf(text, priority), startsIn(term)), (run) =>
          accepted({ ...chainShare(steps.map(({ time }) => time.share)), priority, run, limit, steps }),
        ),
      );
    }),
  );
  if (!made.ok) return made;
  const room = ({ run, limit }: TimeProof): number => limit.ms - run.elapsedMs;
  return accepted([...made.value].sort((a, b) => room(a) - room(b)));
}

/** Holidays and weekends come round within three years; longer terms are not searched further. */
function startsIn({ start, end }: Interval): Interval {
  return { start, end: Instant.of(Math.min(end, start + 3 * 366 * 86_400_000)) };
}

/** A step without a promise is one of our own, which goes on day and night. */
const roundTheClock = Calendar.of({ zone: 'UTC', always: true });

/** A shorter time within office hours may end later than a longer one day and night. */
function elapsedAtWorst(text: BoundText, { ms }: PromisedTime, { priority, term }: Reading): number {
  const step = { name: text.commitment.id, ms, calendar: hoursOf(text, priority) };
  const run = andThen(roundTheClock, (always) => worstRun(step, always, startsIn(term)));
  return run.ok ? run.value.elapsedMs : Number.POSITIVE_INFINITY;
}

interface Reading {
  readonly behind: Behind;
  readonly term: Interval;
  readonly priority: string | undefined;
  readonly steps: PromisedStep[];
}

function readChain(chain: WrittenChain, reading: Reading): Outcome<TimeChain> {
  if ('sequence' in chain || 'parallel' in chain) {
    const inOrder = 'sequence' in chain;
    const members = allAccepted((inOrder ? chain.sequence : chain.parallel).map((one) => readChain(one, reading)));
    if (!members.ok) return members;
    return accepted(inOrder ? { sequence: members.value } : { parallel: members.value });
  }
  if ('takes' in chain)
    return andThen(roundTheClock, (calendar) =>
      accepted({ name: chain.step.en, ms: Number(chain.takes.value.ceil()), calendar }),
    );
  return andThen(boundPromise(chain.promise, reading.behind), (promise) => {
    const texts = textsIn(promise, reading.term);
    const times = (texts.length === 0 ? promise.texts : texts).map((text) => ({
      text,
      time: promisedTime(text, reading.priority),
    }));
    let worst: (PromisedStep & { readonly elapsedMs: number }) | undefined;
    for (const { text, time } of times) {
      if (time === undefined) {
        const message = `${text.revision.agreement} ${text.commitment.clause} bounds no single case by hours: bind the step to a promise of time.`;
        return refused({ code: 'proof/step', message });
      }
      const elapsedMs = times.length === 1 ? time.ms : elapsedAtWorst(text, time, reading);
      const share = worst === undefined ? time.share : Ratio.min(worst.time.share, time.share);
      const slower = worst === undefined || elapsedMs > worst.elapsedMs ? { text, time, elapsedMs } : worst;
      worst = { ...slower, promise, time: { ms: slower.time.ms, share } };
    }
    if (worst === undefined) return refused({ code: 'proof/step', message: 'A step has no promise.' });
    reading.steps.push(worst);
    return accepted({ name: chain.step.en, ms: worst.time.ms, calendar: hoursOf(worst.text, reading.priority) });
  });
}

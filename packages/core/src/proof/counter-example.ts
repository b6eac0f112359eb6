/**
 * The worst of one period, exactly, and the outages that bring it about. Owns: the figure with its windows, hours and terms laid
 * over each other, and a schedule in which every promise behind is kept and the target in front is not. Does not own: the bound
 * that needs no programme (`compose.ts`), replaying the schedule (`confirm.ts`).
 *
 * The exact class: promises of availability with windows, hours, terms, rounding, time left out up to a limit or without one,
 * and structures whose minimal cuts can be listed (2,000 of them, 500 different kinds of moments). In it the figure is exact and
 * every target that is not proven has a counter-example, unless it falls short by less than a millisecond for each cut. Outside
 * of it: an allowance of so many short outages, which no agreement here can write; structures too large to list.
 */
import type { Period } from '../calendars/period.ts';
import { Instant } from '../values/instant.ts';
import type { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { datedProgramme } from './exact/dated-programme.ts';
import type { DatedProgramme } from './exact/dated-programme.ts';
import { layOut } from './exact/lay-out.ts';
import type { LeafOutage } from './exact/lay-out.ts';
import { solveProgramme } from './exact/programme.ts';
import { minutesOf } from './in-period.ts';
import { downtimeOf } from './measured.ts';
import type { ProofQuestion } from './prove.ts';

export interface CounterExample {
  readonly period: Period;
  /** The target's agreed time in the period. */
  readonly agreed: IntervalSet;
  /** Leaves that fail, and what their promises leave out of that. */
  readonly leaves: ReadonlyMap<string, LeafOutage>;
  /** Agreed time in which the service is down. */
  readonly service: IntervalSet;
  /** Minutes of it, and how many the target allows. */
  readonly minutes: Ratio;
  readonly allowed: Ratio;
}

export interface WorstDated {
  /** Minutes that may be down at most; undefined where the programme finds what is possible, not the worst. */
  readonly most: Ratio | undefined;
  /** Both certificates agree. */
  readonly isExact: boolean;
  readonly counterExample: CounterExample | undefined;
}

export interface PeriodQuestion {
  readonly question: Pick<ProofQuestion, 'structure' | 'promises' | 'target'>;
  readonly period: Period;
  /** Minutes that the target allows. */
  readonly allowed: Ratio;
}

/** The worst of the period; undefined where it is out of reach. */
export function worstDated({ question, period, allowed }: PeriodQuestion): WorstDated | undefined {
  const { structure, promises, target } = question;
  const agreed = target.calendar.openBetween(period.start, period.end);
  const dated = datedProgramme({ structure, promises, target, agreed });
  const solved = dated && solveProgramme(dated.programme);
  if (dated === undefined || solved === undefined) return undefined;
  const counterExample = broken(dated, solved.amounts, { question, period, allowed, agreed });
  if (dated.isRestricted) return { most: undefined, isExact: false, counterExample };
  const most = solved.most.dividedBy(Ratio.of(60_000));
  return { most, isExact: solved.most.equals(solved.attained), counterExample };
}

function broken(
  dated: DatedProgramme,
  amounts: readonly Ratio[],
  { question, period, allowed, agreed }: PeriodQuestion & { readonly agreed: IntervalSet },
): CounterExample | undefined {
  const laid = layOut(dated, amounts);
  const downOf = (leaves: CounterExample['leaves']): IntervalSet =>
    downtimeOf(question.structure, new Map([...leaves].map(([leaf, one]) => [leaf, one.down]))).intersect(agreed);
  const leaves = dated.isRestricted ? until(laid, endOfEnough(downOf(laid), allowed)) : laid;
  const service = downOf(leaves);
  const minutes = minutesOf(service);
  return minutes.greaterThan(allowed) ? { period, agreed, leaves, service, minutes, allowed } : undefined;
}

/** Where so many short outages are not told apart from none, as many are shown as it takes. */
function endOfEnough(service: IntervalSet, allowed: Ratio): Instant {
  let passed = 0;
  for (const { start, end } of service) {
    passed += end - start;
    if (Ratio.of(passed, 60_000).greaterThan(allowed)) return end;
  }
  return Instant.of(service.bounds.at(-1) ?? 0);
}

function until(leaves: CounterExample['leaves'], end: Instant): CounterExample['leaves'] {
  const before = (set: IntervalSet): IntervalSet => set.clip(Instant.of(0), end);
  return new Map(
    [...leaves].map(([leaf, { down, excused }]) => {
      const left = excused.map((one) => ({ ...one, when: before(one.when) })).filter(({ when }) => !when.isEmpty);
      return [leaf, { down: before(down), excused: left }] as const;
    }),
  );
}

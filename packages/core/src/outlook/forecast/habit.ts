/**
 * How often a service fails and how long a repair takes, and where that is known from. Owns: which of the three sources speaks
 * and with what weight: figures given with the service model, the promise's own closed periods, those of its fellows.
 * Does not own: reading history out of a store. All times in milliseconds of agreed time.
 *
 *   given                                              taken as known
 *   own history of 12 periods and more, 5 outages      rate = outages ÷ time, taken as known
 *   own history of less                                Gamma(½ + outages, time): as uncertain as it is short
 *   fewer than 6 own periods                           fellows fill up what is missing of 6, period for period
 *   fewer than 3 own repairs                           fellows' mean fills up what is missing of 3, repair for repair
 */
import type { Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';
import { sayFellows, sayHistory } from './say-habit.ts';
import type { OutageHabit } from './time-budget.ts';

/** What periods saw. */
export interface OutagesSeen {
  readonly periods: number;
  readonly outages: Ratio;
  /** Agreed time that was looked at. */
  readonly time: Ratio;
  /** Sum of what counted of the outages. */
  readonly repair: Ratio;
}

/** Said with the service model. */
export interface GivenHabit {
  readonly outages: Ratio;
  readonly over: Ratio;
  readonly meanRepair: Ratio;
  /** σ of the logarithm of repair times. */
  readonly spread?: Ratio | undefined;
  readonly source: Localized;
}

export interface HabitQuestion {
  readonly given?: GivenHabit | undefined;
  /** Closed periods. */
  readonly own: OutagesSeen;
  /**
   * The period under way, so far. It says how often, not how long: minutes used must never make a repair look shorter
   * (a forecast does not fall when more is used).
   */
  readonly current?: Pick<OutagesSeen, 'outages' | 'time'> | undefined;
  /** Of other agreements for the same service, or of all where those never failed. */
  readonly fellows?: OutagesSeen | undefined;
}

export interface KnownHabit extends OutageHabit {
  readonly from: 'model' | 'history' | 'learned' | 'fellows';
  readonly spread?: Ratio | undefined;
  /** Outages that it rests on, and the agreed time in which they were. */
  readonly outages: Ratio;
  readonly over: Ratio;
  readonly periods: number;
  /** In words, with its numbers. */
  readonly source: Localized;
}

const half = Ratio.of(1, 2);
const knownPeriods = 12;
const knownOutages = Ratio.of(5);
const ownPeriods = 6;
const ownRepairs = Ratio.of(3);

export const nothingSeen: OutagesSeen = { periods: 0, outages: Ratio.zero, time: Ratio.zero, repair: Ratio.zero };

function addSeen(one: OutagesSeen, other: OutagesSeen): OutagesSeen {
  return {
    periods: one.periods + other.periods,
    outages: one.outages.plus(other.outages),
    time: one.time.plus(other.time),
    repair: one.repair.plus(other.repair),
  };
}

/** Undefined where nothing at all is known of outages or of repairs. */
export function habitFrom(question: HabitQuestion): KnownHabit | undefined {
  const { given, own: closed, current, fellows = nothingSeen } = question;
  if (given !== undefined) return fromModel(given);
  const meanRepair = meanRepairOf(closed, fellows);
  if (meanRepair === undefined) return undefined;
  const own = current === undefined ? closed : addSeen(closed, { ...nothingSeen, ...current });
  const base = { meanRepair, periods: own.periods };
  if (own.periods >= knownPeriods && own.outages.atLeast(knownOutages)) {
    const rate = { perTime: own.outages.dividedBy(own.time) };
    const seen = { outages: own.outages, over: own.time };
    return { ...base, rate, ...seen, from: 'history', source: sayHistory(own, 'known') };
  }
  const missing = own.periods >= ownPeriods ? 0 : ownPeriods - own.periods;
  const share = fellows.periods === 0 ? Ratio.zero : Ratio.min(Ratio.one, Ratio.of(missing, fellows.periods));
  const [outages, over] = [own.outages.plus(fellows.outages.times(share)), own.time.plus(fellows.time.times(share))];
  if (!over.greaterThan(Ratio.zero)) return undefined;
  const rate = { shape: half.plus(outages), scale: over };
  const from = share.isZero() ? 'learned' : 'fellows';
  const source = share.isZero()
    ? sayHistory(own, 'learned')
    : sayFellows(own, fellows, Math.min(missing, fellows.periods));
  return { ...base, rate, outages, over, from, source };
}

function fromModel(given: GivenHabit): KnownHabit {
  const { outages, over, meanRepair, spread, source } = given;
  const rate = { perTime: outages.dividedBy(over) };
  return {
    rate,
    meanRepair,
    ...(spread === undefined ? {} : { spread }),
    from: 'model',
    outages,
    over,
    periods: 0,
    source,
  };
}

/** Fewer than three repairs of one's own are drawn to the fellows' mean, as if that had been seen for the missing ones. */
function meanRepairOf(own: OutagesSeen, fellows: OutagesSeen): Ratio | undefined {
  const theirs = fellows.outages.isZero() ? undefined : fellows.repair.dividedBy(fellows.outages);
  if (own.outages.isZero()) return theirs;
  const missing = ownRepairs.minus(own.outages);
  if (theirs === undefined || !missing.greaterThan(Ratio.zero)) return own.repair.dividedBy(own.outages);
  return own.repair.plus(theirs.times(missing)).dividedBy(ownRepairs);
}

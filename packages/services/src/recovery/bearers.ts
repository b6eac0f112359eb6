/**
 * Whose the counted time of a missed promise was. Owns: the order in which it is known: what people wrote of the breach; else the
 * outages of agreements behind it at the same time; what nobody was named for stays ours. Each minute lies with one alone.
 */
import { apportion, attribute, Instant, IntervalSet, Ratio } from '@troth/core';
import type { Money, OverlapRule } from '@troth/core';
import type { Register } from '../practice/register.ts';
import { supportOf } from './behind.ts';
import type { MissedPromise } from './missed.ts';

export interface Bearer {
  readonly side: 'supplier' | 'own';
  /** A supplier, or a group of ours; missing where nobody was named. */
  readonly party?: string | undefined;
  readonly by: 'breach' | 'evidence' | 'nobody';
  /** Of the counted time. */
  readonly share: Ratio;
  readonly ms?: Ratio | undefined;
  /** When it was, as far as is known. */
  readonly time: IntervalSet;
  readonly amount: Money<string>;
}

/** Stretches in which an agreement was down, as its own evidence tells. */
export type DownTime = (agreement: string) => IntervalSet;

export interface BearerQuestion {
  readonly register: Register;
  readonly down: DownTime;
  readonly rule: OverlapRule;
}

/** Everybody who bears a part, with their part of the money: the parts add up to what is owed. */
export function bearersOf(missed: MissedPromise, question: BearerQuestion): readonly Bearer[] {
  const named = byBreach(missed, question) ?? byEvidence(missed, question);
  const known = named.filter(({ share }) => !share.isZero());
  const rest = Ratio.one.minus(Ratio.sumOf(known.map(({ share }) => share)));
  const left = missed.counted.minus(IntervalSet.unionOf(known.map(({ time }) => time)));
  const all = rest.isZero() ? known : [...known, { by: 'nobody' as const, share: rest, time: left }];
  const amounts = apportion(
    missed.owed,
    all.map(({ share }) => share),
  );
  return all.flatMap((one, at): readonly Bearer[] => {
    const amount = amounts[at];
    if (amount === undefined) return [];
    const ms = missed.countedMs === undefined ? {} : { ms: missed.countedMs.times(one.share) };
    return [{ side: sideOf(question.register, one.party), ...one, ...ms, amount }];
  });
}

interface Named {
  readonly party?: string | undefined;
  readonly by: Bearer['by'];
  readonly share: Ratio;
  readonly time: IntervalSet;
}

const sideOf = (register: Register, party: string | undefined): Bearer['side'] =>
  party !== undefined && register.get('party', party)?.body.role === 'supplier' ? 'supplier' : 'own';

/** Undefined where the record does not say. More than was counted cannot be borne: it is divided in the same proportion. */
function byBreach(missed: MissedPromise, question: BearerQuestion): readonly Named[] | undefined {
  const { breach, countedMs, counted } = missed;
  const written = breach === undefined ? undefined : question.register.get('breach', breach)?.body.attribution;
  if (written === undefined || written.length === 0) return undefined;
  const sum = Ratio.sumOf(written.map(({ ms }) => Ratio.of(ms)));
  const whole = countedMs === undefined ? sum : Ratio.max(sum, wholeMs(countedMs));
  if (whole.isZero()) return undefined;
  const told = toldBy(missed, question);
  let left = counted;
  return written.map(({ party, ms }) => {
    const share = Ratio.of(ms).dividedBy(whole);
    const time = laidOut(share, { told: told.get(party) ?? IntervalSet.empty, left, whole: counted });
    left = left.minus(time);
    return { party, by: 'breach', share, time };
  });
}

interface Room {
  /** Where the party's own agreements were down. */
  readonly told: IntervalSet;
  readonly left: IntervalSet;
  readonly whole: IntervalSet;
}

/** So much of the counted time and no more: first where the party's own agreements tell of it, then what is left, the earliest first. */
function laidOut(share: Ratio, { told, left, whole }: Room): IntervalSet {
  const length = Number(share.times(Ratio.of(whole.total())).plus(Ratio.of(1, 2)).floor());
  const own = firstOf(left.intersect(told), length);
  return own.union(firstOf(left.minus(told), length - own.total()));
}

function firstOf(time: IntervalSet, length: number): IntervalSet {
  let rest = length;
  return IntervalSet.of(
    [...time].flatMap(({ start, end }) => {
      const taken = Math.min(rest, end - start);
      rest -= taken;
      return taken > 0 ? [{ start, end: Instant.plus(start, taken) }] : [];
    }),
  );
}

/** People write whole milliseconds of time that may have been weighed. */
const wholeMs = (ms: Ratio): Ratio => Ratio.of(ms.floor());

/** Counted time in which agreements behind were down, by who gives them. */
function toldBy(
  { agreement: own, counted }: MissedPromise,
  { register, down }: BearerQuestion,
): ReadonlyMap<string, IntervalSet> {
  const parties = new Map<string, IntervalSet>();
  for (const { agreement, party } of supportOf(register, own).behind) {
    if (party === undefined) continue;
    const time = down(agreement).intersect(counted);
    parties.set(party, (parties.get(party) ?? IntervalSet.empty).union(time));
  }
  return parties;
}

function byEvidence(missed: MissedPromise, question: BearerQuestion): readonly Named[] {
  if (missed.counted.isEmpty) return [];
  const parties = toldBy(missed, question);
  const causes = [...parties].map(([cause, time]) => ({ cause, intervals: intervalsOf(time) }));
  const whole = Ratio.of(missed.counted.total());
  return attribute(causes, question.rule).map(({ cause, time }) => ({
    party: cause,
    by: 'evidence',
    share: time.dividedBy(whole),
    time: parties.get(cause) ?? IntervalSet.empty,
  }));
}

const intervalsOf = (time: IntervalSet): readonly { readonly start: Instant; readonly end: Instant }[] => [...time];

/**
 * Whose the counted time of a missed promise was. Owns: the order in which it is known: what people wrote of the breach; else the
 * outages of agreements behind it at the same time; what nobody was named for stays ours. Each minute lies with one alone.
 */
import { apportion, attribute, IntervalSet, Ratio } from '@troth/core';
import type { Instant, Money, OverlapRule } from '@troth/core';
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
  const named = byBreach(missed, question.register) ?? byEvidence(missed, question);
  const known = named.filter(({ share }) => !share.isZero());
  const rest = Ratio.one.minus(Ratio.sumOf(known.map(({ share }) => share)));
  const all = rest.isZero() ? known : [...known, { by: 'nobody' as const, share: rest, time: missed.counted }];
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
function byBreach({ breach, countedMs, counted }: MissedPromise, register: Register): readonly Named[] | undefined {
  const written = breach === undefined ? undefined : register.get('breach', breach)?.body.attribution;
  if (written === undefined || written.length === 0) return undefined;
  const sum = Ratio.sumOf(written.map(({ ms }) => Ratio.of(ms)));
  const whole = countedMs === undefined ? sum : Ratio.max(sum, wholeMs(countedMs));
  if (whole.isZero()) return undefined;
  return written.map(({ party, ms }) => ({
    party,
    by: 'breach',
    share: Ratio.of(ms).dividedBy(whole),
    time: counted,
  }));
}

/** People write whole milliseconds of time that may have been weighed. */
const wholeMs = (ms: Ratio): Ratio => Ratio.of(ms.floor());

function byEvidence(missed: MissedPromise, { register, down, rule }: BearerQuestion): readonly Named[] {
  if (missed.counted.isEmpty) return [];
  const parties = new Map<string, IntervalSet>();
  for (const { agreement, party } of supportOf(register, missed.agreement).behind) {
    if (party === undefined) continue;
    const own = down(agreement).intersect(missed.counted);
    parties.set(party, (parties.get(party) ?? IntervalSet.empty).union(own));
  }
  const causes = [...parties].map(([cause, time]) => ({ cause, intervals: intervalsOf(time) }));
  const whole = Ratio.of(missed.counted.total());
  return attribute(causes, rule).map(({ cause, time }) => ({
    party: cause,
    by: 'evidence',
    share: time.dividedBy(whole),
    time: parties.get(cause) ?? IntervalSet.empty,
  }));
}

const intervalsOf = (time: IntervalSet): readonly { readonly start: Instant; readonly end: Instant }[] => [...time];

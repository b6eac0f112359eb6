/**
 * Terms that are asked of a text behind, as changes of it. Owns: how each is written. Does not own: how much is asked for.
 */
import type { Revision } from '../../agreements/revision.ts';
import type { ExclusionTerms, MaintenanceTerms } from '../../exclusions/schema.ts';
import type { Json } from '../../ledger/entry.ts';
import { formatQuantity, formatTime } from '../../terms/quantity.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { availabilityTerms } from './availability-promise.ts';
import type { OwnText } from './availability-promise.ts';
import { endOf } from './bound-promise.ts';
import { leftOutBeyond, spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { clockTerms } from './promised-time.ts';
import { excusesOf, unmatchedExcuses } from './sides.ts';

/** A term set, or struck where it has no value; named from the outside in, members of lists by their id. */
export interface AskedChange {
  readonly path: readonly string[];
  readonly value?: Json;
}

/** A text of ours, and what other parts have left of its limits. */
export type SharedText = Text & Pick<OwnText, 'left'>;

/** At least so much, by our windows and in our hours, leaving out no more than we do. */
export function availabilityChanges(theirs: Text, ours: SharedText, share: Ratio): readonly AskedChange[] {
  const at = ['commitments', theirs.commitment.id];
  const { terms } = theirs.commitment;
  const metric = availabilityTerms(theirs);
  const isOpen = theirs.revision.calendars.has(ours.commitment.terms.hours);
  const period = spanOf(ours.commitment);
  const struck = ['ignoreShorterThan', 'ignoreUnreported', 'onlyIfTotalExceeds', 'quantum', 'allowance'] as const;
  return [
    { path: [...at, 'target'], value: `>= ${share.times(Ratio.of(100)).toString()} %` },
    ...(JSON.stringify(spanOf(theirs.commitment)) === JSON.stringify(period)
      ? []
      : [{ path: [...at, 'period'], value: periodOf(ours) }]),
    ...(isOpen && terms.hours !== ours.commitment.terms.hours
      ? [{ path: [...at, 'hours'], value: ours.commitment.terms.hours }]
      : []),
    ...(terms.rounding === undefined || terms.rounding === 'none'
      ? []
      : [{ path: [...at, 'rounding'], value: 'none' }]),
    ...struck.filter((key) => metric?.[key] !== undefined).map((key) => ({ path: [...at, 'metric', key] })),
    ...(typeof metric?.denominator === 'object' ? [{ path: [...at, 'metric', 'denominator'], value: 'agreed' }] : []),
    ...(metric?.express === 'downtime' ? [{ path: [...at, 'metric', 'express'], value: 'share' }] : []),
    ...exclusionChanges(theirs, ours),
    ...worksChanges(theirs, ours),
  ];
}

/** As written; windows that are counted from a day of their own are asked for by their unit alone. */
function periodOf({ commitment }: Text): Json {
  const { period } = commitment.terms;
  if (typeof period === 'string') return period;
  return 'unit' in period ? period.unit : 'month';
}

/** In so much time, where a limit is given; and excused by nothing that does not excuse us. */
export function timeChanges(theirs: Text, ours: Text, limit: string | undefined): readonly AskedChange[] {
  const at = ['commitments', theirs.commitment.id];
  const counts = clockTerms(theirs)?.counts;
  const isTarget = counts === 'max' || counts === 'percentile';
  return [
    ...(limit === undefined
      ? []
      : [
          { path: [...at, 'metric', 'limit'], value: limit },
          ...(isTarget ? [{ path: [...at, 'target'], value: `<= ${limit}` }] : []),
        ]),
    ...exclusionChanges(theirs, ours),
  ];
}

const appliesTo = (rule: Pick<ExclusionTerms | MaintenanceTerms, 'appliesTo'>, { commitment }: Text): boolean =>
  rule.appliesTo?.includes(commitment.id) ?? true;

/** Excuses keep the events that excuse us, too; what is left out without ours leaving it out is struck for this promise. */
function exclusionChanges(theirs: Text, ours: Text): readonly AskedChange[] {
  const unmatched = new Set(unmatchedExcuses(theirs, ours));
  const beyond = new Set(Object.keys(leftOutBeyond(theirs, ours)));
  return theirs.revision.exclusions.flatMap((rule): readonly AskedChange[] => {
    if (!appliesTo(rule, theirs)) return [];
    const excuse = rule.kind === 'force-majeure';
    if (excuse ? unmatched.size === 0 : !beyond.has(rule.kind)) return [];
    const mine = excusesOf(ours) ?? [];
    const kept = excuse ? (rule.events ?? mine).filter((event) => mine.includes(event)) : [];
    if (kept.length > 0) return [{ path: ['exclusions', rule.id, 'events'], value: kept }];
    const others = theirs.revision.commitments.map(({ id }) => id).filter((id) => id !== theirs.commitment.id);
    const left = rule.appliesTo?.filter((id) => id !== theirs.commitment.id) ?? others;
    return [
      left.length === 0
        ? { path: ['exclusions', rule.id] }
        : { path: ['exclusions', rule.id, 'appliesTo'], value: left },
    ];
  });
}

function worksChanges(theirs: Text, ours: SharedText): readonly AskedChange[] {
  if (leftOutBeyond(theirs, ours, ours.left)['maintenance'] === undefined) return [];
  const mine = ours.revision.maintenance.find((rule) => appliesTo(rule, ours));
  if (mine === undefined) return [{ path: ['maintenance'], value: 'none' }];
  const works = theirs.revision.maintenance.filter((one) => appliesTo(one, theirs));
  const rest = ours.left?.get(mine);
  // Other parts use all that we may leave out: works of this one count.
  if (rest?.isZero() === true) return works.map(({ id }) => ({ path: ['maintenance', id] }));
  const [rule, ...more] = works;
  if (rule === undefined) return [];
  const at = ['maintenance', rule.id];
  const { cap, windows, notice } = mine;
  return [
    ...(cap === undefined || 'uncapped' in cap
      ? []
      : [
          {
            path: [...at, 'cap'],
            value: {
              length: rest === undefined ? formatQuantity(cap.length) : formatTime(rest.times(Ratio.of(60_000))),
              per: cap.per === 'period' ? 'month' : cap.per,
            },
          },
        ]),
    ...(windows === undefined
      ? []
      : [{ path: [...at, 'windows'], value: windows.map((one) => ({ ...one, days: [...one.days] })) }]),
    ...(notice === undefined ? [] : [{ path: [...at, 'notice'], value: formatQuantity(notice) }]),
    ...(rule.emergency === 'excluded' && mine.emergency !== 'excluded'
      ? [{ path: [...at, 'emergency'], value: 'counts' }]
      : []),
    ...more.map(({ id }) => ({ path: ['maintenance', id] })),
  ];
}

/** For as long as ours; from when the changed text holds is its own affair. */
export function termChanges(theirs: Revision, term: Interval): readonly AskedChange[] {
  const end = endOf(theirs);
  if (end === undefined || end >= term.end || theirs.terms.term?.end === undefined) return [];
  return [{ path: ['term', 'end'], value: theirs.zone.toLocal(term.end).date }];
}

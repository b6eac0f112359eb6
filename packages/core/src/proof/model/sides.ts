/**
 * Terms of law and money of a text, as two texts are compared by them. Owns: reading force majeure, the limit of credits, days
 * to claim and to report, notice, the end. Does not own: the comparison (`other-terms.ts`).
 */
import type { Revision } from '../../agreements/revision.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { addDays } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';
import type { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Days, TermsGap } from '../other-terms.ts';
import type { Text } from './left-out.ts';

/** What stands for a cause beyond control where the text lists no events. */
const anyCause = 'force-majeure';

/** Events that excuse from a promise; undefined where none do. */
export function excusesOf({ revision, commitment }: Text): readonly string[] | undefined {
  const rules = revision.exclusions.filter(
    ({ kind, appliesTo }) => kind === 'force-majeure' && (appliesTo === undefined || appliesTo.includes(commitment.id)),
  );
  if (rules.length === 0) return undefined;
  return [...new Set(rules.flatMap(({ events }) => events ?? [anyCause]))];
}

/** Events that excuse them and not us; a text of ours that names no events is excused by any. */
export function unmatchedExcuses(theirs: Text, ours: Text): readonly string[] {
  const mine = excusesOf(ours) ?? [];
  return mine.includes(anyCause) ? [] : (excusesOf(theirs) ?? []).filter((cause) => !mine.includes(cause));
}

/** The most that is paid for one month or period, as a share of the fee. */
export function creditCapOf({ terms, commitments }: Revision): Ratio | undefined {
  const caps = (terms.credits?.caps ?? []).flatMap(({ limit, per }) =>
    typeof limit === 'object' && 'percent' in limit && (per === 'month' || per === 'period') ? [limit.percent] : [],
  );
  if (caps.length > 0) return Ratio.min(...caps);
  const paid = commitments.flatMap(({ terms: { credits = [] } }) =>
    credits.flatMap((rule) =>
      rule.kind === 'steps' ? rule.steps.flatMap(({ pay }) => ('percent' in pay ? [pay.percent] : [])) : [],
    ),
  );
  return paid.length === 0 ? undefined : Ratio.max(...paid);
}

/** Days from the end of a period in which a credit is to be claimed; undefined where nothing has to be claimed. */
export function claimDaysOf({ terms }: Revision): Ratio | undefined {
  const claim = terms.credits?.claim;
  if (typeof claim !== 'object') return undefined;
  const days = claim.stages.flatMap(({ from, within }) =>
    typeof from === 'string' && from.endsWith('-end') && within !== undefined ? (daysAtLeast(within) ?? []) : [],
  );
  return days.length === 0 ? undefined : Ratio.min(...days);
}

/** Days after the end of a period until our own report says what was missed. */
export function reportDaysOf({ terms }: Revision): Ratio | undefined {
  const due = terms.reporting?.dueBy;
  if (due === undefined) return undefined;
  return 'day' in due ? Ratio.of(due.day) : Ratio.of(calendarDays(due.businessDay));
}

/** Days of notice by which the other side learns that the agreement is not renewed. */
export function noticeDaysOf({ terms }: Revision): Ratio | undefined {
  const renewal = terms.term?.renewal;
  return typeof renewal === 'object' ? daysAtLeast(renewal.notice) : undefined;
}

/** The last day before an instant that begins one. */
export function dayBefore(at: Instant, { zone }: Pick<Revision, 'zone'>): PlainDate {
  return addDays(zone.toLocal(at).date, -1);
}

/** Spans without a promise as days, the last apart from those before it; nothing where there is none. */
export function uncoveredDays(
  spans: readonly Interval[],
  revision: Pick<Revision, 'zone'>,
): Pick<TermsGap, 'uncovered' | 'uncoveredBefore'> {
  const days = spans.map(({ start, end }): Days => {
    const [from, to] = [revision.zone.toLocal(start).date, dayBefore(end, revision)];
    return { from, to: to < from ? from : to };
  });
  const [last, before] = [days.at(-1), days.slice(0, -1)];
  if (last === undefined) return {};
  return { uncovered: last, ...(before.length === 0 ? {} : { uncoveredBefore: before }) };
}

function daysAtLeast({ dimension, unit, value }: Quantity): Ratio | undefined {
  if (dimension === 'time') return value.dividedBy(Ratio.of(86_400_000));
  if (dimension === 'days') return unit === 'business' ? Ratio.of(calendarDays(Number(value.floor()))) : value;
  return unit === 'months' ? value.times(Ratio.of(28)) : undefined;
}

/** A business day is followed by the next within a day, weekends apart: five of them take a week. */
function calendarDays(business: number): number {
  return Math.ceil((business * 7) / 5);
}

/**
 * An agreement against those that stand behind it, and against what was attained before: what no single text can show. Owns: the
 * comparisons. Does not own: which agreements stand behind which (linkages), arithmetic over them (composition).
 */
import type { Revision } from '../agreements/revision.ts';
import { higherIsBetter, meets } from '../terms/target.ts';
import type { Quantity } from '../terms/quantity.ts';
import { fault, warning } from './finding.ts';
import type { Finding } from './finding.ts';

/** Findings about a promise and the contracts of suppliers and groups behind it. */
export function lintSupport(promise: Revision, behind: readonly Revision[]): readonly Finding[] {
  return behind.flatMap((one) => [
    ...endsEarly(promise, one),
    ...claimsTooSoon(promise, one),
    ...excusesMore(promise, one),
  ]);
}

function endsEarly({ terms }: Revision, behind: Revision): Finding[] {
  const [ours, theirs] = [terms.term?.end, behind.terms.term?.end];
  if (theirs === undefined || (ours !== undefined && theirs >= ours)) return [];
  return [
    fault('K03-SUPPORT-ENDS', ['term', 'end'], {
      message: `${behind.agreement} ends on ${theirs}, before this agreement does.`,
      example: `from ${theirs} the promise stands on nothing`,
      fix: 'extend the contract behind, or end this one no later',
    }),
  ];
}

/** A claim on a supplier that must be made before our own figures are known is lost. */
function claimsTooSoon({ terms }: Revision, behind: Revision): Finding[] {
  const claim = behind.terms.credits?.claim;
  const due = terms.reporting?.dueBy;
  if (typeof claim !== 'object' || due === undefined) return [];
  // A business day is at most 24 h from the next, weekends apart: five of them take a week.
  const reportDays = 'day' in due ? due.day : Math.ceil((due.businessDay * 7) / 5);
  return claim.stages.flatMap(({ id, from, within }): Finding[] => {
    const days = typeof from === 'string' && from.endsWith('-end') && within !== undefined ? daysOf(within) : undefined;
    if (days === undefined || days > reportDays) return [];
    return [
      warning('K13-CLAIM-SOON', ['reporting', 'dueBy'], {
        message: `${behind.agreement} must be claimed (${id}) within ${days} days, and our report comes on day ${reportDays}.`,
        example: 'the figure that proves the claim is computed after the claim is lost',
        fix: 'report earlier, or agree a longer time for claims with the supplier',
      }),
    ];
  });
}

function daysOf({ dimension, unit, value }: Quantity): number | undefined {
  if (dimension === 'time') return Number(value.floor()) / 86_400_000;
  if (dimension !== 'days') return undefined;
  return unit === 'business' ? Math.ceil((Number(value.floor()) * 7) / 5) : Number(value.floor());
}

/** Events that excuse the supplier and not us. */
function excusesMore(promise: Revision, behind: Revision): Finding[] {
  const eventsOf = ({ exclusions }: Revision): ReadonlySet<string> =>
    new Set(exclusions.filter(({ kind }) => kind === 'force-majeure').flatMap(({ events }) => events ?? []));
  const ours = eventsOf(promise);
  const more = [...eventsOf(behind)].filter((event) => !ours.has(event));
  if (more.length === 0) return [];
  return [
    warning('K09-WIDER-BEHIND', ['exclusions'], {
      message: `${behind.agreement} is excused by ${more.join(', ')}, which does not excuse us.`,
      example: 'the supplier owes nothing for the day on which we owe a credit',
      fix: 'strike the events there, or list them here',
    }),
  ];
}

/** What was attained in earlier periods, by commitment, the oldest first. */
export interface Attained {
  readonly commitment: string;
  readonly values: readonly Quantity[];
}

/** K06: a target that fewer than ten of the last twelve periods would have met. */
export function lintHistory(revision: Revision, history: readonly Attained[]): readonly Finding[] {
  return revision.commitments.flatMap((commitment, index): Finding[] => {
    const target = commitment.targetFor(undefined);
    const values = history.find((one) => one.commitment === commitment.id)?.values.slice(-12) ?? [];
    if (target === undefined || values.length < 12) return [];
    const met = values.filter((attained) => meets({ attained, target })).length;
    if (met >= 10) return [];
    const side = higherIsBetter(target) ? 'higher' : 'lower';
    return [
      warning('K06-TIGHTER-THAN-HISTORY', ['commitments', index, 'target'], {
        message: `“${commitment.title.en}” promises ${target.text}; ${met} of the last 12 periods attained it.`,
        example: `the same year would have been missed ${12 - met} times`,
        fix: `promise what ten of twelve attained, or say what will make it ${side}`,
      }),
    ];
  });
}

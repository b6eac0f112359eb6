/**
 * From status to status: which case events that is. Owns: pauses left, solutions taken back, hand-overs. Does not own: what
 * a status means (terms), clocks (core).
 */
import type { caseEvents } from '@troth/core';
import type { StatusMeaning } from './terms.ts';

export interface Step {
  readonly event: (typeof caseEvents)[number];
  readonly why?: string | undefined;
  readonly party?: string | undefined;
}

const ranks: Readonly<Record<StatusMeaning['phase'], number>> = {
  new: 0,
  working: 0,
  paused: 0,
  restored: 1,
  resolved: 2,
  closed: 3,
};
const rank = ({ phase }: StatusMeaning): number => ranks[phase];

/** The events of a ticket that leaves one status for another. */
export function stepsBetween(from: StatusMeaning, to: StatusMeaning): readonly Step[] {
  return [...leaving(from, to), ...entering(to, from)];
}

/** The events of a ticket that is opened in a status. */
export function stepsAtOpening(to: StatusMeaning): readonly Step[] {
  return entering(to, undefined);
}

/**
 * The events of a ticket seen in a status, without knowing where it came from. It may have been paused or solved before: a
 * reopening that changes nothing does no harm, a reopening that is never told makes a missed promise look kept.
 */
export function stepsWhenSeen(to: StatusMeaning, outOf: 'reopened' | 'resumed'): readonly Step[] {
  const open = rank(to) === 0;
  const back = open && (outOf === 'reopened' || to.phase !== 'paused');
  return [
    ...(back ? [{ event: outOf, party: to.phase === 'paused' ? undefined : to.party }] : []),
    ...entering(to, undefined),
  ];
}

function leaving(from: StatusMeaning, to: StatusMeaning): Step[] {
  const steps: Step[] = [];
  const turn = to.phase === 'paused' ? undefined : to.party;
  if (rank(from) > rank(to)) {
    steps.push(to.refuses ? { event: 'refused', why: to.why, party: turn } : { event: 'reopened', party: turn });
  }
  const stays = to.phase === 'paused' && to.why === from.why;
  // Resolution and closure end every pause by themselves.
  if (from.phase === 'paused' && !stays && rank(to) < ranks.resolved) {
    steps.push({ event: 'resumed', why: from.why, party: turn });
  }
  return steps;
}

function entering(to: StatusMeaning, from: StatusMeaning | undefined): Step[] {
  const steps: Step[] = [];
  if (to.responds && from?.responds !== true) steps.push({ event: 'responded' });
  switch (to.phase) {
    case 'paused':
      if (from?.phase !== 'paused' || from.why !== to.why || from.party !== to.party) {
        steps.push({ event: 'paused', why: to.why, party: to.party });
      }
      break;
    case 'restored':
    case 'resolved':
    case 'closed':
      if (from === undefined || rank(from) !== rank(to)) steps.push({ event: to.phase, party: to.party });
      break;
    case 'new':
    case 'working':
      if (from !== undefined && rank(from) === 0 && from.phase !== 'paused' && handsOver(from, to)) {
        steps.push({ event: 'handed-over', party: to.party });
      }
      break;
  }
  return steps;
}

const handsOver = (from: StatusMeaning, to: StatusMeaning): boolean =>
  to.party !== undefined && to.party !== from.party;

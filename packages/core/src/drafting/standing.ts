/**
 * Where a signed revision stands, by its dates and by what was decided since. Owns: that answer; nothing moves a revision from one
 * standing to the next but time and decisions, so that no job can be late. Does not own: which decisions there are (records).
 */
import type { Localized } from '../terms/text.ts';
import type { Instant } from '../values/instant.ts';

const words = {
  signed: { en: 'signed, not yet in force', 'zh-Hant': '已簽署，尚未生效' },
  'in-force': { en: 'in force', 'zh-Hant': '生效中' },
  suspended: { en: 'in force, targets suspended', 'zh-Hant': '生效中，目標暫停適用' },
  superseded: { en: 'superseded', 'zh-Hant': '已被取代' },
  expired: { en: 'expired', 'zh-Hant': '已屆滿' },
  terminated: { en: 'terminated', 'zh-Hant': '已終止' },
  void: { en: 'void', 'zh-Hant': '已失效' },
} as const satisfies Record<string, Localized>;

export type Standing = keyof typeof words;

export const sayStanding = (standing: Standing): Localized => words[standing];

/** A revision with the span in which it holds: until the next one begins, where it names no end itself. */
export interface SignedRevision {
  readonly revision: number;
  readonly from: Instant;
  readonly to?: Instant | undefined;
}

/** Something decided about the agreement: from when, and until when it is so. */
export interface StandingDecision {
  readonly change: 'suspend' | 'void' | 'terminate';
  readonly from: Instant;
  readonly until?: Instant | undefined;
}

export interface StandingFacts {
  /** All revisions of the agreement. */
  readonly revisions: readonly SignedRevision[];
  readonly decisions: readonly StandingDecision[];
  readonly now: Instant;
}

export function standingOf(revision: SignedRevision, { revisions, decisions, now }: StandingFacts): Standing {
  if (revision.from > now) return 'signed';
  const next = revisions.filter(({ from }) => from > revision.from && from <= now);
  const ended = revision.to !== undefined && revision.to <= now;
  // What followed it took its place, whatever became of that one later.
  if (next.length > 0) return 'superseded';
  const last = decisions.find(({ change, from }) => change !== 'suspend' && from <= now && from >= revision.from);
  if (last !== undefined) return last.change === 'void' ? 'void' : 'terminated';
  if (ended) return 'expired';
  const suspended = decisions.some(
    ({ change, from, until }) => change === 'suspend' && from <= now && (until === undefined || now < until),
  );
  return suspended ? 'suspended' : 'in-force';
}

/** Rights that arose in a statement's period from repeated or severe failure. Owns: handing histories to the conditions. */
import { commitmentKey } from '../credits/find.ts';
import type { PastPeriod } from '../credits/rule.ts';
import { looksAt, rightState } from '../credits/termination/right.ts';
import type { RightState } from '../credits/termination/right.ts';
import type { TerminationRight } from '../credits/termination/schema.ts';
import { Instant } from '../values/instant.ts';
import type { JudgedPeriod } from './measure-period.ts';
import type { RightResult } from './statement.ts';

export interface RightsQuestion {
  /** Closed windows, oldest first. */
  readonly closed: readonly JudgedPeriod[];
  /** Windows that close in the statement's period. */
  readonly closing: readonly JudgedPeriod[];
  /** History by commitment, and by "commitment subject" where each is judged alone. */
  readonly history: ReadonlyMap<string, readonly PastPeriod[]>;
}

/**
 * Each right whose condition was met by a window that closes in the statement's period: for each subject where they are
 * judged alone, but once where the condition is about how many of them failed.
 */
export function rightsOf(question: RightsQuestion): readonly RightResult[] {
  const found = new Map<string, RightResult>();
  for (const one of question.closing) {
    const revision = one.segments[one.segments.length - 1]?.segment.revision;
    for (const right of revision?.terms.consequences?.termination ?? []) {
      if (!looksAt(right, one.commitment.id)) continue;
      const state = stateAt(right, one, question);
      const subject = right.when.every(({ kind }) => kind === 'share-of-subjects') ? undefined : one.subject?.id;
      const key = `${right.id} ${one.commitment.id} ${subject ?? ''}`;
      if (state.triggered && !found.has(key)) found.set(key, rightResult(right, { one, state, subject }));
    }
  }
  return [...found.values()];
}

function stateAt(right: TerminationRight, one: JudgedPeriod, { closed, history }: RightsQuestion): RightState {
  const until = (list: readonly PastPeriod[] | undefined): readonly PastPeriod[] =>
    (list ?? []).filter((past) => past.end <= one.window.end);
  const own = [...history].filter(([key]) => key.split(' ')[0] === one.commitment.id);
  const alone = own.find(([key]) => key === keyOf(one));
  const occurrences = closed
    .filter((past) => keyOf(past) === keyOf(one) && past.window.end <= one.window.end)
    .flatMap((past) => past.segments.flatMap((segment) => segment.measurement.occurrences));
  const zone = one.segments[0]?.segment.revision.zone;
  if (zone === undefined) throw new TypeError(`${one.commitment.id} has no segment`);
  return rightState(right, {
    commitment: one.commitment.id,
    history: until(alone?.[1]),
    occurrences,
    subjects: new Map(
      own
        .filter(([key]) => key.includes(' '))
        .map(([key, list]) => [key.slice(one.commitment.id.length + 1), until(list)]),
    ),
    zone,
    businessDays: one.commitment.calendar,
  });
}

function keyOf(one: JudgedPeriod): string {
  return commitmentKey({ commitment: one.commitment.id, subject: one.subject?.id });
}

interface Triggered {
  readonly one: JudgedPeriod;
  readonly state: RightState;
  readonly subject: string | undefined;
}

function rightResult(right: TerminationRight, { one, state, subject }: Triggered): RightResult {
  return {
    id: right.id,
    commitment: one.commitment.id,
    ...(subject === undefined ? {} : { subject }),
    clause: right.clause ?? 'K14',
    gives: right.gives,
    ...(right.holder === undefined ? {} : { holder: right.holder }),
    ...(right.remedy === undefined ? {} : { remedy: right.remedy }),
    ...(state.triggeredOn === undefined ? {} : { arose: state.triggeredOn }),
    ...(state.exerciseBy === undefined ? {} : { exerciseBy: Instant.format(state.exerciseBy) }),
    steps: state.steps,
  };
}

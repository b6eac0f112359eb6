/**
 * Remedial actions with a supplier or group, and whether they helped: how its promises were kept before an action was agreed, and
 * since it was done (S1.14). Owns: which periods are compared. Does not own: verdicts (statements).
 */
import type { Localized } from '@troth/core';
import { measuredEffect } from '../actions/effect.ts';
import type { Aim, Measured } from '../actions/months.ts';
import type { Standings } from '../desk/standings.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { rolesOf } from '../practice/sight.ts';

export interface KeptOf {
  readonly good: number;
  readonly of: number;
}

export interface ActionEffect {
  readonly id: string;
  readonly title: Localized | string;
  readonly owner: string;
  readonly dueOn: string;
  readonly state: string;
  readonly doneOn?: string | undefined;
  readonly agreement?: string | undefined;
  /** The promise that it is to move, where it names one: then that one alone is compared. */
  readonly commitment?: string | undefined;
  /** Promises kept in the three closed periods before it was agreed. */
  readonly before: KeptOf;
  /** In the closed periods that began after it was done, three at most; missing until it is. */
  readonly after?: KeptOf | undefined;
  /** What whoever did it says. */
  readonly effect?: string | undefined;
}

const compared = 3;

interface Asked {
  readonly party: string;
  /** The party itself reads it: of agreements that are not theirs it is told nothing, not even that there are any. */
  readonly outside: boolean;
}

/** Those that name the party, which sees them too; the newest first. */
export function actionEffects(
  register: Register,
  { party, outside }: Asked,
  standings: Standings,
): readonly ActionEffect[] {
  const roles = rolesOf(register, party);
  const own = new Set(roles.filter(({ body }) => body.provider === party).map(({ id }) => id));
  const theirs = new Set(roles.map(({ id }) => id));
  const isShown = (agreement: string | undefined): boolean =>
    agreement === undefined || !outside || theirs.has(agreement);
  return (
    register
      .all('action')
      .filter(({ body: { state, ...body } }) => body.party === party && !put.has(state))
      // What is proposed is ours alone until somebody accepts it.
      .filter(({ body }) => body.state !== 'proposed' || !outside)
      .map((action) => {
        const { aim } = action.body;
        if (aim !== undefined && isShown(aim.agreement)) return aimedEffect(action, aim, standings);
        const made = effectOf(action, own, standings);
        return isShown(made.agreement) ? made : { ...made, agreement: undefined };
      })
      .sort((one, other) => (one.dueOn < other.dueOn ? 1 : -1))
  );
}

/** Nobody does anything about it any more. */
const put: ReadonlySet<string> = new Set(['dismissed', 'cancelled']);

function aimedEffect(action: PracticeRecord<'action'>, aim: Aim, standings: Standings): ActionEffect {
  const { owner, dueOn, state, effect } = action.body;
  const { doneAt, before, since } = measuredEffect(action, aim, standings);
  const kept = ({ met, missed }: Measured): KeptOf => ({ good: met, of: met + missed });
  return {
    id: action.id,
    title: action.title,
    owner,
    dueOn,
    state,
    doneOn: doneAt?.slice(0, 10),
    agreement: aim.agreement,
    commitment: aim.commitment,
    before: kept(before),
    after: since === undefined || since.months === 0 ? undefined : kept(since),
    effect,
  };
}

function effectOf(
  { id, title, body }: PracticeRecord<'action'>,
  own: ReadonlySet<string>,
  standings: Standings,
): ActionEffect {
  const agreedAt = body.trail[0]?.at ?? '';
  const doneAt = body.trail.findLast(({ act }) => act === 'finish')?.at;
  const isDone = body.state === 'done' || body.state === 'verified';
  const agreements = body.agreement !== undefined && own.has(body.agreement) ? [body.agreement] : [...own];
  const closed = agreements
    .flatMap((agreement) => standings.get(agreement) ?? [])
    .filter(({ issue }) => issue !== undefined);
  const periods = Map.groupBy(closed, ({ period }) => period.key);
  const inOrder = [...periods.values()].sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
  const earlier = inOrder.filter((all) => all.every(({ period }) => Date.parse(period.end) <= Date.parse(agreedAt)));
  const later = inOrder.filter((all) => doneAt !== undefined && Date.parse(startOf(all)) >= Date.parse(doneAt));
  return {
    id,
    title,
    owner: body.owner,
    dueOn: body.dueOn,
    state: body.state,
    doneOn: isDone ? doneAt?.slice(0, 10) : undefined,
    agreement: body.agreement,
    before: keptIn(earlier.slice(-compared).flat()),
    after: isDone && later.length > 0 ? keptIn(later.slice(0, compared).flat()) : undefined,
    effect: body.effect,
  };
}

type Periods = NonNullable<ReturnType<Standings['get']>>;

const startOf = (periods: Periods): string => periods[0]?.period.start ?? '';

function keptIn(periods: Periods): KeptOf {
  const verdicts = periods.flatMap(({ rows }) => rows.map(({ verdict }) => verdict));
  const good = verdicts.filter((verdict) => verdict === 'met').length;
  return { good, of: good + verdicts.filter((verdict) => verdict === 'missed').length };
}

/** Actions whose day came or that were done, and those that were done by it. */
export function doneInTime(effects: readonly ActionEffect[], today: string): KeptOf {
  const due = effects.filter(
    ({ state, dueOn, doneOn }) => state !== 'proposed' && (doneOn !== undefined || dueOn < today),
  );
  return { good: due.filter(({ dueOn, doneOn }) => doneOn !== undefined && doneOn <= dueOn).length, of: due.length };
}

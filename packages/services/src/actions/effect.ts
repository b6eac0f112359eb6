/**
 * What came of an action that was to move the measure of a promise (S1.14, J9): before it, while it was done, since. Owns: the
 * comparison, from statements alone. That somebody said "done" only says from when on to look, never that it helped.
 */
import { accepted, Ratio, refused } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { standingsOf } from '../desk/standings.ts';
import type { Standings } from '../desk/standings.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { gainOf } from './gain.ts';
import type { Gain } from './gain.ts';
import { measured, measuredMonths, titleIn } from './months.ts';
import type { Aim, KeptMonth, Measured, MeasuredMonth } from './months.ts';
import { planSteps } from './plan-steps.ts';
import type { PlanStep } from './plan-steps.ts';
import { savingOf } from './saving.ts';
import type { Saving } from './saving.ts';

/** Months that must be good one after another where the action names no number. */
const usualMonths = 3;

export type Phase = 'before' | 'between' | 'since';

export interface EffectMonth extends MeasuredMonth {
  readonly phase: Phase;
  /** As it stood when the action was proposed, where evidence says otherwise now. */
  readonly was?: KeptMonth | undefined;
  /** Of a closed month since it was done: within the objective; missing where there is no data. */
  readonly good?: boolean | undefined;
}

export interface ActionEffectView {
  readonly action: string;
  readonly agreement: string;
  readonly commitment: string;
  readonly title?: Localized | undefined;
  readonly subject?: string | undefined;
  readonly period: string;
  readonly target?: string | undefined;
  readonly proposedAt: string;
  readonly doneAt?: string | undefined;
  readonly months: readonly EffectMonth[];
  /** As it was kept when the action was proposed. */
  readonly before: Measured;
  /** Closed months that ended after it was proposed and began before it was done. */
  readonly between: Measured;
  /** Closed months that began after it was done; missing until it is. */
  readonly since?: Measured | undefined;
  /** Exact milliseconds a month, of the months with data. */
  readonly downAMonth?: { readonly before: string; readonly since: string } | undefined;
  /** Of the planned change what came about; missing without data. */
  readonly gain?: Gain | undefined;
  readonly objective: {
    readonly mostDownMs?: number | undefined;
    readonly months: number;
    /** Good months one after another, up to the last closed one. */
    readonly good: number;
    readonly state: 'waiting' | 'under-way' | 'verified' | 'not-reached' | 'no-data';
  };
  /** Actions that name this one as where they come from. */
  readonly steps: readonly PlanStep[];
  readonly saving?: Saving | undefined;
}

/** A party that has a part in the action, and stands in the agreement, reads the same from its own statements; prices are ours alone. */
export async function actionEffect(
  context: Context,
  { organisation, actor, action: id }: Question & { readonly actor: Actor; readonly action: string },
): Promise<Outcome<ActionEffectView>> {
  const register = await registerOf(context.store, organisation);
  const action = register.get('action', id);
  if (action === undefined || !isSeenBy(register, actor, action))
    return refused({ code: 'NOT-FOUND', message: `there is no action ${id}` });
  const { aim } = action.body;
  if (aim === undefined)
    return refused({ code: 'NOT-FOUND', message: `the action ${id} names no promise whose measure it is to move` });
  const standings = await standingsOf(context, { organisation });
  const isOwn = (actor.side ?? 'own') === 'own';
  const saving = isOwn ? await savingOf(context, { organisation, actor, aim }) : undefined;
  const party = isOwn ? undefined : actor.party;
  return accepted({
    ...measuredEffect(action, aim, standings),
    steps: await planSteps(context, register, { organisation, plan: id, party }),
    ...(saving === undefined ? {} : { saving }),
  });
}

function isSeenBy(
  register: Register,
  { side = 'own', party }: Actor,
  { parties, body }: PracticeRecord<'action'>,
): boolean {
  if (side === 'own') return true;
  const standIn = register.get('agreement-roles', body.aim?.agreement ?? '')?.parties ?? [];
  return party !== undefined && parties.includes(party) && standIn.includes(party);
}

/** The comparison alone. */
export function measuredEffect(
  { id, body, recordedAt }: PracticeRecord<'action'>,
  aim: Aim,
  standings: Standings,
): Omit<ActionEffectView, 'steps' | 'saving'> {
  const periods = standings.get(aim.agreement) ?? [];
  const proposedAt = body.trail[0]?.at ?? recordedAt;
  const isDone = body.state === 'done' || body.state === 'verified';
  const doneAt = isDone ? body.trail.findLast(({ act }) => act === 'finish')?.at : undefined;
  const months = monthsOf(aim, { proposedAt, doneAt, all: measuredMonths(periods, aim) });
  const closed = (phase: Phase): readonly EffectMonth[] => months.filter((one) => one.phase === phase && !one.open);
  const before = measured(aim.before);
  const since = doneAt === undefined ? undefined : measured(closed('since'));
  return {
    action: id,
    agreement: aim.agreement,
    commitment: aim.commitment,
    title: titleIn(periods, aim),
    subject: aim.subject,
    period: aim.period,
    target: aim.target,
    proposedAt,
    doneAt,
    months,
    before,
    between: measured(closed('between')),
    since,
    downAMonth: aMonth(before, since),
    gain: gainOf(aim, closed('since')),
    objective: objectiveOf(aim, closed('since'), doneAt),
  };
}

interface Course {
  readonly proposedAt: string;
  readonly doneAt: string | undefined;
  readonly all: readonly MeasuredMonth[];
}

function monthsOf(aim: Aim, { proposedAt, doneAt, all }: Course): readonly EffectMonth[] {
  const kept = new Map(aim.before.map((month) => [month.period, month]));
  const [first = aim.period] = [...kept.keys()].sort();
  const known = new Set(all.map(({ period }) => period));
  const lost = aim.before.flatMap((month): MeasuredMonth[] =>
    known.has(month.period) ? [] : [{ period: month.period, open: false, verdict: 'no-data' }],
  );
  return [...lost, ...all]
    .filter(({ period }) => period >= first)
    .map((month): EffectMonth => {
      const was = kept.get(month.period);
      const ended =
        month.end === undefined
          ? month.period < proposedAt.slice(0, 7)
          : Date.parse(month.end) <= Date.parse(proposedAt);
      const phase = was !== undefined || ended ? 'before' : isSince(month, doneAt) ? 'since' : 'between';
      return {
        ...month,
        phase,
        ...(was === undefined || same(was, month) ? {} : { was }),
        ...(phase === 'since' && !month.open && month.verdict !== 'no-data' ? { good: isGood(aim, month) } : {}),
      };
    });
}

const isSince = ({ period, start }: MeasuredMonth, doneAt: string | undefined): boolean =>
  doneAt !== undefined && (start === undefined ? period > doneAt.slice(0, 7) : Date.parse(start) >= Date.parse(doneAt));

const same = (was: KeptMonth, is: MeasuredMonth): boolean =>
  was.verdict === is.verdict &&
  (was.value === undefined || was.value.exact === is.value?.exact) &&
  was.downMs === is.downMs;

function isGood({ objective }: Aim, { verdict, downMs }: MeasuredMonth): boolean {
  if (objective === undefined) return verdict === 'met';
  return downMs !== undefined && Ratio.parse(downMs).atMost(Ratio.of(objective.mostDownMs));
}

function objectiveOf(
  { objective }: Aim,
  since: readonly EffectMonth[],
  doneAt: string | undefined,
): ActionEffectView['objective'] {
  const months = objective?.months ?? usualMonths;
  let good = 0;
  let best = 0;
  for (const month of since) {
    good = month.good === true ? good + 1 : 0;
    best = Math.max(best, good);
  }
  const counted = since.filter((month) => month.good !== undefined).length;
  const state = ((): ActionEffectView['objective']['state'] => {
    if (doneAt === undefined) return 'waiting';
    if (best >= months) return 'verified';
    if (since.length > 0 && counted === 0) return 'no-data';
    return since.length < months ? 'under-way' : 'not-reached';
  })();
  return { ...(objective === undefined ? {} : { mostDownMs: objective.mostDownMs }), months, good, state };
}

function aMonth(before: Measured, since: Measured | undefined): ActionEffectView['downAMonth'] {
  const mean = (of: Measured | undefined): string | undefined => {
    const count = of === undefined ? 0 : of.months - of.noData;
    return of?.downMs === undefined || count === 0
      ? undefined
      : Ratio.parse(of.downMs).dividedBy(Ratio.of(count)).toString();
  };
  const [was, is] = [mean(before), mean(since)];
  return was === undefined || is === undefined ? undefined : { before: was, since: is };
}

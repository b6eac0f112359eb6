/**
 * How a supplier or group keeps what it promises us: four shares with their numerators and denominators, and their mean; beside it
 * what its failures would do and whether remedial actions helped. Owns: the formula, which the other side sees too. What nobody asked
 * of them yet counts neither way.
 */
import { accepted, Instant, Ratio, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { shownPeriods } from '../desk/agreement-list.ts';
import { standingsOf } from '../desk/standings.ts';
import type { PeriodStanding } from '../desk/standings.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { rolesOf } from '../practice/sight.ts';
import { dayIn, zoneOf } from '../today/scene.ts';
import { earlyMirror } from './early-mirror.ts';
import type { EarlyMirror } from './early-mirror.ts';
import { answerTo } from './notice.ts';
import { actionEffects, doneInTime } from './score-actions.ts';
import type { ActionEffect } from './score-actions.ts';

export interface ScorePart {
  /**
   * `kept`: promises kept over the last thirteen periods; `answered`: claims answered in time; `told`: works announced before they
   * began; `done`: remedial actions done by their day.
   */
  readonly part: 'kept' | 'answered' | 'told' | 'done';
  readonly good: number;
  readonly of: number;
  /** Whole percent, rounded down; missing where nothing was asked. */
  readonly percent?: string | undefined;
}

export interface PartyScore {
  readonly party: string;
  /** Whole percent, rounded down: the mean of the parts that have a denominator. */
  readonly percent?: string | undefined;
  readonly parts: readonly ScorePart[];
  /** Promises kept per period, the oldest first. */
  readonly trend: readonly { readonly period: string; readonly good: number; readonly of: number }[];
  /** Milliseconds of customers' downtime that were attributed to it. */
  readonly causedMs: number;
  readonly actions: readonly ActionEffect[];
  readonly mirror: EarlyMirror;
}

/** Of a supplier or group; a supplier's person gets their own and nobody else's. */
export async function partyScore(
  context: Context,
  { organisation, actor, party }: Question & { readonly actor: Actor; readonly party: string },
): Promise<Outcome<PartyScore>> {
  const register = await registerOf(context.store, organisation);
  const role = register.get('party', party)?.body.role;
  const may = (actor.side ?? 'own') === 'own' || actor.party === party;
  if (!may || (role !== 'supplier' && role !== 'internal-group'))
    return refused({ code: 'NOT-FOUND', message: `there is no supplier or group ${party}` });
  const standings = await standingsOf(context, { organisation });
  const provided = rolesOf(register, party).filter(({ body }) => body.provider === party);
  const trend = trendOf(provided.map(({ id }) => standings.get(id) ?? []));
  const actions = actionEffects(register, { party, outside: (actor.side ?? 'own') !== 'own' }, standings);
  const done = doneInTime(actions, dayIn(zoneOf(register), context.clock()));
  const parts = [
    kept(trend),
    answered(register, party, context.clock()),
    told(register, party),
    part('done', done.good, done.of),
  ];
  const shares = parts.flatMap(({ good, of }) => (of === 0 ? [] : [Ratio.of(good).dividedBy(Ratio.of(of))]));
  const sum = shares.reduce((total, share) => total.plus(share), Ratio.zero);
  return accepted({
    party,
    ...(shares.length === 0 ? {} : { percent: percentOf(sum.dividedBy(Ratio.of(shares.length))) }),
    parts,
    trend,
    causedMs: causedBy(register, party),
    actions,
    mirror: await earlyMirror(context.store, {
      organisation,
      register,
      party,
      severity: answerTo(register, party).severity ?? 'none',
    }),
  });
}

const percentOf = (share: Ratio): string => share.times(Ratio.of(100)).floor().toString();

function part(name: ScorePart['part'], good: number, of: number): ScorePart {
  const percent = of === 0 ? {} : { percent: percentOf(Ratio.of(good).dividedBy(Ratio.of(of))) };
  return { part: name, good, of, ...percent };
}

/** Only what has a verdict: what was not measured is neither kept nor missed. */
function trendOf(agreements: readonly (readonly PeriodStanding[])[]): PartyScore['trend'] {
  const byPeriod = new Map<string, { good: number; of: number }>();
  for (const { period, issue, rows } of agreements.flat()) {
    if (issue === undefined) continue;
    const found = byPeriod.get(period.key) ?? { good: 0, of: 0 };
    byPeriod.set(period.key, found);
    for (const { verdict } of rows) {
      if (verdict === 'met') found.good += 1;
      if (verdict === 'met' || verdict === 'missed') found.of += 1;
    }
  }
  const inOrder = [...byPeriod].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.slice(-shownPeriods).map(([period, counts]) => ({ period, ...counts }));
}

function kept(trend: PartyScore['trend']): ScorePart {
  const total = (name: 'good' | 'of'): number => trend.reduce((sum, line) => sum + line[name], 0);
  return part('kept', total('good'), total('of'));
}

const answers = new Set(['accept', 'refuse']);

/** A claim whose day to answer is over, or that was answered. */
function answered(register: Register, party: string, now: Instant): ScorePart {
  const due = register.all('claim').flatMap(({ body: { supplier, answerBy, trail } }) => {
    if (supplier !== party || answerBy === undefined) return [];
    const by = Instant.parse(answerBy);
    const at = trail.find(({ act }) => answers.has(act))?.at;
    if (at === undefined) return by <= now ? [false] : [];
    return [Instant.parse(at) <= by];
  });
  return part('answered', due.filter(Boolean).length, due.length);
}

/** Works of the supplier that began: told before they did, or not. */
function told(register: Register, party: string): ScorePart {
  const begun = register
    .all('change')
    .filter(({ body }) => body.supplier === party && ['executing', 'done', 'failed'].includes(body.state));
  const inTime = begun.filter(
    ({ body: { noticedAt, window } }) =>
      noticedAt !== undefined && Instant.parse(noticedAt) < Instant.parse(window.start),
  );
  return part('told', inTime.length, begun.length);
}

function causedBy(register: Register, party: string): number {
  const shares = register.all('breach').flatMap(({ body }) => body.attribution ?? []);
  return shares.reduce((sum, share) => (share.party === party ? sum + share.ms : sum), 0);
}

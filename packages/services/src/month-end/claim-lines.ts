/**
 * Claims to suppliers, one line each: what we owe for the event, what we can get back, why not all of it, until when. Owns: the
 * line; what is recoverable is what somebody wrote down or what the supplier's own statement gives. Does not own: the claim (record).
 */
import { Instant, Money } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { payableShort, sumsOf } from './short-money.ts';
import { statementRegisterOf } from './statement-register.ts';
import type { StatementRegister } from './statement-register.ts';

interface Sum {
  readonly amount: string;
  readonly currency: string;
}

export interface ClaimLine {
  readonly claim: PracticeRecord<'claim'>;
  /** What the customer's statement gives for the month; missing for suppliers, whom it does not concern. */
  readonly owed?: Sum | undefined;
  readonly recoverable?: (Sum & { readonly from: 'entered' | 'statement' }) | undefined;
  /** The deadline that runs now: to claim, to answer, to appeal. */
  readonly clock?:
    { readonly what: 'claim' | 'answer' | 'appeal'; readonly by: string; readonly leftMs: number } | undefined;
}

export interface ClaimList {
  readonly lines: readonly ClaimLine[];
  readonly totals: {
    readonly claimed: readonly Sum[];
    readonly recoverable: readonly Sum[];
    readonly received: readonly Sum[];
  };
}

export async function listClaims(
  context: Context,
  { organisation, actor }: Question & { readonly actor: Actor },
): Promise<ClaimList> {
  const register = await registerOf(context.store, organisation);
  const statements = await statementRegisterOf(context.store, organisation);
  const own = (actor.side ?? 'own') === 'own';
  const lines = seenBy(register, actor, 'claim').map((claim): ClaimLine => ({
    claim,
    owed:
      own && claim.body.forAgreement !== undefined
        ? givenBy(statements, claim.body.forAgreement, claim.body.period)
        : undefined,
    recoverable: recoverableOf(claim, statements),
    clock: clockOf(claim, context.clock()),
  }));
  const sum = (of: readonly (Sum | undefined)[]) =>
    sumsOf(of.flatMap((one) => (one === undefined ? [] : [Money.of(one.amount, one.currency)])));
  return {
    lines,
    totals: {
      claimed: sum(lines.map(({ claim }) => claim.body.amount)),
      recoverable: sum(lines.map(({ recoverable }) => recoverable)),
      received: sum(lines.flatMap(({ claim }) => (claim.body.state === 'received' ? [claim.body.amount] : []))),
    },
  };
}

function givenBy(statements: StatementRegister, agreement: string, period: string): Sum | undefined {
  const issue = statements.versions(agreement, period).at(-1);
  return issue === undefined ? undefined : payableShort(issue)?.toJSON();
}

function recoverableOf({ body }: PracticeRecord<'claim'>, statements: StatementRegister): ClaimLine['recoverable'] {
  if (body.recoverable !== undefined) return { ...body.recoverable, from: 'entered' };
  const given = givenBy(statements, body.agreement, body.period);
  return given === undefined ? undefined : { ...given, from: 'statement' };
}

function clockOf({ body }: PracticeRecord<'claim'>, now: Instant): ClaimLine['clock'] {
  const [what, by] = runningOf(body);
  return what === undefined || by === undefined ? undefined : { what, by, leftMs: Instant.parse(by) - now };
}

/** The deadline that matters in the state it is in. */
function runningOf({
  state,
  deadline,
  answerBy,
  appealBy,
}: PracticeRecord<'claim'>['body']): readonly ['claim' | 'answer' | 'appeal' | undefined, string | undefined] {
  switch (state) {
    case 'claimable':
      return ['claim', deadline];
    case 'claimed':
    case 'appealed':
      return ['answer', answerBy];
    case 'refused':
      return ['appeal', appealBy];
    default:
      return [undefined, undefined];
  }
}

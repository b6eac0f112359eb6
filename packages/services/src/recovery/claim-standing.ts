/**
 * Where the claim for one window of a supplier's contract stands. Owns: what people did (the record of the claim), else what the
 * contract's clock says. Does not own: deadlines (core), the record itself.
 */
import { Instant } from '@troth/core';
import type { Statement } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';

/**
 * `automatic`: given without being asked for. `untold`: the contract's own evidence does not tell of the outage, and must before
 * anything is given. `none`: there is nothing to claim.
 */
export const claimSteps = [
  'automatic',
  'untold',
  'claimable',
  'claimed',
  'accepted',
  'refused',
  'received',
  'forfeited',
  'none',
] as const;
export type ClaimStep = (typeof claimSteps)[number];

export interface ClaimStanding {
  readonly step: ClaimStep;
  /** The first instant at which it is too late, while it can be claimed or once it was missed. */
  readonly deadline?: string | undefined;
  readonly record?: string | undefined;
}

export interface ClaimQuestion {
  readonly contract: string;
  /** Of the event and of the contract's window: people write either. */
  readonly periods: readonly string[];
  /** The customer's agreement that the claim is made for, if it says so. */
  readonly agreement?: string | undefined;
  readonly claims: Statement['claims'];
  /** Its own evidence does not tell of the time. */
  readonly untold: boolean;
  readonly now: Instant;
}

export function claimStanding(register: Register, question: ClaimQuestion): ClaimStanding {
  const { claims, untold, now } = question;
  const dueBy = claims.flatMap(({ stages }) => stages.flatMap((stage) => stage.dueBy ?? [])).sort()[0];
  const record = recordFor(register, question);
  if (record !== undefined) return ofRecord(record, dueBy, now);
  if (claims.length === 0) return { step: 'none' };
  if (claims.every(({ status }) => status === 'automatic')) return { step: untold ? 'untold' : 'automatic' };
  const late = dueBy !== undefined && Instant.parse(dueBy) <= now;
  return { step: late ? 'forfeited' : 'claimable', ...(dueBy === undefined ? {} : { deadline: dueBy }) };
}

/** A claim made for this very agreement goes before one that names none; another agreement's is not ours. Of no agreement: any. */
function recordFor(
  register: Register,
  { contract, periods, agreement }: ClaimQuestion,
): PracticeRecord<'claim'> | undefined {
  const own = register.all('claim').filter(({ body }) => body.agreement === contract && periods.includes(body.period));
  return (
    own.find(({ body }) => agreement !== undefined && body.forAgreement === agreement) ??
    own.find(({ body }) => body.forAgreement === undefined) ??
    (agreement === undefined ? own[0] : undefined)
  );
}

const steps: Readonly<Partial<Record<string, ClaimStep>>> = {
  claimable: 'claimable',
  claimed: 'claimed',
  accepted: 'accepted',
  refused: 'refused',
  appealed: 'claimed',
  received: 'received',
  forfeited: 'forfeited',
};

function ofRecord({ id, body }: PracticeRecord<'claim'>, dueBy: string | undefined, now: Instant): ClaimStanding {
  const deadline = body.deadline ?? dueBy;
  const kept = { record: id, ...(deadline === undefined ? {} : { deadline }) };
  if (body.state === 'claimable')
    return { ...kept, step: deadline !== undefined && Instant.parse(deadline) <= now ? 'forfeited' : 'claimable' };
  const sentAt = body.trail.find(({ act }) => act === 'claim')?.at;
  const late = deadline !== undefined && sentAt !== undefined && Instant.parse(sentAt) > Instant.parse(deadline);
  // A supplier that accepts a late claim owes it all the same.
  const step = late && !['accepted', 'received'].includes(body.state) ? 'forfeited' : steps[body.state];
  return { ...kept, step: step ?? 'none' };
}

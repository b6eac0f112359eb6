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
  const record = recordFor(register, question);
  const byClock = ofClock(claims, now);
  if (record !== undefined) return ofRecord(record, byClock.deadline, now);
  if (claims.length === 0) return { step: 'none' };
  if (claims.every(({ status }) => status === 'automatic')) return { step: untold ? 'untold' : 'automatic' };
  return byClock;
}

/** What is open can be claimed, whatever else was missed; the evidence may tell that it was. */
function ofClock(claims: ClaimQuestion['claims'], now: Instant): ClaimStanding {
  const stages = claims.map((claim) => claim.stages);
  const isMissed = ({ inTime, dueBy }: Stage): boolean =>
    inTime === false || (inTime === undefined && dueBy !== undefined && Instant.parse(dueBy) <= now);
  const open = stages.filter((all) => !all.some(isMissed) && all.some(({ inTime }) => inTime === undefined));
  if (open.length > 0) return { step: 'claimable', ...firstDue(open.flat().filter((one) => one.inTime === undefined)) };
  if (stages.some((all) => !all.some(isMissed))) return { step: 'claimed' };
  return { step: 'forfeited', ...firstDue(stages.flat().filter(isMissed)) };
}

type Stage = Statement['claims'][number]['stages'][number];

function firstDue(stages: readonly Stage[]): Pick<ClaimStanding, 'deadline'> {
  const [deadline] = stages.flatMap(({ dueBy }) => dueBy ?? []).sort();
  return deadline === undefined ? {} : { deadline };
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
  const late = deadline !== undefined && sentAt !== undefined && Instant.parse(sentAt) >= Instant.parse(deadline);
  // A supplier that accepts a late claim owes it all the same.
  const step = late && !['accepted', 'received'].includes(body.state) ? 'forfeited' : steps[body.state];
  return { ...kept, step: step ?? 'none' };
}

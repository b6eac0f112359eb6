/**
 * Whether people were warned of a missed promise before it was broken (S3.5). Owns: which warning counts: sent, of that promise, no
 * later than the instant it was broken; the first of them, because from then on people could plan. Pure.
 */
import { Instant } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { PracticeRecord, Register } from '../practice/register.ts';
import type { ShortIssue, ShortRow } from './statement-register.ts';

export interface OfPromise {
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
}

export interface Sent {
  readonly id: string;
  readonly at: Instant;
  /** Id of the person or machinery that sent it. */
  readonly by: string;
  readonly acknowledgedAt?: Instant | undefined;
}

/** Until then it could still be planned around: where the derivation does not say, the period's end. */
export const brokenInstant = (
  { brokenAt }: Pick<ShortRow, 'brokenAt'>,
  { period }: Pick<ShortIssue, 'period'>,
): Instant => Instant.parse(brokenAt ?? period.end);

/** Warnings of a promise that went out, the first one first. */
export function warningsOf(register: Register, of: OfPromise): readonly Sent[] {
  return register
    .all('warning')
    .flatMap((one) => (isSame(one.body, of) ? sentOf(one) : []))
    .sort((one, other) => one.at - other.at);
}

const isSame = (one: OfPromise, other: OfPromise): boolean =>
  one.agreement === other.agreement && one.commitment === other.commitment && one.period === other.period;

function sentOf({ id, body }: PracticeRecord<'warning'>): readonly Sent[] {
  if (body.sentAt === undefined || body.state === 'drafted' || body.state === 'withdrawn') return [];
  const by = body.trail.find(({ act }) => act === 'send')?.by ?? body.trail[0]?.by ?? 'system';
  const answer = body.trail.find(({ act }) => act === 'acknowledge')?.at;
  return [
    {
      id,
      at: Instant.parse(body.sentAt),
      by,
      ...(answer === undefined ? {} : { acknowledgedAt: Instant.parse(answer) }),
    },
  ];
}

export type BreachWarning = Pick<RecordBody<'breach'>, 'warned' | 'notWarned' | 'notWarnedWhy'>;

/** What the ledger says of it; nothing where nobody was told at all: then a person says why. */
export function breachWarning(register: Register, of: OfPromise, broken: Instant): BreachWarning {
  const sent = warningsOf(register, of);
  const first = sent.find(({ at }) => at <= broken);
  if (first !== undefined) {
    const answered = sent.find(
      ({ at, acknowledgedAt }) => at <= broken && acknowledgedAt !== undefined,
    )?.acknowledgedAt;
    const acknowledged = answered === undefined ? {} : { acknowledgedAt: Instant.format(answered) };
    return { warned: { at: Instant.format(first.at), by: nameOf(register, first.by), ...acknowledged } };
  }
  const [late] = sent;
  if (late === undefined) return {};
  const why = `${late.id} went out ${Instant.format(late.at)}, after it was broken ${Instant.format(broken)}.`;
  return { notWarned: 'told-late', notWarnedWhy: why };
}

const nameOf = (register: Register, actor: string): string =>
  register.get('person', actor.replace(/^person:/u, ''))?.body.name.en ?? actor;

/** Told in time, or said why not: then a report may be issued. */
export function isExplained({ warned, notWarned }: BreachWarning, broken: Instant): boolean {
  return notWarned !== undefined || (warned !== undefined && Instant.parse(warned.at) <= broken);
}

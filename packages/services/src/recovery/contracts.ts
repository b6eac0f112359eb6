/**
 * Contracts of a supplier that an event can be claimed under. Owns: which. In force at the time and behind the agreement goes before
 * in force at all; of several, those whose own evidence tells of an outage at the time. Does not own: what they give.
 */
import { IntervalSet } from '@troth/core';
import type { Instant } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Shelf, ShelvedAgreement } from '../agreements/shelf.ts';
import { allFacts, standingRows } from '../evidence/find-row.ts';
import type { Register } from '../practice/register.ts';
import { supportOf } from './behind.ts';
import type { Bearer, DownTime } from './bearers.ts';
import type { MissedPromise } from './missed.ts';

export interface ContractQuestion {
  readonly register: Register;
  readonly shelf: Shelf;
  readonly missed: MissedPromise;
  readonly bearer: Bearer;
  readonly down: DownTime;
}

export function contractsAt({ register, shelf, missed, bearer, down }: ContractQuestion): readonly string[] {
  const at = [...bearer.time][0]?.start ?? missed.span.start;
  const holding = (id: string): boolean => isInForce(shelf.agreements.get(id), at);
  const behind = supportOf(register, missed.agreement).behind.filter(
    ({ party, agreement }) => party === bearer.party && holding(agreement),
  );
  const linked = [...new Set(behind.map(({ agreement }) => agreement))];
  const any = register
    .all('agreement-roles')
    .filter(({ body, id }) => body.provider === bearer.party && holding(id))
    .map(({ id }) => id);
  const candidates = linked.length > 0 ? linked : any;
  const telling = candidates.filter((id) => !down(id).intersect(bearer.time).isEmpty);
  return telling.length > 0 ? telling : candidates;
}

/** A revision holds, and the term has not ended: a text without a successor holds no longer than its term. */
export function isInForce(shelved: ShelvedAgreement | undefined, at: Instant): boolean {
  const revision = shelved?.agreement.revisions.find(({ from, to }) => from <= at && (to === undefined || at < to));
  if (revision === undefined) return false;
  const end = revision.terms.term?.end;
  return end === undefined || at < revision.zone.startOfDay(end);
}

/** When agreements were down, as their evidence stands. */
export async function downTimes(
  reader: Reader,
  {
    shelf,
    agreements,
    now,
  }: { readonly shelf: Shelf; readonly agreements: ReadonlySet<string>; readonly now: Instant },
): Promise<DownTime> {
  const found = new Map<string, IntervalSet>();
  for (const agreement of agreements) {
    const shelved = shelf.agreements.get(agreement);
    if (shelved === undefined) continue;
    const facts = await allFacts(reader, { agreement, names: [...shelved.names], forms: ['state'], knownAt: now });
    const rows = standingRows(facts, { agreement, knownAt: now }).rows('state');
    const down = rows.filter((row) => row.agreement === agreement && row.state === 'down');
    found.set(agreement, IntervalSet.of(down.map(({ start, end }) => ({ start, end: end ?? now }))));
  }
  return (agreement) => found.get(agreement) ?? IntervalSet.empty;
}

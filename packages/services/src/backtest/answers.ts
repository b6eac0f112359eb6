/**
 * Who answers for a row of evidence: from whom something was claimed for it, else whose agreement behind ours was down in the
 * same time, the longest. Owns: that order. What is written of whole breaches is shares of time and names no row.
 */
import { IntervalSet } from '@troth/core';
import type { EvidenceRow, Instant } from '@troth/core';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import type { Register } from '../practice/register.ts';
import { supportOf } from '../recovery/behind.ts';
import { downTimes } from '../recovery/contracts.ts';

export interface AnswersAsked {
  readonly register: Register;
  /** Whose months. */
  readonly history: string;
  readonly rows: readonly EvidenceRow[];
  readonly now: Instant;
}

/** Parties by the ids of rows; what nobody is named for is missing. */
export async function answersFor(
  { store }: Context,
  reader: Reader,
  { register, history, rows, now }: AnswersAsked,
): Promise<ReadonlyMap<string, string>> {
  const claimed = new Map(register.all('claim').map(({ body }) => [body.event, body.supplier]));
  const { behind } = supportOf(register, history);
  const agreements = new Set(behind.map(({ agreement }) => agreement));
  const down = await downTimes(reader, { shelf: await shelfOf(store, reader), agreements, now });
  const byParty = new Map<string, IntervalSet>();
  for (const { agreement, party } of behind)
    if (party !== undefined) byParty.set(party, (byParty.get(party) ?? IntervalSet.empty).union(down(agreement)));
  return new Map(
    rows.flatMap((row) => {
      const party = claimed.get(row.id) ?? downWith(row, byParty, now);
      return party === undefined ? [] : [[row.id, party] as const];
    }),
  );
}

function downWith(row: EvidenceRow, byParty: ReadonlyMap<string, IntervalSet>, now: Instant): string | undefined {
  if (row.form !== 'state' || row.state === 'up') return undefined;
  const own = IntervalSet.single(row.start, row.end ?? now);
  const shared = [...byParty].map(([party, time]) => ({ party, ms: time.intersect(own).total() }));
  return shared.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms)[0]?.party;
}

/**
 * An issued statement computed again from the store as it was known when it was issued, before whoever asks. Owns: the
 * comparison. It reads what lies in the store as it is: a record that was altered is what is looked for.
 */
import { accepted, evaluate, Instant, refused, statementHash } from '@troth/core';
import type { Json, Outcome } from '@troth/core';
import { z } from 'zod';
import type { Context, Question } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { issueId, statementKind } from '../periods/issued.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import { firstDifference } from './first-difference.ts';
import type { Parting } from './first-difference.ts';

export interface Recomputed {
  readonly version: number;
  readonly knownAt: string;
  /** Hash that it was issued with. */
  readonly issued: string;
  readonly computed: string;
  readonly equal: boolean;
  /** Where the kept statement and the computed one part first; missing where only the hash is another. */
  readonly first?: Parting | undefined;
}

const kept = z.looseObject({ hash: z.string(), knownAt: z.string(), statement: z.custom<Json>() });

/** Every version that was issued, the oldest first. */
export async function recomputeIssued(
  context: Context,
  { organisation, agreement, period }: Question & { readonly agreement: string; readonly period: string },
): Promise<Outcome<readonly Recomputed[]>> {
  return context.store.read(organisation, async (reader) => {
    const versions = await reader.versions(statementKind, issueId(agreement, period));
    if (versions.length === 0)
      return refused({ code: 'NOT-FOUND', message: `no statement of ${agreement} for ${period} was issued` });
    const all: Recomputed[] = [];
    for (const stored of versions) {
      const { hash, knownAt, statement } = readBody(kept, stored);
      const asked = { agreement, period, knownAt: Instant.parse(knownAt), textsAt: stored.recordedAt };
      const request = await requestAt(context, reader, asked);
      if (!request.ok) return request;
      const again = evaluate(request.value);
      if (!again.ok) return again;
      const computed = statementHash(again.value);
      const first = firstDifference(statement, plainData(again.value));
      const equal = computed === hash && first === undefined;
      all.push({ version: stored.version, knownAt, issued: hash, computed, equal, ...(first && { first }) });
    }
    return accepted(all);
  });
}

/** Whether a published text can be kept by what stands behind it. Owns: the question of an agreement. */
import { accepted } from '@troth/core';
import type { Deliverability, Outcome } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { provenOf, revisionAsked } from './proof-of.ts';
import { wholeReport } from './whole-report.ts';

export async function agreementProof(
  context: Context,
  question: Question & { readonly agreement: string; readonly revision?: number | undefined },
): Promise<Outcome<Deliverability>> {
  const { store } = context;
  return store.read(question.organisation, async (reader) => {
    const found = agreementOn(await shelfOf(store, reader), question.agreement);
    if (!found.ok) return found;
    const revision = revisionAsked(found.value.agreement, { revision: question.revision, now: context.clock() });
    if (!revision.ok) return revision;
    const proven = await provenOf(store, reader, { revision: revision.value });
    if (!proven.ok) return proven;
    return accepted(await wholeReport(reader, proven.value));
  });
}

/** One row by source and id, as it stands. Owns: paging through a source's facts; corrections are few and people wait for them. */
import { resolveEvidence } from '@troth/core';
import type { EvidenceRow, Instant } from '@troth/core';
import type { FactQuestion, Reader, StoredFact } from '@troth/stores';

const pageSize = 5000;

/** All facts of a question, page by page. */
export async function allFacts(
  reader: Reader,
  question: Omit<FactQuestion, 'after' | 'limit'>,
): Promise<readonly StoredFact[]> {
  const found: StoredFact[] = [];
  for (let after: FactQuestion['after']; ;) {
    const page = await reader.facts({ ...question, ...(after === undefined ? {} : { after }), limit: pageSize });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return found;
    after = { entry: last.entry, position: last.position };
  }
}

/** The row of that id as it was first told; undefined when the source never told it. */
export async function findRow(reader: Reader, source: string, id: string): Promise<EvidenceRow | undefined> {
  return (await allFacts(reader, { source })).find(({ row }) => row.id === id)?.row;
}

/** Rows of a source that stand for an agreement: corrections applied. */
export function standingRows(
  facts: readonly StoredFact[],
  { agreement, knownAt }: { readonly agreement: string; readonly knownAt: Instant },
): ReturnType<typeof resolveEvidence> {
  return resolveEvidence({ rows: facts.map(({ row }) => row), knownAt, agreement });
}
